import type { Clock } from './clock.ts';
import type { DueDebt } from './due.ts';
import type { Sweeper } from './schedule.ts';
import type { UnderWay } from './under-way.ts';

/** The simulated clock with everything that must happen on the way when it is put forward. */
export interface TimeMachine {
  now(): number;
  /**
   * Plays the time until `target` (epoch ms): stops at each moment at which something falls due, sweeps there and waits
   * until all that it caused is done, and only then goes on.
   * @throws Error when something never ends, or when a sweep leaves the same thing due again and again
   */
  advanceTo(target: number): Promise<void>;
  /** When something falls due next that one waits for (epoch ms, whole seconds); `undefined` when nothing is owed. */
  nextDue(): Promise<number | undefined>;
  /** Waits until nothing is under way. */
  quiet(): Promise<void>;
}

const MAX_STOPS = 20_000;
const MAX_SWEEPS_OF_ONE_DEBT = 3;

export function timeMachine(options: {
  readonly clock: Clock;
  readonly due: () => Promise<DueDebt | undefined>;
  readonly nextEvent: () => Promise<number | undefined>;
  readonly sweeper: Sweeper;
  readonly underWay: UnderWay;
}): TimeMachine {
  const { clock, due, nextEvent, sweeper, underWay } = options;
  let journey: Promise<void> = Promise.resolve();

  const play = async (target: number): Promise<void> => {
    await underWay.quiet();
    let last = '';
    let again = 0;
    for (let stop = 0; stop < MAX_STOPS; stop += 1) {
      const first = await due();
      if (!first || wholeSecond(first.at) > target) {
        clock.putForward(target);
        await sweeper.sweep();
        await underWay.quiet();
        return;
      }
      const seen = `${first.pk} ${first.sk}, due at ${new Date(first.at).toISOString()}`;
      again = seen === last ? again + 1 : 0;
      last = seen;
      if (again >= MAX_SWEEPS_OF_ONE_DEBT) {
        throw new Error(`The clock cannot move on: ${again} sweeps left ${seen} as it was. Look at the sweep's log.`);
      }
      clock.putForward(wholeSecond(first.at));
      await sweeper.sweep();
      await underWay.quiet();
    }
    throw new Error(`The clock stopped after ${MAX_STOPS} due moments: something makes itself due again without end.`);
  };

  return {
    now: clock.now,
    advanceTo: (target) => {
      // One after the other: two forms on the desk pressed at once must not move the clock under each other.
      const next = journey.catch(() => undefined).then(() => sweeper.holding(() => play(target)));
      journey = next;
      return next;
    },
    nextDue: async () => {
      const next = await nextEvent();
      return next === undefined ? undefined : wholeSecond(next);
    },
    quiet: () => underWay.quiet(),
  };
}

/** The scheduler's times are whole seconds, so what is due at .5 is due for a sweep at the next one. */
function wholeSecond(ms: number): number {
  return Math.ceil(ms / 1000) * 1000;
}

import * as z from 'zod';
import type { Clock } from './clock.ts';
import type { DueDebt } from './due.ts';
import type { UnderWay } from './under-way.ts';

/** An AWS::Scheduler::Schedule of the template, its ARNs resolved. */
export const ScheduleSchema = z.object({
  ScheduleExpression: z.string().regex(/^rate\(1 minutes?\)$/, 'the local run knows only rate(1 minute)'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.object({ Arn: z.string(), RoleArn: z.string(), Input: z.string().default('{}') }),
});
export type Schedule = z.infer<typeof ScheduleSchema>;

export interface Sweeper {
  /** Runs one sweep at the simulated time and waits for its end. Never two at once. */
  sweep(): Promise<void>;
  /** Holds the recurring sweeps back while `work` moves the clock by itself. */
  holding<Result>(work: () => Promise<Result>): Promise<Result>;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 1_000;
const MINUTE_MS = 60_000;

/**
 * EventBridge Scheduler: invokes the schedule's function each minute of simulated time. Also within the minute when
 * something is due, because a person at the desk who sends in a paper should not wait a minute for its
 * acknowledgement; AWS would only be later. A failed sweep is not repeated, as in the template: the next one catches up.
 */
export function startSchedule(options: {
  /** `undefined` for a stack without one: then a sweep does nothing. */
  readonly schedule: Schedule | undefined;
  readonly clock: Clock;
  readonly due: () => Promise<DueDebt | undefined>;
  readonly invoke: (arn: string, event: unknown, role: string) => Promise<unknown>;
  readonly underWay: UnderWay;
  readonly report: (error: unknown) => void;
}): Sweeper {
  const { schedule, clock, due, invoke, underWay, report } = options;
  let running: Promise<void> | undefined;
  let held = 0;
  let looking = false;
  let lastMinute = -1;
  let lastLook = '';

  const once = async (): Promise<void> => {
    if (!schedule) return;
    lastMinute = Math.floor(clock.now() / MINUTE_MS);
    const input = schedule.Target.Input.replaceAll('<aws.scheduler.scheduled-time>', scheduledTime(clock.now()));
    await underWay.during('a sweep', async () =>
      invoke(schedule.Target.Arn, JSON.parse(input), schedule.Target.RoleArn),
    );
  };

  const sweep = async (): Promise<void> => {
    while (running) await running.catch(() => undefined);
    running = once();
    try {
      await running;
    } finally {
      running = undefined;
    }
  };

  const look = async (): Promise<void> => {
    if (looking || running || held > 0 || schedule?.State !== 'ENABLED') return;
    looking = true;
    try {
      const first = await due();
      const overdue = first !== undefined && first.at <= Math.floor(clock.now() / 1000) * 1000;
      const seen = overdue ? `${first.pk} ${first.sk} ${first.at}` : '';
      const newMinute = Math.floor(clock.now() / MINUTE_MS) !== lastMinute;
      // A debt that one sweep left due (it failed) waits for the next minute like any other.
      if (held === 0 && (newMinute || (overdue && seen !== lastLook))) await sweep();
      lastLook = seen;
    } catch (error) {
      report(error);
    } finally {
      looking = false;
    }
  };

  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();

  return {
    sweep,
    holding: async (work) => {
      held += 1;
      try {
        return await work();
      } finally {
        held -= 1;
      }
    },
    stop: async () => {
      clearInterval(timer);
      held += 1;
      await running?.catch(() => undefined);
    },
  };
}

/** As EventBridge Scheduler writes `<aws.scheduler.scheduled-time>`: whole seconds, UTC. */
function scheduledTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

import { type Call, type Fault, MODES } from './faults.ts';
import type { History } from './history.ts';
import { Play } from './play.ts';
import { SameFuture } from './same-future.ts';
import { Broken } from './verdicts.ts';
import type { World } from './world.ts';

/** One history with every single fault that can strike it. */

export interface Failure {
  readonly history: History;
  /** Where the play breaks already without a fault. */
  readonly fault?: Fault & { readonly label: string };
  readonly breach: Broken['breach'];
  readonly what: string;
}

export interface Explored {
  readonly calls: number;
  readonly faults: number;
  /** Mails that went out twice in the one way that is admitted, in what was played to the end (same-future.ts). */
  readonly ambiguous: number;
  readonly failure?: Failure;
}

/** A moment between two steps of the play without faults, to which a play with a fault can return. */
interface Moment {
  readonly world: World;
  readonly callsMade: number;
  readonly next: number;
}

/** Most plays are like another soon after their fault, if ever; and looking takes time. */
const LOOKS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 28, 36, 46, 60, 80, 100, 130]);

/** @param every of the calls, one in so many is made to fail; 1 for all */
export async function explore(history: History, { every = 1, sdk = false } = {}): Promise<Explored> {
  const play = await Play.of(history, sdk);
  const moments: Moment[] = [];
  const calls: Call[] = [];
  play.calls.record = calls;
  const keep = (): boolean => {
    moments.push({ world: { ...play.world }, callsMade: play.calls.made, next: play.nextAt() });
    return false;
  };
  const total = { faults: 0, ambiguous: 0 };
  const broken = await brokenBy(async () => {
    keep();
    await play.finish(keep);
  });
  if (broken)
    return { calls: calls.length, ...total, failure: { history, breach: broken.breach, what: broken.message } };
  total.ambiguous += play.world.ambiguous;

  play.calls.record = undefined;
  const future = new SameFuture();
  for (const { world, next } of moments) future.isKnown(world, next);
  for (const [number, fault] of faultsOf(calls).entries()) {
    if ((number + history.seed) % every !== 0) continue;
    const start = moments.findLast(({ callsMade }) => callsMade <= fault.call);
    if (!start) throw new Error('Every call lies behind some moment.');
    play.world = { ...start.world };
    play.calls.made = start.callsMade;
    play.calls.fault = fault;
    play.calls.struck = false;
    const before = play.world.ambiguous;
    let steps = 0;
    const isOver = (): boolean => {
      if (!play.calls.struck) return false;
      steps += 1;
      return LOOKS.has(steps) && future.isKnown(play.world, play.nextAt());
    };
    const found = await brokenBy(() => play.finish(isOver));
    if (found)
      return { calls: calls.length, ...total, failure: { history, fault, breach: found.breach, what: found.message } };
    if (!play.calls.struck)
      throw new Error(`Call ${fault.call} (${fault.label}) did not come again: the play is not the same twice.`);
    total.faults += 1;
    total.ambiguous += play.world.ambiguous - before;
  }
  return { calls: calls.length, ...total };
}

const faultsOf = (calls: readonly Call[]): (Fault & { label: string })[] =>
  calls.flatMap(({ label, kind }, call) => MODES[kind].map((mode) => ({ call, mode, label })));

async function brokenBy(act: () => Promise<void>): Promise<Broken | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (error instanceof Broken) return error;
    throw error;
  }
}

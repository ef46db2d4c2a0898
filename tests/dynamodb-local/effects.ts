import { type Call, type Fault, MODES } from '../faults/sim/faults.ts';
import type { Seen } from '../faults/sim/memory-table.ts';
import { Play } from '../faults/sim/play.ts';
import { randomHistory } from '../faults/sim/random-history.ts';
import { seededRandom } from '../journey/random.ts';

/** Plays the history of this number with one of its faults. @returns what took effect on the table, in order */
export async function effectsOf(seed: number): Promise<readonly Seen[]> {
  const history = randomHistory(seed);
  const calls: Call[] = [];
  const whole = await Play.of(history);
  whole.calls.record = calls;
  await whole.finish();
  const faults = calls.flatMap(({ kind }, call): Fault[] => MODES[kind].map((mode) => ({ call, mode })));
  const seen: Seen[] = [];
  const struck = await Play.of(history, false, (each) => seen.push(each));
  struck.calls.fault = faults[Math.floor(seededRandom(seed)() * faults.length)];
  await struck.finish();
  return seen;
}

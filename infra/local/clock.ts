import * as z from 'zod';
import { keepFile, readKeptJson } from './engines/kept-file.ts';

const FileSchema = z.object({ now: z.iso.datetime() });

const SAVE_EVERY_MS = 1_000;
const SAVE_AHEAD_MS = 2_000;

/**
 * The simulated clock. It ticks with real time while Afterword runs and stands still while it does not, so that a
 * stopped follow-up is found as it was left. It never goes back: what is kept in its file lies a little ahead of any
 * time that was shown, so that even after `kill -9` it goes on later than it stopped.
 */
export class Clock {
  #simulated: number;
  #real: number;
  readonly #file: string | undefined;
  readonly #timer: NodeJS.Timeout | undefined;

  /**
   * @param file where the time is kept; `undefined` for a clock in memory
   * @param start epoch ms for a clock that has no file yet
   * @throws DamagedData when the file is there and holds no time
   */
  constructor(file: string | undefined, start: number) {
    this.#file = file;
    this.#simulated = readTime(file) ?? start;
    this.#real = performance.now();
    if (!file) return;
    this.#save(SAVE_AHEAD_MS);
    this.#timer = setInterval(() => this.#save(SAVE_AHEAD_MS), SAVE_EVERY_MS);
    this.#timer.unref();
  }

  /** Simulated epoch milliseconds. */
  now = (): number => Math.floor(this.#simulated + performance.now() - this.#real);

  /** Puts the clock forward to `target` (epoch ms); one that lies behind changes nothing. */
  putForward(target: number): void {
    if (target <= this.now()) return;
    this.#simulated = target;
    this.#real = performance.now();
    this.#save(SAVE_AHEAD_MS);
  }

  /** Keeps the exact time: the next start goes on from here. */
  stop(): void {
    clearInterval(this.#timer);
    this.#save(0);
  }

  #save(ahead: number): void {
    if (!this.#file) return;
    keepFile(this.#file, JSON.stringify({ now: new Date(this.now() + ahead).toISOString() }));
  }
}

function readTime(file: string | undefined): number | undefined {
  const kept = file === undefined ? undefined : readKeptJson(file, FileSchema);
  return kept && Date.parse(kept.now);
}

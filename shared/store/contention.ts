import { setTimeout as wait } from 'node:timers/promises';
import { say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';
import type { Key } from './keys.ts';

/**
 * Many who write one item at the same instant: each write that lost reads and decides again, after a wait of its own, so that
 * they come one after the other. In a room of a hundred who press a button together, the last waits some seconds.
 */

export const ATTEMPTS_AGAINST_OTHERS = 20;
const FIRST_MS = 20;
const MOST_MS = 1000;

/** The longest wait before an attempt, counted from 0, in ms. All together stay within half of what an HTTP API waits (29 s). */
export const longestWait = (attempt: number): number =>
  attempt === 0 ? 0 : Math.min(MOST_MS, FIRST_MS * 2 ** (attempt - 1));

/** Waits before an attempt: any time up to the longest, so that those who met once do not meet again ("full jitter"). */
export async function turn(attempt: number): Promise<void> {
  if (attempt > 0) await wait(Math.random() * longestWait(attempt));
}

/** Nothing of this write was stored; the same once more, in some seconds, will be. */
export class Contended extends Refusal {
  /** Of the item, for the log; keys hold random tokens, never names or addresses of people. */
  readonly key: Key;

  constructor(key: Key) {
    super('unavailable', say('web.busy'));
    this.key = key;
  }
}

import type { Key } from './keys.ts';

/** One write, as it is about to be tried: what stands under the key, what shall stand there, and by which command. */
export interface Write {
  readonly key: Key;
  /** Goes into the item's attribute `command`, so that one can see later whether it took effect. */
  readonly command: string;
  /** The how manieth try of the command, from 0: earlier ones were all settled as superseded. */
  readonly attempt: number;
  /** Of the item after this write. */
  readonly version: number;
  /** Absent where nothing is there yet. */
  readonly before?: unknown;
  readonly after: unknown;
}

/** Writes down what is written, before and after; see shared/audit/. */
export interface Journal {
  /** Before the write, so that nothing changes without a word. The same command comes again when a competitor was faster. */
  intend(write: Write): Promise<void>;
  /** After it: it took effect, or something else stands there. */
  settle(write: Write, outcome: 'done' | 'superseded'): Promise<void>;
}

import type { Paper } from './paper.ts';

/**
 * A paper is one item of the table, which ends at 400 KB. What a form takes at most fits by far; what many people write over many
 * versions, each as much as they may, would not. So whoever adds something that can wait is refused in time, and a decision and
 * the questions to co-authors still find room. In bytes.
 */
export const ROOM_FOR_VERSIONS = 375_000;
export const ROOM_FOR_ANSWERS = 330_000;

/** As it is stored, but for what marks the types: 400 KB are 409,600 bytes. */
export const sizeOf = (paper: Paper): number => Buffer.byteLength(JSON.stringify(paper));

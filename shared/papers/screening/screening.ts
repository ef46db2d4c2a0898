import * as z from 'zod';
import { FileFaultSchema } from '../file-fault.ts';
import type { FileType } from '../paper.ts';

/** What a thorough reading of a file found: how many pages (or slides) where that can be told, or why it is not taken. */
export const ScreeningSchema = z.union([
  z.strictObject({ fault: FileFaultSchema }),
  z.strictObject({ pages: z.int().positive().optional() }),
]);
export type Screening = z.infer<typeof ScreeningSchema>;

/** Reads a file of which its first bytes are known to be of this type; in at most so many seconds. */
export type ReadFile = (bytes: Uint8Array, type: FileType, seconds?: number) => Promise<Screening>;

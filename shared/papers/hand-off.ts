import * as z from 'zod';

/** How a published paper came into a repository: given to its staff, and accepted there under an identifier of theirs. */

const Act = { on: z.iso.date(), at: z.iso.datetime(), by: z.string() };

export const HandOffSchema = z.strictObject({
  /** The newest packet that was made; see hand-off/. */
  packet: z.strictObject({ key: z.string(), sha256: z.string(), bytes: z.int(), at: z.iso.datetime() }).optional(),
  /** `on`: the day that staff stated; `at` and `by`: when they stated it, and who. */
  handedOff: z.strictObject({ to: z.string(), ...Act }).optional(),
  accepted: z.strictObject({ identifier: z.string(), address: z.string().optional(), ...Act }).optional(),
  /** Since then harvesters read another record: with the repository's identifier, or without it again. */
  recordChangedAt: z.iso.datetime().optional(),
  /** Staff were reminded that nothing has come back. */
  nudgedAt: z.array(z.iso.datetime()).default([]),
});
export type HandOff = z.infer<typeof HandOffSchema>;

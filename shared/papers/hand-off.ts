import * as z from 'zod';

/** How a published paper came into a repository: given to its staff, and accepted there under an identifier of theirs. */
export const HandOffSchema = z.strictObject({
  /** The newest packet that was made; see hand-off/. */
  packet: z.strictObject({ key: z.string(), sha256: z.string(), bytes: z.int(), at: z.iso.datetime() }).optional(),
  handedOff: z.strictObject({ at: z.iso.datetime(), by: z.string(), to: z.string() }).optional(),
  accepted: z
    .strictObject({ at: z.iso.datetime(), by: z.string(), identifier: z.string(), address: z.string().optional() })
    .optional(),
  /** Staff were reminded that nothing has come back. */
  nudgedAt: z.array(z.iso.datetime()).default([]),
});
export type HandOff = z.infer<typeof HandOffSchema>;

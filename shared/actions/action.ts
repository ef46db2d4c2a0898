import { createHash } from 'node:crypto';
import * as z from 'zod';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';

/** Something that was agreed at the workshop and that one person undertook to do. */
export const ActionSchema = z.object({
  id: TokenSchema,
  workshopId: WorkshopIdSchema,
  personId: TokenSchema,
  title: z.string(),
  agreedAt: z.iso.datetime(),
  agreedBy: z.string(),
  /** What its owner says came of it, and when. */
  done: z.object({ at: z.iso.datetime(), note: z.string() }).optional(),
});
export type Action = z.infer<typeof ActionSchema>;

/** One person takes on one thing once: the same title, sent twice, is the same action. */
export const actionIdOf = (title: string): string =>
  createHash('sha256').update(title).digest('base64url').slice(0, 16);

/** In characters. */
export const ACTION_TITLE_MAX = 300;
export const ACTION_NOTE_MAX = 2000;

/** Reports an action as done. The same report once more changes nothing; a later one replaces it. `now` in epoch ms. */
export const reportedDone = (action: Action, note: string, now: number): Action =>
  action.done?.note === note ? action : { ...action, done: { at: new Date(now).toISOString(), note } };

import * as z from 'zod';
import { Refusal } from '../refusal.ts';
import { lengthOf, tidyText, tooLong } from '../typed-text.ts';

/** What staff say to each other about a paper; only ever appended to. Its author and its reviewers never see it. Pure. */

/** In characters, and how many: one paper's notes fit into one item of the table (400 KB). */
export const NOTE_MAX = 1000;
const MOST_NOTES = 80;

const StaffNoteSchema = z.strictObject({ at: z.iso.datetime(), by: z.string(), text: z.string() });
export type StaffNote = z.infer<typeof StaffNoteSchema>;

export const StaffNotesSchema = z.object({ notes: z.array(StaffNoteSchema) });
export type StaffNotes = z.infer<typeof StaffNotesSchema>;

export const NoteInputSchema = z.object({ text: z.string('Please write something first.') });

/**
 * Appends a note; the same by the same person right after itself is the same one. `now` in epoch ms.
 * @throws Refusal `invalid` (field `text`); `conflict` when there is room for no more
 */
export function withNote(found: StaffNotes, { text: raw, by }: Omit<StaffNote, 'at'>, now: number): StaffNotes {
  const text = tidyText(raw);
  const length = lengthOf(text);
  if (length === 0) throw notStored('Please write something first.');
  if (length > NOTE_MAX) throw notStored(`The note is too long: ${tooLong(length, NOTE_MAX)}`);
  const last = found.notes.at(-1);
  if (last?.by === by && last.text === text) return found;
  if (found.notes.length >= MOST_NOTES) {
    throw new Refusal('conflict', `This paper has ${MOST_NOTES} notes, and there is room for no more.`);
  }
  return { notes: [...found.notes, { at: new Date(now).toISOString(), by, text }] };
}

const notStored = (message: string): Refusal => new Refusal('invalid', 'Nothing was stored yet.', { text: message });

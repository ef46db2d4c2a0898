import * as z from 'zod';
import { DebtsSchema, NO_DEBTS, owe } from '../debts/debts.ts';
import { LanguageSchema } from '../language/language.ts';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';
import { gaveFeedback, PersonSchema } from './person.ts';

/**
 * What is left of a person who was erased: a stone in the person's place, under the same key, so that one write erases and
 * nothing brings the person back. It tells nobody who it was; it keeps what was counted. Pure.
 */

const EraserSchema = z.enum(['participant', 'organiser', 'retention']);
/** Who wanted it: the person, an organiser whom the person asked, or nobody: the time for which all is kept is over. */
export type Eraser = z.infer<typeof EraserSchema>;

export const ErasedPersonSchema = z.object({
  id: TokenSchema,
  workshopId: WorkshopIdSchema,
  erasedAt: z.iso.datetime(),
  erasedBy: EraserSchema,
  /** In which the old link says that everything was erased. */
  language: LanguageSchema,
  /** What the person had given and promised, as far as it is counted. */
  gave: z.object({
    feedback: z.boolean(),
    swot: z.boolean(),
    papersPromised: z.int().nonnegative(),
    /** Which of the others' SWOT entries, by their ids: an endorsement is a count. */
    endorsed: z.array(TokenSchema).default([]),
    /** Whether the person had agreed to be named: reports may do so, until they are taken back. */
    named: z.boolean().default(false),
  }),
  debts: DebtsSchema,
});
export type ErasedPerson = z.infer<typeof ErasedPersonSchema>;

/** What can stand under a person's key. A person has no `erasedAt`, so the first that fits is the right one. */
export const PersonRecordSchema = z.union([ErasedPersonSchema, PersonSchema]);
export type PersonRecord = z.infer<typeof PersonRecordSchema>;

export const isErased = (record: PersonRecord): record is ErasedPerson => 'erasedAt' in record;

/**
 * So long after the stone stands what belonged to the person is deleted. Whoever read the person before that has written
 * by then what it was about to write: a page ends after 30 seconds, a task of a workflow after 60.
 */
const LAST_WRITES_MS = 2 * 60_000;

/**
 * The stone in place of the person, which owes the deletion of all else that there is of the person. Who is erased already
 * stays erased as it is. `now` in epoch ms.
 */
export function erased(record: PersonRecord, by: Eraser, now: number): ErasedPerson {
  if (isErased(record)) return record;
  const { id, workshopId, language, swot, papersPromised, endorsed, agreed } = record;
  return {
    id,
    workshopId,
    erasedAt: new Date(now).toISOString(),
    erasedBy: by,
    language,
    gave: {
      feedback: gaveFeedback(record),
      swot: swot.length > 0,
      papersPromised,
      endorsed,
      named: agreed.named !== undefined,
    },
    debts: owe(NO_DEBTS, 'erasure', now + LAST_WRITES_MS),
  };
}

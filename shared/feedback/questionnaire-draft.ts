import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { Refusal } from '../refusal.ts';
import { type Questionnaire, QuestionSchema, SectionSchema } from './questionnaire.ts';

/**
 * The questionnaire that staff are working on. Each of its questions is whole; what holds of all of them together (that a
 * condition asks about an earlier question, that no section is empty) is checked when it is published, so that one can
 * get there step by step.
 */

const SectionInWorkSchema = SectionSchema.extend({ questions: z.array(QuestionSchema).max(60) });

const QuestionnaireInWorkSchema: z.ZodType<Questionnaire> = z.strictObject({
  $schema: z.string().optional(),
  sections: z.array(SectionInWorkSchema).max(30),
});

export const QuestionnaireDraftSchema = z.object({
  questionnaire: QuestionnaireInWorkSchema,
  /** Rises with every change. A page says which one it shows, so that two organisers do not overwrite each other. */
  revision: z.int().nonnegative(),
  /** The last change. */
  changed: z.object({ at: z.iso.datetime(), by: z.string() }).optional(),
});
export type QuestionnaireDraft = z.infer<typeof QuestionnaireDraftSchema>;

/** An item of the table holds 400 KB, and a published questionnaire fewer (see check-questionnaire.ts). */
const DRAFT_MAX_BYTES = 300_000;

/**
 * The draft after an edit. An edit that changes nothing, such as the same one once more, is no conflict. `seen` is the
 * revision that the page showed, `undefined` for programs that overwrite on purpose.
 * @throws Refusal `conflict` where somebody else has changed the draft since; `too-large`; what `edit` throws
 */
export function withEdit(
  draft: QuestionnaireDraft,
  edit: (questionnaire: Questionnaire) => Questionnaire,
  { seen, by, now }: { readonly seen: number | undefined; readonly by: string; readonly now: number },
): QuestionnaireDraft {
  const isOther = seen !== undefined && seen !== draft.revision;
  const edited = orConflict(isOther, () => edit(draft.questionnaire));
  if (isDeepStrictEqual(edited, draft.questionnaire)) return draft;
  if (isOther) throw changedMeanwhile();
  if (Buffer.byteLength(JSON.stringify(edited)) > DRAFT_MAX_BYTES) {
    throw new Refusal('too-large', 'The questionnaire has become too large to be kept. Please shorten it first.');
  }
  return { questionnaire: edited, revision: draft.revision + 1, changed: { at: new Date(now).toISOString(), by } };
}

/** What an edit cannot do any more because of somebody else's change is a conflict too. */
function orConflict<Value>(isOther: boolean, act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    throw isOther && error instanceof Refusal ? changedMeanwhile() : error;
  }
}

export const changedMeanwhile = (): Refusal =>
  new Refusal(
    'conflict',
    'Somebody else changed the questionnaire while this page was open, so nothing of yours was changed yet.',
  );

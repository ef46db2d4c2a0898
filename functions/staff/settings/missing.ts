import { isDeepStrictEqual } from 'node:util';
import { readQuestionnaire, readQuestionnaireDraft } from '../../../shared/feedback/questionnaire.store.ts';
import { type Missing, missingOf } from '../../../shared/follow-up/checklist.ts';
import { ownWordings } from '../../../shared/mail/wording.store.ts';
import type { Person } from '../../../shared/people/person.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';
import type { StaffContext } from '../context.ts';

/** What is still missing, of a workshop and the people on its list. `now` in epoch ms. */
export async function readMissing(
  { table }: StaffContext,
  workshop: Workshop,
  people: readonly Person[],
  now: number,
): Promise<Missing[]> {
  const [{ questionnaire }, draft, own] = await Promise.all([
    readQuestionnaire(table, workshop),
    readQuestionnaireDraft(table, workshop),
    ownWordings(table, workshop.details.id),
  ]);
  const isUnpublished = draft.revision > 0 && !isDeepStrictEqual(draft.questionnaire, questionnaire);
  return missingOf({ workshop, people, questionnaire, isUnpublished, ownWordings: own }, now);
}

import * as z from 'zod';
import { keys } from '../store/keys.ts';
import type { ItemType, Table } from '../store/table.store.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { defaultQuestionnaire } from './default-questionnaire.ts';
import { type PublishedQuestionnaire, QuestionnaireSchema } from './questionnaire.ts';

const PublishedItem: ItemType<PublishedQuestionnaire> = {
  schema: z.object({ version: z.int().positive(), questionnaire: QuestionnaireSchema }),
};

/** The questionnaire that a workshop asks: the version that staff published last, or the default one. */
export async function readQuestionnaire(
  table: Table,
  workshop: Pick<Workshop, 'details' | 'questionnaire'>,
): Promise<PublishedQuestionnaire> {
  const { questionnaire: version, details } = workshop;
  if (version === 0) return { version, questionnaire: defaultQuestionnaire };
  const published = await table.read(PublishedItem, keys.form(details.id, 'feedback', version));
  // A version is written before the workshop names it, and never deleted.
  if (!published) throw new Error(`Version ${version} of the questionnaire of ${details.id} is missing.`);
  return published;
}

import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { ItemType } from '../store/item-type.ts';
import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { defaultQuestionnaire } from './default-questionnaire.ts';
import { type PublishedQuestionnaire, type Questionnaire, QuestionnaireSchema } from './questionnaire.ts';
import { type QuestionnaireDraft, QuestionnaireDraftSchema } from './questionnaire-draft.ts';

export const VersionSchema = z.object({
  questionnaire: QuestionnaireSchema,
  published: z.object({ at: z.iso.datetime(), by: z.string() }),
});
type Version = z.infer<typeof VersionSchema>;
/** Its number is in its key; `version` is the table's own word. */
const VersionItem: ItemType<Version> = { schema: VersionSchema };
const DraftItem: ItemType<QuestionnaireDraft> = { schema: QuestionnaireDraftSchema };

type Asking = Pick<Workshop, 'details' | 'questionnaire'>;

/** The questionnaire that a workshop asks: the version that staff published last, or the default one. */
export async function readQuestionnaire(
  table: Table,
  { questionnaire: version, details }: Asking,
): Promise<PublishedQuestionnaire> {
  if (version === 0) return { version, questionnaire: defaultQuestionnaire };
  const found = await table.read(VersionItem, keys.form(details.id, 'feedback', version));
  // A version is written before the workshop names it, and never deleted.
  if (!found) throw new Error(`Version ${version} of the questionnaire of ${details.id} is missing.`);
  return { version, questionnaire: found.questionnaire };
}

/** What staff are working on: the last draft, or what is published where nobody has begun one. */
export async function readQuestionnaireDraft(table: Table, workshop: Asking): Promise<QuestionnaireDraft> {
  const stored = await table.read(DraftItem, keys.formDraft(workshop.details.id, 'feedback'));
  return stored ?? { questionnaire: (await readQuestionnaire(table, workshop)).questionnaire, revision: 0 };
}

/** Changes the draft; see `Table.change`. @throws what `decide` throws */
export async function changeQuestionnaireDraft(
  table: Table,
  workshop: Asking,
  decide: (draft: QuestionnaireDraft) => QuestionnaireDraft,
): Promise<QuestionnaireDraft> {
  const key = keys.formDraft(workshop.details.id, 'feedback');
  const changed = await table.change(DraftItem, key, decide);
  if (changed) return changed;
  const published = await readQuestionnaireDraft(table, workshop);
  const first = decide(published);
  if (first === published || (await table.insert(DraftItem, key, first)) === 'inserted') return first;
  // Somebody else's first change came in between.
  return (await table.change(DraftItem, key, decide)) ?? first;
}

/**
 * Writes a version that is never changed again; nothing asks it until the workshop names it. One that was written
 * before and that no workshop names, since what was to follow broke off, is taken up again.
 * @returns its number, above that of the version which the workshop asks now
 */
export async function writeQuestionnaire(
  table: Table,
  { details, questionnaire: current }: Asking,
  questionnaire: Questionnaire,
  published: Version['published'],
): Promise<number> {
  for (let version = current + 1; ; version += 1) {
    const key = keys.form(details.id, 'feedback', version);
    if ((await table.insert(VersionItem, key, { questionnaire, published })) === 'inserted') return version;
    const there = await table.read(VersionItem, key);
    if (isDeepStrictEqual(there?.questionnaire, questionnaire)) return version;
  }
}

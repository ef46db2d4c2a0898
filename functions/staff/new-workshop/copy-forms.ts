import { readQuestionnaire, writeQuestionnaire } from '../../../shared/feedback/questionnaire.store.ts';
import { readWording, saveWording } from '../../../shared/mail/wording.store.ts';
import type { StaffIdentity } from '../../../shared/people/staff-sign-in.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';
import type { StaffContext } from '../context.ts';
import { ALL_LETTERS } from '../wording/letters.ts';

/** What of a workshop lies beside its own item and comes along into a copy: the questionnaire, and the words of the mails. */

/**
 * Writes the published questionnaire for the copy, which names it afterwards: until then nothing asks it.
 * @returns its version; 0 for the default one
 */
export async function copyQuestionnaire(
  { table }: StaffContext,
  source: Workshop,
  copyId: string,
  { email }: StaffIdentity,
  now: number,
): Promise<number> {
  if (source.questionnaire === 0) return 0;
  const { questionnaire } = await readQuestionnaire(table, source);
  const copy = { details: { ...source.details, id: copyId }, questionnaire: 0 };
  return writeQuestionnaire(table, copy, questionnaire, { at: new Date(now).toISOString(), by: email });
}

/**
 * Gives the copy every wording that the source's staff wrote. A retry completes what broke off, and touches none that was
 * changed since. `now` in epoch ms.
 */
export async function copyWordings(
  { table }: StaffContext,
  source: Workshop,
  copyId: string,
  { email: by }: StaffIdentity,
  now: number,
): Promise<void> {
  const change = { by, now };
  for (const { kind, language } of ALL_LETTERS) {
    const standing = await readWording(table, source.details.id, kind, language);
    if (standing.isDefault) continue;
    const there = await readWording(table, copyId, kind, language);
    if (!there.changed) await saveWording(table, copyId, kind, language, standing.wording, change);
  }
}

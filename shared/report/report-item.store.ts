import type { Language } from '../language/language.ts';
import type { ItemType } from '../store/item-type.ts';
import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import { type EarlierText, EarlierTextSchema } from './earlier-text.ts';
import { newReport, type Report, ReportSchema, type TextSlot, type Written } from './report.ts';

const ReportItem: ItemType<Report> = { schema: ReportSchema, debts: ({ debts }) => debts };
const EarlierTextItem: ItemType<EarlierText> = { schema: EarlierTextSchema };

/** The report as it stands; where nobody has worked on it yet, an empty draft. */
export const readReport = async (table: Table, workshopId: string): Promise<Report> =>
  (await table.read(ReportItem, keys.report(workshopId))) ?? newReport(workshopId);

/** Changes the report; see `Table.change`. @throws what `decide` throws */
export async function changeReport(
  table: Table,
  workshopId: string,
  decide: (report: Report) => Report,
): Promise<Report> {
  const key = keys.report(workshopId);
  const first = newReport(workshopId);
  const changed = await table.change(ReportItem, key, decide);
  if (changed) return changed;
  // Whatever refuses this change, or changes nothing, has done so before anything is written.
  if (decide(first) === first) return first;
  await table.insert(ReportItem, key, first);
  return (await table.change(ReportItem, key, decide)) ?? first;
}

/** Keeps a text as it stood, before another takes its place. Kept twice it is kept once. */
export async function keepText(
  table: Table,
  workshopId: string,
  slot: TextSlot,
  language: Language,
  written: Written,
): Promise<void> {
  const key = keys.reportText(workshopId, slot, language, written.revision);
  await table.insert(EarlierTextItem, key, { slot, language, ...written });
}

/** The earlier versions of a text, the newest first. */
export async function earlierTexts(
  table: Table,
  workshopId: string,
  slot: TextSlot,
  language: Language,
): Promise<EarlierText[]> {
  const { pk, sk } = keys.reportText(workshopId, slot, language, 0);
  const versions: EarlierText[] = [];
  for await (const item of table.between(pk, sk, `${sk.slice(0, sk.lastIndexOf('#'))}#~`)) {
    versions.push(EarlierTextSchema.parse(item));
  }
  return versions.reverse();
}

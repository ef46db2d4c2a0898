import { readQuestionnaire } from '../../../shared/feedback/questionnaire.store.ts';
import { readTallyText } from '../../../shared/feedback/told-tally.ts';
import type { Language } from '../../../shared/language/language.ts';
import { listWithErased } from '../../../shared/people/person.store.ts';
import type { ReportDocument } from '../../../shared/report/document/document.ts';
import { reportDocument } from '../../../shared/report/document/report-document.ts';
import { proseIn, type Report } from '../../../shared/report/report.ts';
import { type Summary, summarise } from '../../../shared/report/summary.ts';
import { readThemes } from '../../../shared/swot/themes.store.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';
import type { StaffContext } from '../context.ts';

/** The data as they stand at `now` (epoch ms), summed up, and the ids of whoever agreed to be named. */
export async function readSummary(
  { table, reports }: Pick<StaffContext, 'table' | 'reports'>,
  workshop: Workshop,
  now: number,
): Promise<{ readonly summary: Summary; readonly named: readonly string[] }> {
  const { id } = workshop.details;
  const { report } = workshop;
  const { questionnaire } = await readQuestionnaire(table, workshop);
  const [{ people, erased }, themes, told] = await Promise.all([
    listWithErased(table, id),
    readThemes(table, id),
    report?.tally === undefined ? undefined : reports.read(report.tally).then(readTallyText),
  ]);
  return {
    summary: summarise(workshop, questionnaire, people, {
      erased,
      themes,
      now,
      told: told && { tally: told, cast: report?.cast ?? 0 },
    }),
    named: people.filter(({ person }) => person.agreed.named).map(({ person }) => person.id),
  };
}

/** The draft of the edition that is being worked on, or the edition that is approved at `now` (epoch ms). */
export const documentIn = (
  { baseUrl }: Pick<StaffContext, 'baseUrl'>,
  summary: Summary,
  report: Report,
  language: Language,
  { now, isApproved }: { readonly now: number; readonly isApproved: boolean },
): ReportDocument =>
  reportDocument(summary, {
    language,
    prose: proseIn(report, language),
    baseUrl,
    edition: { number: report.edition, isApproved },
    at: new Date(now).toISOString(),
  });

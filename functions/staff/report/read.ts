import { readQuestionnaire } from '../../../shared/feedback/questionnaire.store.ts';
import { readTallyText } from '../../../shared/feedback/told-tally.ts';
import type { Language } from '../../../shared/language/language.ts';
import { listWithErased } from '../../../shared/people/person.store.ts';
import type { ReportDocument } from '../../../shared/report/document/document.ts';
import { reportDocument } from '../../../shared/report/document/report-document.ts';
import { proseIn, type Report } from '../../../shared/report/report.ts';
import { summarise } from '../../../shared/report/summary.ts';
import { readThemes } from '../../../shared/swot/themes.store.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';
import type { StaffContext } from '../context.ts';

/** The draft of the edition that is being worked on, of the data as they stand at `now` (epoch ms). */
export async function readDraft(
  { table, reports, baseUrl }: Pick<StaffContext, 'table' | 'reports' | 'baseUrl'>,
  workshop: Workshop,
  report: Report,
  language: Language,
  now: number,
): Promise<ReportDocument> {
  const { id } = workshop.details;
  const { questionnaire } = await readQuestionnaire(table, workshop);
  const [{ people, erased }, themes, told] = await Promise.all([
    listWithErased(table, id),
    readThemes(table, id),
    workshop.report?.tally === undefined ? undefined : reports.read(workshop.report.tally).then(readTallyText),
  ]);
  const summary = summarise(workshop, questionnaire, people, {
    erased,
    themes,
    now,
    told: told && { tally: told, cast: workshop.report?.cast ?? 0 },
  });
  return reportDocument(summary, {
    language,
    prose: proseIn(report, language),
    baseUrl,
    edition: { number: report.edition, isApproved: false },
    at: new Date(now).toISOString(),
  });
}

import * as z from 'zod';
import { type Language, LanguageSchema } from '../../../shared/language/language.ts';
import { reportHtml } from '../../../shared/report/document/html.tsx';
import { approved, type EditionFile, type Report, reopened } from '../../../shared/report/report.ts';
import { changeReport, readReport } from '../../../shared/report/report-item.store.ts';
import type { Summary } from '../../../shared/report/summary.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { changed } from '../../../shared/web/reply.ts';
import type { ReportJson } from '../api/report.ts';
import type { StaffContext } from '../context.ts';
import { memberRoute } from '../session.ts';
import { orReportAgain } from './again.tsx';
import { reportJson } from './json.ts';
import { documentIn, readSummary } from './read.ts';

/** An organiser approves the draft, which keeps it for good, or begins the next edition. */
export const approvalRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'POST', '/report/approve', 'organiser', (visit, request) =>
    orReportAgain(context, visit, request, async () => {
      const { languages, seen } = parseFields(ApprovalSchema, fieldsOf(request.body));
      const { id } = visit.workshop.details;
      const act = { by: visit.identity.email, now: request.now, seen };
      const report = await readReport(context.table, id);
      approved(report, [], [], act);
      const { summary, named } = await readSummary(context, visit.workshop, request.now);
      // The files first: without the edition that names them, nobody finds them.
      const files = await filesOf(context, id, summary, report, languages, request.now);
      const after = await changeReport(context.table, id, (found) => approved(found, files, named, act));
      return changed<typeof ReportJson>(
        request,
        `${visit.home}/report#edition-${report.edition}`,
        reportJson(visit, after),
      );
    }),
  ),
  memberRoute(context, 'POST', '/report/reopen', 'organiser', (visit, request) =>
    orReportAgain(context, visit, request, async () => {
      const { seen } = parseFields(SeenSchema, fieldsOf(request.body));
      const act = { by: visit.identity.email, now: request.now, seen };
      const after = await changeReport(context.table, visit.workshop.details.id, (found) => reopened(found, act));
      return changed<typeof ReportJson>(request, `${visit.home}/report`, reportJson(visit, after));
    }),
  ),
];

const seen = z.coerce.number('Please open the page again.').int('Please open the page again.').nonnegative();
export const SeenSchema = z.object({ seen });

const ApprovalSchema = z.object({
  seen,
  languages: z
    .union([LanguageSchema.transform((one) => [one]), z.array(LanguageSchema)], 'Please choose at least one language.')
    .refine((languages) => languages.length > 0, 'Please choose at least one language.')
    .transform((languages) => LanguageSchema.options.filter((each) => languages.includes(each))),
});

/** The edition in each language, as HTML and as a Word document, one after the other: a document takes some memory. */
async function filesOf(
  context: StaffContext,
  workshopId: string,
  summary: Summary,
  report: Report,
  languages: readonly Language[],
  now: number,
): Promise<EditionFile[]> {
  const files: EditionFile[] = [];
  for (const language of languages) {
    const document = documentIn(context, summary, report, language, { now, isApproved: true });
    const html = new TextEncoder().encode(reportHtml(document));
    files.push({ language, format: 'html', ...(await context.reports.keepFile(workshopId, 'html', html)) });
    const docx = await context.writeDocx(document);
    files.push({ language, format: 'docx', ...(await context.reports.keepFile(workshopId, 'docx', docx)) });
  }
  return files;
}

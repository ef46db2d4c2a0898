import * as z from 'zod';
import { noted } from '../../../shared/audit/audit.store.ts';
import { LanguageSchema } from '../../../shared/language/language.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { reportHtml } from '../../../shared/report/document/html.tsx';
import { reportContentSecurityPolicy } from '../../../shared/report/report.csp.ts';
import { fileFor } from '../../../shared/report/report.ts';
import { readReport } from '../../../shared/report/report-item.store.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { answer, elsewhere, json, type Reply } from '../../../shared/web/reply.ts';
import type { ReportDocumentJson, ReportJson } from '../api/report.ts';
import type { StaffContext } from '../context.ts';
import { memberRoute } from '../session.ts';
import { approvalRoutes } from './approval.ts';
import { languageIn, reportJson } from './json.ts';
import { ReportPage } from './page.tsx';
import { readDraft } from './read.ts';
import { sendingRoutes } from './sending.tsx';
import { textRoutes } from './text.tsx';

/** The summary report: how it stands, its draft as the data are now, and the editions that were approved. */
export const reportRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/report', 'viewer', async (visit, request) => {
    const report = await readReport(context.table, visit.workshop.details.id);
    return answer<typeof ReportJson>(request, {
      page: () => <ReportPage visit={visit} report={report} />,
      json: reportJson(visit, report),
    });
  }),
  memberRoute(context, 'GET', '/report/draft', 'viewer', async (visit, request) => {
    const report = await readReport(context.table, visit.workshop.details.id);
    const document = await readDraft(context, visit.workshop, report, languageIn(request), request.now);
    return request.wantsJson
      ? json<typeof ReportDocumentJson>(document)
      : htmlReply(reportHtml(document, { console: visit.home }));
  }),
  memberRoute(context, 'GET', '/report/editions/{edition}/{language}/{format}', 'viewer', async (visit, request) => {
    const report = await readReport(context.table, visit.workshop.details.id);
    const { edition: number, language, format } = PlaceSchema.parse(request.params);
    const edition = report.editions.find((each) => each.number === number);
    const file = edition?.takenBackAt === undefined && edition && fileFor(edition, language, format);
    if (!file || file.language !== language) throw noEdition();
    await noted(context.table, 'report-read');
    if (file.format === 'html') return htmlReply(await context.reports.read(file.key));
    const name = `${visit.workshop.details.id}-report-${number}-${language}.docx`;
    return elsewhere(await context.reports.download(file.key, name));
  }),
  ...textRoutes(context),
  ...approvalRoutes(context),
  ...sendingRoutes(context),
];

const PlaceSchema = z
  .object({
    edition: z.coerce.number().int().positive(),
    language: LanguageSchema,
    format: z.enum(['html', 'docx']),
  })
  .catch(() => {
    throw noEdition();
  });

const noEdition = (): Refusal =>
  new Refusal('not-found', 'There is no such edition (any more). The page Report lists those that there are.');

const htmlReply = (html: string): Reply => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': reportContentSecurityPolicy(html),
    'cache-control': 'private, no-store',
  },
  cookies: [],
  body: html,
});

import * as z from 'zod';
import { LanguageSchema } from '../../../shared/language/language.ts';
import { approved } from '../../../shared/report/approval.ts';
import { reopened } from '../../../shared/report/report.ts';
import { changeReport } from '../../../shared/report/report-item.store.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { changed } from '../../../shared/web/reply.ts';
import type { ReportJson } from '../api/report.ts';
import type { StaffContext } from '../context.ts';
import { memberPost } from '../session.ts';
import { orReportAgain } from './again.tsx';
import { reportJson } from './json.ts';

/** An organiser approves the draft, which a run then writes and keeps for good; takes that back; or begins the next edition. */
export const approvalRoutes = (context: StaffContext): Route[] => [
  memberPost(context, '/report/approve', 'organiser', ApprovalSchema, (visit, request) =>
    orReportAgain(context, visit, request, async () => {
      const { languages, seen } = parseFields(ApprovalSchema, fieldsOf(request.body));
      const act = { by: visit.identity.email, now: request.now, seen };
      const { id } = visit.workshop.details;
      const after = await changeReport(context.table, id, (found) => approved(found, languages, act));
      return changed<typeof ReportJson>(request, `${visit.home}/report`, reportJson(visit, after));
    }),
  ),
  memberPost(context, '/report/reopen', 'organiser', SeenSchema, (visit, request) =>
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

import { readReport } from '../../../shared/report/report-item.store.ts';
import type { Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { StaffContext } from '../context.ts';
import { orAgain } from '../plan/change.ts';
import type { StaffVisit } from '../session.ts';
import { ReportPage } from './page.tsx';

/** Does something with the report; what is refused is said on its page, as it stands by now. */
export const orReportAgain = (
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  act: () => Promise<Reply>,
): Promise<Reply> =>
  orAgain(context, visit, request, act, async (now, refusal) => (
    <ReportPage visit={now} report={await readReport(context.table, now.workshop.details.id)} refusal={refusal} />
  ));

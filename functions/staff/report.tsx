import { noted } from '../../shared/audit/audit.store.ts';
import { reportContentSecurityPolicy } from '../../shared/report/report.csp.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { answer } from '../../shared/web/reply.ts';
import { closesAt } from '../../shared/workshop/calendar.ts';
import { momentOf } from '../../shared/workshop/opening.ts';
import type { StaffContext } from './context.ts';
import { StaffPage } from './frame.tsx';
import { memberRoute, type StaffVisit } from './session.ts';

/** The summary report as it was written at closing; before that, when it will be. */
export function reportRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', '/report', 'viewer', async (visit, request) => {
      const { report } = visit.workshop;
      const expectedAt = new Date(closesAt(visit.workshop)).toISOString();
      if (!report || request.wantsJson) {
        return answer(request, {
          page: () => <NoReportYet visit={visit} />,
          json: { report: report ? { sha256: report.sha256, at: report.at } : null, expectedAt },
        });
      }
      await noted(context.table, 'report-read');
      const html = await context.reports.read(report.key);
      return {
        status: 200,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': reportContentSecurityPolicy(html),
          'cache-control': 'private, no-store',
        },
        cookies: [],
        body: html,
      };
    }),
  ];
}

function NoReportYet({ visit }: { readonly visit: StaffVisit }) {
  const { workshop } = visit;
  return (
    <StaffPage visit={visit} title="Report" current="report">
      <h1>Summary report</h1>
      <p class="note">
        {workshop.closedAt
          ? 'The follow-up is closed, and the report is being written. Please come back in a few minutes.'
          : `The report is written when the follow-up closes: ${momentOf(workshop, closesAt(workshop))}. Organisers get a mail when it is there.`}
      </p>
      <p>Until then, the pages Feedback and SWOT show what has come in so far.</p>
    </StaffPage>
  );
}

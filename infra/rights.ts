import { READ_AND_WRITE } from './constructs/table.ts';
import type { Kept } from './kept.ts';
import type { Pages } from './pages.ts';
import type { Runs } from './runs.ts';

/** Who may do what. Nobody may scan, and only the erasure may delete. */
export function whoMayDoWhat(kept: Kept, pages: Pages, runs: Runs): void {
  const { table, ballots, documents, linkKeys, staffSignIn, mail } = kept;
  const { participant, guest, ballotBox, staff, publicPages } = pages;
  const { followUpTasks, paperReviewTasks, handOffTasks, closingReportTasks, reportEditionTasks, erasureTasks } = runs;
  const { sweep, mailEvents, workflows } = runs;

  table.allow(participant, READ_AND_WRITE, ['listed']);
  table.allow(guest, READ_AND_WRITE);
  table.allow(staff, READ_AND_WRITE, ['papers', 'publishedIn', 'audit']);
  table.allow(publicPages, ['GetItem'], ['publishedByDate', 'publishedIn', 'paperAt', 'listed']);
  table.allow(sweep, ['GetItem', 'PutItem'], ['due']);
  table.allow(followUpTasks, READ_AND_WRITE);
  table.allow(paperReviewTasks, READ_AND_WRITE);
  table.allow(handOffTasks, ['GetItem', 'PutItem'], ['publishedIn']);
  table.allow(closingReportTasks, READ_AND_WRITE);
  table.allow(reportEditionTasks, READ_AND_WRITE);
  table.allow(erasureTasks, [...READ_AND_WRITE, 'DeleteItem']);
  table.allow(mailEvents, ['GetItem', 'PutItem']);
  // Nobody who sees a ballot knows a person, and the issuer, who knows each of them, sees no ballot.
  ballots.allow(participant, ['GetItem', 'PutItem'], 'keys', 'boxes');
  ballots.allow(ballotBox, ['GetItem'], 'boxes');
  ballots.allow(ballotBox, ['GetItem', 'PutItem'], 'ballots');
  ballots.allow(closingReportTasks, ['GetItem', 'PutItem'], 'boxes');
  ballots.allow(closingReportTasks, ['Query'], 'ballots');
  documents.allow(participant, 'GetObject', 'uploads', 'papers', 'reports');
  documents.allow(participant, 'PutObject', 'uploads', 'papers');
  documents.allow(guest, 'GetObject', 'papers');
  documents.allow(staff, 'GetObject', 'uploads', 'papers', 'reports', 'packets');
  documents.allow(staff, 'PutObject', 'uploads', 'papers');
  documents.allow(publicPages, 'GetObject', 'papers');
  documents.allow(paperReviewTasks, 'GetObject', 'papers');
  documents.allow(handOffTasks, 'GetObject', 'papers', 'packets');
  documents.allow(handOffTasks, 'PutObject', 'packets');
  documents.allowToReadVerdicts(paperReviewTasks);
  documents.allow(closingReportTasks, 'GetObject', 'reports');
  documents.allow(closingReportTasks, 'PutObject', 'reports');
  documents.allow(reportEditionTasks, 'GetObject', 'reports');
  documents.allow(reportEditionTasks, 'PutObject', 'reports');
  documents.allow(erasureTasks, 'DeleteObject', 'papers', 'reports');
  linkKeys.allow(participant, guest, staff, publicPages, followUpTasks, paperReviewTasks);
  staffSignIn.allowToAdminister(staff);
  // Only notices of new dates have an entry for the calendar; what staff send to themselves leaves it out.
  mail.allowWithCalendar(followUpTasks);
  mail.allow(staff, paperReviewTasks, handOffTasks, closingReportTasks);
  mail.allowToAskRate(followUpTasks);
  sweep.allow(
    ['states:StartExecution'],
    workflows.map(({ stateMachine }) => stateMachine.stateMachineArn),
  );
}

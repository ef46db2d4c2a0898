import { Duration, type Stack } from 'aws-cdk-lib';
import { closingReport } from '../workflows/closing-report.ts';
import { erasure } from '../workflows/erasure.ts';
import { followUp } from '../workflows/follow-up.ts';
import { handOff } from '../workflows/hand-off.ts';
import { paperReview } from '../workflows/paper-review.ts';
import { reportEdition } from '../workflows/report-edition.ts';
import { DeadLetters } from './constructs/dead-letters.ts';
import { AfterwordFunction } from './constructs/function.ts';
import { sweepEachMinute } from './constructs/schedule.ts';
import { Workflow } from './constructs/workflow.ts';
import { type Kept, toldOf } from './kept.ts';

export type Runs = ReturnType<typeof whatRunsByItself>;

/** What runs by itself: a sweep each minute starts a run for whatever is due. And what SES tells. */
export function whatRunsByItself(stack: Stack, kept: Kept) {
  const { parameters, mail } = kept;
  const { TABLE, BALLOTS, DOCUMENTS, LINKS, MAILS, PAGES } = toldOf(kept);
  const followUpTasks = new AfterwordFunction(stack, 'FollowUp', {
    name: 'follow-up',
    description: 'Tasks of the follow-up workflow: load a step, send a page of mails, complete the step',
    environment: { ...MAILS, ...LINKS },
    timeout: Duration.seconds(55),
  });
  const paperReviewTasks = new AfterwordFunction(stack, 'PaperReview', {
    name: 'paper-review',
    description: 'Tasks of the paper-review workflow: screen, acknowledge, notify, publish, tell the authors',
    environment: { ...MAILS, ...LINKS, ...DOCUMENTS, MALWARE_SCAN: parameters.malwareScan },
    timeout: Duration.seconds(55),
    // It unpacks what strangers packed: shared/papers/screening/apart.ts says how much of it one file may take.
    memory: 2048,
  });
  const handOffTasks = new AfterwordFunction(stack, 'HandOff', {
    name: 'hand-off',
    description:
      'Tasks of the hand-off workflow: make packets for repositories, remind of what they did not accept yet',
    environment: { ...MAILS, ...DOCUMENTS },
    timeout: Duration.seconds(55),
  });
  const closingReportTasks = new AfterwordFunction(stack, 'ClosingReport', {
    name: 'closing-report',
    description: 'Tasks of the closing-report workflow: close, write the report, tell the organisers',
    environment: { ...MAILS, ...DOCUMENTS, ...BALLOTS },
    timeout: Duration.seconds(55),
  });
  const reportEditionTasks = new AfterwordFunction(stack, 'ReportEdition', {
    name: 'report-edition',
    description: 'The task of the report-edition workflow: write an approved report in each language',
    environment: PAGES,
    timeout: Duration.seconds(55),
    // Drawing charts is work for a processor, and so much memory comes with a whole one.
    memory: 2048,
  });
  const erasureTasks = new AfterwordFunction(stack, 'Erasure', {
    name: 'erasure',
    description: 'Tasks of the erasure workflow: delete what is left of a person, or of a workshop’s people',
    environment: { ...TABLE, ...DOCUMENTS },
    timeout: Duration.seconds(55),
  });
  const followUpRuns = new Workflow(stack, 'FollowUpWorkflow', {
    comment: 'One step of a follow-up plan',
    process: followUp,
    tasks: followUpTasks,
  });
  const paperReviewRuns = new Workflow(stack, 'PaperReviewWorkflow', {
    comment: 'What a paper owes its authors and reviewers',
    process: paperReview,
    tasks: paperReviewTasks,
  });
  const handOffRuns = new Workflow(stack, 'HandOffWorkflow', {
    comment: 'A packet for a repository, or a reminder of one',
    process: handOff,
    tasks: handOffTasks,
  });
  const closingReportRuns = new Workflow(stack, 'ClosingReportWorkflow', {
    comment: 'Closing a workshop and reporting on it',
    process: closingReport,
    tasks: closingReportTasks,
  });
  const reportEditionRuns = new Workflow(stack, 'ReportEditionWorkflow', {
    comment: 'Writing an approved report as an edition',
    process: reportEdition,
    tasks: reportEditionTasks,
  });
  const erasureRuns = new Workflow(stack, 'ErasureWorkflow', {
    comment: 'Forgetting a person, or everyone of a workshop',
    process: erasure,
    tasks: erasureTasks,
  });
  // A day is enough to read why: the next sweep has done what a lost one had to do.
  const lostSweeps = new DeadLetters(stack, 'LostSweeps', Duration.days(1));
  const sweep = new AfterwordFunction(stack, 'Sweep', {
    name: 'sweep',
    description: 'Claims what is due and starts a run for it',
    environment: {
      ...TABLE,
      FOLLOW_UP_ARN: followUpRuns.stateMachine.stateMachineArn,
      PAPER_REVIEW_ARN: paperReviewRuns.stateMachine.stateMachineArn,
      HAND_OFF_ARN: handOffRuns.stateMachine.stateMachineArn,
      CLOSING_REPORT_ARN: closingReportRuns.stateMachine.stateMachineArn,
      REPORT_EDITION_ARN: reportEditionRuns.stateMachine.stateMachineArn,
      ERASURE_ARN: erasureRuns.stateMachine.stateMachineArn,
    },
    timeout: Duration.seconds(55),
    asynchronous: { maxEventAge: Duration.minutes(1), retries: 0, deadLetters: lostSweeps },
  });
  sweepEachMinute(stack, sweep, lostSweeps);
  const lostMailEvents = new DeadLetters(stack, 'LostMailEvents');
  const mailEvents = new AfterwordFunction(stack, 'MailEvents', {
    name: 'mail-events',
    description: 'What became of a mail: sent, delivered, bounced, complained about',
    environment: TABLE,
    asynchronous: { maxEventAge: Duration.hours(6), retries: 2, deadLetters: lostMailEvents },
  });
  mail.tell(mailEvents, lostMailEvents);
  const tasks = { followUpTasks, paperReviewTasks, handOffTasks, closingReportTasks, reportEditionTasks, erasureTasks };
  const workflows = [followUpRuns, paperReviewRuns, handOffRuns, closingReportRuns, reportEditionRuns, erasureRuns];
  return { ...tasks, workflows, sweep, mailEvents, lostMailEvents };
}

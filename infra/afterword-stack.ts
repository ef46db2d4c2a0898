import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { closingReport } from '../workflows/closing-report.ts';
import { erasure } from '../workflows/erasure.ts';
import { followUp } from '../workflows/follow-up.ts';
import { handOff } from '../workflows/hand-off.ts';
import { paperReview } from '../workflows/paper-review.ts';
import { reportEdition } from '../workflows/report-edition.ts';
import { BallotTable } from './constructs/ballots.ts';
import { DeadLetters } from './constructs/dead-letters.ts';
import { DeploymentParameters } from './constructs/deployment-parameters.ts';
import { Documents } from './constructs/documents.ts';
import { AfterwordFunction, WHOLE_PROCESSOR_MB } from './constructs/function.ts';
import { LinkKeys } from './constructs/link-keys.ts';
import { Mail } from './constructs/mail.ts';
import { sweepEachMinute } from './constructs/schedule.ts';
import { StaffSignIn } from './constructs/staff-sign-in.ts';
import { KEEPING, type StageName } from './constructs/stage.ts';
import { READ_AND_WRITE, WorkshopTable } from './constructs/table.ts';
import { Watch } from './constructs/watch.ts';
import { Web } from './constructs/web.ts';
import { Workflow } from './constructs/workflow.ts';

/** All of Afterword, for one account and region: what people open, what runs by itself, and what is kept. */
export class AfterwordStack extends Stack {
  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { readonly stage: StageName }) {
    super(scope, id, { ...props, description: 'Afterword: the follow-up after a workshop' });
    const keeping = KEEPING[stage];

    // What is kept, and the addresses under which it is seen.
    const parameters = new DeploymentParameters(this);
    const table = new WorkshopTable(this, 'Table', keeping);
    const ballots = new BallotTable(this, 'Ballots', keeping);
    const web = new Web(this, 'Web', parameters);
    const documents = new Documents(this, 'Documents', {
      postedFrom: web.baseUrl,
      wantsMalwareScan: parameters.wantsMalwareScan,
      keeping,
    });
    const linkKeys = new LinkKeys(this, 'LinkKeys', keeping);
    const staffSignIn = new StaffSignIn(this, 'StaffSignIn', keeping);
    const mail = new Mail(this, 'Mail', { identity: parameters.mailIdentity });

    // What the functions are told.
    const TABLE = { TABLE_NAME: table.tableName };
    const BALLOTS = { BALLOTS_TABLE: ballots.tableName };
    const DOCUMENTS = { DOCUMENTS_BUCKET: documents.bucketName };
    const PAGES = { ...TABLE, ...DOCUMENTS, BASE_URL: web.baseUrl };
    const LINKS = { LINK_KEYS_SECRET: linkKeys.secretArn };
    const SENDER = { MAIL_FROM: parameters.mailFrom, CONFIGURATION_SET: mail.configurationSetName };
    const MAILS = { ...TABLE, ...SENDER, BASE_URL: web.baseUrl };

    // What people open.
    const participant = new AfterwordFunction(this, 'Participant', {
      name: 'participant',
      description: 'What a personal link opens: my page, feedback, SWOT, papers, actions; and how to get a new link',
      memory: WHOLE_PROCESSOR_MB,
      environment: { ...PAGES, ...LINKS, ...BALLOTS, WORKSHOP_MEMORY_SECONDS: parameters.workshopMemory },
    });
    const guest = new AfterwordFunction(this, 'Guest', {
      name: 'guest',
      description: 'What the link of a paper’s co-author or reviewer opens',
      memory: WHOLE_PROCESSOR_MB,
      environment: { ...PAGES, ...LINKS },
    });
    const ballotBox = new AfterwordFunction(this, 'BallotBox', {
      name: 'ballot-box',
      description: 'Takes anonymous feedback, and knows nobody',
      memory: WHOLE_PROCESSOR_MB,
      environment: { ...BALLOTS, BASE_URL: web.baseUrl },
    });
    const staff = new AfterwordFunction(this, 'Staff', {
      name: 'staff',
      description: 'The console behind the sign-in',
      memory: WHOLE_PROCESSOR_MB,
      environment: {
        ...PAGES,
        ...LINKS,
        ...SENDER,
        USER_POOL_ID: staffSignIn.userPoolId,
        USER_POOL_CLIENT_ID: staffSignIn.clientId,
      },
    });
    const publicPages = new AfterwordFunction(this, 'Public', {
      name: 'public',
      description: 'The home page, published papers and their harvesting, and the page for what does not exist',
      memory: WHOLE_PROCESSOR_MB,
      environment: { ...PAGES, ...LINKS, MAIL_FROM: parameters.mailFrom },
    });
    web.answer(
      [
        {
          paths: [
            '/l/{proxy+}',
            '/u/{proxy+}',
            '/w/{workshopId}',
            '/w/{workshopId}/link',
            '/w/{workshopId}/join',
            '/w/{workshopId}/p/{personId}',
            '/w/{workshopId}/p/{personId}/{proxy+}',
            '/scripts/{proxy+}',
          ],
          answeredBy: participant,
        },
        { paths: ['/g/{proxy+}', '/guest/{proxy+}'], answeredBy: guest },
        { paths: ['/ballots/{workshopId}'], answeredBy: ballotBox },
        {
          paths: [
            '/staff',
            '/staff/sign-in',
            '/staff/second-factor',
            '/staff/forgotten-password',
            '/staff/forgotten-password/new',
            '/staff/{proxy+}',
          ],
          answeredBy: staff,
        },
      ],
      publicPages,
    );

    // What runs by itself: a sweep each minute starts a run for whatever is due.
    const followUpTasks = new AfterwordFunction(this, 'FollowUp', {
      name: 'follow-up',
      description: 'Tasks of the follow-up workflow: load a step, send a page of mails, complete the step',
      environment: { ...MAILS, ...LINKS },
      timeout: Duration.seconds(55),
    });
    const paperReviewTasks = new AfterwordFunction(this, 'PaperReview', {
      name: 'paper-review',
      description: 'Tasks of the paper-review workflow: screen, acknowledge, notify, publish, tell the authors',
      environment: { ...MAILS, ...LINKS, ...DOCUMENTS, MALWARE_SCAN: parameters.malwareScan },
      timeout: Duration.seconds(55),
      // It unpacks what strangers packed: shared/papers/screening/apart.ts says how much of it one file may take.
      memory: 2048,
    });
    const handOffTasks = new AfterwordFunction(this, 'HandOff', {
      name: 'hand-off',
      description:
        'Tasks of the hand-off workflow: make packets for repositories, remind of what they did not accept yet',
      environment: { ...MAILS, ...DOCUMENTS },
      timeout: Duration.seconds(55),
    });
    const closingReportTasks = new AfterwordFunction(this, 'ClosingReport', {
      name: 'closing-report',
      description: 'Tasks of the closing-report workflow: close, write the report, tell the organisers',
      environment: { ...MAILS, ...DOCUMENTS, ...BALLOTS },
      timeout: Duration.seconds(55),
    });
    const reportEditionTasks = new AfterwordFunction(this, 'ReportEdition', {
      name: 'report-edition',
      description: 'The task of the report-edition workflow: write an approved report in each language',
      environment: PAGES,
      timeout: Duration.seconds(55),
      // Drawing charts is work for a processor, and so much memory comes with a whole one.
      memory: 2048,
    });
    const erasureTasks = new AfterwordFunction(this, 'Erasure', {
      name: 'erasure',
      description: 'Tasks of the erasure workflow: delete what is left of a person, or of a workshop’s people',
      environment: { ...TABLE, ...DOCUMENTS },
      timeout: Duration.seconds(55),
    });
    const followUpRuns = new Workflow(this, 'FollowUpWorkflow', {
      comment: 'One step of a follow-up plan',
      process: followUp,
      tasks: followUpTasks,
    });
    const paperReviewRuns = new Workflow(this, 'PaperReviewWorkflow', {
      comment: 'What a paper owes its authors and reviewers',
      process: paperReview,
      tasks: paperReviewTasks,
    });
    const handOffRuns = new Workflow(this, 'HandOffWorkflow', {
      comment: 'A packet for a repository, or a reminder of one',
      process: handOff,
      tasks: handOffTasks,
    });
    const closingReportRuns = new Workflow(this, 'ClosingReportWorkflow', {
      comment: 'Closing a workshop and reporting on it',
      process: closingReport,
      tasks: closingReportTasks,
    });
    const reportEditionRuns = new Workflow(this, 'ReportEditionWorkflow', {
      comment: 'Writing an approved report as an edition',
      process: reportEdition,
      tasks: reportEditionTasks,
    });
    const erasureRuns = new Workflow(this, 'ErasureWorkflow', {
      comment: 'Forgetting a person, or everyone of a workshop',
      process: erasure,
      tasks: erasureTasks,
    });
    // A day is enough to read why: the next sweep has done what a lost one had to do.
    const lostSweeps = new DeadLetters(this, 'LostSweeps', Duration.days(1));
    const sweep = new AfterwordFunction(this, 'Sweep', {
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
    sweepEachMinute(this, sweep, lostSweeps);
    const lostMailEvents = new DeadLetters(this, 'LostMailEvents');
    const mailEvents = new AfterwordFunction(this, 'MailEvents', {
      name: 'mail-events',
      description: 'What became of a mail: sent, delivered, bounced, complained about',
      environment: TABLE,
      asynchronous: { maxEventAge: Duration.hours(6), retries: 2, deadLetters: lostMailEvents },
    });
    mail.tell(mailEvents, lostMailEvents);

    // Who may do what. Nobody may scan, and only the erasure may delete.
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
      [followUpRuns, paperReviewRuns, handOffRuns, closingReportRuns, reportEditionRuns, erasureRuns].map(
        ({ stateMachine }) => stateMachine.stateMachineArn,
      ),
    );

    // What is watched.
    new Watch(
      this,
      'Watch',
      {
        web,
        table,
        sweep,
        pages: [participant, guest, ballotBox, staff, publicPages],
        behind: [
          followUpTasks,
          paperReviewTasks,
          handOffTasks,
          closingReportTasks,
          reportEditionTasks,
          erasureTasks,
          mailEvents,
        ],
        senders: [staff, followUpTasks, paperReviewTasks, handOffTasks, closingReportTasks],
        workflows: [followUpRuns, paperReviewRuns, handOffRuns, closingReportRuns, reportEditionRuns, erasureRuns],
        lostMailEvents,
      },
      parameters,
    );

    // What whoever deployed it needs to know.
    const output = (name: string, description: string, value: string): CfnOutput =>
      new CfnOutput(this, name, { description, value });
    output('Address', 'Where Afterword is', web.baseUrl);
    output('TableName', 'The table', table.tableName);
    output('BallotsTableName', 'The table of anonymous feedback', ballots.tableName);
    output('DocumentsBucket', 'The files', documents.bucketName);
    output('LinkKeysSecret', 'The keys that personal links are made with; npm run rotate-link-key', linkKeys.secretArn);
    output('UserPoolId', 'The staff; add the first one with aws cognito-idp admin-create-user', staffSignIn.userPoolId);
    output('UserPoolClientId', 'The console, as a client of the staff’s user pool', staffSignIn.clientId);
    output('ConfigurationSet', 'The SES configuration set of every mail', mail.configurationSetName);
    output('FrontDoor', 'Where an own domain name has to point to (CNAME or alias)', web.distributionDomainName);
  }
}

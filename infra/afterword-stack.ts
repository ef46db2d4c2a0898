import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageName } from './constructs/stage.ts';
import { Watch } from './constructs/watch.ts';
import { type Kept, whatIsKept } from './kept.ts';
import { whatPeopleOpen } from './pages.ts';
import { whoMayDoWhat } from './rights.ts';
import { whatRunsByItself } from './runs.ts';

/** All of Afterword, for one account and region: what people open, what runs by itself, and what is kept. */
export class AfterwordStack extends Stack {
  constructor(scope: Construct, id: string, { stage, ...props }: StackProps & { readonly stage: StageName }) {
    super(scope, id, { ...props, description: 'Afterword: the follow-up after a workshop' });
    const kept = whatIsKept(this, stage);
    const pages = whatPeopleOpen(this, kept);
    const runs = whatRunsByItself(this, kept);
    whoMayDoWhat(kept, pages, runs);

    const { followUpTasks, paperReviewTasks, handOffTasks, closingReportTasks, reportEditionTasks, erasureTasks } =
      runs;
    new Watch(
      this,
      'Watch',
      {
        web: kept.web,
        table: kept.table,
        sweep: runs.sweep,
        pages: Object.values(pages),
        behind: [
          followUpTasks,
          paperReviewTasks,
          handOffTasks,
          closingReportTasks,
          reportEditionTasks,
          erasureTasks,
          runs.mailEvents,
        ],
        senders: [pages.staff, followUpTasks, paperReviewTasks, handOffTasks, closingReportTasks],
        workflows: runs.workflows,
        lostMailEvents: runs.lostMailEvents,
      },
      kept.parameters,
    );
    this.#tell(kept);
  }

  /** What whoever deployed it needs to know. */
  #tell({ web, table, ballots, documents, linkKeys, staffSignIn, mail }: Kept): void {
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

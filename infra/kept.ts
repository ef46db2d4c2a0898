import type { Stack } from 'aws-cdk-lib';
import { BallotTable } from './constructs/ballots.ts';
import { DeploymentParameters } from './constructs/deployment-parameters.ts';
import { Documents } from './constructs/documents.ts';
import { LinkKeys } from './constructs/link-keys.ts';
import { Mail } from './constructs/mail.ts';
import { StaffSignIn } from './constructs/staff-sign-in.ts';
import { KEEPING, type StageName } from './constructs/stage.ts';
import { WorkshopTable } from './constructs/table.ts';
import { Web } from './constructs/web.ts';

export type Kept = ReturnType<typeof whatIsKept>;

/** What outlives each request and run, and the address under which it is seen. */
export function whatIsKept(stack: Stack, stage: StageName) {
  const keeping = KEEPING[stage];
  const parameters = new DeploymentParameters(stack);
  const table = new WorkshopTable(stack, 'Table', keeping);
  const ballots = new BallotTable(stack, 'Ballots', keeping);
  const web = new Web(stack, 'Web', parameters);
  const documents = new Documents(stack, 'Documents', {
    postedFrom: web.baseUrl,
    wantsMalwareScan: parameters.wantsMalwareScan,
    keeping,
  });
  const linkKeys = new LinkKeys(stack, 'LinkKeys', keeping);
  const staffSignIn = new StaffSignIn(stack, 'StaffSignIn', keeping);
  const mail = new Mail(stack, 'Mail', { identity: parameters.mailIdentity });
  return { parameters, table, ballots, web, documents, linkKeys, staffSignIn, mail };
}

/** What functions are told of it in their environment. */
export function toldOf({ parameters, table, ballots, web, documents, linkKeys, mail }: Kept) {
  const TABLE = { TABLE_NAME: table.tableName };
  const BALLOTS = { BALLOTS_TABLE: ballots.tableName };
  const DOCUMENTS = { DOCUMENTS_BUCKET: documents.bucketName };
  const PAGES = { ...TABLE, ...DOCUMENTS, BASE_URL: web.baseUrl };
  const LINKS = { LINK_KEYS_SECRET: linkKeys.secretArn };
  const SENDER = { MAIL_FROM: parameters.mailFrom, CONFIGURATION_SET: mail.configurationSetName };
  const MAILS = { ...TABLE, ...SENDER, BASE_URL: web.baseUrl };
  return { TABLE, BALLOTS, DOCUMENTS, PAGES, LINKS, SENDER, MAILS };
}

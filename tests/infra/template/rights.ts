import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ofType, resource, said } from '../synthesised.ts';

const oneOrMore = <T extends z.ZodType>(item: T) => z.union([z.array(item), item.transform((one) => [one])]);
const PolicySchema = z.object({
  Roles: z.array(z.unknown()).optional(),
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.string(),
        Action: oneOrMore(z.string()),
        Resource: oneOrMore(z.unknown()).optional(),
        Condition: z
          .strictObject({
            'ForAllValues:StringLike': z.strictObject({ 'dynamodb:LeadingKeys': oneOrMore(z.string()) }),
          })
          .optional(),
      }),
    ),
  }),
});

/** Each right as "action on resource", with the beginnings of the partition keys that it is held to, in the order of the alphabet. */
function rightsOf(role: string): string[] {
  return ofType('AWS::IAM::Policy')
    .map(([, { Properties }]) => PolicySchema.parse(Properties))
    .filter(({ Roles }) => Roles?.some((attached) => said(attached) === role))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .flatMap(({ Action, Resource = [], Condition }) => {
      const keys = Condition?.['ForAllValues:StringLike']['dynamodb:LeadingKeys'];
      const of = keys ? ` of ${keys.join(' ')}` : '';
      return Action.flatMap((action) => Resource.map((on) => `${action} on ${said(on)}${of}`));
    })
    .sort();
}

const on = (resource: string, ...actions: string[]): string[] => actions.map((action) => `${action} on ${resource}`);
const items = (...actions: string[]): string[] => on('TableItems', ...actions.map((action) => `dynamodb:${action}`));
const query = (index: string): string[] => on(`TableItems/index/${index}`, 'dynamodb:Query');
const ballots = (keys: string, ...actions: string[]): string[] =>
  actions.map((action) => `dynamodb:${action} on BallotsItems of ${keys}`);
const get = (prefix: string): string[] => on(`DocumentsFiles/${prefix}/*`, 's3:GetObject');
const put = (prefix: string): string[] => on(`DocumentsFiles/${prefix}/*`, 's3:PutObject');

const READ_AND_WRITE = items('GetItem', 'PutItem', 'Query');
const LINK_KEYS = on('LinkKeys', 'secretsmanager:GetSecretValue');
const ACCOUNT = 'arn:AWS::Partition:ses:AWS::Region:AWS::AccountId';
const send = (...actions: string[]): string[] => [
  ...on(`${ACCOUNT}:identity/MailIdentity`, ...actions),
  ...on(`${ACCOUNT}:configuration-set/MailConfigurationSet`, ...actions),
];
const MAILS = send('ses:SendBulkEmail', 'ses:SendBulkTemplatedEmail');

const ACCOUNTS = on(
  'StaffSignInStaff',
  ...['AdminCreateUser', 'AdminDisableUser', 'AdminEnableUser', 'AdminGetUser', 'AdminSetUserMFAPreference'].map(
    (action) => `cognito-idp:${action}`,
  ),
);

/** All that each function may do, besides writing its own log and its traces. */
const EXPECTED: Record<string, string[]> = {
  Participant: [
    ...READ_AND_WRITE,
    ...query('listed'),
    ...LINK_KEYS,
    ...get('uploads'),
    ...get('papers'),
    // What was sent to everybody.
    ...get('reports'),
    ...put('uploads'),
    ...put('papers'),
    // The issuer: it reaches no ballot.
    ...ballots('KEY#* BOX#*', 'GetItem', 'PutItem'),
  ],
  // Nothing of the table that holds the people, and not the key that ballots are signed with.
  BallotBox: [...ballots('BOX#*', 'GetItem'), ...ballots('BALLOTS#*', 'GetItem', 'PutItem')],
  Guest: [...READ_AND_WRITE, ...LINK_KEYS, ...get('papers')],
  Staff: [
    ...READ_AND_WRITE,
    ...['papers', 'publishedIn', 'audit'].flatMap(query),
    ...LINK_KEYS,
    ...MAILS,
    ...['uploads', 'papers', 'reports', 'packets'].flatMap(get),
    ...ACCOUNTS,
    // Organisers hand in for authors.
    ...['uploads', 'papers'].flatMap(put),
  ],
  Public: [
    ...items('GetItem'),
    ...['publishedByDate', 'publishedIn', 'paperAt', 'listed'].flatMap(query),
    ...LINK_KEYS,
    ...get('papers'),
  ],
  Sweep: [
    ...items('GetItem', 'PutItem'),
    ...query('due'),
    ...['FollowUp', 'PaperReview', 'HandOff', 'ClosingReport', 'ReportEdition', 'Erasure'].flatMap((name) =>
      on(`${name}WorkflowMachine`, 'states:StartExecution'),
    ),
    ...on('LostSweeps', 'sqs:SendMessage'),
  ],
  // Its notices of new dates have an entry for the calendar.
  FollowUp: [
    ...READ_AND_WRITE,
    ...LINK_KEYS,
    ...MAILS,
    ...send('ses:SendEmail', 'ses:SendRawEmail'),
    ...on('*', 'ses:GetAccount'),
  ],
  // What it packs it reads, and what it packed it may write over, but never a paper.
  HandOff: [
    ...items('GetItem', 'PutItem'),
    ...query('publishedIn'),
    ...MAILS,
    ...['papers', 'packets'].flatMap(get),
    ...put('packets'),
  ],
  PaperReview: [
    ...READ_AND_WRITE,
    ...LINK_KEYS,
    ...MAILS,
    ...get('papers'),
    // Where the deployment has a malware scan, what it says.
    ...on('DocumentsFiles/papers/*', 's3:GetObjectTagging'),
  ],
  ClosingReport: [
    ...READ_AND_WRITE,
    ...MAILS,
    ...get('reports'),
    ...put('reports'),
    ...ballots('BOX#*', 'GetItem', 'PutItem'),
    ...ballots('BALLOTS#*', 'Query'),
  ],
  // It reads what was counted of anonymous feedback, and mails nobody.
  ReportEdition: [...READ_AND_WRITE, ...get('reports'), ...put('reports')],
  Erasure: [
    ...READ_AND_WRITE,
    ...items('DeleteItem'),
    ...on('DocumentsFiles/papers/*', 's3:DeleteObject'),
    ...on('DocumentsFiles/reports/*', 's3:DeleteObject'),
  ],
  MailEvents: [...items('GetItem', 'PutItem'), ...on('LostMailEvents', 'sqs:SendMessage')],
};

describe('rights', () => {
  it('names every function', () => {
    expect(
      ofType('AWS::Lambda::Function')
        .map(([id]) => id.slice(0, -8))
        .sort(),
    ).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('gives %s what it needs and nothing else', (name, expected) => {
    const own = [
      ...on(`${name}Log`, 'logs:CreateLogStream', 'logs:PutLogEvents'),
      ...on('*', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'),
    ];
    expect(rightsOf(`${name}Role`)).toEqual([...expected, ...own].sort());
  });

  it.each(Object.keys(EXPECTED))('gives %s a role of its own, without managed policies', (name) => {
    expect(said(resource('AWS::Lambda::Function', name).Properties.Role)).toBe(`${name}Role`);
    const { Properties } = resource('AWS::IAM::Role', `${name}Role`);
    expect(Properties).not.toHaveProperty('ManagedPolicyArns');
    expect(Properties).not.toHaveProperty('Policies');
  });

  it('gives ballots and people to one function only, which counts them after the closing; and the key to none that sees a ballot', () => {
    const reading = (beginning: string) =>
      Object.keys(EXPECTED).filter((name) =>
        rightsOf(`${name}Role`).some((right) => right.startsWith('dynamodb:') && right.includes(beginning)),
      );
    expect(reading('BallotsItems')).toEqual(['Participant', 'BallotBox', 'ClosingReport']);
    expect(reading('KEY#')).toEqual(['Participant']);
    expect(reading('BALLOTS#')).toEqual(['BallotBox', 'ClosingReport']);
    expect(reading('TableItems')).not.toContain('BallotBox');
  });

  it('allows no wildcard in an action and no scan to anybody, and to delete to the erasure alone', () => {
    const actions = ofType('AWS::IAM::Policy')
      .filter(([id]) => !id.startsWith('ErasureRole'))
      .map(([, { Properties }]) => PolicySchema.parse(Properties))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(({ Action }) => Action);
    expect(actions.length).toBeGreaterThan(30);
    // Step Functions manages the delivery of its logs itself, and deletes that delivery with the machine.
    const doubtful = actions.filter((action) => /\*|Scan|Delete/.test(action) && action !== 'logs:DeleteLogDelivery');
    expect(doubtful).toEqual([]);
  });

  it.each([
    ['EachMinuteRole', 'Sweep'],
    ['FollowUpWorkflowMachineRole', 'FollowUp'],
    ['PaperReviewWorkflowMachineRole', 'PaperReview'],
    ['HandOffWorkflowMachineRole', 'HandOff'],
    ['ClosingReportWorkflowMachineRole', 'ClosingReport'],
    ['ReportEditionWorkflowMachineRole', 'ReportEdition'],
    ['ErasureWorkflowMachineRole', 'Erasure'],
  ])('lets %s invoke %s and no other function', (role, name) => {
    const invokes = rightsOf(role).filter((right) => right.startsWith('lambda:'));
    expect(invokes).toEqual(on(name, 'lambda:InvokeFunction').concat(on(`${name}:*`, 'lambda:InvokeFunction')));
  });
});

import type { HeldGrant } from './held-grants.ts';

/** What a grant is there for: the first that fits its action and its resource. A test finds each grant here. */
const PURPOSES: readonly (readonly [action: RegExp, resource: RegExp, what: string])[] = [
  [/^dynamodb:GetItem$/, /^TableItems$/, 'reads an item of a workshop, a person, a paper, a mail'],
  [
    /^dynamodb:Query$/,
    /^TableItems$/,
    'reads what belongs together: a person and all that they gave, a workshop’s people',
  ],
  [/^dynamodb:PutItem$/, /^TableItems$/, 'stores one item, on the condition that it is still as it was read'],
  [/^dynamodb:DeleteItem$/, /^TableItems$/, 'deletes what is left of whoever is to be forgotten'],
  [/^dynamodb:Query$/, /index\/due$/, 'finds what is owed, by when'],
  [/^dynamodb:Query$/, /index\/papers$/, 'lists a workshop’s papers by their state'],
  [/^dynamodb:Query$/, /index\/publishedByDate$/, 'harvesting: what was published since a day, in all workshops'],
  [/^dynamodb:Query$/, /index\/publishedIn$/, 'lists what a workshop published'],
  [/^dynamodb:Query$/, /index\/paperAt$/, 'finds the paper behind a public address'],
  [/^dynamodb:Query$/, /index\/listed$/, 'lists the road map and the contacts of those who agreed'],
  [/^dynamodb:Query$/, /index\/audit$/, 'shows what staff did, by time'],
  [/^dynamodb:GetItem$/, /^BallotsItems$/, 'anonymous feedback: reads a key, a box or a ballot, in its own part only'],
  [/^dynamodb:PutItem$/, /^BallotsItems$/, 'anonymous feedback: stores a key, a box or a ballot, in its own part only'],
  [/^dynamodb:Query$/, /^BallotsItems$/, 'counts the ballots, which nobody else can list'],
  [/^s3:GetObject$/, /\/uploads\//, 'looks at an upload when it is handed in, and copies it'],
  [/^s3:PutObject$/, /\/uploads\//, 'signs the form by which a browser uploads a file'],
  [/^s3:GetObject$/, /\/papers\//, 'reads a paper’s file, or signs the address at which its reader gets it'],
  [/^s3:PutObject$/, /\/papers\//, 'keeps what was handed in, under its checksum'],
  [/^s3:GetObject$/, /\/reports\//, 'reads a report, or signs the address at which its reader gets it'],
  [/^s3:PutObject$/, /\/reports\//, 'writes a report'],
  [/^s3:GetObject$/, /\/packets\//, 'reads a packet for a repository, or signs the address at which staff get it'],
  [/^s3:PutObject$/, /\/packets\//, 'writes a packet for a repository'],
  [/^s3:DeleteObject$/, /./, 'deletes the files of whoever is to be forgotten'],
  [/^s3:GetObjectTagging$/, /./, 'reads what the malware scan said of a file'],
  [/^secretsmanager:GetSecretValue$/, /./, 'makes and checks personal links'],
  [/^ses:SendRawEmail$/, /./, 'SES asks for it where a mail has a calendar entry attached'],
  [/^ses:SendBulkTemplatedEmail$/, /./, 'SES asks for it beside SendBulkEmail'],
  [/^ses:SendEmail$/, /./, 'sends one mail'],
  [/^ses:SendBulkEmail$/, /./, 'sends up to fifty mails'],
  [/^ses:GetAccount$/, /./, 'asks how fast the account may send, so that it never sends faster'],
  [/^cognito-idp:AdminCreateUser$/, /./, 'invites a member of staff, or sends the invitation again'],
  [/^cognito-idp:AdminGetUser$/, /./, 'shows whether a member of staff has an account'],
  [/^cognito-idp:AdminDisableUser$/, /./, 'takes a member of staff off'],
  [/^cognito-idp:AdminEnableUser$/, /./, 'lets a member of staff in again'],
  [/^cognito-idp:AdminSetUserMFAPreference$/, /./, 'takes the second factor off whose telephone is lost'],
  [/^states:StartExecution$/, /./, 'starts a run for what is due'],
  [/^lambda:InvokeFunction$/, /:\*$/, 'the same for a version of the function; the CDK gives both'],
  [/^lambda:InvokeFunction$/, /./, 'runs the function'],
  [/^sqs:SendMessage$/, /./, 'keeps what could not be delivered, so that an alarm says so'],
  [/^logs:(CreateLogStream|PutLogEvents)$/, /./, 'writes its own log'],
  [/^logs:/, /./, 'delivers the log of failed runs'],
  [/^xray:/, /./, 'traces'],
];

export const purposeOf = ({ grant, resource }: HeldGrant): string | undefined =>
  PURPOSES.find(([action, on]) => action.test(grant.action) && on.test(resource))?.[2];

/** Grants that a run on this machine does not use, or hardly ever, and why they are kept. A test sees that each of these still lets something pass. */
export const UNSEEN: readonly { readonly action: RegExp; readonly resource: RegExp; readonly why: string }[] = [
  { action: /^logs:/, resource: /./, why: 'The local run writes logs to files: nothing stands in for CloudWatch.' },
  { action: /^xray:/, resource: /./, why: 'Nothing stands in for X-Ray on this machine.' },
  {
    action: /^s3:GetObject$/,
    resource: /\/reports\//,
    why: 'Read back only where a run’s first try had written the very file already; tests/functions/report-edition.test.ts shows it.',
  },
  {
    action: /^sqs:SendMessage$/,
    resource: /./,
    why: 'AWS itself sends dead letters; there is no SQS on this machine.',
  },
  {
    action: /^lambda:InvokeFunction$/,
    resource: /:\*$/,
    why: 'The CDK allows the versions of a function together with it. These functions have none.',
  },
];

/** Why a grant that nothing was seen to use is kept; `undefined` where nobody said. */
export const reasonFor = ({ grant, resource }: HeldGrant): string | undefined =>
  UNSEEN.find((each) => each.action.test(grant.action) && each.resource.test(resource))?.why;

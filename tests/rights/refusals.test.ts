import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AdminGetUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DeleteItemCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetAccountCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCognito } from '../../infra/local/engines/cognito.ts';
import { startDynamoDb } from '../../infra/local/engines/dynamodb.ts';
import { type Engine, localCredentials } from '../../infra/local/engines/engine.ts';
import { startS3 } from '../../infra/local/engines/s3.ts';
import { startSecrets } from '../../infra/local/engines/secrets.ts';
import { startSes } from '../../infra/local/engines/ses.ts';
import { type Call, Gate } from '../../infra/local/rights/gate.ts';
import { type Statement, StatementSchema } from '../../infra/local/rights/policy.ts';

/** Each service refuses in its own words, so that the AWS SDK throws what it throws against AWS. */

const POOL = 'eu-west-1_Staff0001';
const SECRET = 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:keys-a1b2c3';
const table = 'arn:aws:dynamodb:eu-west-1:000000000000:table/items';
const statement = (given: object): Statement => StatementSchema.parse({ Effect: 'Allow', ...given });

const rights = {
  roles: [
    {
      of: 'Reader',
      arn: 'arn:aws:iam::000000000000:role/ReaderRole',
      statements: [
        statement({ Action: 'dynamodb:GetItem', Resource: table }),
        statement({
          Action: 'dynamodb:PutItem',
          Resource: table,
          Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['OWN#*'] } },
        }),
        statement({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::files/papers/*' }),
      ],
    },
    {
      of: 'Keeper',
      arn: 'arn:aws:iam::000000000000:role/KeeperRole',
      statements: [
        statement({ Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::files/*' }),
        statement({ Action: 's3:ListBucket', Resource: 'arn:aws:s3:::files' }),
        statement({ Action: 'secretsmanager:GetSecretValue', Resource: SECRET }),
        statement({ Action: 'ses:GetAccount', Resource: '*' }),
        statement({
          Action: 'cognito-idp:AdminGetUser',
          Resource: `arn:aws:cognito-idp:eu-west-1:000000000000:userpool/${POOL}`,
        }),
      ],
    },
  ],
  onBuckets: [
    statement({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 's3:*',
      Resource: 'arn:aws:s3:::files/*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
    statement({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::files/closed/*',
    }),
  ],
  onFunctions: [],
  names: {},
};

const folder = mkdtempSync(join(tmpdir(), 'refusals-'));
const calls: Call[] = [];
const gate = new Gate(rights, (call) => calls.push(call));
const engines: Record<string, Engine> = {};
const as = (who: 'Reader' | 'Keeper' | 'nobody' | 'the administrator', engine: string) => ({
  endpoint: engines[engine]?.endpoint ?? '',
  region: 'eu-west-1',
  maxAttempts: 1,
  credentials:
    who === 'the administrator'
      ? localCredentials
      : who === 'nobody'
        ? { accessKeyId: 'LOCALNOBODY', secretAccessKey: 'x' }
        : gate.keyOf(who),
});
const files = (who: Parameters<typeof as>[0]) => new S3Client({ ...as(who, 's3'), forcePathStyle: true });
const items = (who: Parameters<typeof as>[0]) => new DynamoDBClient(as(who, 'dynamodb'));

beforeAll(async () => {
  const key = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' as const });
  const definition = {
    TableName: 'items',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' as const }],
    KeySchema: [key('pk')],
  };
  engines.dynamodb = await startDynamoDb({ folder: undefined, tables: [definition], gate });
  engines.s3 = await startS3({ folder: join(folder, 's3'), buckets: [{ name: 'files' }], gate });
  engines.secrets = await startSecrets({
    folder: join(folder, 'secrets'),
    secrets: [{ arn: SECRET, name: 'keys' }],
    gate,
  });
  engines.ses = await startSes({ folder: join(folder, 'ses'), now: Date.now, deliver: async () => undefined, gate });
  engines.cognito = await startCognito({
    folder: join(folder, 'cognito'),
    region: 'eu-west-1',
    poolId: POOL,
    clientId: 'staffclient0001',
    users: [{ email: 'o@example.org', password: 'A-password-2011' }],
    gate,
  });
  await files('the administrator').send(new PutObjectCommand({ Bucket: 'files', Key: 'papers/a', Body: 'a' }));
  await files('the administrator').send(new PutObjectCommand({ Bucket: 'files', Key: 'reports/b', Body: 'b' }));
}, 60_000);
afterAll(async () => {
  await Promise.all(Object.values(engines).map((engine) => engine.stop()));
  rmSync(folder, { recursive: true });
});

const Key = (pk: string) => ({ pk: { S: pk } });
const refused = (action: string) => ({
  name: 'AccessDeniedException',
  message: expect.stringContaining(`is not authorized to perform: ${action} on resource: `),
});

describe('DynamoDB', () => {
  it('answers what the role allows, and AccessDeniedException to the rest', async () => {
    const reader = items('Reader');
    await reader.send(new GetItemCommand({ TableName: 'items', Key: Key('any') }));
    const over = reader.send(new DeleteItemCommand({ TableName: 'items', Key: Key('any') }));
    await expect(over).rejects.toMatchObject({ ...refused('dynamodb:DeleteItem'), $metadata: { httpStatusCode: 400 } });
  });

  it('holds a write to the partitions that the role is held to', async () => {
    const reader = items('Reader');
    await reader.send(new PutItemCommand({ TableName: 'items', Item: Key('OWN#1') }));
    const over = reader.send(new PutItemCommand({ TableName: 'items', Item: Key('OTHER#1') }));
    await expect(over).rejects.toMatchObject(refused('dynamodb:PutItem'));
    const read = items('the administrator').send(new GetItemCommand({ TableName: 'items', Key: Key('OTHER#1') }));
    expect(await read).not.toHaveProperty('Item');
  });

  it('takes a large item through the check as it came', async () => {
    const Item = { ...Key('OWN#large'), text: { S: 'x'.repeat(300_000) } };
    await items('Reader').send(new PutItemCommand({ TableName: 'items', Item }));
    const { Item: kept } = await items('Reader').send(
      new GetItemCommand({ TableName: 'items', Key: Key('OWN#large') }),
    );
    expect(kept).toEqual(Item);
  });

  it('does not know a key that nobody has', async () => {
    const over = items('nobody').send(new GetItemCommand({ TableName: 'items', Key: Key('any') }));
    await expect(over).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });
});

describe('S3', () => {
  const get = (who: Parameters<typeof as>[0], key: string) =>
    files(who).send(new GetObjectCommand({ Bucket: 'files', Key: key }));
  const denied = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };

  it('reads where the role may, and nowhere else', async () => {
    expect(await (await get('Reader', 'papers/a')).Body?.transformToString()).toBe('a');
    await expect(get('Reader', 'reports/b')).rejects.toMatchObject(denied);
  });

  it('tells nobody who may not list what is missing', async () => {
    await expect(get('Reader', 'papers/none')).rejects.toMatchObject(denied);
    await expect(get('Keeper', 'papers/none')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('counts the rights of whoever signed an address, not of whoever follows it', async () => {
    const addressOf = (key: string) =>
      getSignedUrl(files('Reader'), new GetObjectCommand({ Bucket: 'files', Key: key }));
    expect((await fetch(await addressOf('papers/a'))).status).toBe(200);
    const over = await fetch(await addressOf('reports/b'));
    expect(over.status).toBe(403);
    expect(await over.text()).toContain('<Code>AccessDenied</Code>');
  });

  it('counts the rights of whoever signed a form', async () => {
    const post = async (who: 'Reader' | 'Keeper') => {
      const { url, fields } = await createPresignedPost(files(who), { Bucket: 'files', Key: 'papers/posted' });
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', new Blob(['posted']));
      return (await fetch(url, { method: 'POST', body: form })).status;
    };
    expect(await post('Reader')).toBe(403);
    expect(await post('Keeper')).toBe(204);
  });

  it("is forbidden what the bucket's own policy forbids to everybody, whatever the role allows", async () => {
    const over = files('Keeper').send(new PutObjectCommand({ Bucket: 'files', Key: 'closed/a', Body: 'a' }));
    await expect(over).rejects.toMatchObject({ ...denied, message: expect.stringContaining('with an explicit deny') });
  });

  it('does not take another key for that of a role', async () => {
    const forged = new S3Client({
      ...as('Keeper', 's3'),
      forcePathStyle: true,
      credentials: { accessKeyId: gate.keyOf('Keeper').accessKeyId, secretAccessKey: 'guessed' },
    });
    const over = forged.send(new GetObjectCommand({ Bucket: 'files', Key: 'papers/a' }));
    await expect(over).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
    await expect(get('nobody', 'papers/a')).rejects.toMatchObject({ name: 'InvalidAccessKeyId' });
  });
});

it.each([
  [
    'Secrets Manager',
    'secretsmanager:GetSecretValue',
    (who: 'Reader' | 'Keeper') =>
      new SecretsManagerClient(as(who, 'secrets')).send(new GetSecretValueCommand({ SecretId: 'keys' })),
  ],
  [
    'SES',
    'ses:GetAccount',
    (who: 'Reader' | 'Keeper') => new SESv2Client(as(who, 'ses')).send(new GetAccountCommand({})),
  ],
  [
    'Cognito',
    'cognito-idp:AdminGetUser',
    (who: 'Reader' | 'Keeper') =>
      new CognitoIdentityProviderClient(as(who, 'cognito')).send(
        new AdminGetUserCommand({ UserPoolId: POOL, Username: 'o@example.org' }),
      ),
  ],
])('%s answers whoever may, and AccessDeniedException to others', async (_, action, ask) => {
  await expect(ask('Keeper')).resolves.toBeDefined();
  await expect(ask('Reader')).rejects.toMatchObject(refused(action));
});

it('every call of a role is heard with the grants that allowed it, a refused one with none, and the administrator never', async () => {
  calls.splice(0);
  await items('Reader').send(new GetItemCommand({ TableName: 'items', Key: Key('a') }));
  await items('Reader')
    .send(new DeleteItemCommand({ TableName: 'items', Key: Key('a') }))
    .catch(() => undefined);
  await items('the administrator').send(new DeleteItemCommand({ TableName: 'items', Key: Key('a') }));
  const grant = { effect: 'Allow', action: 'dynamodb:GetItem', resource: table, condition: {} };
  expect(calls).toEqual([
    { by: 'Reader', action: 'dynamodb:GetItem', resource: table, grants: [grant] },
    { by: 'Reader', action: 'dynamodb:DeleteItem', resource: table, grants: [] },
  ]);
});

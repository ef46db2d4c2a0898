import { describe, expect, it } from 'vitest';
import { askedTables } from '../../infra/local/engines/dynamodb.ts';
import { dynamoDbService } from '../../infra/local/rights/ask-dynamodb.ts';
import { s3Asked } from '../../infra/local/rights/ask-s3.ts';
import { sesAsked } from '../../infra/local/rights/ask-ses.ts';

const TABLE = 'arn:aws:dynamodb:eu-west-1:000000000000:table/items';
const key = (AttributeName: string, KeyType: 'HASH' | 'RANGE' = 'HASH') => ({ AttributeName, KeyType });
const tables = askedTables([
  {
    TableName: 'items',
    AttributeDefinitions: [],
    KeySchema: [key('pk'), key('sk', 'RANGE')],
    GlobalSecondaryIndexes: [
      { IndexName: 'due', KeySchema: [key('due'), key('dueAt', 'RANGE')], Projection: { ProjectionType: 'ALL' } },
    ],
  },
]);

describe('what DynamoDB asks IAM for', () => {
  const asked = (operation: string, body: object) =>
    dynamoDbService(tables)
      .asked({ headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` } }, JSON.stringify(body))
      .map(({ action, resource, facts = {} }) => [
        action,
        resource.replace(TABLE, 'items'),
        facts['dynamodb:leadingkeys'],
      ]);
  const at = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } });

  it.each([
    ['GetItem', { TableName: 'items', Key: at('A') }],
    ['PutItem', { TableName: 'items', Item: { ...at('A'), more: { N: '1' } } }],
    ['UpdateItem', { TableName: 'items', Key: at('A') }],
    ['DeleteItem', { TableName: 'items', Key: at('A') }],
  ])('for %s: that, on the table, and of the partition', (operation, body) => {
    expect(asked(operation, body)).toEqual([[`dynamodb:${operation}`, 'items', ['A']]]);
  });

  it.each([
    ['the table', {}, 'pk = :pk AND sk BETWEEN :from AND :to', 'items', 'A'],
    ['a name that stands for another', { ExpressionAttributeNames: { '#p': 'pk' } }, '#p=:pk', 'items', 'A'],
    ['the sort key first', {}, 'sk = :from AND pk = :pk', 'items', 'A'],
    ['an index, by the index', { IndexName: 'due' }, 'due = :pk AND dueAt <= :to', 'items/index/due', 'A'],
  ])('for a query of %s', (_, more, KeyConditionExpression, resource, partition) => {
    const values = { ':pk': { S: 'A' }, ':from': { S: 'B' }, ':to': { S: 'C' } };
    const body = { TableName: 'items', KeyConditionExpression, ExpressionAttributeValues: values, ...more };
    expect(asked('Query', body)).toEqual([['dynamodb:Query', resource, [partition]]]);
  });

  it('for a query whose partition cannot be told: nothing; it says so', () => {
    const body = { TableName: 'items', KeyConditionExpression: 'begins_with(sk, :a)' };
    expect(() => asked('Query', body)).toThrow('the partition that is asked in');
  });

  it('for a scan: no partition, as on AWS', () => {
    expect(asked('Scan', { TableName: 'items', IndexName: 'due' })).toEqual([
      ['dynamodb:Scan', 'items/index/due', undefined],
    ]);
  });

  it('for a transaction: the right to each of its parts', () => {
    const items = [
      { Put: { TableName: 'items', Item: at('A') } },
      { Update: { TableName: 'items', Key: at('B') } },
      { Delete: { TableName: 'items', Key: at('C') } },
      { ConditionCheck: { TableName: 'items', Key: at('D') } },
    ];
    expect(asked('TransactWriteItems', { TransactItems: items })).toEqual([
      ['dynamodb:PutItem', 'items', ['A']],
      ['dynamodb:UpdateItem', 'items', ['B']],
      ['dynamodb:DeleteItem', 'items', ['C']],
      ['dynamodb:ConditionCheckItem', 'items', ['D']],
    ]);
  });

  it('for a batch: the batch, of all its partitions', () => {
    const writes = [{ PutRequest: { Item: at('A') } }, { DeleteRequest: { Key: at('B') } }];
    expect(asked('BatchWriteItem', { RequestItems: { items: writes } })).toEqual([
      ['dynamodb:BatchWriteItem', 'items', ['A', 'B']],
    ]);
    expect(asked('BatchGetItem', { RequestItems: { items: { Keys: [at('A'), at('C')] } } })).toEqual([
      ['dynamodb:BatchGetItem', 'items', ['A', 'C']],
    ]);
  });
});

describe('what S3 asks IAM for', () => {
  const asked = (method: string, key: string, query = '', copySource?: string) =>
    s3Asked({ method, bucket: 'files', key, query: new URLSearchParams(query), copySource }).map(
      ({ action, resource }) => `${action} ${resource.replace('arn:aws:s3:::', '')}`,
    );

  it.each([
    ['GET', 'papers/a', '', 's3:GetObject files/papers/a'],
    ['HEAD', 'papers/a', '', 's3:GetObject files/papers/a'],
    ['GET', 'papers/a', 'versionId=1', 's3:GetObjectVersion files/papers/a'],
    ['GET', 'papers/a', 'tagging', 's3:GetObjectTagging files/papers/a'],
    ['PUT', 'papers/a', '', 's3:PutObject files/papers/a'],
    ['PUT', 'papers/a', 'tagging', 's3:PutObjectTagging files/papers/a'],
    ['POST', 'papers/a', 'uploads', 's3:PutObject files/papers/a'],
    ['PUT', 'papers/a', 'partNumber=1&uploadId=u', 's3:PutObject files/papers/a'],
    ['POST', 'papers/a', 'uploadId=u', 's3:PutObject files/papers/a'],
    ['DELETE', 'papers/a', 'uploadId=u', 's3:AbortMultipartUpload files/papers/a'],
    ['DELETE', 'papers/a', '', 's3:DeleteObject files/papers/a'],
    ['GET', '', 'list-type=2&prefix=papers', 's3:ListBucket files'],
    ['HEAD', '', '', 's3:ListBucket files'],
  ])('for %s /%s?%s', (method, name, query, expected) => {
    expect(asked(method, name, query)).toEqual([expected]);
  });

  it('for a copy: to read the one and to write the other', () => {
    expect(asked('PUT', 'papers/a', '', '/files/uploads/b%20c')).toEqual([
      's3:GetObject files/uploads/b c',
      's3:PutObject files/papers/a',
    ]);
  });

  it.each([
    ['GET', '', 'policy'],
    ['PUT', 'papers/a', 'acl'],
    ['POST', '', 'delete'],
    ['DELETE', '', ''],
  ])('for what nobody uses, it says that it does not know: %s /%s?%s', (method, name, query) => {
    expect(() => asked(method, name, query)).toThrow('does not know');
  });
});

describe('what SES asks IAM for', () => {
  const sending = { FromEmailAddress: '"The Secretariat" <us@example.org>', ConfigurationSetName: 'set' };
  const actions = (operation: 'SendEmail' | 'SendBulkEmail', content: object) =>
    sesAsked(operation, 'eu-west-1:0', { ...sending, ...content }).map(({ action }) => action);

  it('on the domain of the sender and on the configuration set', () => {
    expect(sesAsked('SendEmail', 'eu-west-1:0', sending)).toEqual([
      { action: 'ses:SendEmail', resource: 'arn:aws:ses:eu-west-1:0:identity/example.org' },
      { action: 'ses:SendEmail', resource: 'arn:aws:ses:eu-west-1:0:configuration-set/set' },
    ]);
  });

  it('for the older action, too: of many mails, and of a mail that becomes a MIME message', () => {
    expect(new Set(actions('SendBulkEmail', {}))).toEqual(new Set(['ses:SendBulkEmail', 'ses:SendBulkTemplatedEmail']));
    expect(new Set(actions('SendEmail', { Content: { Simple: { Attachments: [{}] } } }))).toEqual(
      new Set(['ses:SendEmail', 'ses:SendRawEmail']),
    );
  });
});

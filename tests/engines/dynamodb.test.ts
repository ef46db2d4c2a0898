import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import db from 'dynalite/db/index.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startDynamoDb, type TableDefinition } from '../../infra/local/engines/dynamodb.ts';
import { localCredentials } from '../../infra/local/engines/engine.ts';
import { scratchFolder, startToKill } from './scratch.ts';

const table: TableDefinition = {
  TableName: 'afterword',
  AttributeDefinitions: ['pk', 'sk', 'due', 'dueAt', 'papersOf', 'paperSort'].map((name) => ({
    AttributeName: name,
    AttributeType: 'S',
  })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'due',
      KeySchema: [
        { AttributeName: 'due', KeyType: 'HASH' },
        { AttributeName: 'dueAt', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
    {
      IndexName: 'papers',
      KeySchema: [
        { AttributeName: 'papersOf', KeyType: 'HASH' },
        { AttributeName: 'paperSort', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
};
const TableName = table.TableName;

function documents(endpoint: string): DynamoDBDocumentClient {
  const client = new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials: localCredentials, maxAttempts: 1 });
  onTestFinished(() => client.destroy());
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

async function inMemory(): Promise<DynamoDBDocumentClient> {
  const engine = await startDynamoDb({ folder: undefined, tables: [table] });
  onTestFinished(() => engine.stop());
  return documents(engine.endpoint);
}

const put = (Item: Record<string, unknown>, more: object = {}) => new PutCommand({ TableName, Item, ...more });
const dueBefore = (time: string) =>
  new QueryCommand({
    TableName,
    IndexName: 'due',
    KeyConditionExpression: 'due = :due AND dueAt BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':due': 'DUE', ':from': '2011', ':to': time },
  });

describe('conditional writes', () => {
  test('a create that finds an item fails with ConditionalCheckFailedException and changes nothing', async () => {
    const client = await inMemory();
    const once = { ConditionExpression: 'attribute_not_exists(pk)' };
    await client.send(put({ pk: 'W#1', sk: 'WORKSHOP', title: 'first' }, once));

    const second = client.send(put({ pk: 'W#1', sk: 'WORKSHOP', title: 'second' }, once));

    await expect(second).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: { pk: 'W#1', sk: 'WORKSHOP' }, ConsistentRead: true }),
    );
    expect(Item).toMatchObject({ title: 'first' });
  });

  test('an update changes nested maps on condition of a revision, and answers the new item', async () => {
    const client = await inMemory();
    await client.send(put({ pk: 'W#1', sk: 'WORKSHOP', revision: 1, debts: { a: { attempt: 0 } } }));
    const update = new UpdateCommand({
      TableName,
      Key: { pk: 'W#1', sk: 'WORKSHOP' },
      UpdateExpression: 'SET revision = revision + :one, debts.#a.attempt = :attempt, due = :due, dueAt = :at',
      ConditionExpression: 'revision = :seen AND attribute_exists(debts.#a)',
      ExpressionAttributeNames: { '#a': 'a' },
      ExpressionAttributeValues: { ':one': 1, ':attempt': 1, ':seen': 1, ':due': 'DUE', ':at': '2011-07-09' },
      ReturnValues: 'ALL_NEW',
    });

    const { Attributes } = await client.send(update);

    expect(Attributes).toMatchObject({ revision: 2, debts: { a: { attempt: 1 } } });
    await expect(client.send(update)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  });
});

describe('reads', () => {
  test('a query takes what begins with a prefix, in order, page by page', async () => {
    const client = await inMemory();
    for (const sk of ['PERSON#b', 'PERSON#a', 'WORKSHOP', 'PERSON#a#PAPER#1']) {
      await client.send(put({ pk: 'W#1', sk }));
    }
    const page = (from?: Record<string, unknown>) =>
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': 'W#1', ':prefix': 'PERSON#' },
        ConsistentRead: true,
        Limit: 2,
        ExclusiveStartKey: from,
      });

    const first = await client.send(page());
    const second = await client.send(page(first.LastEvaluatedKey));

    expect(first.Items?.map((item) => item.sk)).toEqual(['PERSON#a', 'PERSON#a#PAPER#1']);
    expect(second.Items?.map((item) => item.sk)).toEqual(['PERSON#b']);
  });

  test('the sparse index lists, by time and keys only, what is due', async () => {
    const client = await inMemory();
    await client.send(put({ pk: 'W#1', sk: 'WORKSHOP', due: 'DUE', dueAt: '2011-07-10', title: 'not projected' }));
    await client.send(put({ pk: 'W#1', sk: 'PERSON#a', due: 'DUE', dueAt: '2011-07-09' }));
    await client.send(put({ pk: 'W#1', sk: 'PERSON#b', due: 'DUE', dueAt: '2011-07-11' }));
    await client.send(put({ pk: 'W#1', sk: 'PERSON#c' }));

    const { Items } = await client.send(dueBefore('2011-07-10'));

    expect(Items).toEqual([
      { pk: 'W#1', sk: 'PERSON#a', due: 'DUE', dueAt: '2011-07-09' },
      { pk: 'W#1', sk: 'WORKSHOP', due: 'DUE', dueAt: '2011-07-10' },
    ]);
  });

  test('the papers index answers begins_with on its sort key with the whole item', async () => {
    const client = await inMemory();
    await client.send(put({ pk: 'W#1', sk: 'P#1', papersOf: 'W#1', paperSort: 'submitted#1', title: 'One' }));
    await client.send(put({ pk: 'W#1', sk: 'P#2', papersOf: 'W#1', paperSort: 'approved#2', title: 'Two' }));

    const { Items } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'papers',
        KeyConditionExpression: 'papersOf = :w AND begins_with(paperSort, :state)',
        ExpressionAttributeValues: { ':w': 'W#1', ':state': 'approved#' },
      }),
    );

    expect(Items?.map((item) => item.title)).toEqual(['Two']);
  });

  test('BatchGetItem answers the items that exist', async () => {
    const client = await inMemory();
    await client.send(put({ pk: 'W#1', sk: 'PERSON#a' }));

    const { Responses } = await client.send(
      new BatchGetCommand({
        RequestItems: {
          [TableName]: {
            Keys: [
              { pk: 'W#1', sk: 'PERSON#a' },
              { pk: 'W#1', sk: 'PERSON#none' },
            ],
            ConsistentRead: true,
          },
        },
      }),
    );

    expect(Responses?.[TableName]).toEqual([{ pk: 'W#1', sk: 'PERSON#a' }]);
  });
});

describe('what AWS refuses is refused', () => {
  test('an empty string as an index key, by put and by update', async () => {
    const client = await inMemory();
    await client.send(put({ pk: 'W#1', sk: 'WORKSHOP' }));

    const byPut = client.send(put({ pk: 'W#1', sk: 'PERSON#a', due: 'DUE', dueAt: '' }));
    const byUpdate = client.send(
      new UpdateCommand({
        TableName,
        Key: { pk: 'W#1', sk: 'WORKSHOP' },
        UpdateExpression: 'SET due = :due, dueAt = :at',
        ExpressionAttributeValues: { ':due': 'DUE', ':at': '' },
      }),
    );

    const refusal = { name: 'ValidationException', message: expect.stringContaining('IndexKey: dueAt') };
    await expect(byPut).rejects.toMatchObject(refusal);
    await expect(byUpdate).rejects.toMatchObject(refusal);
    expect((await client.send(dueBefore('9'))).Count).toBe(0);
  });

  test('transactions are not there, so nobody may rely on them', async () => {
    const client = await inMemory();
    const write = client.send(
      new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item: { pk: 'W', sk: 'W' } } }] }),
    );
    await expect(write).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });
});

describe('the folder', () => {
  test('what was answered is there after kill -9 and a new start', async () => {
    const folder = scratchFolder();
    const options = { folder, tables: [table] };
    const first = await startToKill('dynamodb.ts', `m.startDynamoDb(${JSON.stringify(options)})`);
    await documents(first.endpoint).send(put({ pk: 'W#1', sk: 'WORKSHOP', due: 'DUE', dueAt: '2011-07-09' }));
    await first.kill();

    const second = await startDynamoDb(options);
    onTestFinished(() => second.stop());

    expect((await documents(second.endpoint).send(dueBefore('2012'))).Count).toBe(1);
  });

  test('an index that a kill left behind its items is mended at the next start', async () => {
    const folder = scratchFolder();
    const first = await startDynamoDb({ folder, tables: [table] });
    const client = documents(first.endpoint);
    await client.send(put({ pk: 'W#1', sk: 'LOST', due: 'DUE', dueAt: '2011-07-09' }));
    await first.stop();
    const store = db.create({ path: folder });
    await store.db.open();
    for await (const [key] of store.db.iterator()) {
      if (key.startsWith('index-global~')) await store.db.batch([{ type: 'del', key }]);
    }
    const phantom = { pk: { S: 'W#1' }, sk: { S: 'NEVER' }, due: { S: 'DUE' }, dueAt: { S: '2011-07-08' } };
    await store.db.batch([{ type: 'put', key: 'index-global~afterword~due~0', value: phantom }]);
    await new Promise<void>((resolve) => store.db.close(() => resolve()));

    const second = await startDynamoDb({ folder, tables: [table] });
    onTestFinished(() => second.stop());

    const { Items } = await documents(second.endpoint).send(dueBefore('2012'));
    expect(Items?.map((item) => item.sk)).toEqual(['LOST']);
  });

  test('a damaged database is reported in one sentence and not overwritten', async () => {
    const folder = scratchFolder();
    await (await startDynamoDb({ folder, tables: [table] })).stop();
    rmSync(path.join(folder, 'CURRENT'));
    const before = readdirSync(folder).sort();

    await expect(startDynamoDb({ folder, tables: [table] })).rejects.toMatchObject({
      name: 'DamagedData',
      message: expect.stringContaining('CURRENT'),
    });
    expect(readdirSync(folder).sort()).toEqual(before);

    writeFileSync(path.join(folder, 'CURRENT'), 'nonsense');
    await expect(startDynamoDb({ folder, tables: [table] })).rejects.toMatchObject({ name: 'DamagedData' });
  });

  test('a folder that another run holds is not damaged but in use', async () => {
    const folder = scratchFolder();
    const first = await startDynamoDb({ folder, tables: [table] });
    onTestFinished(() => first.stop());

    await expect(startDynamoDb({ folder, tables: [table] })).rejects.toMatchObject({ name: 'FolderInUse' });
  });

  test('a table that the template no longer describes is refused', async () => {
    const folder = scratchFolder();
    await (await startDynamoDb({ folder, tables: [table] })).stop();
    const [due] = table.GlobalSecondaryIndexes ?? [];
    const changed = {
      ...table,
      AttributeDefinitions: table.AttributeDefinitions.slice(0, 4),
      GlobalSecondaryIndexes: due ? [due] : [],
    };

    await expect(startDynamoDb({ folder, tables: [changed] })).rejects.toThrow(/other keys or indexes/);
  });

  test('a taken port is named', async () => {
    const first = await startDynamoDb({ folder: undefined, tables: [] });
    onTestFinished(() => first.stop());
    const port = Number(new URL(first.endpoint).port);

    await expect(startDynamoDb({ folder: undefined, tables: [], port })).rejects.toThrow(`Port ${port}`);
  });
});

import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import * as z from 'zod';
import { LOCAL_ACCOUNT_ID, LOCAL_REGION } from '../physical.ts';
import { type AskedTable, dynamoDbService } from '../rights/ask-dynamodb.ts';
import type { Gate } from '../rights/gate.ts';
import { guarded, guardServer } from '../rights/guarded.ts';
import { mendIndexes, refuseEmptyIndexKeys } from './dynamodb-indexes.ts';
import { DamagedData, type Engine, localCredentials } from './engine.ts';
import { bind, close, listen } from './listening.ts';
import { passedOnTo } from './passing-on.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

/**
 * What CreateTable needs of an `AWS::DynamoDB::Table`; every other property of the template is dropped by parsing
 * (dynalite has no encryption, recovery, TTL nor streams).
 */
export const tableDefinition = z.object({
  TableName: z.string(),
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: keySchema,
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .optional(),
});
export type TableDefinition = z.infer<typeof tableDefinition>;

export interface DynamoDbOptions {
  /** Where the items live; undefined keeps them in memory. */
  folder: string | undefined;
  tables: readonly TableDefinition[];
  /** Whose rights are checked; nobody's without. */
  gate?: Gate | undefined;
  port?: number;
}

/**
 * DynamoDB on dynalite. Every table is ACTIVE when this returns.
 * @throws DamagedData, FolderInUse, PortTaken
 */
export async function startDynamoDb({ folder, tables, gate, port }: DynamoDbOptions): Promise<Engine> {
  if (folder !== undefined) await checkFolder(folder);
  refuseEmptyIndexKeys();
  const server = dynalite({ createTableMs: 0, ...(folder === undefined ? {} : { path: folder }) });
  guardServer(server, gate, dynamoDbService(askedTables(tables)));
  const endpoint = await bind(server, port);
  try {
    await createMissing(endpoint, tables, folder ?? 'memory');
  } catch (error) {
    await close(server);
    throw error;
  }
  return { endpoint, stop: () => close(server) };
}

/** The same tables in an engine that somebody else has started, and stops; the rights are checked on the way there. */
export async function tablesAt(endpoint: string, tables: readonly TableDefinition[], gate?: Gate): Promise<Engine> {
  await createMissing(endpoint, tables, endpoint);
  const front = await listen(guarded(gate, dynamoDbService(askedTables(tables)), passedOnTo(endpoint)));
  return { endpoint: front.endpoint, stop: front.close };
}

/** What IAM has to know of the tables. One that is not there has an ARN all the same. */
export const askedTables =
  (tables: readonly TableDefinition[]) =>
  (name: string): AskedTable => {
    const table = tables.find(({ TableName }) => TableName === name);
    const hashOf = (keys: TableDefinition['KeySchema']): string =>
      keys.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
    const indexes = table?.GlobalSecondaryIndexes ?? [];
    return {
      arn: `arn:aws:dynamodb:${LOCAL_REGION}:${LOCAL_ACCOUNT_ID}:table/${name}`,
      partitionKey: hashOf(table?.KeySchema ?? []),
      indexes: Object.fromEntries(indexes.map(({ IndexName, KeySchema }) => [IndexName, hashOf(KeySchema)])),
    };
  };

async function checkFolder(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // LevelDB names its live files in CURRENT; without it, it would begin a new database over the old files.
  if (readdirSync(folder).length > 0 && !existsSync(`${folder}/CURRENT`)) {
    throw new DamagedData(folder, 'the file CURRENT of the database is missing');
  }
  await mendIndexes(folder);
}

async function createMissing(endpoint: string, tables: readonly TableDefinition[], where: string): Promise<void> {
  const client = new DynamoDBClient({ endpoint, region: LOCAL_REGION, credentials: localCredentials });
  try {
    const present = new Set((await client.send(new ListTablesCommand({}))).TableNames);
    for (const raw of tables) {
      const table = tableDefinition.parse(raw);
      if (!present.has(table.TableName)) await client.send(new CreateTableCommand(creation(table)));
      const description = await activeTable(client, table.TableName);
      if (shape(description) !== shape(table)) {
        throw new DamagedData(where, `the table ${table.TableName} has other keys or indexes than the template`);
      }
    }
  } finally {
    client.destroy();
  }
}

/** With exact optional properties, an absent index list must be absent, not undefined. */
function creation({ GlobalSecondaryIndexes: indexes, ...table }: TableDefinition) {
  const billed = { ...table, BillingMode: 'PAY_PER_REQUEST' as const };
  return indexes ? { ...billed, GlobalSecondaryIndexes: indexes } : billed;
}

async function activeTable(client: DynamoDBClient, TableName: string): Promise<TableDescription> {
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === 'ACTIVE') return Table;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** What must be the same in a stored table and in the template's, in a form that can be compared. */
function shape(table: TableDescription | TableDefinition): string {
  const keys = (schema: TableDescription['KeySchema']) =>
    schema?.map((key) => `${key.KeyType} ${key.AttributeName}`).join();
  const indexes = table.GlobalSecondaryIndexes?.map(
    (index) => `${index.IndexName}: ${keys(index.KeySchema)} ${index.Projection?.ProjectionType}`,
  );
  return [keys(table.KeySchema), ...(indexes ?? []).sort()].join('; ');
}

import { CreateTableCommand, DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { AccessKey } from '../../infra/local/rights/gate.ts';
import { Table } from '../../shared/store/table.store.ts';
import { startTableEngine } from './table-engine.ts';

interface StartedTable {
  readonly table: Table;
  /** The table of the ballots. */
  readonly ballots: Table;
  readonly client: DynamoDBClient;
  /** For a client of the test's own. */
  readonly connection: DynamoDBClientConfig;
  stop(): Promise<void>;
}

/**
 * An empty table as the stack defines it, and an empty one for ballots, on a real engine in memory.
 * @param credentials where other processes use it, in which nobody acts
 */
export async function startTable(credentials?: AccessKey): Promise<StartedTable> {
  const { connection, stop } = await startTableEngine(credentials);
  const client = new DynamoDBClient(connection);
  const string = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' as const });
  const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' as const });
  await client.send(
    new CreateTableCommand({
      TableName: 'table',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        'pk',
        'sk',
        'due',
        'dueAt',
        'papersOf',
        'paperSort',
        'publications',
        'publishedByDate',
        'publishedIn',
        'paperAt',
        'listOf',
        'listSort',
        'auditOf',
        'auditAt',
      ].map(string),
      KeySchema: [hash('pk'), range('sk')],
      GlobalSecondaryIndexes: [
        { IndexName: 'due', KeySchema: [hash('due'), range('dueAt')], Projection: { ProjectionType: 'KEYS_ONLY' } },
        {
          IndexName: 'papers',
          KeySchema: [hash('papersOf'), range('paperSort')],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['paperLine'] },
        },
        ...['publishedByDate', 'publishedIn'].map((order) => ({
          IndexName: order,
          KeySchema: [hash('publications'), range(order)],
          Projection: { ProjectionType: 'ALL' as const },
        })),
        {
          IndexName: 'listed',
          KeySchema: [hash('listOf'), range('listSort')],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['listLine'] },
        },
        {
          IndexName: 'paperAt',
          KeySchema: [hash('paperAt'), range('sk')],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
        {
          IndexName: 'audit',
          KeySchema: [hash('auditOf'), range('auditAt')],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
  await client.send(
    new CreateTableCommand({
      TableName: 'ballots',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk'].map(string),
      KeySchema: [hash('pk'), range('sk')],
    }),
  );
  return {
    table: new Table('table', client),
    ballots: new Table('ballots', client),
    client,
    connection,
    async stop() {
      client.destroy();
      await stop();
    },
  };
}

import { randomBytes } from 'node:crypto';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';

/** Set by `npm run test:dynamodb-local`: AWS's own engine, which every test then uses instead of the one from npm. */
const OTHER = 'AFTERWORD_TEST_DYNAMODB';

/** An engine without tables, in memory. */
export async function startTableEngine(): Promise<{
  readonly connection: DynamoDBClientConfig;
  stop(): Promise<void>;
}> {
  const other = process.env[OTHER];
  const connect = (endpoint: string): DynamoDBClientConfig => ({
    endpoint,
    region: 'eu-central-1',
    // DynamoDB Local keeps the tables of each key apart.
    credentials: { accessKeyId: randomBytes(10).toString('hex'), secretAccessKey: 'test' },
  });
  if (other) return { connection: connect(other), stop: async () => undefined };
  const server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as { port: number };
  return {
    connection: connect(`http://127.0.0.1:${port}`),
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

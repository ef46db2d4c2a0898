import { randomBytes } from 'node:crypto';
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { bind, close, listen } from '../../infra/local/engines/listening.ts';
import { passedOnTo } from '../../infra/local/engines/passing-on.ts';
import { dynamoDbService } from '../../infra/local/rights/ask-dynamodb.ts';
import type { AccessKey } from '../../infra/local/rights/gate.ts';
import { guarded, guardServer } from '../../infra/local/rights/guarded.ts';
import { actorsKey, castOfTemplate } from './cast.ts';

/** Set by `npm run test:dynamodb-local`: AWS's own engine, which every test then uses instead of the one from npm. */
const OTHER = 'AFTERWORD_TEST_DYNAMODB';

/** The two tables of the tests are the template's, in whose rights they have other names. */
const RESOURCES: Readonly<Record<string, string>> = { table: 'TableItems', ballots: 'BallotsItems' };

/** Of each index of the tests' table, the partition key. */
const INDEXES = {
  due: 'due',
  papers: 'papersOf',
  publishedByDate: 'publications',
  publishedIn: 'publications',
  paperAt: 'paperAt',
  listed: 'listOf',
  audit: 'auditOf',
} as const;

/**
 * An engine without tables, in memory, which answers each function what its role allows.
 * @param credentials where other processes use it, in which nobody acts: then everybody may do everything
 */
export async function startTableEngine(credentials?: AccessKey): Promise<{
  readonly connection: DynamoDBClientConfig;
  stop(): Promise<void>;
}> {
  if (credentials) {
    const server = dynalite({ createTableMs: 0 });
    const endpoint = await bind(server);
    return { connection: { endpoint, region: 'eu-central-1', credentials }, stop: () => close(server) };
  }
  const cast = await castOfTemplate();
  const { gate } = cast;
  const service = dynamoDbService((name) => {
    const resource = RESOURCES[name];
    return { arn: resource === undefined ? name : cast.arnOf(resource), partitionKey: 'pk', indexes: INDEXES };
  });
  const connect = (endpoint: string): DynamoDBClientConfig => connection(endpoint, () => actorsKey(cast).accessKeyId);
  const other = process.env[OTHER];
  if (other) {
    // DynamoDB Local keeps the tables of each key apart.
    const front = await listen(guarded(gate, service, passedOnTo(other, randomBytes(10).toString('hex'))));
    return { connection: connect(front.endpoint), stop: front.close };
  }
  const server = dynalite({ createTableMs: 0 });
  guardServer(server, gate, service);
  return { connection: connect(await bind(server)), stop: () => close(server) };
}

/** Calls are signed with the key of whoever acts at that moment. The engine looks at the key, and at no signature. */
const connection = (endpoint: string, accessKeyId: () => string): DynamoDBClientConfig => ({
  endpoint,
  region: 'eu-central-1',
  credentials: { accessKeyId: 'unused', secretAccessKey: 'unused' },
  signer: {
    async sign(request) {
      request.headers['x-amz-date'] = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
      request.headers.authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId()}/20110709/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none`;
      return request;
    },
  },
});

import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';

/** What was asked of AWS, and what the engine says that it cost. */
export interface Calls {
  dynamodb: number;
  s3: number;
  ses: number;
  /** Of the calls to the table, those that read and those that write. */
  reads: number;
  writes: number;
  /** Capacity units, of the table itself. */
  readUnits: number;
  writeUnits: number;
  /**
   * Units that DynamoDB takes for entries in the indexes, which the engine does not report: counted by us, one for each entry of
   * up to 1 KB that is written, and one more where an entry of `due` moves.
   */
  indexWriteUnits: number;
}

export const noCalls = (): Calls => ({
  dynamodb: 0,
  s3: 0,
  ses: 0,
  reads: 0,
  writes: 0,
  readUnits: 0,
  writeUnits: 0,
  indexWriteUnits: 0,
});

const ReplySchema = z.object({ ConsumedCapacity: z.object({ CapacityUnits: z.number() }).optional() });
const PutSchema = z.object({ Item: z.record(z.string(), z.unknown()) });

const READS = new Set(['GetItemCommand', 'QueryCommand']);
const WRITES = new Set(['PutItemCommand', 'DeleteItemCommand']);
/** Each index by the attribute that brings an item into it. */
const INDEXED_BY = ['dueAt', 'paperSort', 'publishedByDate', 'publishedIn', 'paperAt', 'listSort', 'auditAt'];

/** Counts what a client is asked for from now on: by a middleware of the bench, the product knows nothing of it. */
export function countTable(client: DynamoDBClient, calls: Calls): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = context.commandName ?? '';
      const isRead = READS.has(command);
      if (!isRead && !WRITES.has(command)) throw new Error(`The bench does not know what ${command} costs.`);
      const input = Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      calls.dynamodb += 1;
      calls[isRead ? 'reads' : 'writes'] += 1;
      const reply = await next({ ...args, input });
      const units = ReplySchema.parse(reply.output).ConsumedCapacity?.CapacityUnits ?? 0;
      calls[isRead ? 'readUnits' : 'writeUnits'] += units;
      if (!isRead) calls.indexWriteUnits += indexUnits(input);
      return reply;
    },
    { step: 'initialize', name: 'count' },
  );
}

/** Of a PutItem, in whichever of the SDK's two forms. */
export function indexUnits(input: unknown): number {
  const put = PutSchema.safeParse(input);
  if (!put.success) return 0;
  const entries = INDEXED_BY.filter((attribute) => Object.hasOwn(put.data.Item, attribute));
  return entries.length + (entries.includes('dueAt') ? 1 : 0);
}

/** Counts the calls to S3. */
export function countFiles(client: S3Client, calls: Calls): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      calls.s3 += 1;
      return next(args);
    },
    { step: 'initialize', name: 'count' },
  );
}

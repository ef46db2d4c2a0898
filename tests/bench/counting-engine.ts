import * as z from 'zod';
import { startDynamoDb } from '../../infra/local/engines/dynamodb.ts';
import { listen, readBody } from '../../infra/local/engines/listening.ts';
import { indexUnits } from './counted-calls.ts';

/** What all calls to the tables cost together, as the engine reports it. */
export interface TableUse {
  calls: number;
  readUnits: number;
  writeUnits: number;
  /** As `Calls.indexWriteUnits`. */
  indexWriteUnits: number;
}

const MAX_BODY = 16 * 1024 * 1024;
const ReplySchema = z.object({ ConsumedCapacity: z.object({ CapacityUnits: z.number() }).optional() });

/** An engine for the tables that asks of each call what it costs, whoever makes it: the deployed functions do not ask. */
export async function startCountingEngine() {
  const engine = await startDynamoDb({ folder: undefined, tables: [] });
  const use: TableUse = { calls: 0, readUnits: 0, writeUnits: 0, indexWriteUnits: 0 };
  const front = await listen(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '');
    const isRead = operation === 'GetItem' || operation === 'Query';
    const isCounted = isRead || operation === 'PutItem' || operation === 'DeleteItem';
    const body = JSON.parse((await readBody(request, MAX_BODY))?.toString('utf8') ?? '{}');
    const headers = {
      'x-amz-target': String(request.headers['x-amz-target']),
      'content-type': 'application/x-amz-json-1.0',
    };
    const reply = await fetch(engine.endpoint, {
      method: 'POST',
      headers: {
        ...headers,
        authorization: String(request.headers.authorization),
        'x-amz-date': String(request.headers['x-amz-date']),
      },
      body: JSON.stringify(isCounted ? { ...body, ReturnConsumedCapacity: 'TOTAL' } : body),
    });
    const text = await reply.text();
    if (isCounted && reply.ok) {
      use.calls += 1;
      const units = ReplySchema.parse(JSON.parse(text)).ConsumedCapacity?.CapacityUnits ?? 0;
      use[isRead ? 'readUnits' : 'writeUnits'] += units;
      if (operation === 'PutItem') use.indexWriteUnits += indexUnits(body);
    }
    response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(text);
  });
  return {
    endpoint: front.endpoint,
    use,
    async stop() {
      await front.close();
      await engine.stop();
    },
  };
}

import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod';
import {
  type Invocation,
  InvocationSchema,
  type Outcome,
  type WorkerStart,
  WorkerStartSchema,
} from './worker-protocol.ts';

/**
 * One execution environment of one Lambda function: it loads the bundle that would be deployed and calls its handler,
 * one event at a time. Node strips the types of this file by itself (no loader in the worker: that would cost 100 ms).
 */

const HandlerSchema = z.custom<(event: unknown, context: unknown) => unknown>((value) => typeof value === 'function');

const start = WorkerStartSchema.parse(workerData);
const say = (outcome: Outcome): void => parentPort?.postMessage(outcome);

try {
  await routePublicKeys(start);
  const handler = await loadHandler(start);
  parentPort?.on('message', (message: unknown) => void answer(handler, InvocationSchema.parse(message)));
  say({ kind: 'ready' });
} catch (error) {
  say(describe(error, undefined));
}

async function loadHandler({ module, exportName }: WorkerStart): Promise<z.infer<typeof HandlerSchema>> {
  const loaded = z.record(z.string(), z.unknown()).parse({ ...(await import(pathToFileURL(module).href)) });
  const handler = HandlerSchema.safeParse(loaded[exportName]);
  if (!handler.success) throw new Error(`${module} exports no function named ${exportName}.`);
  return handler.data;
}

/** The product fetches the pool's keys from Amazon's address; here that address leads to the local engine. */
async function routePublicKeys({ jwks }: WorkerStart): Promise<void> {
  if (!jwks) return;
  const { routeCognito } = await import('./engines/cognito-route.ts');
  routeCognito(jwks);
}

async function answer(handler: z.infer<typeof HandlerSchema>, invocation: Invocation): Promise<void> {
  const { requestId } = invocation;
  try {
    const result = await handler(JSON.parse(invocation.event), contextOf(invocation));
    say({ kind: 'result', requestId, payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    say(describe(error, requestId));
  }
}

/** The context object that Lambda passes; the deadline runs in real time, as the timeout does. */
function contextOf({ requestId, deadline }: Invocation): Record<string, unknown> {
  return {
    functionName: start.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: start.functionArn,
    memoryLimitInMB: String(start.memoryMb),
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${start.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

function describe(error: unknown, requestId: string | undefined): Outcome {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const where = requestId === undefined ? {} : { requestId };
  return { kind: 'error', ...where, errorType: name, errorMessage: message, trace: stack ?? '' };
}

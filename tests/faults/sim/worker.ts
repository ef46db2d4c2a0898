import { parentPort, workerData } from 'node:worker_threads';
import { type Explored, explore } from './explore.ts';
import type { History } from './history.ts';
import { REMEMBERED } from './product.ts';
import { randomHistory } from './random-history.ts';
import { shrink } from './shrink.ts';
import { keepDates, keepFormatters, remember } from './swift.ts';

/** One of the threads of a run: explores the histories that it is handed, one after the other. */

export type Order =
  | { readonly is: 'seed'; readonly seed: number }
  | { readonly is: 'history'; readonly history: History };
export interface Report extends Explored {
  readonly seed: number;
}

export interface WorkerSettings {
  readonly every: number;
  /** Whether a failing history is made small. */
  readonly shrinks: boolean;
}

/** One history in so many sends its mails through the SDK's own client, which takes ten times as long. */
const THROUGH_SDK = 16;

const { every, shrinks } = workerData as WorkerSettings;
process.env.AWS_REGION = 'eu-central-1';
// The product writes down what it leaves for the next sweep: here that is every fault.
console.error = console.warn = console.info = console.log = () => {};
keepFormatters();
keepDates();
// Errors are part of the game, and nobody reads where they came from.
Error.stackTraceLimit = 0;
REMEMBERED.forEach(remember);

parentPort?.on('message', async (order: Order) => {
  const history = order.is === 'seed' ? randomHistory(order.seed) : order.history;
  const sdk = history.seed % THROUGH_SDK === 0;
  const explored = await explore(history, { every, sdk });
  const failure = explored.failure && shrinks ? await shrink(explored.failure) : explored.failure;
  parentPort?.postMessage({ ...explored, ...(failure && { failure }), seed: history.seed } satisfies Report);
});

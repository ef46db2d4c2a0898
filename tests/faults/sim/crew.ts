import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { bundleSimulation, type Edit } from './bundle.ts';
import type { Failure } from './explore.ts';
import type { Order, Report, WorkerSettings } from './worker.ts';

/** Everything that a run of many histories came to. */
export interface Tally {
  readonly histories: number;
  readonly calls: number;
  readonly faults: number;
  readonly ambiguous: number;
  readonly failures: readonly (Failure & { readonly seed: number })[];
}

export interface Task extends Partial<WorkerSettings> {
  readonly orders: readonly Order[];
  /** After so many failures the rest is left. */
  readonly enough?: number;
  readonly edits?: readonly Edit[];
  readonly threads?: number;
  readonly onProgress?: (tally: Tally) => void;
}

/** Explores histories on all cores. @throws Error where the simulation itself fails */
export async function runCrew({
  orders,
  enough = 1,
  edits = [],
  threads = availableParallelism(),
  onProgress,
  ...settings
}: Task): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-faults-'));
  try {
    const bundle = join(folder, 'simulation.mjs');
    await bundleSimulation(bundle, edits);
    let tally: Tally = { histories: 0, calls: 0, faults: 0, ambiguous: 0, failures: [] };
    const rest = orders.values();
    const workerData: WorkerSettings = { every: 1, shrinks: true, ...settings };
    const next = (): Order | undefined => (tally.failures.length < enough ? rest.next().value : undefined);
    const take = (report: Report): void => {
      tally = added(tally, report);
      onProgress?.(tally);
    };
    await Promise.all(
      Array.from({ length: Math.min(threads, orders.length) }, () => work(bundle, workerData, next, take)),
    );
    return tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const added = (tally: Tally, { calls, faults, ambiguous, failure, seed }: Report): Tally => ({
  histories: tally.histories + 1,
  calls: tally.calls + calls,
  faults: tally.faults + faults,
  ambiguous: tally.ambiguous + ambiguous,
  failures: failure ? [...tally.failures, { ...failure, seed }] : tally.failures,
});

/** One thread, as long as there is something to do. */
function work(
  bundle: string,
  workerData: WorkerSettings,
  next: () => Order | undefined,
  take: (report: Report) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(bundle, { workerData, execArgv: [] });
    const hand = (): void => {
      const order = next();
      if (order) worker.postMessage(order);
      else void worker.terminate().then(() => resolve());
    };
    worker.on('message', (report: Report) => {
      take(report);
      hand();
    });
    worker.on('error', reject);
    hand();
  });
}

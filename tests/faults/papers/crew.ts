import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { definition } from '../../infra/synthesised.ts';
import { bundleSimulation, type Edit } from '../sim/bundle.ts';
import type { Explored } from './explore.ts';

/** Explores histories of papers in a thread of their own, on a product in which `edits` are made. */
export async function explorePapers(runs: number, seed: number, edits: readonly Edit[] = []): Promise<Explored> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-papers-'));
  try {
    const bundle = join(folder, 'papers.mjs');
    await bundleSimulation(bundle, edits, fileURLToPath(new URL('worker.ts', import.meta.url)));
    return await new Promise((resolve, reject) => {
      const workerData = { review: definition('PaperReview'), handOff: definition('HandOff'), runs, seed };
      const worker = new Worker(bundle, { workerData, execArgv: [] });
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

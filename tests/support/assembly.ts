import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildProduct } from '../../infra/local/local-stack.ts';

/** Where a test run keeps its one cloud assembly; set by assembly.setup.ts. */
export const ASSEMBLY_FOLDER = 'AFTERWORD_TEST_ASSEMBLY';

const AT_MOST_MS = 240_000;

/**
 * The product, synthesised and bundled once for all the stacks that a test run starts: whichever test needs it first makes it,
 * and the others wait. Nothing outside of a test run, where each start synthesises what stands there at that moment.
 */
export async function sharedAssembly(): Promise<{ readonly assembly?: string }> {
  const folder = process.env[ASSEMBLY_FOLDER];
  if (!folder) return {};
  const assembly = join(folder, 'cloud-assembly');
  const [ready, failed] = [join(folder, 'ready'), join(folder, 'failed')];
  if (isFirst(join(folder, 'begun'))) {
    try {
      (await buildProduct(assembly)).synth();
      writeFileSync(ready, '');
    } catch (error) {
      writeFileSync(failed, '');
      throw error;
    }
  }
  for (let waited = 0; !existsSync(ready); waited += 100) {
    if (existsSync(failed) || waited > AT_MOST_MS)
      throw new Error('The product was not synthesised: see the first failure.');
    await setTimeout(100);
  }
  return { assembly };
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildProduct } from '../../infra/local/local-stack.ts';

/** Where a test run keeps what it makes once; set by assembly.setup.ts. */
export const ASSEMBLY_FOLDER = 'AFTERWORD_TEST_ASSEMBLY';

const AT_MOST_MS = 240_000;

/**
 * The product, synthesised and bundled once for all the stacks that a test run starts. Nothing outside of a test run, where each
 * start synthesises what stands there at that moment.
 */
export async function sharedAssembly(): Promise<{ readonly assembly?: string }> {
  const folder = process.env[ASSEMBLY_FOLDER];
  if (!folder) return {};
  return { assembly: await madeOnce(folder, 'cloud-assembly', async (at) => void (await buildProduct(at)).synth()) };
}

/** What a test run needs once: whichever test asks first makes it, and the others wait. @returns where it lies */
export async function madeOnce(folder: string, name: string, make: (at: string) => Promise<void>): Promise<string> {
  const at = join(folder, name);
  const [ready, failed] = [`${at}.ready`, `${at}.failed`];
  if (isFirst(`${at}.begun`)) {
    try {
      await make(at);
      writeFileSync(ready, '');
    } catch (error) {
      writeFileSync(failed, '');
      throw error;
    }
  }
  for (let waited = 0; !existsSync(ready); waited += 100) {
    if (existsSync(failed) || waited > AT_MOST_MS) throw new Error(`No ${name} was made: see the first failure.`);
    await setTimeout(100);
  }
  return at;
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

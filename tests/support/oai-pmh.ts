import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** As far as the tests use it. */
interface Harvester {
  identify(): Promise<unknown>;
  getRecord(identifier: string, metadataPrefix: string): Promise<unknown>;
  listIdentifiers(options: { metadataPrefix: string; set?: string }): AsyncIterable<unknown>;
  listRecords(options: { metadataPrefix: string; from?: string; set?: string }): AsyncIterable<unknown>;
  listSets(): AsyncIterable<unknown>;
}

/**
 * The harvester `oai-pmh` of npm, its code as it is. It loads itself by `esm`, which knows no Node as new as ours; so its
 * modules are put into one file here.
 */
export function openHarvester(address: string): Harvester {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-harvester-'));
  const outfile = join(folder, 'harvester.cjs');
  buildSync({
    stdin: {
      contents: "export { OaiPmh } from 'oai-pmh/src/index.js';",
      resolveDir: fileURLToPath(new URL('../..', import.meta.url)),
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  const { OaiPmh } = createRequire(import.meta.url)(outfile) as { OaiPmh: new (address: string) => Harvester };
  rmSync(folder, { recursive: true });
  return new OaiPmh(address);
}

export async function collected<Of>(things: AsyncIterable<unknown>): Promise<Of[]> {
  const all: Of[] = [];
  for await (const thing of things) all.push(thing as Of);
  return all;
}

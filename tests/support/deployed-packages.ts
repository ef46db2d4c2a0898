import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import * as z from 'zod';
import { FILES, FUNCTION_NAMES, sourceFolder } from '../../infra/constructs/bundle.ts';

/** The packages of which something is in what is deployed: in a function's bundle, beside it, or in a script for browsers. */
export interface Deployed {
  readonly name: string;
  readonly version: string;
  /** As an SPDX expression. */
  readonly license: string;
}

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const PackageSchema = z.object({ name: z.string(), version: z.string(), license: z.string() });

export function deployedPackages(): Deployed[] {
  const { metafile } = buildSync({
    absWorkingDir: PROJECT,
    entryPoints: [
      ...FUNCTION_NAMES.map((name) => `${sourceFolder(name)}/handler.ts`),
      `${sourceFolder('paper-review')}/file-reader.ts`,
      `${sourceFolder('participant')}/browser/ballot.ts`,
    ],
    outdir: 'unwritten',
    outbase: PROJECT,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    alias: {
      '@aws-sdk/credential-provider-node': `${PROJECT}infra/constructs/lambda-credentials.ts`,
      '#messages': `${PROJECT}shared/language/messages-beside.ts`,
    },
    logLevel: 'error',
    metafile: true,
    write: false,
  });
  const bundled = Object.values(metafile?.outputs ?? {}).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const beside = Object.values(FILES).flatMap((files) => (files ?? []).map((file) => `node_modules/${file}`));
  const folders = new Set(
    [...bundled, ...beside].flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? []),
  );
  const found = new Map(
    [...folders].map((folder) => {
      const text = readFileSync(`${PROJECT}${folder}/package.json`, 'utf8');
      const one = PackageSchema.parse(JSON.parse(text));
      return [`${one.name}@${one.version}`, one] as const;
    }),
  );
  return [...found.values()].toSorted((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

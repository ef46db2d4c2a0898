import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));

/** A change of one place in the product's text. */
export interface Edit {
  /** Relative to the project. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** Five people are a big workshop here, so a page holds two, and a run two pages. */
const SCALE: readonly Edit[] = [
  { file: 'shared/mail/ses.store.ts', find: 'BULK_LIMIT = 50;', replace: 'BULK_LIMIT = 2;' },
  { file: 'functions/follow-up/send-page.ts', find: 'MOST_PAGES = 500;', replace: 'MOST_PAGES = 2;' },
];

/**
 * Bundles the simulation with the product, for a worker thread to run.
 * @param entry what else is begun with
 * @throws Error for an edit whose text does not stand in its file exactly once: it would change something else, or nothing
 */
export async function bundleSimulation(
  outfile: string,
  edits: readonly Edit[] = [],
  entry = fileURLToPath(new URL('./worker.ts', import.meta.url)),
): Promise<void> {
  await build({
    absWorkingDir: PROJECT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    alias: {
      '@aws-sdk/credential-provider-node': join(PROJECT, 'infra/constructs/lambda-credentials.ts'),
      'preact-render-to-string': fileURLToPath(new URL('./page-contents.ts', import.meta.url)),
    },
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    logLevel: 'error',
    plugins: [editing([...SCALE, ...edits])],
  });
}

function editing(edits: readonly Edit[]): Plugin {
  return {
    name: 'edits',
    setup(bundling) {
      const files = new Map<string, string>();
      for (const { file, find, replace } of edits) {
        const path = join(PROJECT, file);
        const text = files.get(path) ?? readFileSync(path, 'utf8');
        const times = text.split(find).length - 1;
        if (times !== 1) throw new Error(`"${find}" stands ${times} times in ${file}, and must stand there once.`);
        files.set(
          path,
          text.replace(find, () => replace),
        );
      }
      bundling.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
        const contents = files.get(path);
        return contents === undefined ? undefined : { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
      });
    },
  };
}

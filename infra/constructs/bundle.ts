import { copyFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { LanguageSchema } from '../../shared/language/language.ts';
import { messagesOf } from '../../shared/language/messages-of.ts';

/** The functions, each a folder of functions/. */
export const FUNCTION_NAMES = [
  'participant',
  'guest',
  'ballot-box',
  'staff',
  'public',
  'sweep',
  'follow-up',
  'paper-review',
  'hand-off',
  'closing-report',
  'report-edition',
  'erasure',
  'mail-events',
] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export const sourceFolder = (name: FunctionName): string => join(PROJECT, 'functions', name);

/** The scripts that a function sends to browsers as files, each a file in the folder `browser` of the function's own. */
const BROWSER_SCRIPTS: Readonly<Partial<Record<FunctionName, readonly string[]>>> = { participant: ['ballot'] };

/** What a function runs in a thread of its own, a module beside its handler. Loaded only there, so its handler starts quickly. */
const THREADS: Readonly<Partial<Record<FunctionName, readonly string[]>>> = { 'paper-review': ['file-reader'] };

/** Files of packages that a function reads when it needs them, laid beside its handler. */
export const FILES: Readonly<Partial<Record<FunctionName, readonly string[]>>> = {
  'report-edition': [
    '@resvg/resvg-wasm/index_bg.wasm',
    '@expo-google-fonts/noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf',
    '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  ],
};

/** A script for browsers, with all that it imports, as one text. */
export function browserScript(name: FunctionName, script: string): string {
  const { outputFiles } = buildSync({
    absWorkingDir: PROJECT,
    entryPoints: [join(sourceFolder(name), 'browser', `${script}.ts`)],
    bundle: true,
    minify: true,
    platform: 'browser',
    // What phones of 2021 understand, which is what the page's own script asks for.
    target: 'es2021',
    format: 'iife',
    legalComments: 'none',
    logLevel: 'error',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}

/**
 * Writes one function with all that it imports, the AWS SDK included, to `handler.mjs` in `outdir`. What is imported only when
 * it is used (`await import(…)`) stands in files of its own beside it, so that a cold start does not load it: main.ts, each area
 * of routes, the clients of S3 and SES; see docs/decisions/17-cold-start.md. So do its threads and its scripts for browsers. In this process: the CDK's NodejsFunction starts a package manager for each function, which
 * takes longer than the bundling.
 */
export function bundle(name: FunctionName, outdir: string): void {
  const modules = ['handler', ...(THREADS[name] ?? [])].map((module) => join(sourceFolder(name), `${module}.ts`));
  bundleFiles(modules, outdir, {
    // Lambda hands a function its credentials in the environment. The chain that looks for them in files, in other
    // services and in a browser's sign-in is a third of a bundle, and of the time of a cold start.
    '@aws-sdk/credential-provider-node': join(PROJECT, 'infra/constructs/lambda-credentials.ts'),
    '#messages': join(PROJECT, 'shared/language/messages-beside.ts'),
  });
  for (const language of LanguageSchema.options) {
    writeFileSync(join(outdir, `messages.${language}.json`), JSON.stringify(messagesOf(language)));
  }
  for (const script of BROWSER_SCRIPTS[name] ?? []) {
    writeFileSync(join(outdir, `${script}.js`), browserScript(name, script));
  }
  for (const file of FILES[name] ?? []) {
    copyFileSync(join(PROJECT, 'node_modules', file), join(outdir, basename(file)));
  }
}

/** Bundles files for Lambda, each with all that it imports; `alias` puts our own modules in a package's place. */
export function bundleFiles(
  entries: readonly string[],
  outdir: string,
  alias: Readonly<Record<string, string>> = {},
): void {
  buildSync({
    absWorkingDir: PROJECT,
    entryPoints: [...entries],
    outdir,
    outExtension: { '.js': '.mjs' },
    splitting: true,
    chunkNames: 'part-[hash]',
    alias: { ...alias },
    bundle: true,
    minify: true,
    // Errors and logs name classes; a minified name would differ from build to build.
    keepNames: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // Bangla stands as it is: escaped, each letter would take six bytes.
    charset: 'utf8',
    // The ES modules of a package can be shaken; its CommonJS cannot.
    mainFields: ['module', 'main'],
    // CommonJS inside a bundle asks for Node's own modules by `require`, which an ES module does not have.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    // No source maps: they would triple what a cold start loads. Names are kept, and each error says where it is.
    sourcemap: false,
    legalComments: 'none',
    logLevel: 'error',
  });
}

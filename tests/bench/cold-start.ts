import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import * as z from 'zod';
import { bundle, bundleFiles, FUNCTION_NAMES, type FunctionName } from '../../infra/constructs/bundle.ts';
import { LINK_KEYS } from '../support/fixtures.ts';
import { loadedAtStart } from '../support/loaded-at-start.ts';
import { startTable } from '../support/table.ts';
import { firstEvents } from './first-event.ts';
import { median, rounded } from './medians.ts';

/**
 * What a cold start loads and how long it takes, beside the import of the stock SDK's clients for a table, bundled with the same
 * flags: until the function is ready, and, since a function may be ready with nothing loaded, until its first event is answered,
 * the engine's answers included. Each start is a process of its own; the two alternate, so that whatever else the machine does
 * meets both.
 */

export interface ColdStart {
  /** Of all that is loaded before the first event. */
  readonly bundleBytes: number;
  /** Import time, as a multiple of the stock SDK's. */
  readonly initRatio: number;
  /** Of all that is loaded when the first event has been answered. */
  readonly firstAnswerBytes: number;
  /** Time from the import to the first answer, as a multiple of the stock SDK's import alone. */
  readonly firstAnswerRatio: number;
}

const RUNS = 9;
const run = promisify(execFile);
const STARTER = fileURLToPath(new URL('cold-start.process.ts', import.meta.url));

const StartSchema = z.object({
  /** Milliseconds. */
  imported: z.number(),
  answered: z.number(),
  bytes: z.number(),
  status: z.union([z.number(), z.string()]).optional(),
});
type Start = z.infer<typeof StartSchema>;

export async function coldStarts(runs = RUNS): Promise<Readonly<Record<FunctionName, ColdStart>>> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'));
  const secrets = await secretsEndpoint();
  const { table, connection, stop } = await startTable(CREDENTIALS);
  const eventOf = await firstEvents(table);
  try {
    bundleFiles([fileURLToPath(new URL('stock-sdk.ts', import.meta.url))], folder);
    const stock = join(folder, 'stock-sdk.mjs');
    const start = async (module: string, ...more: string[]): Promise<Start> => {
      const { stdout } = await run(process.execPath, [STARTER, pathToFileURL(module).href, ...more], {
        env: {
          ...ENVIRONMENT,
          AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.address,
          AWS_ENDPOINT_URL_DYNAMODB: String(connection.endpoint),
        },
      });
      return StartSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
    };
    const measured: [FunctionName, ColdStart][] = [];
    for (const name of FUNCTION_NAMES) {
      const outdir = join(folder, name);
      mkdirSync(outdir);
      bundle(name, outdir);
      const module = join(outdir, 'handler.mjs');
      const event = JSON.stringify(eventOf(name));
      const counted = await start(module, event, 'count');
      if (name === 'participant' && counted.status !== 200) throw new Error(`My page answered ${counted.status}.`);
      const [ours, theirs]: [Start[], Start[]] = [[], []];
      for (let each = 0; each < runs; each += 1) {
        theirs.push(await start(stock));
        ours.push(await start(module, event));
      }
      const stockMs = median(theirs.map(({ imported }) => imported));
      measured.push([
        name,
        {
          bundleBytes: loadedAtStart(outdir).reduce((sum, file) => sum + statSync(join(outdir, file)).size, 0),
          initRatio: rounded(median(ours.map(({ imported }) => imported)) / stockMs),
          firstAnswerBytes: counted.bytes,
          firstAnswerRatio: rounded(median(ours.map(({ answered }) => answered)) / stockMs),
        },
      ]);
    }
    return Object.fromEntries(measured) as Record<FunctionName, ColdStart>;
  } finally {
    await Promise.all([secrets.stop(), stop()]);
    rmSync(folder, { recursive: true });
  }
}

/** Of the started processes, in which nobody acts under a role. */
const CREDENTIALS = { accessKeyId: 'bench', secretAccessKey: 'bench' };

/** What the functions ask of their environment at start. */
const ENVIRONMENT = {
  PATH: process.env.PATH ?? '',
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  POWERTOOLS_DEV: 'false',
  TABLE_NAME: 'table',
  BALLOTS_TABLE: 'ballots',
  WORKSHOP_MEMORY_SECONDS: '5',
  DOCUMENTS_BUCKET: 'documents',
  BASE_URL: 'https://afterword.example.org',
  LINK_KEYS_SECRET: 'link-keys',
  MAIL_FROM: 'us@example.org',
  CONFIGURATION_SET: 'set',
  MALWARE_SCAN: 'off',
  USER_POOL_ID: 'eu-west-1_bench1234',
  USER_POOL_CLIENT_ID: 'client',
  FOLLOW_UP_ARN: 'arn',
  PAPER_REVIEW_ARN: 'arn',
  HAND_OFF_ARN: 'arn',
  CLOSING_REPORT_ARN: 'arn',
  REPORT_EDITION_ARN: 'arn',
  ERASURE_ARN: 'arn',
};

/** Functions that make links read their keys at start, from here. */
async function secretsEndpoint() {
  const body = JSON.stringify({ SecretString: JSON.stringify(LINK_KEYS) });
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('The endpoint of the secrets has no port.');
  return {
    address: `http://127.0.0.1:${at.port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

import '../../infra/local/node-version.ts';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { bundleSimulation } from '../faults/sim/bundle.ts';
import { playJourney } from '../journey/journey.ts';
import { dhaka, startJourneyStack } from '../journey/stack.ts';
import { dynamoDbLocal, startEngine } from './java-engine.ts';
import { emptyTable, replay } from './replay.ts';

const HELP = `npm run test:dynamodb-local [-- options]

On DynamoDB Local, AWS's own engine, instead of the one from npm: every test of the functions that uses the table, the
journey of the Dhaka workshop, and 200 histories of faults, each command of which has to be answered as the simulation
answers it. The engine is fetched with Maven at the first run, and needs Java 17.

  --histories N    how many (200)
  --help           this text

Ends with status 3, and one sentence, where Java or Maven is missing, or Maven cannot fetch it.
`;

const LACKING = 3;

const { values } = parseArgs({ options: { histories: { type: 'string', default: '200' }, help: { type: 'boolean' } } });

/** The tests that keep something in the table. */
const TESTS = ['tests/functions/', 'tests/faults/memory-table.test.ts'];

async function main(): Promise<number> {
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const found = dynamoDbLocal();
  if ('missing' in found) {
    console.error(found.missing);
    return LACKING;
  }
  const engine = await startEngine(found.libraries);
  try {
    const failed =
      (await tests(engine.endpoint)) || (await journey(engine.endpoint)) || (await histories(engine.endpoint));
    return failed ? 1 : 0;
  } finally {
    await engine.stop();
  }
}

/** @returns whether something failed */
function tests(endpoint: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, AFTERWORD_TEST_DYNAMODB: endpoint };
    const child = spawn('vitest', ['run', ...TESTS], { stdio: 'inherit', env });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code !== 0));
  });
}

async function journey(endpoint: string): Promise<boolean> {
  const stack = await startJourneyStack({ dynamodb: endpoint });
  try {
    const { duplicates, missed, afterCompletion, closed } = await playJourney(stack.baseUrl, dhaka(), () => undefined);
    const isGood = closed && duplicates + missed + afterCompletion === 0;
    console.log(
      `The journey on DynamoDB Local: ${isGood ? 'as it should be' : 'somebody was mailed twice, missed or mailed for nothing'}.`,
    );
    return !isGood;
  } finally {
    await stack.stop();
  }
}

async function histories(endpoint: string): Promise<boolean> {
  const client = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'faults', secretAccessKey: 'faults' },
  });
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  // The product writes down what it leaves for the next sweep: here that is every fault.
  const { info, warn, error } = console;
  Object.assign(console, { info: () => undefined, warn: () => undefined, error: () => undefined });
  const folder = mkdtempSync(join(tmpdir(), 'afterword-replay-'));
  try {
    // The simulation is the product in miniature, with a few of its numbers made small, so it comes as a bundle.
    const bundle = join(folder, 'effects.mjs');
    await bundleSimulation(bundle, [], fileURLToPath(new URL('effects.ts', import.meta.url)));
    const { effectsOf }: typeof import('./effects.ts') = await import(bundle);
    let commands = 0;
    for (let seed = 1; seed <= Number(values.histories); seed += 1) {
      const seen = await effectsOf(seed);
      await emptyTable(client, `history-${seed}`);
      await replay(documents, `history-${seed}`, seen);
      commands += seen.length;
    }
    console.log(
      `${values.histories} histories of faults on DynamoDB Local: ${commands} commands, each answered as the simulation answers it.`,
    );
    return false;
  } finally {
    Object.assign(console, { info, warn, error });
    rmSync(folder, { recursive: true, force: true });
    documents.destroy();
    client.destroy();
  }
}

process.exitCode = await main();

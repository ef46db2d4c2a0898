import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Engine } from '../../infra/local/engines/engine.ts';

/**
 * DynamoDB Local, AWS's own engine: fetched with Maven once, and started in memory.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html
 */

const POM = fileURLToPath(new URL('pom.xml', import.meta.url));
const JARS = fileURLToPath(new URL('../../node_modules/.cache/afterword/dynamodb-local', import.meta.url));
const MAIN = 'software.amazon.dynamodb.services.local.main.ServerRunner';
const JAVA_FROM = 17;
const START_MS = 30_000;

/** What this machine lacks, as a sentence; `undefined` where the engine can run. */
export function whatIsMissing(): string | undefined {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = Number(/version "(\d+)/.exec(java.stderr ?? '')?.[1] ?? 0);
  if (java.error || version < JAVA_FROM) {
    return `DynamoDB Local needs Java ${JAVA_FROM} or later, and this machine has ${version > 0 ? `Java ${version}` : 'none'}: please install it (on Debian, default-jre-headless).`;
  }
  if (!existsSync(JARS) && spawnSync('mvn', ['-version']).error) {
    return 'DynamoDB Local is fetched with Maven, and this machine has no command mvn: please install it (on Debian, maven).';
  }
  return undefined;
}

/** Fetches the engine, where it is not there yet. @returns why it could not be, as a sentence */
export function fetchEngine(): string | undefined {
  if (existsSync(JARS)) return undefined;
  const half = `${JARS}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const fetched = spawnSync(
    'mvn',
    [
      '--batch-mode',
      '--quiet',
      '--file',
      POM,
      'dependency:copy-dependencies',
      '-DincludeScope=runtime',
      `-DoutputDirectory=${half}`,
    ],
    { encoding: 'utf8' },
  );
  if (fetched.status !== 0) {
    const why = `${fetched.stdout}${fetched.stderr}`.split('\n').find((line) => line.includes('ERROR')) ?? '';
    return `DynamoDB Local could not be fetched with Maven, so nothing was tested on it. ${why}`.trim();
  }
  // Only a whole one is ever found.
  renameSync(half, JARS);
  return undefined;
}

/** Starts the engine on a free port; each pair of credentials sees tables of its own. @throws Error with what it said */
export async function startEngine(): Promise<Engine> {
  const port = await freePort();
  const child = spawn(
    'java',
    [
      `-Dsqlite4java.library.path=${JARS}`,
      '-cp',
      `${JARS}/*`,
      MAIN,
      '-inMemory',
      '-disableTelemetry',
      '-port',
      String(port),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const endpoint = `http://127.0.0.1:${port}`;
  const until = Date.now() + START_MS;
  while (!(await answers(endpoint))) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill();
      throw new Error(`DynamoDB Local did not start:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    endpoint,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    },
  };
}

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint).then(
    () => true,
    () => false,
  );

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });
}

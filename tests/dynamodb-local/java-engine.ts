import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { Engine } from '../../infra/local/engines/engine.ts';
import { type FromMaven, fromMaven } from '../support/from-maven.ts';

/**
 * DynamoDB Local, AWS's own engine: fetched with Maven once, and started in memory.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html
 */

const MAIN = 'software.amazon.dynamodb.services.local.main.ServerRunner';
const START_MS = 30_000;

/** The engine, or what is missing here. */
export const dynamoDbLocal = (): FromMaven => fromMaven('dynamodb-local', new URL('pom.xml', import.meta.url));

/** Starts the engine on a free port; each pair of credentials sees tables of its own. @throws Error with what it said */
export async function startEngine(libraries: string): Promise<Engine> {
  const port = await freePort();
  const child = spawn(
    'java',
    [
      `-Dsqlite4java.library.path=${libraries}`,
      '-cp',
      `${libraries}/*`,
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

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is gone when the test is over. */
export function scratchFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'afterword-engine-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Starts an engine in a process of its own, so that it can be killed as a machine would kill it.
 * @param call an expression on the engine's module `m`, such as `m.startSecrets({…})`
 */
export async function startToKill(module: string, call: string): Promise<{ endpoint: string; kill(): Promise<void> }> {
  const file = path.resolve(import.meta.dirname, '../../infra/local/engines', module);
  const script = `const m = await import(${JSON.stringify(file)}); const e = await ${call}; console.log(e.endpoint);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
    child.once('exit', () => reject(new Error(`The engine did not start: ${call}`)));
  });
  return {
    endpoint,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Defence } from './defences.ts';

const PARTS = [
  ...['shared', 'functions', 'infra', 'workflows', 'tests', 'docs'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'cdk.json', 'vitest.config.ts'],
];
const run = promisify(execFile);

/** How often a text stands in another one. */
export const timesIn = (text: string, part: string): number => text.split(part).length - 1;

/** A copy of the sources, in which one defence after the other is taken away and put back. */
export class Copy {
  readonly #folder = mkdtempSync(join(tmpdir(), 'afterword-defences-'));

  constructor() {
    for (const part of PARTS) cpSync(part, join(this.#folder, part), { recursive: true });
    symlinkSync(resolve('node_modules'), join(this.#folder, 'node_modules'));
  }

  /** @returns whether the test fails without the defence, and what it said */
  async without({ file, find, replace, test, only }: Defence): Promise<{ noticed: boolean; said: string }> {
    const path = join(this.#folder, file);
    const whole = readFileSync(path, 'utf8');
    if (timesIn(whole, find) !== 1)
      throw new Error(`“${find}” stands in ${file} ${timesIn(whole, find)} times, not once.`);
    writeFileSync(
      path,
      whole.replace(find, () => replace),
    );
    const command = ['vitest', 'run', test, ...(only === undefined ? [] : ['-t', only])];
    try {
      const { stdout, stderr } = await run('npx', command, {
        cwd: this.#folder,
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      });
      return { noticed: false, said: stdout + stderr };
    } catch (error) {
      const said = String(Object(error).stdout) + String(Object(error).stderr);
      // A test that did not run has noticed nothing.
      return { noticed: /Tests\s+[1-9]\d* failed/.test(said), said };
    } finally {
      writeFileSync(path, whole);
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

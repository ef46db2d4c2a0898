import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edit, stepsUnder } from './guide.ts';

/**
 * docs/CONTRIBUTING.md does what it says: a copy of the sources is changed exactly as each section shows, then its types are
 * checked and what came of it is used, by the files in walks/. All four go into one copy, so that the types are checked once.
 */

const run = promisify(execFile);
/** In ms: the compiler takes its time where others use the machine, too. */
const BUSY = 300_000;
const WALKS = ['A question type', 'A step kind', 'A paper state', 'A language'];
/** What the steps touch, and what uses it. The whole project would take its time, and tells no more. */
const INCLUDE = [
  'shared',
  'functions',
  'infra/local/desk',
  'infra/local/engines/dynalite.d.ts',
  'infra/local/engines/s3rver.d.ts',
  'tests/support/questionnaires.ts',
  'tests/domain/questionnaire-agreement.test.tsx',
  'tests/contributing/walks',
];

const folder = mkdtempSync(join(tmpdir(), 'afterword-contributing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  for (const part of ['shared', 'functions', 'infra', 'workflows', 'tests', 'package.json', 'tsconfig.json']) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  writeFileSync(
    join(folder, 'tsconfig.walks.json'),
    JSON.stringify({ extends: './tsconfig.json', compilerOptions: { skipLibCheck: true }, include: INCLUDE }),
  );
});

/** What a command said, and whether it was content. */
async function said(command: string, args: readonly string[]): Promise<{ ok: boolean; output: string }> {
  return run(command, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }).then(
    ({ stdout, stderr }) => ({ ok: true, output: stdout + stderr }),
    (error: { stdout?: string; stderr?: string }) => ({ ok: false, output: `${error.stdout}${error.stderr}` }),
  );
}

describe('the guide', () => {
  it.each(WALKS)('shows steps that can be carried out: %s', async (heading) => {
    const steps = stepsUnder(heading);
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) {
      if (step.kind === 'edit') edit(folder, step);
      else expect(await said('bash', ['-euc', step.text])).toMatchObject({ ok: true });
    }
  });

  it(
    'leaves nothing out that the compiler would ask for',
    async () => {
      const { output } = await said('node_modules/.bin/tsc', ['--noEmit', '-p', 'tsconfig.walks.json']);
      expect(output).toBe('');
    },
    BUSY,
  );

  it(
    'leads to what works: a question, a mail, a language and a state that are used',
    async () => {
      const { ok, output } = await said('node_modules/.bin/vitest', [
        'run',
        '--config',
        'tests/contributing/walks/walks.config.ts',
        '--root',
        folder,
      ]);
      expect(ok, output).toBe(true);
      expect(stripVTControlCharacters(output)).toMatch(/Test Files\D*5 passed/);
    },
    BUSY,
  );
});

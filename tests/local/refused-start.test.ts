import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KillableRun } from '../faults/killable-run.ts';

/** `npm start` where it cannot: one sentence on the error output that says what to do, and nothing overwritten. */

const MAIN = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url));
const DHAKA = fileURLToPath(new URL('../../infra/local/seed-data/dhaka-2011.workshop.json', import.meta.url));
let folder: string;
let running: KillableRun;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-refused-'));
  const file = JSON.parse(readFileSync(DHAKA, 'utf8'));
  writeFileSync(join(folder, 'small.json'), JSON.stringify({ ...file, participants: 'two.csv', $schema: undefined }));
  writeFileSync(join(folder, 'two.csv'), 'name,email,organisation\nA,a@example.org,X\nB,b@example.org,Y\n');
  running = await KillableRun.on(['--data', join(folder, 'data'), '--workshop', join(folder, 'small.json')]);
  await running.start();
}, 120_000);
afterAll(async () => {
  await running?.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function start(...args: string[]): Promise<{ code: number | null; out: string; error: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, '--port', '0', ...args]);
  let [out, error] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (error += chunk));
  const timer = setTimeout(() => child.kill('SIGKILL'), 100_000);
  const [code] = await once(child, 'close');
  clearTimeout(timer);
  return { code, out, error: error.trim() };
}

/**
 * What a folder holds, file by file, but for what each start makes anew: the assembly, the logs (the database's, too), the
 * sign-in's clients, as the template has them. And the clock goes on.
 */
function contents(path: string, except?: string): string[] {
  return readdirSync(path, { encoding: 'utf8' })
    .filter((top) => top !== except)
    .flatMap((top) => (statSync(join(path, top)).isFile() ? [top] : below(path, top)))
    .filter(
      (name) =>
        !/^(cloud-assembly|log|lock|clock\.json)|\/(LOG|LOG\.old|clients\.json)$/.test(name) &&
        statSync(join(path, name)).isFile(),
    )
    .toSorted()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(path, name)))
          .digest('hex')}`,
    );
}

const below = (path: string, top: string): string[] =>
  readdirSync(join(path, top), { recursive: true, encoding: 'utf8' }).map((name) => join(top, name));

function workshopFile(name: string, text: string): string[] {
  writeFileSync(join(folder, name), text);
  return ['--workshop', join(folder, name), '--data', join(folder, 'never')];
}

const small = (changes: object): string =>
  JSON.stringify({ ...JSON.parse(readFileSync(join(folder, 'small.json'), 'utf8')), ...changes });

describe('a start that is refused', () => {
  type Case = readonly [string, () => string[], RegExp];
  const wronglyCalled: readonly Case[] = [
    [
      'an option that does not exist',
      () => ['--prot', '1', '--data', join(folder, 'never')],
      /^Unknown option '--prot'.*--help/,
    ],
    ['an option without its value', () => ['--data'], /--data.*--help/s],
  ];
  const cases: readonly Case[] = [
    [
      'a workshop file that is no JSON',
      () => workshopFile('comma.json', '{"format": 1,\n "id": }'),
      /at line 2, column 8/,
    ],
    [
      'an error in the workshop file',
      () => workshopFile('wrong.json', small({ swot: { maxEntries: 'many' } })),
      /"swot\.maxEntries" must be a/,
    ],
    [
      'a workshop file that is not there',
      () => ['--workshop', join(folder, 'no.json'), '--data', join(folder, 'never')],
      /no\.json cannot be read; check the path\.$/,
    ],
    [
      'a list of participants that is not there',
      () => workshopFile('listless.json', small({ participants: 'no.csv' })),
      /participants' list .*no\.csv cannot be read; check the path\.$/,
    ],
    [
      'a list of participants without e-mail addresses',
      () => {
        writeFileSync(join(folder, 'addressless.csv'), 'name,organisation\nA,X\n');
        return workshopFile('addressless.json', small({ participants: 'addressless.csv' }));
      },
      /"email" is missing/,
    ],
    [
      'a row of it that cannot be taken',
      () => {
        writeFileSync(join(folder, 'row.csv'), 'name,email,organisation\nA,a@example.org,X\nB,nowhere,Y\n');
        return workshopFile('row.json', small({ participants: 'row.csv' }));
      },
      /row\.csv.*\n.*row 3, email: .*“nowhere” is no e-mail address/is,
    ],
    ['a data folder that is a file', () => ['--data', join(folder, 'small.json')], /is a file; choose a folder/],
    [
      'a data folder within a file',
      () => ['--data', join(folder, 'small.json', 'data')],
      /cannot be made or written to .*; choose another folder with --data DIR\.$/,
    ],
    ['a data folder of somebody else', () => ['--data', folder], /holds files that are not Afterword's/],
    [
      'a data folder that is in use',
      () => ['--data', join(folder, 'data')],
      /is in use by another run of Afterword\. Stop that one first\.$/,
    ],
    ['the same, with --fresh', () => ['--fresh', '--data', join(folder, 'data')], /in use by another run/],
  ];
  it.each([...wronglyCalled.map((each) => [...each, 2] as const), ...cases.map((each) => [...each, 1] as const)])(
    '%s',
    async (_, args, message, status) => {
      const given = args();
      const before = contents(folder, 'data');
      const { code, out, error } = await start(...given);
      expect(error).toMatch(message);
      expect(error).not.toMatch(/\n\s+at |node:internal|\[object/);
      expect([code, out]).toEqual([status, '']);
      expect(existsSync(join(folder, 'never'))).toBe(false);
      expect(contents(folder, 'data')).toEqual(before);
    },
  );
});

describe('data that were damaged meanwhile', () => {
  beforeAll(() => running.kill());

  const damages: readonly (readonly [string, (data: string) => void, RegExp])[] = [
    [
      'the note of what was seeded',
      (data) => writeFileSync(join(data, 'seeded.json'), '{'),
      /seeded\.json cannot be used/,
    ],
    ['the mark', (data) => writeFileSync(join(data, 'afterword.json'), '{}'), /afterword\.json cannot be used/],
    ['the database, its CURRENT lost', (data) => rmSync(fileIn(data, 'CURRENT')), /CURRENT of the database is missing/],
    ['the database, its tables overwritten', overwriteDatabase, /the database in it is damaged|cannot be used/],
    ['the inbox', (data) => writeFileSync(fileIn(data, 'mail.jsonl'), 'no mail\n'), /cannot be used: line 1/],
  ];
  it.each(damages)(
    '%s',
    async (what, damage, message) => {
      const data = join(folder, `damaged ${what.replaceAll(/\W+/g, '-')}`);
      cpSync(join(folder, 'data'), data, { recursive: true });
      rmSync(join(data, 'lock'), { force: true });
      damage(data);
      const before = contents(data);
      const { code, error } = await start('--data', data, '--workshop', join(folder, 'small.json'));
      expect(error).toMatch(message);
      expect(error).toMatch(/Restore the folder, or begin anew with --fresh\.$/);
      expect(error.split('\n')).toHaveLength(1);
      expect(code).toBe(1);
      // A database that is whole is opened before the damage elsewhere is met, and tidies its own files.
      const kept = (lines: string[]) =>
        lines.filter((line) => what !== 'the inbox' || !line.startsWith('engines/dynamodb/'));
      expect(kept(contents(data))).toEqual(kept(before));
      rmSync(data, { recursive: true });
    },
    120_000,
  );
});

function fileIn(data: string, name: string): string {
  const found = readdirSync(data, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith(name));
  if (!found) throw new Error(`There is no ${name} in ${data}: ${readdirSync(data, { recursive: true }).join(' ')}`);
  return join(data, found);
}

function overwriteDatabase(data: string): void {
  const database = join(fileIn(data, 'CURRENT'), '..');
  for (const name of readdirSync(database).filter((each) => /^MANIFEST|\.(ldb|log)$/.test(each))) {
    writeFileSync(join(database, name), 'damaged');
  }
}

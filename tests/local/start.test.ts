import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCommandLine } from '../../infra/local/command-line.ts';
import { readSeed, startOfStory, usersOf } from '../../infra/local/seed.ts';

const MAIN = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url));
const DHAKA = fileURLToPath(new URL('../../infra/local/seed-data/dhaka-2011.workshop.json', import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs `npm start` and waits for its end. */
async function start(...args: string[]): Promise<{ code: number | null; out: string; error: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args]);
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (error += chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, error: error.trim() };
}

describe('starting, when it cannot be', () => {
  it('names a taken port in one sentence, and touches no data', async () => {
    const taken = createSocket().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    writeFileSync(join(folder, 'afterword.json'), '{"what":"the data of a local run of Afterword","format":1}');
    writeFileSync(join(folder, 'old.txt'), 'kept');
    const { code, error } = await start('--fresh', '--port', String(port), '--data', folder);
    taken.close();
    expect(code).toBe(1);
    expect(error).toBe(
      `Port ${port} on 127.0.0.1 is taken. Stop what listens there, or choose another port with --port N.`,
    );
    expect(readdirSync(folder).toSorted()).toEqual(['afterword.json', 'old.txt']);
  });

  it('names every error of a broken workshop file, and makes no folder', async () => {
    const file = join(folder, 'broken.json');
    writeFileSync(file, '{"format":2}');
    const { code, error } = await start('--workshop', file, '--data', join(folder, 'data'));
    expect(code).toBe(1);
    expect(error).toContain('"format" must be 1');
    expect(readdirSync(folder)).toEqual(['broken.json']);
  });

  it('refuses a damaged clock and leaves it', async () => {
    writeFileSync(join(folder, 'afterword.json'), '{"what":"the data of a local run of Afterword","format":1}');
    writeFileSync(join(folder, 'clock.json'), 'noon');
    const { code, error } = await start('--port', '0', '--data', folder);
    expect(code).toBe(1);
    expect(error).toMatch(/^The data in .*clock\.json cannot be used/);
    expect(error.split('\n')).toHaveLength(1);
    expect(readdirSync(folder)).toContain('clock.json');
  });

  it('called wrongly, ends with 2 as every command does', async () => {
    const { code, error } = await start('--port', 'x');
    expect(code).toBe(2);
    expect(error).toBe('--port must be a number from 0 to 65535, not "x".');
  });

  it('shows its options', async () => {
    const { code, out } = await start('--help');
    expect(code).toBe(0);
    for (const option of ['--fresh', '--port', '--workshop', '--data', '--at']) expect(out).toContain(option);
  });
});

describe('the options', () => {
  it.each([
    [['--port', 'x'], /--port must be a number/],
    [['--port', '70000'], /--port must be a number/],
    [['--at', 'noon'], /--at must be a time/],
    [['--prot', '1'], /Unknown option '--prot'/],
  ])('%j', (args, message) => {
    expect(() => readCommandLine(args)).toThrow(message);
  });
});

describe('the seed', () => {
  it('begins in the last hours of the workshop, with an organiser first', () => {
    const seed = readSeed(DHAKA);
    expect(new Date(startOfStory(seed)).toISOString()).toBe('2011-07-09T09:00:00.000Z');
    expect(usersOf(seed)[0]).toMatchObject({ email: 'organiser@example.org', groups: ['organisers'] });
  });

  it('names a file that cannot be read', () => {
    expect(() => readSeed('/nowhere.json')).toThrow('The workshop file /nowhere.json cannot be read; check the path.');
  });
});

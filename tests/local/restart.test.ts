import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Clock } from '../../infra/local/clock.ts';
import { openDataFolder } from '../../infra/local/data-folder.ts';
import { startLocal } from '../../infra/local/local-stack.ts';
import { smallApp } from './fixture/small-app.ts';

const START = Date.parse('2011-07-09T10:00:00Z');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterword-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the data folder', () => {
  it('is refused when it holds what is not ours, and left as it is', () => {
    writeFileSync(join(folder, 'thesis.txt'), 'x');
    expect(() => openDataFolder(folder, true)).toThrow(/not Afterword's/);
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
  });

  it('is for one process at a time', () => {
    const data = openDataFolder(folder, false);
    expect(() => openDataFolder(folder, false)).toThrow(/in use by another run/);
    data.release();
    openDataFolder(folder, false).release();
  });

  it("is taken over from a process that is gone, and from one whose id is now another's", () => {
    writeFileSync(join(folder, 'lock'), '999999999 1');
    openDataFolder(folder, false).release();
    writeFileSync(join(folder, 'lock'), `${process.pid} 1`);
    openDataFolder(folder, false).release();
  });

  it('is emptied by --fresh only once everything else is certain', () => {
    const first = openDataFolder(folder, false);
    first.begin();
    writeFileSync(join(folder, 'old.txt'), 'x');
    first.release();
    const second = openDataFolder(folder, true);
    expect(existsSync(join(folder, 'old.txt'))).toBe(true);
    second.begin();
    expect(existsSync(join(folder, 'old.txt'))).toBe(false);
    second.release();
  });

  it('is refused when its mark is damaged', () => {
    writeFileSync(join(folder, 'afterword.json'), '{"format":');
    expect(() => openDataFolder(folder, false)).toThrow(/cannot be used/);
    expect(readFileSync(join(folder, 'afterword.json'), 'utf8')).toBe('{"format":');
  });
});

describe('the clock', () => {
  const file = (): string => join(folder, 'clock.json');

  it('stands still while nothing runs and never goes back, even after a kill', () => {
    const first = new Clock(file(), START);
    first.putForward(START + 5000);
    const shown = first.now();
    // No stop(): killed.
    const second = new Clock(file(), 0);
    expect(second.now()).toBeGreaterThanOrEqual(shown);
    expect(second.now()).toBeLessThan(shown + 10_000);
    second.putForward(START);
    expect(second.now()).toBeGreaterThanOrEqual(shown);
    first.stop();
    second.stop();
  });

  it('refuses a damaged file and does not overwrite it', () => {
    writeFileSync(file(), 'noon');
    expect(() => new Clock(file(), START)).toThrow(/cannot be used/);
    expect(readFileSync(file(), 'utf8')).toBe('noon');
  });
});

it('goes on after kill -9: the clock, the data, and what was owed', async () => {
  const killed = await run(folder);
  await fetch(`${killed.baseUrl}/owe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ pk: 'kept', dueAt: new Date(START + 3_600_000).toISOString() }),
  });
  const before = await clockOf(killed.baseUrl);
  killed.child.kill('SIGKILL');
  await once(killed.child, 'exit');

  const data = openDataFolder(folder, false);
  const stack = await startLocal({ data, port: 0, startAt: 0, users: [], build: smallApp });
  try {
    expect(stack.clock.now()).toBeGreaterThanOrEqual(before);
    expect(await stack.clock.nextDue()).toBe(START + 3_600_000);
    await stack.clock.advanceTo(START + 7_200_000);
    expect(stack.executions().map(({ status }) => status)).toEqual(['SUCCEEDED']);
    expect(await stack.clock.nextDue()).toBeUndefined();
  } finally {
    await stack.stop();
  }
}, 120_000);

async function run(data: string): Promise<{ child: ChildProcess; baseUrl: string }> {
  const script = fileURLToPath(new URL('./fixture/run-until-killed.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, data, String(START)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  return { child, baseUrl: JSON.parse(line).baseUrl };
}

async function clockOf(baseUrl: string): Promise<number> {
  const { now } = (await (await fetch(`${baseUrl}/_desk/clock.json`)).json()) as { now: string };
  return Date.parse(now);
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalStack, startLocal } from '../../infra/local/local-stack.ts';
import { smallApp } from './fixture/small-app.ts';

const START = Date.parse('2011-07-09T10:00:00Z');
const DAY = 86_400_000;
let stack: LocalStack;

beforeAll(async () => {
  stack = await startLocal({ port: 0, startAt: START, users: [], build: smallApp });
}, 120_000);
afterAll(() => stack.stop());

const iso = (ms: number): string => new Date(ms).toISOString();

async function owe(pk: string, dueAt: number): Promise<void> {
  const body = JSON.stringify({ pk, dueAt: iso(dueAt) });
  const reply = await fetch(`${stack.baseUrl}/owe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(reply.status).toBe(204);
}

async function paidAt(pk: string): Promise<number> {
  const { table } = stack;
  if (!table) throw new Error('The stack has no table.');
  const Key = { pk: { S: pk }, sk: { S: 'DEBT' } };
  const { Item } = await table.client.send(new GetItemCommand({ TableName: table.name, Key, ConsistentRead: true }));
  return Date.parse(Item?.paidAt?.S ?? '');
}

describe('the synthesised stack on one machine', () => {
  it('answers with the bundled function, in its own environment', async () => {
    const environment = (await (await fetch(`${stack.baseUrl}/environment`)).json()) as Record<string, string>;
    expect(environment.TABLE_NAME).toBe(stack.table?.name);
    expect(environment.AWS_ENDPOINT_URL_DYNAMODB).toBe(stack.table?.endpoint);
    expect(environment).not.toHaveProperty('PATH');
  });

  it('refuses what the role of a function does not allow, as AWS would', async () => {
    const ask = async (path: string): Promise<unknown> => (await fetch(`${stack.baseUrl}${path}`)).json();
    const user = /^User: arn:aws:sts::000000000000:assumed-role\/\S+\/Web is not authorized to perform: /;
    expect(await ask('/look')).toEqual({
      name: 'AccessDeniedException',
      status: 400,
      message: expect.stringMatching(
        new RegExp(`${user.source}dynamodb:Scan on resource: arn:aws:dynamodb:\\S+:table/`),
      ),
    });
    expect(await ask('/start')).toEqual({
      name: 'AccessDeniedException',
      status: 400,
      message: expect.stringMatching(new RegExp(`${user.source}states:StartExecution on resource: arn:aws:states:`)),
    });
  });

  it("writes a function's output to its log", async () => {
    await fetch(`${stack.baseUrl}/anything`);
    await expect.poll(() => readFileSync(join(stack.logFolder, 'Web.log'), 'utf8')).toContain('asked for /anything');
  });

  it("carries a function's own error back by name", async () => {
    await expect(stack.invoke('Web', { rawPath: '/throw' })).rejects.toMatchObject({
      name: 'RangeError',
      message: 'out of range',
    });
    expect((await fetch(`${stack.baseUrl}/throw`)).status).toBe(500);
  });

  it('ends a function at its timeout, and one that died; both answer again', async () => {
    await expect(stack.invoke('Web', { rawPath: '/hang' })).rejects.toMatchObject({ name: 'Sandbox.Timedout' });
    await expect(stack.invoke('Web', { rawPath: '/exit' })).rejects.toMatchObject({ name: 'Runtime.ExitError' });
    await expect(stack.invoke('Web', { rawPath: '/hello' })).resolves.toEqual({ path: '/hello' });
  });

  it('plays debts in the order in which they fall due, each at its time', async () => {
    const now = stack.clock.now();
    await owe('third', now + 3 * DAY);
    await owe('first', now + DAY);
    await owe('second', now + 2 * DAY + 500);

    await stack.clock.advanceTo(now + 4 * DAY);

    for (const [pk, days] of [
      ['first', 1],
      ['second', 2],
      ['third', 3],
    ] as const) {
      expect(await paidAt(pk)).toBeGreaterThanOrEqual(now + days * DAY);
      expect(await paidAt(pk)).toBeLessThan(now + days * DAY + 30_000);
    }
    expect(stack.executions().map(({ name, status }) => [name.split('-')[0], status])).toEqual([
      ['first', 'SUCCEEDED'],
      ['second', 'SUCCEEDED'],
      ['third', 'SUCCEEDED'],
    ]);
    expect(stack.clock.now()).toBeGreaterThanOrEqual(now + 4 * DAY);
    expect(stack.clock.now()).toBeLessThan(now + 4 * DAY + 30_000);
  });

  it('plays on the way what a run owes anew', async () => {
    const now = stack.clock.now();
    await owe('chain-3', now + 3_600_000);
    await stack.clock.advanceTo(now + DAY);
    expect(await paidAt('chain-0')).toBeGreaterThanOrEqual(now + 4 * 3_600_000);
    expect(await paidAt('chain-0')).toBeLessThan(now + 5 * 3_600_000);
  });

  it('pays by itself what is due now, without waiting for the minute', async () => {
    await owe('now', stack.clock.now() - 1000);
    await expect.poll(() => paidAt('now'), { timeout: 5000 }).not.toBeNaN();
  });

  it('shows and moves the clock at the desk', async () => {
    const due = stack.clock.now() + 7_200_000;
    await owe('desk', due);
    const clock = `${stack.baseUrl}/_desk/clock.json`;
    const shown = (await (await fetch(clock)).json()) as { now: string; nextDue: string };
    expect(Date.parse(shown.nextDue)).toBe(Math.ceil(due / 1000) * 1000);
    const moved = await fetch(clock, { method: 'POST', body: JSON.stringify({ advance: 'next' }) });
    expect(await moved.json()).toMatchObject({ nextDue: null });
    expect(await paidAt('desk')).toBeGreaterThanOrEqual(due);
    const form = await fetch(`${stack.baseUrl}/_desk/clock`, {
      method: 'POST',
      body: new URLSearchParams({ advance: 'PT1H' }),
      redirect: 'manual',
    });
    expect(form.status).toBe(303);
    expect(stack.clock.now()).toBeGreaterThanOrEqual(due + 3_600_000);
  });

  it.each([
    ['going back', { to: '2011-01-01T00:00:00Z' }, 400],
    ['a period that is none', { advance: 'P' }, 400],
    ['a next step where none is', { advance: 'next' }, 409],
  ])('refuses %s at the desk', async (_, body, status) => {
    const reply = await fetch(`${stack.baseUrl}/_desk/clock.json`, { method: 'POST', body: JSON.stringify(body) });
    expect(reply.status).toBe(status);
  });

  it('refuses another site at the desk', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    const body = JSON.stringify({ advance: 'PT1H' });
    const reply = await fetch(`${stack.baseUrl}/_desk/clock.json`, { method: 'POST', headers, body });
    expect(reply.status).toBe(403);
  });

  it.each(['/_desk', '/_desk/people', '/_desk/mailed', '/_desk/inbox', '/_desk/executions'])(
    'shows %s',
    async (path) => {
      const reply = await fetch(`${stack.baseUrl}${path}`);
      expect(reply.status).toBe(200);
      expect(await reply.text()).toContain('<h1>');
    },
  );

  it('says so when a sweep leaves the same thing due again and again', async () => {
    const now = stack.clock.now();
    await owe('stuck', now + 60_000);
    await expect(stack.clock.advanceTo(now + DAY)).rejects.toThrow(/cannot move on: 3 sweeps left stuck DEBT/);
  });
});

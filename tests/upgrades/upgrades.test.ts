import { readdirSync, readFileSync } from 'node:fs';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { followUpTask } from '../../functions/follow-up/tasks.ts';
import { sweep } from '../../functions/sweep/sweep.ts';
import { holds } from '../../shared/debts/debts.ts';
import { PAID_BY } from '../../shared/debts/paid-by.ts';
import { type Run, RunSchema } from '../../shared/debts/run.ts';
import { MailIntentItem, openMailer } from '../../shared/mail/mailer.store.ts';
import { PaperItem } from '../../shared/papers/paper.store.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import { readWorkshop, WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { DAY, LINK_KEYS, T0 } from '../support/fixtures.ts';
import { inbox } from '../support/inbox.ts';
import { startTable } from '../support/table.ts';

/**
 * What earlier versions wrote: a workshop, a person, a paper, a mail, an address, and the runs that a sweep of theirs had begun, as their
 * own code put it into a table. A file each, named by the day of its version, and never changed.
 */
const FOLDER = new URL('kept/', import.meta.url);
const KeptSchema = z.object({
  items: z.array(z.looseObject({ pk: z.string(), sk: z.string() })),
  runs: z.array(z.object({ name: z.string(), run: z.unknown() })),
});
const versions = readdirSync(FOLDER).map((file) => ({
  day: file.replace('.json', ''),
  ...KeptSchema.parse(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'))),
}));

const TYPES: readonly [RegExp, { readonly schema: z.ZodType }][] = [
  [/^WORKSHOP$/, WorkshopItem],
  [/^PERSON#[^#]+$/, PersonItem],
  [/#PAPER#/, PaperItem],
  [/^MAIL#/, MailIntentItem],
];

const WHEN = T0 + 30 * DAY;

describe.each(versions)('a table that the version of $day wrote', ({ items, runs }) => {
  let engine: Awaited<ReturnType<typeof startTable>>;
  beforeEach(async () => {
    engine = await startTable();
    const client = DynamoDBDocumentClient.from(engine.client);
    for (const Item of items) await client.send(new PutCommand({ TableName: 'table', Item }));
  });
  afterEach(() => engine.stop());

  test('given its items, then each is read', () => {
    const kinds = new Set<string>();
    for (const item of items) {
      const [, type] = TYPES.find(([key]) => key.test(item.sk)) ?? [];
      if (!type) continue;
      expect(type.schema.safeParse(item).error?.issues, item.sk).toBeUndefined();
      kinds.add(
        item.sk
          .split('#')
          .filter((_, index) => index % 2 === 0)
          .join('#'),
      );
    }
    expect(kinds.size).toBeGreaterThanOrEqual(4);
  });

  test('given runs that its sweep had begun, then today’s tasks take their input', async () => {
    expect(runs.length).toBeGreaterThan(0);
    for (const { run, name } of runs) expect(RunSchema.safeParse(run).error?.issues, name).toBeUndefined();
    const letter = runs.map(({ run }) => RunSchema.parse(run)).find(({ debt }) => debt.kind === 'follow-up');
    if (!letter) throw new Error('no run of the plan');
    const loaded = await followUpTask(contextOf(), { task: 'load', run: letter, now: new Date(WHEN).toISOString() });
    expect(['send', 'stop']).toContain(loaded.next);
  });

  test('given a run that stopped in the middle, then its debt is paid by today’s, once its lease is over', async () => {
    const started: Run[] = [];
    await sweep(engine.table, async (_kind, _name, run) => void started.push(run), WHEN + DAY);
    for (const { debt } of started) expect(PAID_BY[debt.kind]).toBeDefined();
    expect(started.map(({ debt }) => debt.kind)).toContain('follow-up');
    const again = started.find(({ debt }) => debt.kind === 'follow-up');
    if (!again) throw new Error('no run of the plan');
    expect(again.debt.attempt).toBe(2);
    const now = new Date(WHEN + DAY).toISOString();
    await followUpTask(contextOf(), { task: 'load', run: again, now });
    // The steps are weeks too late by now: they are skipped, and what is owed is owed anew or no more.
    expect(holds((await readWorkshop(engine.table, 'dhaka')).debts, again.debt)).toBe(false);
  });

  const contextOf = () => ({
    table: engine.table,
    mailer: openMailer({
      table: engine.table,
      from: 'us@example.org',
      configurationSet: 'set',
      client: inbox().client,
    }),
    quota: async () => ({ perSecond: 14, leftToday: 1000 }),
    linkKeys: LINK_KEYS,
    baseUrl: 'https://afterword.example.org',
  });
});

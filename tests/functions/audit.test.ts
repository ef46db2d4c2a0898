import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { ErasureContext } from '../../functions/erasure/context.ts';
import { forgetPerson } from '../../functions/erasure/forget-person.ts';
import { actingAs } from '../../shared/audit/acting.ts';
import { auditJournal, noted, resolved } from '../../shared/audit/audit.store.ts';
import { type AuditEntry, AuditEntrySchema } from '../../shared/audit/audit.ts';
import { applied, differences } from '../../shared/audit/differences.ts';
import { changePerson, findErased, PersonItem } from '../../shared/people/person.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { AnyItem, type ItemType } from '../../shared/store/item-type.ts';
import { keys, randomToken } from '../../shared/store/keys.ts';
import { Table } from '../../shared/store/table.store.ts';
import { aPerson, aWorkshop, T0 } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** What staff do is written down before it is done, and what became of it after. */

let staff: Console;
const now = T0;
beforeAll(async () => {
  staff = await startConsole();
  await staff.add(aWorkshop());
});
afterAll(() => staff.stop());

const entriesOf = async (personId: string): Promise<AuditEntry[]> => {
  const { pk, sk } = keys.audit('small', personId, '', '');
  const items = await Array.fromAsync(staff.table.between(pk, sk.slice(0, -1), `${sk.slice(0, -1)}~`));
  return items.map((item) => AuditEntrySchema.parse(item));
};
const someone = async () => {
  const person = aPerson({ id: randomToken() });
  await staff.table.insert(PersonItem, keys.person('small', person.id), person);
  return person;
};
const acting = { by: 'organiser@example.org', workshopId: 'small', route: 'POST /somewhere', now };

describe('a write of staff', () => {
  it('stands in the log with who, which route, when, and what was there before and after', async () => {
    const { id } = await someone();
    const reply = await staff
      .as('organiser@example.org')
      .send(`/staff/w/small/people/${id}/new-link`, { json: {}, now });
    expect(reply.status).toBe(200);
    expect(await entriesOf(id)).toMatchObject([
      {
        by: 'organiser@example.org',
        at: new Date(now).toISOString(),
        route: 'POST /staff/w/{workshopId}/people/{personId}/new-link',
        item: { sk: `PERSON#${id}`, version: 2 },
        changes: [{ path: '/linkVersion', before: 1, after: 2 }],
        state: 'done',
      },
    ]);
  });

  it('leaves no entry where it was refused, nor where nobody of staff acts', async () => {
    const { id } = await someone();
    await changePerson(staff.table, 'small', id, (person) => ({ ...person, linkVersion: 2 }));
    const refused = actingAs(acting, () =>
      changePerson(staff.table, 'small', id, () => {
        throw new Refusal('conflict', 'No.');
      }),
    );
    await expect(refused).rejects.toThrow('No.');
    expect(await entriesOf(id)).toEqual([]);
  });

  it('that a competitor was faster with says so, without what it would have changed; the one that followed is there', async () => {
    const { id } = await someone();
    let rival = true;
    await actingAs(acting, () =>
      changePerson(staff.table, 'small', id, (person) => ({ ...person, linkVersion: person.linkVersion + 1 })),
    );
    const slow = new Table('table', staff.client, (plain) => {
      const journal = auditJournal(plain);
      return {
        ...journal,
        async intend(write) {
          await journal.intend(write);
          if (rival) await changePerson(plain, 'small', id, (person) => ({ ...person, position: 'Minister' }));
          rival = false;
        },
      };
    });
    await actingAs({ ...acting, now: now + 1 }, () =>
      changePerson(slow, 'small', id, (person) => ({ ...person, linkVersion: person.linkVersion + 1 })),
    );
    expect(await entriesOf(id)).toMatchObject([
      { state: 'done', changes: [{ path: '/linkVersion', before: 1, after: 2 }] },
      { state: 'done', item: { version: 4 }, changes: [{ path: '/linkVersion', before: 2, after: 3 }] },
    ]);
  });

  it('that broke off leaves an entry, which is resolved by what stands there', async () => {
    for (const [crashes, state] of [
      ['before', 'intended'],
      ['after', 'done'],
    ] as const) {
      const { id } = await someone();
      const crashing = new Table('table', staff.client, (plain) => {
        const journal = auditJournal(plain);
        return {
          async intend(write) {
            await journal.intend(write);
            if (crashes === 'before') throw new Error('killed');
          },
          settle: () => Promise.reject(new Error('killed')),
        };
      });
      const killed = actingAs(acting, () =>
        changePerson(crashing, 'small', id, (person) => ({ ...person, linkVersion: 9 })),
      );
      await expect(killed).rejects.toThrow('killed');
      const [entry] = await entriesOf(id);
      if (!entry) throw new Error('There is no entry.');
      expect(entry.state).toBe('intended');
      expect((await resolved(staff.table, entry)).state).toBe(state);
    }
  });

  it('costs two writes more than the change itself, and no reading', async () => {
    const { id } = await someone();
    const callsOf = async (act: () => Promise<unknown>): Promise<string[]> => {
      const calls: string[] = [];
      const counting =
        (next: (args: never) => Promise<unknown>, { commandName }: { commandName?: string }) =>
        (args: never) => {
          calls.push(commandName ?? '');
          return next(args);
        };
      staff.client.middlewareStack.add(counting as never, { step: 'initialize', name: 'counting' });
      await act();
      staff.client.middlewareStack.remove('counting');
      return calls;
    };
    const change = () =>
      changePerson(staff.table, 'small', id, (person) => ({ ...person, linkVersion: person.linkVersion + 1 }));
    const insert = () => {
      const person = aPerson({ id: randomToken() });
      return staff.table.insert(PersonItem, keys.person('small', person.id), person);
    };
    const [get, put] = ['GetItemCommand', 'PutItemCommand'];
    expect(await callsOf(change)).toEqual([get, put]);
    expect(await callsOf(() => actingAs(acting, change))).toEqual([get, put, put, put]);
    expect(await callsOf(insert)).toEqual([put]);
    expect(await callsOf(() => actingAs(acting, insert))).toEqual([put, put, put]);
  });

  it('of somebody who is erased in the middle of it does not come back', async () => {
    const { id } = await someone();
    const slow = new Table('table', staff.client, (plain) => {
      const journal = auditJournal(plain);
      return {
        ...journal,
        async settle(write, outcome) {
          const key = keys.audit('small', id, new Date(acting.now).toISOString(), write.command);
          await plain.remove(AnyItem, key, () => true);
          await journal.settle(write, outcome);
        },
      };
    });
    await actingAs(acting, () => changePerson(slow, 'small', id, (person) => ({ ...person, linkVersion: 5 })));
    expect(await entriesOf(id)).toEqual([]);
  });

  it('what changes nothing in the table is noted where it matters', async () => {
    await actingAs(acting, () => noted(staff.table, 'exported', { about: 'answers.csv' }));
    expect(await entriesOf('')).toContainEqual(
      expect.objectContaining({ noted: 'exported', about: 'answers.csv', changes: [], state: 'done' }),
    );
  });
});

describe('the log', () => {
  const organiser = () => staff.as('organiser@example.org');
  const log = async (query: string) =>
    (
      await organiser().send(`/staff/w/small/audit?${query}`, { headers: { accept: 'application/json' }, now })
    ).json() as {
      entries: (AuditEntry & { what: string })[];
      next: string | null;
    };

  it('is found by who, what, of which kind, when, and of whom; the newest first, 50 on a page', async () => {
    const { id } = await someone();
    for (let turn = 0; turn < 60; turn += 1) {
      await actingAs({ ...acting, by: 'other@example.org', now: now + 86_400_000 + turn }, () =>
        changePerson(staff.table, 'small', id, (person) => ({ ...person, linkVersion: person.linkVersion + 1 })),
      );
    }
    const first = await log('who=other');
    expect(first.entries).toHaveLength(50);
    expect(first.entries[0]).toMatchObject({ personId: id, item: { version: 61 }, what: 'Changes somewhere' });
    const second = await log(first.next?.split('?')[1] ?? '');
    expect([second.entries.length, second.next]).toEqual([10, null]);
    const day = new Date(now + 86_400_000).toISOString().slice(0, 10);
    expect((await log(`person=${id}&kind=person&from=${day}`)).entries).toHaveLength(50);
    for (const none of [
      `person=${id}&kind=paper`,
      `person=${id}&paper=none`,
      'who=nobody',
      `person=${id}&until=2001-01-01`,
    ]) {
      expect((await log(none)).entries, none).toEqual([]);
    }
    expect((await organiser().send('/staff/w/small/audit?from=yesterday', { now })).status).toBe(400);
  });

  it('says what was looked at and taken along, and is itself exported', async () => {
    const { id } = await someone();
    await organiser().send(`/staff/w/small/people/${id}/message`, { form: {}, now });
    await organiser().send('/staff/w/small/feedback/answers.json', { now });
    expect((await log(`person=${id}`)).entries).toContainEqual(expect.objectContaining({ noted: 'link-shown' }));
    expect((await log('kind=exported')).entries).toContainEqual(
      expect.objectContaining({ about: 'feedback-small.json', by: 'organiser@example.org' }),
    );

    await actingAs(acting, () =>
      changePerson(staff.table, 'small', id, (person) => ({ ...person, position: '=HYPERLINK("x")' })),
    );
    const csv = await organiser().send(`/staff/w/small/audit/audit.csv?person=${id}`, { now });
    expect(csv.headers['content-disposition']).toBe('attachment; filename="audit-small.csv"');
    const rows = parse(csv.body, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows.map(({ what }) => what)).toContain('Was shown the personal link');
    expect(rows.every((row) => Object.values(row).every((cell) => !/^[=+@-]/.test(cell)))).toBe(true);
    const json = (await organiser().send(`/staff/w/small/audit/audit.json?person=${id}`, { now })).json();
    expect(json).toMatchObject({ entries: expect.arrayContaining([expect.objectContaining({ noted: 'link-shown' })]) });
  });

  it('is shown as a page, with what changed', async () => {
    const { id } = await someone();
    await organiser().send(`/staff/w/small/people/${id}/new-link`, { json: {}, now });
    const page = await organiser().send(`/staff/w/small/audit?person=${id}`, { now });
    expect(page.body).toContain('Replaces a person’s link');
    expect(page.body).toContain('linkVersion');
  });

  it('forgets whoever is erased, but not who erased them', async () => {
    const { id } = await someone();
    await organiser().send(`/staff/w/small/people/${id}/new-link`, { json: {}, now });
    await organiser().send(`/staff/w/small/people/${id}/erase`, { form: { understood: 'yes' }, now });
    const left = await findErased(staff.table, 'small', id);
    const [debt] = Object.values(left?.debts.owed ?? {});
    const files = { remove: async () => {} } as unknown as ErasureContext['files'];
    await forgetPerson(
      { table: staff.table, files },
      {
        workshopId: 'small',
        personId: id,
        debt: { kind: 'erasure', revision: debt?.revision ?? 0, attempt: debt?.attempt ?? 0 },
      },
    );
    expect(await entriesOf(id)).toEqual([]);
    expect((await log('kind=person-erased')).entries[0]).toMatchObject({ by: 'organiser@example.org', about: id });
  });
});

describe('laws', () => {
  const json = fc.jsonValue({ maxDepth: 4 }).map((value): unknown => JSON.parse(JSON.stringify(value)));
  /** What the table holds: it refuses names that are empty, and rounds what has more digits than 38. */
  const { storable } = fc.letrec<{ storable: unknown }>((tie) => ({
    storable: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom(null, true, false),
      fc.string(),
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.array(tie('storable'), { maxLength: 3 }),
      fc.dictionary(fc.string({ minLength: 1 }), tie('storable'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  const item = fc.dictionary(fc.string(), json).map((value): unknown => JSON.parse(JSON.stringify({ ...value })));

  it('the differences, applied to what was, give what is', () => {
    fc.assert(
      fc.property(item, item, (before, after) => {
        fc.pre(!JSON.stringify([before, after]).includes('__proto__'));
        const without = (value: unknown) => {
          const { debts: _d, served: _s, ...rest } = Object(value);
          return rest;
        };
        expect(applied(without(before), differences(before, after))).toEqual(without(after));
      }),
    );
  });

  it('the entries of an item, replayed in its versions’ order, give it as it stands', async () => {
    const type: ItemType<Record<string, unknown>> = { schema: z.record(z.string(), z.unknown()) };
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), storable), { maxLength: 3 }), { maxLength: 6 }),
        async (turns) => {
          const personId = randomToken();
          const key = keys.draft('small', personId, 'law');
          await actingAs(acting, () => staff.table.insert(type, key, { a: 0 }));
          for (const [turn, together] of turns.entries()) {
            await actingAs({ ...acting, now: now + turn }, () =>
              Promise.all(
                together.map(([name, value]) =>
                  staff.table.change(type, key, (found) => ({ ...found, [name]: value })),
                ),
              ),
            );
          }
          const entries = (await entriesOf(personId)).toSorted(
            (a, b) => (a.item?.version ?? 0) - (b.item?.version ?? 0),
          );
          expect(entries.map(({ state }) => state)).toEqual(entries.map(() => 'done'));
          const { pk: _p, sk: _s, version, command: _c, ...stands } = Object(await staff.table.read(type, key));
          expect(entries.length).toBe(version);
          expect(entries.reduce<unknown>((value, { changes }) => applied(value, changes), undefined)).toEqual(stands);
        },
      ),
      { numRuns: 25 },
    );
  });
});

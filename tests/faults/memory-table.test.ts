import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { dueAt } from '../../shared/debts/debts.store.ts';
import { type Debts, DebtsSchema, NO_DEBTS, owe } from '../../shared/debts/debts.ts';
import { PaperItem } from '../../shared/papers/paper.store.ts';
import { countIn, listedIn } from '../../shared/papers/paper-list.store.ts';
import type { ItemType } from '../../shared/store/item-type.ts';
import { type Key, keys } from '../../shared/store/keys.ts';
import { Table } from '../../shared/store/table.store.ts';
import { aPaper, T0 } from '../support/fixtures.ts';
import { startTable } from '../support/table.ts';
import { documentsOf, EMPTY_TABLE } from './sim/memory-table.ts';

/** The simulation's table answers as a real engine does, to whatever `Table` asks of it. */

let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

const NoteSchema = z.object({ text: z.string(), maybe: z.string().optional(), debts: DebtsSchema });
type Note = z.infer<typeof NoteSchema>;
const NoteItem: ItemType<Note> = { schema: NoteSchema, debts: ({ debts }) => debts };

const PEOPLE = ['p1', 'p2', 'p3'] as const;
const PAPERS = ['a-paper-of-some-1', 'a-paper-of-some-2'] as const;
const STATES = ['draft', 'submitted', 'under-review'] as const;

const person = fc.constantFrom(...PEOPLE);
const paper = fc.constantFrom(...PAPERS);
const due = fc.option(fc.nat(3), { nil: undefined });
const size = fc.constantFrom(10, 300_000);
const commandArbitrary = fc.oneof(
  fc.record({ does: fc.constant('insert' as const), person, due, size }),
  fc.record({ does: fc.constant('change' as const), person, due, size }),
  fc.record({ does: fc.constant('overtaken' as const), person }),
  fc.record({ does: fc.constant('leave' as const), person }),
  fc.record({ does: fc.constant('read' as const), person }),
  fc.record({ does: fc.constant('insert paper' as const), person, paper, state: fc.constantFrom(...STATES) }),
  fc.record({
    does: fc.constant('list' as const),
    limit: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  }),
  fc.record({ does: fc.constant('range' as const), from: person, to: person }),
  fc.record({ does: fc.constant('due' as const), now: fc.nat(3) }),
  fc.record({ does: fc.constant('papers' as const), state: fc.constantFrom(...STATES) }),
);
type Command = typeof commandArbitrary extends fc.Arbitrary<infer T> ? T : never;

const owed = (day: number | undefined): Debts => (day === undefined ? NO_DEBTS : owe(NO_DEBTS, 'closing', T0 + day));
const note = (day: number | undefined, bytes: number): Note => ({
  text: 'x'.repeat(bytes),
  maybe: undefined,
  debts: owed(day),
});

/** What one command says of itself, so that two tables can be compared. The index orders equal keys as it likes. */
async function perform(table: Table, workshop: string, command: Command): Promise<unknown> {
  const key: Key = 'person' in command ? keys.person(workshop, command.person) : keys.workshop(workshop);
  switch (command.does) {
    case 'insert':
      return table.insert(NoteItem, key, note(command.due, command.size));
    case 'change':
      return table.change(NoteItem, key, () => note(command.due, command.size));
    case 'overtaken': {
      // Another write in between: the change is decided twice, and the later decision stands.
      const seen: string[] = [];
      let others: Promise<unknown> | undefined;
      const decide = ({ text, debts }: Note): Note => {
        seen.push(text.slice(0, 5));
        return { text: `${text.slice(0, 5)}+`, debts };
      };
      const [first, second] = await Promise.all([
        table.change(NoteItem, key, decide),
        table.change(NoteItem, key, decide),
      ]);
      await others;
      return { first: first?.text.length, second: second?.text.length };
    }
    case 'leave':
      return table.change(NoteItem, key, (standing) => standing);
    case 'read':
      return table.read(NoteItem, key);
    case 'insert paper': {
      const value = aPaper({ id: command.paper, workshopId: workshop, personId: command.person, state: command.state });
      return table.insert(PaperItem, keys.paper(workshop, command.person, command.paper), value);
    }
    case 'list':
      return (await Array.fromAsync(table.between(key.pk, 'PERSON#', 'PERSON#~', command.limit))).map(plain);
    case 'range': {
      const [from, to] = [keys.person(workshop, command.from).sk, keys.person(workshop, command.to).sk];
      if (from > to) return 'DynamoDB refuses a range that ends before it begins';
      return (await Array.fromAsync(table.between(key.pk, from, to))).map(plain);
    }
    case 'due':
      return (await Array.fromAsync(dueAt(table, T0 + command.now)))
        .map(({ pk, sk }) => `${pk} ${sk}`)
        .filter((each) => each.startsWith(`${key.pk} `))
        .toSorted();
    case 'papers':
      return [
        await countIn(table, workshop, command.state, 3),
        await countIn(table, workshop, command.state, 100),
        (await listedIn(table, workshop, command.state, { limit: 100 })).papers.toSorted((a, b) =>
          `${a.personId} ${a.id}`.localeCompare(`${b.personId} ${b.id}`),
        ),
      ];
  }
}

/** Each command has an id of its own. */
const plain = ({ command: _, ...item }: Record<string, unknown>): unknown => item;

let workshops = 0;

describe("the simulation's table", () => {
  test('given any sequence of what Table does, then it answers as a real engine does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(commandArbitrary, { minLength: 5, maxLength: 25 }), async (commands) => {
        workshops += 1;
        const workshop = `w${workshops}`;
        const memory = new Table('table', documentsOf({ table: EMPTY_TABLE }));
        for (const command of commands) {
          expect(await perform(memory, workshop, command)).toEqual(await perform(engine.table, workshop, command));
        }
      }),
      { numRuns: 60, seed: 2011 },
    );
  });

  test('given an index that lags, then a debt is found late and claimed once', async () => {
    let behind = false;
    const table = new Table('table', documentsOf({ table: EMPTY_TABLE }, undefined, { lags: () => behind }));
    const key = keys.workshop('lagging');
    await table.insert(NoteItem, key, note(0, 10));
    expect(await Array.fromAsync(dueAt(table, T0))).toHaveLength(1);
    behind = true;
    await table.change(NoteItem, key, () => note(undefined, 10));
    expect(await Array.fromAsync(dueAt(table, T0))).toHaveLength(1);
    behind = false;
    expect(await Array.fromAsync(dueAt(table, T0))).toHaveLength(0);
  });

  test('given an item that was read, then it cannot be changed in place', async () => {
    const holder = { table: EMPTY_TABLE };
    await new Table('table', documentsOf(holder)).insert(NoteItem, keys.workshop('frozen'), note(0, 10));
    expect(() => Object.assign(holder.table.rows[0]?.debts as object, { owed: {} })).toThrow(TypeError);
  });
});

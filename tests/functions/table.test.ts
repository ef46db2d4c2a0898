import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dueAt } from '../../shared/debts/debts.store.ts';
import { owe, waive } from '../../shared/debts/debts.ts';
import { changePaper, PaperItem, paperAt } from '../../shared/papers/paper.store.ts';
import { listedIn } from '../../shared/papers/paper-list.store.ts';
import { changePerson, everyone, nextPeople, PersonItem } from '../../shared/people/person.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { type Key, keys, randomToken } from '../../shared/store/keys.ts';
import { Table } from '../../shared/store/table.store.ts';
import { aPaper, aPerson, T0 } from '../support/fixtures.ts';
import { startTable } from '../support/table.ts';

let engine: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  engine = await startTable();
});
afterAll(() => engine.stop());

/** A table whose writes take effect, but whose first `lost` replies never arrive, so that the SDK tries again. */
let lost = 0;
let flaky: Table;
let client: DynamoDBClient;
beforeEach(() => {
  lost = 0;
  client = new DynamoDBClient({ ...engine.connection, maxAttempts: 3 });
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      if (lost > 0) {
        lost -= 1;
        throw Object.assign(new Error('the reply was lost'), { name: 'TimeoutError' });
      }
      return result;
    },
    { step: 'deserialize', priority: 'low' },
  );
  flaky = new Table('table', client);
});
afterEach(() => client.destroy());

const newPerson = () => aPerson({ id: randomToken() });
const keyOf = (id: string): Key => keys.person('small', id);

describe('a write whose reply is lost', () => {
  test('given an insert that took effect, then the retry finds its own command and is a success', async () => {
    const person = newPerson();
    lost = 1;
    expect(await flaky.insert(PersonItem, keyOf(person.id), person)).toBe('inserted');
    expect(await flaky.insert(PersonItem, keyOf(person.id), person)).toBe('exists');
  });

  test('given a change that took effect, then it is applied once', async () => {
    const person = newPerson();
    await flaky.insert(PersonItem, keyOf(person.id), person);
    let decided = 0;
    await flaky.change(PersonItem, keyOf(person.id), (found) => {
      decided += 1;
      // The read before has its reply; the write's is lost.
      lost = 1;
      return { ...found, linkVersion: found.linkVersion + 1 };
    });
    expect(decided).toBe(1);
    expect((await engine.table.read(PersonItem, keyOf(person.id)))?.linkVersion).toBe(2);
  });
});

describe('a table that knows what was just read', () => {
  const [from, to] = ['PERSON#', 'PERSON#~'];
  /** What it asks of the engine, by command. */
  async function knowing(person: ReturnType<typeof newPerson>) {
    const { pk } = keyOf(person.id);
    const items = (await Array.fromAsync(flaky.between(pk, from, to))).filter(({ sk }) => sk === keyOf(person.id).sk);
    const asked: string[] = [];
    client.middlewareStack.add(
      (next, context) => (args) => {
        asked.push(context.commandName ?? '');
        return next(args);
      },
      { step: 'initialize' },
    );
    return { table: flaky.knowing({ pk, from: keyOf(person.id).sk, to: `${keyOf(person.id).sk}#~`, items }), asked };
  }
  const raised = (person: ReturnType<typeof newPerson>) => ({ ...person, linkVersion: person.linkVersion + 1 });

  test('changes it by one write, and reads it before the next change', async () => {
    const person = newPerson();
    await flaky.insert(PersonItem, keyOf(person.id), person);
    const { table, asked } = await knowing(person);
    await table.change(PersonItem, keyOf(person.id), raised);
    expect(asked).toEqual(['PutItemCommand']);
    expect((await table.change(PersonItem, keyOf(person.id), raised))?.linkVersion).toBe(3);
    expect(asked).toEqual(['PutItemCommand', 'GetItemCommand', 'PutItemCommand']);
  });

  test('given somebody else wrote since, then it decides anew on what stands there', async () => {
    const person = newPerson();
    await flaky.insert(PersonItem, keyOf(person.id), person);
    const { table } = await knowing(person);
    await engine.table.change(PersonItem, keyOf(person.id), (found) => ({ ...raised(found), name: 'Corrected' }));
    expect(await table.change(PersonItem, keyOf(person.id), raised)).toMatchObject({
      name: 'Corrected',
      linkVersion: 3,
    });
  });

  test('knows what was not there, and nothing of what it did not read', async () => {
    const [person, other] = [newPerson(), newPerson()];
    await flaky.insert(PersonItem, keyOf(other.id), other);
    const { table, asked } = await knowing(person);
    expect(await table.read(PersonItem, keyOf(person.id))).toBeUndefined();
    expect(asked).toEqual([]);
    expect(await table.read(PersonItem, keyOf(other.id))).toEqual(other);
    // Somebody was faster: then it is asked what stands there.
    await engine.table.insert(PersonItem, keyOf(person.id), person);
    expect(await table.insert(PersonItem, keyOf(person.id), person)).toBe('exists');
    expect(await table.read(PersonItem, keyOf(person.id))).toEqual(person);
  });
});

describe('changing an item', () => {
  test('given many at once, then none is lost', async () => {
    const person = newPerson();
    await engine.table.insert(PersonItem, keyOf(person.id), person);
    const raise = () =>
      changePerson(engine.table, 'small', person.id, (found) => ({ ...found, linkVersion: found.linkVersion + 1 }));
    await Promise.all([raise(), raise(), raise(), raise(), raise()]);
    expect((await engine.table.read(PersonItem, keyOf(person.id)))?.linkVersion).toBe(6);
  });

  test('given a refusal, then nothing is written', async () => {
    const person = newPerson();
    await engine.table.insert(PersonItem, keyOf(person.id), person);
    const refuse = changePerson(engine.table, 'small', person.id, () => {
      throw new Refusal('closed', 'It is closed.');
    });
    await expect(refuse).rejects.toThrow('It is closed.');
    expect(await engine.table.read(PersonItem, keyOf(person.id))).toEqual(person);
  });

  test('that is not there is a refusal that says so', async () => {
    await expect(changePerson(engine.table, 'small', 'nobody', (found) => found)).rejects.toThrow(Refusal);
  });
});

describe('the sparse indexes', () => {
  test('an item stands among the due while it owes, and no longer', async () => {
    const paper = aPaper({ id: randomToken(), workshopId: 'indexed' });
    const key = keys.paper('indexed', paper.personId, paper.id);
    await engine.table.insert(PaperItem, key, { ...paper, debts: owe(paper.debts, 'paper', T0) });
    const due = async (now: number) =>
      (await Array.fromAsync(dueAt(engine.table, now))).filter(({ sk }) => sk === key.sk);
    expect(await due(T0 - 1)).toEqual([]);
    expect(await due(T0)).toHaveLength(1);
    await changePaper(engine.table, paper, (found) => ({ ...found, debts: waive(found.debts, 'paper') }));
    expect(await due(T0)).toEqual([]);
  });

  test('papers are listed by state', async () => {
    const paper = aPaper({ id: randomToken(), workshopId: 'listed' });
    await engine.table.insert(PaperItem, keys.paper('listed', paper.personId, paper.id), paper);
    const line = { id: paper.id, personId: 'p1', state: 'draft', title: 'A Paper', version: 0 };
    expect(await listedIn(engine.table, 'listed', 'draft', { limit: 10 })).toEqual({ papers: [line] });
    expect(await listedIn(engine.table, 'listed', 'approved', { limit: 10 })).toEqual({ papers: [] });
  });

  test('a paper that was stored before lists had lines is listed all the same', async () => {
    const paper = aPaper({ id: randomToken(), workshopId: 'before' });
    const { index: _, ...before } = PaperItem;
    const old = {
      ...before,
      index: () => ({ papersOf: 'W#before', paperSort: `draft#${paper.createdAt}#${paper.id}` }),
    };
    await engine.table.insert(old, keys.paper('before', paper.personId, paper.id), paper);
    const { papers } = await listedIn(engine.table, 'before', 'draft', { limit: 10 });
    expect(papers).toEqual([{ id: paper.id, personId: 'p1', state: 'draft', title: 'A Paper', version: 0 }]);
  });

  test('a paper is found by its address once it is published, and when it was withdrawn after that', async () => {
    const publishedAt = new Date(T0).toISOString();
    const withdrawn = { at: publishedAt, reason: 'An error.' };
    for (const [id, more] of [
      ['draft', {}],
      ['published', { state: 'published', publishedAt }],
      ['taken-back', { state: 'withdrawn', publishedAt, withdrawn }],
      ['never-out', { state: 'withdrawn', withdrawn }],
    ] as const) {
      await engine.table.insert(PaperItem, keys.paper('at', 'p1', id), aPaper({ id, workshopId: 'at', ...more }));
    }
    const found = async (id: string) => (await paperAt(engine.table, 'at', id))?.state;
    expect(await found('published')).toBe('published');
    expect(await found('taken-back')).toBe('withdrawn');
    for (const id of ['draft', 'never-out', 'nothing']) expect(await found(id)).toBeUndefined();
  });

  test('an index attribute never takes the place of what the item holds', async () => {
    const taking = { ...PaperItem, index: () => ({ state: 'x' }) };
    await expect(engine.table.insert(taking, keys.paper('taking', 'p1', 'x'), aPaper())).rejects.toThrow(/state/);
  });
});

test('everyone comes with their own papers, however small the pages, and from behind any person', async () => {
  const people = Array.from({ length: 7 }, (_, index) => aPerson({ id: `e${index}`, workshopId: 'every' }));
  for (const person of people) {
    await engine.table.insert(PersonItem, keys.person('every', person.id), person);
    for (const id of ['x', 'y']) {
      const paper = aPaper({ id, personId: person.id, workshopId: 'every' });
      await engine.table.insert(PaperItem, keys.paper('every', person.id, id), paper);
    }
  }
  for (const pageSize of [1, 2, 3, 5, 100]) {
    const found = await Array.fromAsync(everyone(engine.table, 'every', pageSize));
    expect(found.map(({ person }) => person)).toEqual(people);
    expect(found.every(({ papers }) => papers.length === 2)).toBe(true);
  }
});

test('the next people come whole, wherever a page of the table ends, until there are none', async () => {
  for (const most of [1, 2, 3, 4, 7, 100]) {
    const ids: string[] = [];
    for (let page = await nextPeople(engine.table, 'every', '', most); ; ) {
      expect(page.people.every(({ papers }) => papers.length === 2)).toBe(true);
      ids.push(...page.people.map(({ person }) => person.id));
      if (page.isLast) break;
      page = await nextPeople(engine.table, 'every', ids.at(-1) ?? '', most);
    }
    expect(ids).toEqual(['e0', 'e1', 'e2', 'e3', 'e4', 'e5', 'e6']);
  }
});

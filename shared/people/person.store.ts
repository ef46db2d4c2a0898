import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Action, ActionSchema } from '../actions/action.ts';
import { say } from '../language/texts.ts';
import { type Paper, PaperSchema } from '../papers/paper.ts';
import { type Review, ReviewSchema } from '../papers/review.ts';
import { Refusal } from '../refusal.ts';
import type { ItemType } from '../store/item-type.ts';
import { afterPerson, keys, personPrefix } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import { contactIndex } from './contacts.ts';
import { type ErasedPerson, type Eraser, erased, isErased, type PersonRecord, PersonRecordSchema } from './erasure.ts';
import type { ErasedParticipant, Participant } from './participant.ts';
import { type Person, PersonSchema } from './person.ts';

/** Somebody who is there. What changes a person asks `changeIfThere`, since the person may have been erased. */
export const PersonItem: ItemType<Person> = {
  schema: PersonSchema,
  debts: (person) => person.debts,
  index: contactIndex,
};
/** Whoever stands under a person's key, erased or not. */
const RecordItem: ItemType<PersonRecord> = {
  schema: PersonRecordSchema,
  debts: ({ debts }) => debts,
  index: (record) => (isErased(record) ? {} : contactIndex(record)),
};

/** One strongly consistent Query. `undefined` when there is no such person, or the person was erased. */
export async function findParticipant(
  table: Table,
  workshopId: string,
  personId: string,
): Promise<Participant | undefined> {
  return (await visitParticipant(table, workshopId, personId)).participant;
}

/**
 * The same for whoever is about to change what the person has: `table` knows all that was read, drafts among it, and does not
 * read it once more.
 */
export async function visitParticipant(
  table: Table,
  workshopId: string,
  personId: string,
): Promise<{ readonly participant: Participant | undefined; readonly table: Table }> {
  const { pk } = keys.workshop(workshopId);
  const [from, to] = [personPrefix(personId), afterPerson(personId)];
  const items = await Array.fromAsync(table.between(pk, from, to));
  const [found] = await Array.fromAsync(grouped(items));
  return { participant: found && isThere(found) ? found : undefined, table: table.knowing({ pk, from, to, items }) };
}

/** A person alone, by one read: for whoever needs no more than a name. `undefined` as for `findParticipant`. */
export async function findPerson(table: Table, workshopId: string, personId: string): Promise<Person | undefined> {
  const record = await table.read(RecordItem, keys.person(workshopId, personId));
  return record && !isErased(record) ? record : undefined;
}

/** What is left of a person who was erased; `undefined` for everybody else. */
export async function findErased(
  table: Table,
  workshopId: string,
  personId: string,
): Promise<ErasedPerson | undefined> {
  const record = await table.read(RecordItem, keys.person(workshopId, personId));
  return record && isErased(record) ? record : undefined;
}

/** @throws Refusal `not-found` */
export async function readParticipant(table: Table, workshopId: string, personId: string): Promise<Participant> {
  return (await findParticipant(table, workshopId, personId)) ?? noSuchPerson();
}

/** Changes a person; see `Table.change`. @throws Refusal `not-found`, and what `decide` throws */
export async function changePerson(
  table: Table,
  workshopId: string,
  personId: string,
  decide: (person: Person) => Person,
): Promise<Person> {
  return (await changeIfThere(table, workshopId, personId, decide)) ?? noSuchPerson();
}

/** The same for whoever does not mind that the person is not there (any more): then nothing is changed. */
export async function changeIfThere(
  table: Table,
  workshopId: string,
  personId: string,
  decide: (person: Person) => Person,
): Promise<Person | undefined> {
  const after = await table.change(RecordItem, keys.person(workshopId, personId), (record) =>
    isErased(record) ? record : decide(record),
  );
  return after && !isErased(after) ? after : undefined;
}

/** Erases a person by one write; see `erased`. `undefined` when there never was such a person. `now` in epoch ms. */
export const erasePerson = (
  table: Table,
  workshopId: string,
  personId: string,
  by: Eraser,
  now: number,
): Promise<ErasedPerson | undefined> =>
  changeErasedOf(table, workshopId, personId, (record) => erased(record, by, now));

/** Changes what is left of an erased person, such as what is still owed for it. */
export const changeErased = (
  table: Table,
  workshopId: string,
  personId: string,
  decide: (left: ErasedPerson) => ErasedPerson,
): Promise<ErasedPerson | undefined> =>
  changeErasedOf(table, workshopId, personId, (record) => (isErased(record) ? decide(record) : record));

async function changeErasedOf(
  table: Table,
  workshopId: string,
  personId: string,
  decide: (record: PersonRecord) => PersonRecord,
): Promise<ErasedPerson | undefined> {
  const after = await table.change(RecordItem, keys.person(workshopId, personId), decide);
  return after && isErased(after) ? after : undefined;
}

/** Everyone of a workshop, one by one; page after page of about `pageSize` items. Nobody who was erased. */
export async function* everyone(table: Table, workshopId: string, pageSize?: number): AsyncGenerator<Participant> {
  for await (const found of everyoneEver(table, workshopId, pageSize)) if (isThere(found)) yield found;
}

const everyoneEver = (table: Table, workshopId: string, pageSize?: number): AsyncGenerator<Found> =>
  grouped(table.between(keys.workshop(workshopId).pk, FIRST, LAST, pageSize));

/**
 * The next people behind `after` (a person's id; empty: from the beginning), each whole, of at most `most` items and what
 * else belongs to the last of them. Whoever goes on behind `last` reads nothing twice. Those who were erased are passed by,
 * so there may be nobody among them though more follow.
 */
export async function nextPeople(
  table: Table,
  workshopId: string,
  after: string,
  most: number,
): Promise<{ readonly people: readonly Participant[]; readonly last: string; readonly isLast: boolean }> {
  const { pk } = keys.workshop(workshopId);
  const from = after ? afterPerson(after) : FIRST;
  const query = (to: string, more: Pick<QueryCommandInput, 'Limit' | 'ExclusiveStartKey'>) =>
    table.query({
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
      ...more,
    });
  const { items, next } = await query(LAST, { Limit: most });
  const last = items.at(-1) ? (/^PERSON#([^#]+)/.exec(String(items.at(-1)?.sk))?.[1] ?? after) : after;
  for (let start = next; start; ) {
    const rest = await query(afterPerson(last), { ExclusiveStartKey: start });
    items.push(...rest.items);
    start = rest.next;
  }
  const found = await Array.fromAsync(grouped(items));
  return { people: found.filter(isThere), last, isLast: next === undefined };
}

/** Every person's key lies between these. */
const [FIRST, LAST] = ['PERSON#', 'PERSON#~'];

/** Everyone at once, for pages that show them all: one workshop's people fit into memory. */
export const listEveryone = (table: Table, workshopId: string): Promise<Participant[]> =>
  Array.fromAsync(everyone(table, workshopId));

/** Everyone at once, and what is left of those who were erased: for counts, which keep them. */
export async function listWithErased(
  table: Table,
  workshopId: string,
): Promise<{ readonly people: Participant[]; readonly erased: ErasedParticipant[] }> {
  const found = await Array.fromAsync(everyoneEver(table, workshopId));
  return { people: found.filter(isThere), erased: found.filter((each) => 'erased' in each) };
}

type Found = Participant | ErasedParticipant;
const isThere = (found: Found): found is Participant => 'person' in found;

/** A person's item sorts before what belongs to the person, so one pass groups them. */
async function* grouped(
  items: AsyncIterable<Record<string, unknown>> | Iterable<Record<string, unknown>>,
): AsyncGenerator<Found> {
  let current:
    | ({ papers: Paper[]; actions: Action[]; reviews?: Review[] } & ({ person: Person } | { erased: ErasedPerson }))
    | undefined;
  for await (const item of items) {
    const sk = String(item.sk);
    if (/^PERSON#[^#]+$/.test(sk)) {
      if (current) yield current;
      const record = PersonRecordSchema.parse(item);
      current = { ...(isErased(record) ? { erased: record } : { person: record }), papers: [], actions: [] };
    } else if (sk.includes('#PAPER#')) {
      current?.papers.push(PaperSchema.parse(item));
    } else if (sk.includes('#ACTION#')) {
      current?.actions.push(ActionSchema.parse(item));
    } else if (sk.includes('#REVIEW#') && current) {
      current.reviews = [...(current.reviews ?? []), ReviewSchema.parse(item)];
    }
  }
  if (current) yield current;
}

function noSuchPerson(): never {
  throw new Refusal('not-found', say('person.gone'));
}

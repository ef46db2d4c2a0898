import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Action, ActionSchema } from '../actions/action.ts';
import { say } from '../language/texts.ts';
import { type Paper, PaperSchema } from '../papers/paper.ts';
import { Refusal } from '../refusal.ts';
import { afterPerson, keys, personPrefix } from '../store/keys.ts';
import type { ItemType, Table } from '../store/table.store.ts';
import type { Participant } from './participant.ts';
import { type Person, PersonSchema } from './person.ts';

export const PersonItem: ItemType<Person> = { schema: PersonSchema, debts: (person) => person.debts };

/** One strongly consistent Query. `undefined` when there is no such person. */
export async function findParticipant(
  table: Table,
  workshopId: string,
  personId: string,
): Promise<Participant | undefined> {
  const { pk } = keys.workshop(workshopId);
  for await (const participant of grouped(table.between(pk, personPrefix(personId), afterPerson(personId)))) {
    return participant;
  }
  return undefined;
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
  return (await table.change(PersonItem, keys.person(workshopId, personId), decide)) ?? noSuchPerson();
}

/** Everyone of a workshop, one by one; page after page of about `pageSize` items. */
export function everyone(table: Table, workshopId: string, pageSize?: number): AsyncGenerator<Participant> {
  return grouped(table.between(keys.workshop(workshopId).pk, FIRST, LAST, pageSize));
}

/**
 * The next people behind `after` (a person's id; empty: from the beginning), each whole, of at most `most` items and what
 * else belongs to the last of them. Whoever goes on behind the last one reads nothing twice.
 */
export async function nextPeople(
  table: Table,
  workshopId: string,
  after: string,
  most: number,
): Promise<{ readonly people: readonly Participant[]; readonly isLast: boolean }> {
  const { pk } = keys.workshop(workshopId);
  const from = after ? afterPerson(after) : FIRST;
  const query = (to: string, more: Pick<QueryCommandInput, 'Limit' | 'ExclusiveStartKey'>) =>
    table.query({
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
      ...more,
    });
  const { items, next } = await query(LAST, { Limit: most });
  const last = next && /^PERSON#([^#]+)/.exec(String(next.sk))?.[1];
  for (let start = last && next; last && start; ) {
    const rest = await query(afterPerson(last), { ExclusiveStartKey: start });
    items.push(...rest.items);
    start = rest.next;
  }
  return { people: await Array.fromAsync(grouped(items)), isLast: next === undefined };
}

/** Every person's key lies between these. */
const [FIRST, LAST] = ['PERSON#', 'PERSON#~'];

/** Everyone at once, for pages that show them all: one workshop's people fit into memory. */
export const listEveryone = (table: Table, workshopId: string): Promise<Participant[]> =>
  Array.fromAsync(everyone(table, workshopId));

/** A person's item sorts before what belongs to the person, so one pass groups them. */
async function* grouped(
  items: AsyncIterable<Record<string, unknown>> | Iterable<Record<string, unknown>>,
): AsyncGenerator<Participant> {
  let current: { person: Person; papers: Paper[]; actions: Action[] } | undefined;
  for await (const item of items) {
    const sk = String(item.sk);
    if (/^PERSON#[^#]+$/.test(sk)) {
      if (current) yield current;
      current = { person: PersonSchema.parse(item), papers: [], actions: [] };
    } else if (sk.includes('#PAPER#')) {
      current?.papers.push(PaperSchema.parse(item));
    } else if (sk.includes('#ACTION#')) {
      current?.actions.push(ActionSchema.parse(item));
    }
  }
  if (current) yield current;
}

function noSuchPerson(): never {
  throw new Refusal('not-found', say('person.gone'));
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addAction,
  bringToNewOwner,
  changeAction,
  findAction,
  handOnAction,
} from '../../shared/actions/action.store.ts';
import { ACTION_TITLE_MAX, PARTNERS_MAX } from '../../shared/actions/action.ts';
import { handedOn, newAction } from '../../shared/actions/action-changes.ts';
import { roadMapOf } from '../../shared/actions/road-map.ts';
import { listEveryone } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { aWorkshop, DAY, HOUR, T0 } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';

const workshop = aWorkshop();
const BY = 'organiser@example.org';
const NOW = T0 + 10 * DAY;
let people: Participants;
let [one, two]: Person[] = [];

beforeAll(async () => {
  people = await startParticipants(workshop);
  [one, two] = [await people.seat(), await people.seat()];
});
afterAll(() => people.stop());

const owners = async (id: string) =>
  roadMapOf(workshop, await listEveryone(people.table, 'small'), NOW)
    .lines.filter((line) => line.id === id)
    .map(({ owner }) => owner.id);

test('given an action is given to somebody else, and back, then it is on the road map once at every moment', async () => {
  if (!one || !two) throw new Error('Nobody sits there.');
  const to = two.id;
  const partners = Array.from({ length: PARTNERS_MAX }, (_, index) => `Agency ${index}`);
  const terms = { title: 'T'.repeat(ACTION_TITLE_MAX), partners, dueOn: '2011-09-14' };
  const action = newAction(workshop, { personId: one.id, id: 'handed' }, terms, BY, NOW);
  await addAction(people.table, action);

  // The first write alone, as after a crash: the debt stands, and the road map shows the new owner already.
  const handed = await changeAction(people.table, action, (found) => handedOn(found, to, BY, NOW));
  expect(await owners('handed')).toEqual([two.id]);
  for (const _ of [1, 2]) await bringToNewOwner(people.table, workshop, handed, NOW + HOUR);
  expect(await owners('handed')).toEqual([two.id]);
  expect(await findAction(people.table, action)).toMatchObject({ handedTo: { personId: two.id }, debts: { owed: {} } });

  const there = { ...action, personId: two.id };
  await handOnAction(people.table, workshop, there, one.id, BY, NOW + DAY);
  expect(await owners('handed')).toEqual([one.id]);
  expect(await findAction(people.table, action)).toMatchObject({ assignment: 3, partners, status: 'planned' });
  // A run of the first hand-over that comes late brings nothing back.
  await bringToNewOwner(people.table, workshop, handed, NOW + DAY);
  expect(await owners('handed')).toEqual([one.id]);
});

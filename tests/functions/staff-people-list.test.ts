import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TAKEN_BACK_WITHIN_MS } from '../../shared/follow-up/acts.ts';
import { changePerson, PersonItem } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { keys } from '../../shared/store/keys.ts';
import { closesAt, deadlineOn } from '../../shared/workshop/calendar.ts';
import { findWorkshop } from '../../shared/workshop/workshop.store.ts';
import { aPerson, aWorkshop, aWorkshopFile, DAY, HOUR } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** The list of participants, and what is done for many at once. */

const organiser = 'organiser@example.org';
const now = Date.parse('2011-07-19T05:00:00Z');
const at = new Date(now - DAY).toISOString();

let staff: Console;
let id = '';
let made = 0;
beforeAll(async () => {
  staff = await startConsole();
});
afterAll(() => staff.stop());

const PEOPLE: readonly Partial<Person>[] = [
  { id: 'owes', name: 'Anwar Owes' },
  { id: 'owes2', name: 'Bilkis Owes', organisation: 'Election Commission', language: 'bn' },
  { id: 'done', name: 'Chandra Done', declined: { feedback: at, swot: at } },
  { id: 'off', name: 'Dalia Off', standing: { unsubscribedAt: at } },
  {
    id: 'dead',
    name: 'Emdad Dead',
    standing: { undeliverable: { email: 'dead@example.org', at, why: 'no mailbox' } },
  },
];

beforeEach(async () => {
  made += 1;
  id = `w${made}`;
  await staff.add(
    aWorkshop({ id }),
    PEOPLE.map((person) => aPerson({ ...person, workshopId: id })),
  );
});

const send = (path: string, form?: Record<string, string>, moment = now) =>
  staff.as(organiser).send(`/staff/w/${id}/participants${path}`, { ...(form && { form }), now: moment });
const listed = async (query = ''): Promise<string[]> => {
  const reply = await staff
    .as(organiser)
    .send(`/staff/w/${id}/participants${query}`, { headers: { accept: 'application/json' }, now });
  return (reply.json() as { participants: { id: string }[] }).participants.map((each) => each.id);
};
const person = async (personId: string): Promise<Person> => {
  const found = await staff.table.read(PersonItem, keys.person(id, personId));
  if (!found) throw new Error(`no ${personId}`);
  return found;
};
const ALL = PEOPLE.map((each) => each.id).join(',');
const act = (kind: string, more: Record<string, string> = {}, moment = now) =>
  send('/act', { do: kind, batch: 'b1', people: ALL, ...more }, moment);
const takeBack = (moment = now + HOUR / 60) => send('/act/taken-back', { batch: 'b1' }, moment);
const lettersOf = async (): Promise<string[]> => {
  const people = await Promise.all(PEOPLE.map((each) => person(each.id ?? '')));
  return people.flatMap(({ id: who, letters }) => letters.map(({ kind }) => `${who} ${kind}`));
};

describe('the list', () => {
  test('shows everyone by organisation, and whoever is asked for', async () => {
    expect(await listed()).toEqual(['owes2', 'owes', 'done', 'off', 'dead']);
    expect(await listed('?state=owing&sort=name')).toEqual(['owes', 'owes2', 'off', 'dead']);
    expect(await listed('?state=not-reached')).toEqual(['owes2', 'owes', 'dead']);
    expect(await listed('?language=bn')).toEqual(['owes2']);
    expect(await listed('?organisation=Election+Commission')).toEqual(['owes2']);
    expect(await listed('?search=owes+anw')).toEqual(['owes']);
    expect(await listed('?attended=yes')).toEqual([]);
  });

  test('is read once from the table, whatever it shows', async () => {
    const page = (await send('?state=owing')).body;
    expect(page).toContain('4 of 5 participants');
    expect(page).toContain('Anwar Owes');
    expect(page).not.toContain('Chandra Done');
  });

  test('offers a viewer no ticks', async () => {
    await staff.add(
      aWorkshop({
        id: `${id}v`,
        staff: [...aWorkshopFile().staff, { name: 'V', email: 'viewer@example.org', role: 'viewer' }],
      }),
      [aPerson({ workshopId: `${id}v` })],
    );
    const reply = await staff.as('viewer@example.org').send(`/staff/w/${id}v/participants`, { now });
    expect(reply.body).toContain('1 of 1 participants');
    expect(reply.body).not.toContain('type="checkbox"');
  });
});

describe('before anything is done', () => {
  test('the page says whom it concerns, how many mails go out, who gets none and why', async () => {
    const reply = await send('/act?do=remind&batch=b1&all=yes');
    expect(reply.body).toContain('<strong>2 people</strong>');
    expect(reply.body).toContain('for 3 people of those you chose nothing is done');
    expect(reply.body).toContain('2 mails go out');
    expect(reply.body).toContain('turned reminders off');
    expect(reply.body).toContain('owes nothing');
    expect(reply.body).toContain('does not arrive: no mailbox');
    expect(reply.body).toContain('cannot be called back');
    expect(await lettersOf()).toEqual([]);
  });

  test('all who match are meant where that is ticked, and otherwise those who are ticked', async () => {
    expect((await send('/act?do=remind&batch=b1&all=yes&language=bn')).body).toContain('<strong>1 person</strong>');
    expect((await send('/act?do=remind&batch=b1&person=owes')).body).toContain('<strong>1 person</strong>');
    expect((await send('/act?do=remind&batch=b1')).body).toContain('Nobody is ticked.');
  });
});

describe('a reminder to many', () => {
  test('goes to those who owe something and want it, and a second press does nothing', async () => {
    expect((await act('remind')).headers.location).toBe(`/staff/w/${id}/participants?batch=b1`);
    expect(await lettersOf()).toEqual(['owes remind-now', 'owes2 remind-now']);
    await act('remind', {}, now + 1000);
    await act('remind', {}, now + DAY);
    expect(await lettersOf()).toEqual(['owes remind-now', 'owes2 remind-now']);
    expect((await send('?batch=b1', undefined, now + 1000)).body).toContain('A reminder goes to 2 people.');
  });

  test('broken off after one person, the same press finishes it', async () => {
    await act('remind', { people: 'owes' });
    await act('remind');
    expect(await lettersOf()).toEqual(['owes remind-now', 'owes2 remind-now']);
    expect((await send('?batch=b1')).body).toContain('A reminder goes to 2 people.');
  });

  test('taken back in time, nobody is owed it, and the page says so; the old press stays without effect', async () => {
    await act('remind');
    expect((await takeBack()).status).toBe(303);
    expect(await lettersOf()).toEqual([]);
    await act('remind', {}, now + 120_000);
    expect(await lettersOf()).toEqual([]);
    expect((await send('?batch=b1')).body).toContain('Taken back for 2 people');
  });

  test('once the mails leave, nothing is taken back, and none is offered', async () => {
    await act('remind');
    const late = now + TAKEN_BACK_WITHIN_MS;
    await takeBack(late);
    expect(await lettersOf()).toEqual(['owes remind-now', 'owes2 remind-now']);
    expect((await send('?batch=b1', undefined, late)).body).toContain('The mails have left');
  });

  test('going back to the page that asked shows what was done instead of a button', async () => {
    await act('remind');
    const page = (await send('/act?do=remind&batch=b1&all=yes')).body;
    expect(page).toContain('A reminder goes to 2 people.');
    expect(page).not.toContain('Remind now: ');
  });
});

describe('the other acts', () => {
  test('more time: at the day and time that were given; the closing waits; taken back, it waits no longer', async () => {
    const before = closesAt((await findWorkshop(staff.table, id)) ?? aWorkshop());
    await act('extend', { until: '2011-08-25', at: '12:00' });
    const workshop = (await findWorkshop(staff.table, id)) ?? aWorkshop();
    const until = deadlineOn(workshop.details, '2011-08-25', '12:00');
    expect((await person('owes')).extension).toMatchObject({ until: new Date(until).toISOString(), by: organiser });
    expect(closesAt(workshop)).toBe(until + 24 * HOUR);
    await takeBack();
    expect((await person('owes')).extension).toBeUndefined();
    expect(closesAt((await findWorkshop(staff.table, id)) ?? aWorkshop())).toBe(before);
    expect(await lettersOf()).toEqual([]);
  });

  test('more time: whoever has as much already keeps it, also when it is taken back', async () => {
    const extension = { until: '2011-09-10T11:00:00.000Z', at, by: 'somebody' };
    await changePerson(staff.table, id, 'owes', (found) => ({ ...found, extension }));
    await act('extend', { until: '2011-08-25' });
    expect((await person('owes')).extension).toEqual(extension);
    expect((await person('owes2')).extension?.by).toBe(organiser);
    await takeBack();
    expect((await person('owes')).extension).toEqual(extension);
  });

  test('more time: a date that suits nobody is refused, and the page keeps it', async () => {
    const reply = await act('extend', { until: '2011-07-01' });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('This date has passed');
    expect(reply.body).toContain('value="2011-07-01"');
    expect(await lettersOf()).toEqual([]);
  });

  test('the link once more goes also to those who want no reminders; to an address that is dead it does not', async () => {
    await act('send-link');
    expect(await lettersOf()).toEqual(['owes link', 'owes2 link', 'done link', 'off link']);
    await takeBack();
    expect(await lettersOf()).toEqual([]);
  });

  test('ticked off as there, and back at any time; who was ticked off before stays so', async () => {
    await changePerson(staff.table, id, 'done', (found) => ({ ...found, attended: { at, by: 'room' } }));
    await act('attended');
    expect((await person('owes')).attended?.by).toBe(organiser);
    expect(await listed('?attended=yes')).toHaveLength(5);
    await takeBack(now + 30 * DAY);
    expect(await listed('?attended=yes')).toEqual(['done']);
  });
});

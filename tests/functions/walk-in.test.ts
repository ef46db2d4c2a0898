import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { participantRoutes } from '../../functions/participant/routes.ts';
import { erasePerson, findPerson, listEveryone } from '../../shared/people/person.store.ts';
import { AnyItem } from '../../shared/store/item-type.ts';
import { type Key, keys, randomToken } from '../../shared/store/keys.ts';
import { Table } from '../../shared/store/table.store.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { WALK_INS_AN_HOUR, WALK_INS_MOST, withWalkInsOpen } from '../../shared/workshop/walk-ins.ts';
import { changeWorkshop, WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { browserLike } from '../support/browser-like.ts';
import { aWorkshop, DAY, HOUR } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';

/** Whoever is in the room and on no list registers, while it is open. */

let people: Participants;
beforeAll(async () => {
  people = await startParticipants();
});
afterAll(() => people.stop());

const now = opensAt(aWorkshop().details) + 6 * HOUR;
const LAST_DAY = '2011-07-09';
const SOMEBODY = {
  name: 'Nazma Begum',
  email: 'nazma@example.org',
  organisation: 'University of Dhaka',
  position: 'Lecturer',
  telephone: '+880 1',
  language: 'bn',
};

/** A workshop of its own, whose registration is open. */
async function aRoom(changes: Partial<Workshop> = {}): Promise<string> {
  const id = `w${randomToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`;
  await people.workshop({ ...withWalkInsOpen(aWorkshop({ id }), LAST_DAY, 'organiser@example.org', now), ...changes });
  return id;
}
const join = (id: string, form: Record<string, string> = SOMEBODY, at = now) =>
  browserLike(people.routes).send(`/w/${id}/join`, { form, now: at });
const everyone = async (id: string) => (await listEveryone(people.table, id)).map(({ person }) => person);
const taken = async (id: string) => (await people.table.read(WorkshopItem, keys.workshop(id)))?.walkIns?.taken;

describe('registering in the room', () => {
  test('given it is open, then whoever fills in the form is on the list, as a walk-in who is owed the link by mail', async () => {
    const id = await aRoom();
    const answer = await join(id);
    expect(answer.status).toBe(200);
    expect(answer.body).not.toContain('/l/');
    expect(answer.headers['set-cookie']).toBeUndefined();
    const [person, ...others] = await everyone(id);
    expect(others).toEqual([]);
    expect(person).toMatchObject({ ...SOMEBODY, walkedIn: true });
    expect(person?.letters.map(({ kind }) => kind)).toEqual(['link']);
    expect(person?.debts.owed.letter?.dueAt).toBe(new Date(now).toISOString());
    expect(await taken(id)).toBe(1);
  });

  test('given the same person registers again, in another spelling, then nobody is doubled and the answer is the same', async () => {
    const id = await aRoom();
    const first = await join(id);
    const again = await join(id, { ...SOMEBODY, name: '  nazma   BEGUM', email: 'Nazma@Example.org' }, now + 1);
    expect(again.body).toBe(first.body);
    expect(await everyone(id)).toHaveLength(1);
    expect((await everyone(id))[0]?.letters).toHaveLength(1);
    expect(await taken(id)).toBe(1);
    await join(id, SOMEBODY, now + HOUR);
    expect((await everyone(id))[0]?.letters).toHaveLength(2);
  });

  test('given somebody on the list registers, then the answer differs in nothing, and of the person nothing changes but that the link is owed', async () => {
    const id = await aRoom();
    const seat = await people.seat({
      workshopId: id,
      id: `s${id}`,
      name: 'Already Listed',
      email: 'listed@example.org',
    });
    const listed = await join(id, { ...SOMEBODY, name: seat.name, email: seat.email });
    const other = await join(id, { ...SOMEBODY, email: 'xisted@example.org' });
    expect(listed.body.replaceAll('listed@', '…')).toBe(other.body.replaceAll('xisted@', '…'));
    const after = await findPerson(people.table, id, seat.id);
    expect(after).toMatchObject({ organisation: seat.organisation, language: seat.language, walkedIn: false });
    expect(after?.letters).toHaveLength(1);
  });

  test('given two people share a mailbox, then each is somebody; but nobody fills one with more than an office has', async () => {
    const id = await aRoom();
    for (let number = 0; number < 14; number += 1) {
      expect((await join(id, { ...SOMEBODY, name: `Colleague ${number}` })).status).toBe(200);
    }
    expect(await everyone(id)).toHaveLength(10);
  });

  test('given two press the button at the same moment, then one person comes of it', async () => {
    const id = await aRoom();
    const answers = await Promise.all([join(id), join(id), join(id)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await everyone(id)).toHaveLength(1);
  });

  test('given the person was erased since, then the same one again is somebody new', async () => {
    const id = await aRoom();
    await join(id);
    const [before] = await everyone(id);
    await erasePerson(people.table, id, before?.id ?? '', 'organiser', now);
    await join(id, SOMEBODY, now + HOUR);
    const [after, ...others] = await everyone(id);
    expect(others).toEqual([]);
    expect(after?.id).not.toBe(before?.id);
  });
});

describe('it is not open for ever', () => {
  test.each([
    ['nobody opened it', { walkIns: undefined }, now],
    ['its last day is over', {}, Date.parse('2011-07-09T18:00:00Z')],
    ['the workshop was cancelled', { cancelled: { at: '2011-07-08T00:00:00Z', by: 'x', reason: 'y' } }, now],
    ['the follow-up is closed', { closedAt: '2011-07-08T00:00:00Z' }, now],
    ['everything was erased', { erasedAt: '2011-07-08T00:00:00Z' }, now],
  ] as const)('given %s, then nobody is added, and the page says whom to ask', async (_, changes, at) => {
    const id = await aRoom(changes);
    for (const answer of [
      await join(id, SOMEBODY, at),
      await browserLike(people.routes).send(`/w/${id}/join`, { now: at }),
    ]) {
      expect(answer.status).toBe(410);
      expect(answer.body).toContain('secretariat@example.org');
    }
    expect(await everyone(id)).toEqual([]);
    const link = await browserLike(people.routes).send(`/w/${id}/link`, { now: at });
    expect(link.body).not.toContain('/join');
  });

  test('given one second before midnight in Dhaka, then it is open still, and the page for the link leads there', async () => {
    const id = await aRoom();
    const late = Date.parse('2011-07-09T17:59:59Z');
    const link = await browserLike(people.routes).send(`/w/${id}/link`, { now: late });
    expect(link.body).toContain(`href="/w/${id}/join"`);
    expect((await join(id, SOMEBODY, late)).status).toBe(200);
  });

  test('given as many came as an hour takes, then further ones are asked to come later, kindly, with what they typed; known or not', async () => {
    const id = await aRoom();
    await join(id, { ...SOMEBODY, email: 'known@example.org' });
    await changeWorkshop(people.table, id, (workshop) => ({
      ...workshop,
      walkIns: { ...workshop.walkIns, taken: 150, hour: { from: '2011-07-08T00:00:00.000Z', taken: WALK_INS_AN_HOUR } },
    }));
    for (const email of ['unknown@example.org', 'known@example.org']) {
      const answer = await join(id, { ...SOMEBODY, email });
      expect(answer.status).toBe(429);
      expect(answer.body).toContain('07:00');
      expect(answer.body).toContain('value="University of Dhaka"');
    }
    expect(await everyone(id)).toHaveLength(1);
    expect((await join(id, SOMEBODY, now + HOUR)).status).toBe(200);
  });

  test('given as many came as are taken at all, then nobody more comes', async () => {
    const id = await aRoom();
    await changeWorkshop(people.table, id, (workshop) => ({
      ...workshop,
      walkIns: { ...workshop.walkIns, taken: WALK_INS_MOST },
    }));
    expect((await join(id, SOMEBODY, now + DAY / 2)).status).toBe(429);
    expect(await everyone(id)).toEqual([]);
  });
});

describe('a whole room at once', () => {
  test('given forty press the button at the same instant, then all are on the list, and so many places are counted', async () => {
    const id = await aRoom();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        join(id, { ...SOMEBODY, name: `Guest ${n}`, email: `guest-${n}@example.org` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect([await taken(id), (await everyone(id)).length]).toEqual([40, 40]);
  }, 60_000);

  test('given others are always faster, then it says so, keeps what was typed, and says when to come again', async () => {
    const id = await aRoom();
    const always = outrun(people.table, keys.workshop(id));
    const routes = participantRoutes({ ...people.context, table: always }, people.documents);
    // The waits are as short as they can be.
    const dice = vi.spyOn(Math, 'random').mockReturnValue(0);
    const answer = await browserLike(routes).send(`/w/${id}/join`, { form: SOMEBODY, now });
    dice.mockRestore();
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '10']);
    expect(answer.body).toContain('Please wait a few seconds');
    expect(answer.body).toContain('value="University of Dhaka"');
    expect([await everyone(id), await taken(id)]).toEqual([[], 0]);
    expect((await join(id)).status).toBe(200);
  });
});

/** A table in which somebody else writes an item at each moment between reading and writing it. */
function outrun(table: Table, { pk, sk }: Key): Table {
  return Object.assign(Object.create(table), {
    read: table.read.bind(table),
    insert: table.insert.bind(table),
    query: table.query.bind(table),
    async change(type: never, key: Key, decide: (value: never) => never) {
      if (key.pk !== pk || key.sk !== sk) return table.change(type, key, decide);
      const beaten = new Table('table', people.client, (plain) => ({
        async intend() {
          await plain.change(AnyItem, key, (item) => ({ ...item }));
        },
        settle: async () => {},
      }));
      return beaten.change(type, key, decide);
    },
  });
}

describe('bad input changes nothing', () => {
  test.each([
    ['no name', { name: ' ' }, 'name'],
    ['a name that is too long', { name: 'x'.repeat(201) }, 'name'],
    ['no address', { email: 'nobody' }, 'email'],
    ['two addresses', { email: 'a@example.org, b@example.org' }, 'email'],
    ['no organisation', { organisation: '' }, 'organisation'],
    ['a language that we do not speak', { language: 'xx' }, 'language'],
  ])('given %s, then an error stands beside the field, with what was typed', async (_, changes, field) => {
    const id = await aRoom();
    const answer = await join(id, { ...SOMEBODY, position: 'Kept & "quoted"', ...changes });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(`href="#f-${field}"`);
    expect(answer.body).toContain('Kept &amp; &quot;quoted&quot;');
    expect(await everyone(id)).toEqual([]);
    expect(await taken(id)).toBe(0);
  });

  test('given a form of another site, then it is refused', async () => {
    const id = await aRoom();
    const headers = { origin: 'https://evil.example' };
    expect((await browserLike(people.routes).send(`/w/${id}/join`, { form: SOMEBODY, now, headers })).status).toBe(403);
    expect(await everyone(id)).toEqual([]);
  });

  test('given a browser that asks for Bangla, or a page on which it was chosen, then it is in Bangla', async () => {
    const id = await aRoom();
    const chosen = await browserLike(people.routes).send(`/w/${id}/join?language=bn`, { form: {}, now });
    expect(chosen.body).toContain('lang="bn"');
    expect(chosen.body).toContain(`action="/w/${id}/join?language=bn"`);
    const asked = await people.stranger('bn')(`/w/${id}/link`, { now });
    expect(asked.body).toContain('নিবন্ধন করুন');
    expect(asked.body).toContain(`href="/w/${id}/link?language=en"`);
  });

  test('given the short address that stands on the slide, then it leads to the page for the link', async () => {
    const id = await aRoom();
    const answer = await browserLike(people.routes).send(`/w/${id}`, { now });
    expect([answer.status, answer.headers.location]).toEqual([303, `/w/${id}/link`]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { placeAt } from '../../shared/people/address.store.ts';
import { personalLink } from '../../shared/people/addresses.ts';
import type { Person } from '../../shared/people/person.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { BASE_URL, browserLike } from '../support/browser-like.ts';
import { aPerson, aWorkshop, DAY, HOUR, LINK_KEYS } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';

const workshop = aWorkshop();
const now = opensAt(workshop.details) + HOUR;
const MINUTE = 60_000;
const PAGE = '/w/small/link';

let people: Participants;
beforeAll(async () => {
  people = await startParticipants(workshop, aWorkshop({ id: 'other' }));
});
afterAll(() => people.stop());

/** From a browser that has never been here. */
const ask = (email: string, at = now, to = PAGE) => browserLike(people.routes).send(to, { form: { email }, now: at });
const owedTo = async (person: Person) =>
  (await people.stored(person)).person.letters.map(({ kind, occurrence }) => [kind, occurrence]);

describe('asking for the link', () => {
  test('given the page is opened, then there is one field and nothing changes', async () => {
    const person = await people.seat();
    for (const method of ['GET', 'HEAD']) {
      const page = await browserLike(people.routes).send(`${PAGE}?email=${person.email}`, { method, now });
      expect(page.status).toBe(200);
      expect(page.body.match(/<input/g)).toHaveLength(1);
      expect(page.body).not.toContain(person.email);
    }
    expect((await people.stored(person)).person).toEqual(person);
  });

  test('given an address on the list, in any spelling, then its owner is owed a letter with the link', async () => {
    const person = await people.seat();
    const answer = await ask(`  ${person.email.toUpperCase()} `);
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect(await owedTo(person)).toEqual([['link', 'link-1']]);
    expect((await people.stored(person)).person.debts.owed.letter?.dueAt).toBe(new Date(now).toISOString());
  });

  test('given a known and an unknown address, then the answers differ in nothing but the address', async () => {
    const person = await people.seat({ email: 'known@example.org' });
    const unknown = await ask('thing@example.org');
    const known = await ask('known@example.org');
    const again = await ask('known@example.org', now + 1);
    expect(await owedTo(person)).toHaveLength(1);
    const blank = ({ status, headers, body }: typeof known) => ({
      status,
      headers,
      body: body.replaceAll(/known@example\.org|thing@example\.org/g, '…'),
    });
    expect(blank(known)).toEqual(blank(unknown));
    expect(blank(again)).toEqual(blank(unknown));
    expect(known.body).toContain('If known@example.org is among the participants');
    const json = async (email: string) =>
      (await browserLike(people.routes).send(PAGE, { json: { email }, now })).body.replace(email, '…');
    expect(await json('known@example.org')).toBe(await json('thing@example.org'));
  });

  test('given it is asked again and again, then no more than the limits allow are owed, and nobody sees it', async () => {
    const person = await people.seat();
    const answers = new Set<string>();
    for (const later of [0, 1, 5, 6, 10, 15, 20, 60]) {
      const { status, body } = await ask(person.email, now + later * MINUTE);
      answers.add(`${status} ${body}`);
    }
    expect(answers.size).toBe(1);
    expect(await owedTo(person)).toHaveLength(4);
    await ask(person.email, now + DAY);
    expect(await owedTo(person)).toHaveLength(5);
  });

  test('given an address that several share, then each is owed a letter', async () => {
    const [one, two] = [
      await people.seat({ email: 'office@example.org' }),
      await people.seat({ email: 'office@example.org' }),
    ];
    await ask('office@example.org');
    expect(await owedTo(one)).toHaveLength(1);
    expect(await owedTo(two)).toHaveLength(1);
  });

  test('given an address that somebody no longer has, or a person who was never stored, then nothing is owed', async () => {
    const person = await people.seat();
    await placeAt(people.table, 'small', 'former@example.org', person);
    await placeAt(people.table, 'small', 'former@example.org', aPerson({ id: 'lost' }));
    expect((await ask('former@example.org')).status).toBe(200);
    expect(await owedTo(person)).toEqual([]);
  });

  test('given the address is on the list of another workshop only, then nothing is owed', async () => {
    const person = await people.seat({ workshopId: 'other' });
    expect((await ask(person.email)).status).toBe(200);
    expect(await owedTo(person)).toEqual([]);
  });
});

describe('bad input changes nothing', () => {
  test.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['no address', 'director <b>01</b>'],
    ['two addresses', 'a@example.org, b@example.org'],
    ['a line break', 'a@example.org\r\nbcc: b@example.org'],
    ['an endless one', `${'x'.repeat(100_000)}@example.org`],
  ])('given %s, then an error stands beside the field, with what was typed', async (_, email) => {
    const answer = await ask(email);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('id="f-email-error"');
    expect(answer.body).toContain('Please enter one e-mail address');
    expect(answer.body).not.toContain('<b>01');
  });

  test('given a program that sends no text, then a problem names the field', async () => {
    for (const json of [{}, { email: 5 }, { email: ['a@example.org'] }]) {
      const answer = await browserLike(people.routes).send(PAGE, { json, now });
      expect(answer.json()).toMatchObject({ status: 422, errors: { email: expect.any(String) } });
    }
  });

  test('given a form of another site, then it is refused and nothing is owed', async () => {
    const person = await people.seat();
    for (const origin of ['https://evil.example', 'null', '']) {
      const sent = { form: { email: person.email }, now, headers: { origin } };
      expect((await browserLike(people.routes).send(PAGE, sent)).status).toBe(403);
    }
    expect(await owedTo(person)).toEqual([]);
  });

  test.each(['nowhere', '__proto__', '%23', 'x'.repeat(3000)])('given the workshop %s, then 404', async (id) => {
    expect((await browserLike(people.routes).send(`/w/${id}/link`, { now })).status).toBe(404);
    expect((await ask('a@example.org', now, `/w/${id}/link`)).status).toBe(404);
  });
});

describe('a link that opens nothing leads there', () => {
  const WAY = `href="${PAGE}"`;

  test('given it was revoked or cut off, or the cookie is gone, then the page says where to ask', async () => {
    const person = await people.seat();
    const revoked = personalLink(BASE_URL, LINK_KEYS, { ...person, linkVersion: 7 });
    const cut = personalLink(BASE_URL, LINK_KEYS, person).slice(0, -4);
    for (const address of [revoked, cut, `/w/small/p/${person.id}`, `/w/small/p/${person.id}/feedback`]) {
      const page = await browserLike(people.routes).send(address, { now });
      expect(page.status).toBe(401);
      expect(page.body).toContain(WAY);
      expect(page.body).toContain('Ask for a new link');
    }
  });

  test('given it names no workshop that is here, then it leads nowhere', async () => {
    for (const address of ['/l/x', '/l/open.k1.nowhere.p.1.mac', '/l/open.k1.%3Cb%3E.p.1.mac', '/w/nowhere/p/x']) {
      const page = await browserLike(people.routes).send(address, { now });
      expect(page.status).toBe(401);
      expect(page.body).toContain('ask the organisers for a new one');
      expect(page.body).not.toContain('/link');
    }
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { markAddress, placeAt } from '../../shared/people/address.store.ts';
import { personalLink } from '../../shared/people/addresses.ts';
import type { Person } from '../../shared/people/person.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { BASE_URL, browserLike } from '../support/browser-like.ts';
import { aWorkshop, DAY, HOUR, LINK_KEYS } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';

/** Whoever has the link of somebody else. */

const workshop = aWorkshop();
const now = opensAt(workshop.details) + HOUR;
const MINUTE = 60_000;

let people: Participants;
beforeAll(async () => {
  people = await startParticipants(workshop);
});
afterAll(() => people.stop());

const homeOf = ({ id }: Person): string => `/w/small/p/${id}`;
const saidOf = async (person: Person) => (await people.stored(person)).person.notYou;
const owedTo = async (person: Person) => (await people.stored(person)).person.letters.map(({ kind }) => kind);

async function arrived(changes: Partial<Person> = {}) {
  const person = await people.seat(changes);
  const browser = await people.arrive(person, now);
  const send = (page: string, form: Record<string, string>, at = now) =>
    browser.send(`${homeOf(person)}${page}`, { form, now: at });
  return { person, browser, send };
}

describe('the page', () => {
  test.each([
    ['en', 'Not you?', /This is the personal link of <strong>Deputy Secretary seat\d+<\/strong>/],
    ['bn', 'আপনি অন্য কেউ?', /<strong>Deputy Secretary seat\d+<\/strong>/],
  ] as const)(
    'is one link away from every page, says whose link it is, and changes nothing: %s',
    async (language, link, says) => {
      const { person, browser } = await arrived({ language });
      const before = (await people.stored(person)).person;
      const home = await browser.send(`${homeOf(person)}/swot`, { now });
      expect(home.body).toMatch(new RegExp(`href="${homeOf(person)}/not-you">\\s*${link.replace('?', '\\?')}`));
      const page = await browser.send(`${homeOf(person)}/not-you`, { now });
      expect(page.status).toBe(200);
      expect(page.body).toMatch(says);
      expect(page.body.match(/<form method="post"/g)).toHaveLength(3);
      expect((await people.stored(person)).person).toEqual(before);
    },
  );
});

describe('passing the link on', () => {
  test('owes the link to that address, keeps it for staff to see, and says so', async () => {
    const { person, browser, send } = await arrived();
    const answer = await send('/not-you/pass-on', { email: ' Right@Example.org ' });
    expect([answer.status, answer.headers.location]).toEqual([303, `${homeOf(person)}/not-you?done=passed-on`]);
    expect((await people.stored(person)).person).toMatchObject({
      email: person.email,
      linkVersion: 1,
      letters: [{ kind: 'passed-on', occurrence: 'passed-on-1' }],
      notYou: [{ kind: 'passed-on', email: 'right@example.org', occurrence: 'passed-on-1' }],
    });
    const page = await browser.send(answer.headers.location ?? '', { now });
    expect(page.body).toContain('The link is on its way to right@example.org.');
  });

  test('is done once, however often the button is pressed; to others four times a day, minutes apart', async () => {
    const { person, send } = await arrived();
    const pass = async (n: number, at: number) =>
      (await send('/not-you/pass-on', { email: `r${n}@example.org` }, at)).status;
    expect([await pass(1, now), await pass(1, now + 1000)]).toEqual([303, 303]);
    expect(await owedTo(person)).toHaveLength(1);
    expect(await pass(2, now + 2 * MINUTE)).toBe(429);
    for (const n of [2, 3, 4]) expect(await pass(n, now + n * 6 * MINUTE)).toBe(303);
    const refused = await send('/not-you/pass-on', { email: 'r5@example.org' }, now + 60 * MINUTE);
    expect(refused.status).toBe(429);
    expect(refused.body).toContain('value="r5@example.org"');
    expect(refused.body).toContain('4 times today');
    expect(await owedTo(person)).toHaveLength(4);
    expect(await pass(5, now + DAY + 60 * MINUTE)).toBe(303);
  });

  test('goes not where mail is known to come back, nor where the link went', async () => {
    const { person, send } = await arrived();
    await placeAt(people.table, 'small', 'dead@example.org', { id: 'whoever', name: 'Whoever' });
    await markAddress(people.table, 'small', 'dead@example.org', {
      why: 'no mailbox',
      at: new Date(now).toISOString(),
    });
    for (const email of ['dead@example.org', person.email.toUpperCase()]) {
      const answer = await send('/not-you/pass-on', { email });
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('id="f-email-error"');
      expect(answer.body).toContain(`value="${email}"`);
    }
    expect(await saidOf(person)).toEqual([]);
  });
});

describe('telling the organisers', () => {
  test('keeps the message as it was typed, and no more than twenty things are said in all', async () => {
    const { person, send } = await arrived();
    const message = 'Please ask <Mr Karim> instead.';
    expect((await send('/not-you/tell', { message })).status).toBe(303);
    expect((await send('/not-you/tell', { message }, now + 1)).status).toBe(303);
    expect(await saidOf(person)).toEqual([{ kind: 'told', at: new Date(now).toISOString(), message }]);
    for (let day = 1; day <= 25; day += 1) await send('/not-you/tell', { message: `Day ${day}` }, now + day * DAY);
    expect(await saidOf(person)).toHaveLength(20);
    expect((await send('/not-you/tell', { message }, now + 30 * DAY)).body).toContain('Enough was said here');
  });
});

describe('forgetting the link on this device', () => {
  test('takes back the cookie of this person alone, tells the script what to forget, and changes nothing', async () => {
    const [one, two] = [await people.seat(), await people.seat()];
    const browser = browserLike(people.routes);
    for (const person of [one, two]) await browser.send(personalLink(BASE_URL, LINK_KEYS, person), { now });
    const answer = await browser.send(`${homeOf(one)}/not-you/forget`, { form: { forget: 'yes' }, now });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(`data-forget="${homeOf(one)}"`);
    expect((await browser.send(homeOf(one), { now })).status).toBe(401);
    expect((await browser.send(homeOf(two), { now })).status).toBe(200);
    expect((await people.stored(one)).person).toEqual(one);
    await browser.send(personalLink(BASE_URL, LINK_KEYS, one), { now });
    expect((await browser.send(homeOf(one), { now })).status).toBe(200);
  });
});

describe('two people in one browser', () => {
  test('then each page is of the person in its address, and what is typed for one is kept for that one', async () => {
    const [one, two] = [await people.seat({ name: 'First Person' }), await people.seat({ name: 'Second Person' })];
    const browser = browserLike(people.routes);
    for (const person of [one, two]) await browser.send(personalLink(BASE_URL, LINK_KEYS, person), { now });
    for (const [person, other] of [
      [one, two],
      [two, one],
    ] as const) {
      const best = `Only of ${person.name}`;
      await browser.send(`${homeOf(person)}/drafts/feedback`, { form: { best, ':draft': '0' }, now });
      const page = (await browser.send(`${homeOf(person)}/feedback`, { now })).body;
      expect(page).toContain(`<strong>${person.name}</strong>`);
      expect(page).not.toContain(other.name);
      expect(page).toContain(best);
    }
    // Asked under one address with the cookie of the other: nobody is signed in.
    const [cookie] = [...browser.jar.values()].filter(({ path }) => path === homeOf(two));
    browser.jar.clear();
    if (cookie) browser.jar.set('forged', { path: homeOf(one), cookie: cookie.cookie });
    expect((await browser.send(homeOf(one), { now })).status).toBe(401);
  });
});

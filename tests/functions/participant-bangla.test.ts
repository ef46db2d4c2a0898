import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cancel, reschedule } from '../../shared/follow-up/plan.ts';
import { unsubscribeLink } from '../../shared/people/addresses.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { keys } from '../../shared/store/keys.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import { expectBangla } from '../support/bangla.ts';
import { type Answered, BASE_URL, browserLike, inOneArea } from '../support/browser-like.ts';
import { aWorkshop, HOUR, LINK_KEYS, T0 } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';

/**
 * Every page of a participant, to somebody who reads Bangla alone: all data in it is Bangla, so whatever is in Latin letters
 * was forgotten. Papers and their mails have the same test beside theirs.
 */

const BY = 'organiser@example.org';
const inBangla: Partial<WorkshopFile> = {
  language: 'bn',
  title: 'একটি ছোট কর্মশালা',
  organisers: ['মন্ত্রণালয়'],
  venue: { name: 'মিলনায়তন', city: 'ঢাকা', country: 'বাংলাদেশ' },
  mail: { fromName: 'সচিবালয়', replyTo: 'secretariat@example.org', signature: 'সচিবালয়' },
};
const workshop = aWorkshop(inBangla);
const REASON = 'মিলনায়তনটি খালি নেই';
const moved = reschedule(
  aWorkshop({ ...inBangla, id: 'moved' }),
  { starts: '2011-07-15', ends: '2011-07-16' },
  REASON,
  BY,
  T0,
);
const cancelled = cancel(aWorkshop({ ...inBangla, id: 'cancelled' }), REASON, BY, T0);
const now = opensAt(workshop.details) + HOUR;
const closed = closesAt(workshop) + HOUR;
const at = new Date(now).toISOString();
const BANGLA = 'bn-BD,bn;q=0.9,en;q=0.8';

let people: Participants;
beforeAll(async () => {
  people = await startParticipants(workshop, moved, cancelled);
});
afterAll(() => people.stop());

const seat = (changes: Partial<Person> = {}) =>
  people.seat({ name: 'উপসচিব', organisation: 'বিজ্ঞান মন্ত্রণালয়', position: 'উপসচিব', language: 'bn', ...changes });

const feedback = { questionnaire: 0, answers: {}, firstAt: at, at };
const entry = (id: string) => ({ id, quadrant: 'strength' as const, text: 'সবাই চান।', at, firstAt: at });

const NONSENSE = 'নেই';

describe('my page', () => {
  const asks = { papersPromised: 2 };
  const gave = { feedback, swot: [entry('e1'), entry('e2')] };
  const states: Readonly<Record<string, { changes?: Partial<Person>; now?: number }>> = {
    'before the forms open': { now: T0 },
    'with something of every kind owed': { changes: asks },
    'with something given': { changes: { ...asks, feedback, swot: [entry('e1')] } },
    'with everything given': { changes: gave },
    'with everything declined': { changes: { declined: { feedback: at, swot: at, 'paper-1': at }, papersPromised: 1 } },
    'with papers declined': { changes: { declined: { 'paper-2': at }, papersPromised: 2 } },
    'with more time': { changes: { extension: { until: '2011-08-25T11:00:00Z', at, by: BY } } },
    'with reminders off': { changes: { standing: { unsubscribedAt: at } } },
    'in a workshop that was moved': { changes: { workshopId: 'moved' } },
    'in a workshop that was cancelled': { changes: { workshopId: 'cancelled' } },
    'after the closing': { changes: gave, now: closed },
    'after the closing, with nothing given': { now: closed },
  };
  test.each(Object.entries(states))('%s', async (_, { changes = {}, now: when = now }) => {
    const person = await seat(changes);
    const page = await (await people.arrive(person, when)).send(`/w/${person.workshopId}/p/${person.id}`, {
      now: when,
    });
    expect(page.status).toBe(200);
    expectBangla(page);
  });

  test('with an address that mail does not reach', async () => {
    const person = await seat();
    const undeliverable = { email: person.email, at, why: 'gone' };
    await people.table.change(PersonItem, keys.person('small', person.id), (before) => ({
      ...before,
      standing: { undeliverable },
    }));
    expectBangla(await (await people.arrive(person, now)).send(`/w/small/p/${person.id}`, { now }));
  });
});

describe('an action', () => {
  test('asked, refused, received, declined, and reported on after the closing', async () => {
    const person = await seat();
    await people.action(person, { title: 'খসড়া নীতিমালা পাঠানো' });
    const home = `/w/small/p/${person.id}`;
    const browser = await people.arrive(person, now);
    const send = (form: Record<string, string>, page = '/actions/action1', when = now) =>
      browser.send(`${home}${page}`, { form, now: when });
    const look = async (page = '/actions/action1', when = now) => browser.send(`${home}${page}`, { now: when });
    expectBangla(await look(''));
    expectBangla(await look());
    expectBangla(await send({ status: 'done', note: ' ' }));
    expectBangla(await send({ status: 'done', note: 'ক'.repeat(2001) }));
    await send({ obligation: 'action-action1' }, '/decline');
    expectBangla(await look(''));
    expectBangla(await look());
    expect((await send({ status: 'done', note: 'সবাই পেয়েছেন।' })).status).toBe(303);
    expectBangla(await look());
    expectBangla(await look('/actions/action1', now + 48 * HOUR));
    expectBangla(await look(''));
    expect((await send({ status: 'under-way', note: 'দেরিতে লেখা' }, '/actions/action1', closed)).status).toBe(303);
    expectBangla(await look('/actions/action1', closed));
    expectBangla(await look('/actions/action1', T0));
  });
});

describe('SWOT', () => {
  const others = { ...entry('theirs'), text: 'বিদ্যুৎ থাকে না।' };
  const look = async (home: string, changes: Partial<Person>, act: Record<string, string>[] = [], when = now) => {
    const person = await seat({ workshopId: home, ...changes });
    await people.table.change(PersonItem, keys.person(home, person.id), (before) => ({ ...before, ...changes }));
    const browser = await people.arrive(person, now);
    const pages: Answered[] = [];
    for (const { to = '/swot', ...form } of act) {
      pages.push(await browser.send(`/w/${home}/p/${person.id}${to}`, { form, now: when }));
    }
    pages.push(await browser.send(`/w/${home}/p/${person.id}/swot`, { now: when }));
    for (const page of pages.filter(({ status }) => status !== 303)) expectBangla(page);
    return pages.map(({ status }) => status);
  };

  test('one’s own: asked, refused in every way, kept, given, full, changed, withdrawn, closed', async () => {
    const text = 'সবাই চান।';
    const typed = { quadrant: 'threat', text: 'অর্ধেক কথা' };
    expect(
      await look('small', {}, [
        { quadrant: '', text: '' },
        { quadrant: 'strength', text: 'ক'.repeat(501) },
        { ...typed, ':press': 'keep', ':draft': '0' },
        { ...typed, ':press': 'keep', ':draft': '7', text: 'অন্য কথা' },
      ]),
    ).toEqual([422, 422, 303, 409, 200]);
    const full = { swot: ['e1', 'e2', 'e3'].map(entry) };
    const sent = { quadrant: 'strength', text };
    const changed = { to: '/swot/e1', action: 'change', quadrant: '', text: '' };
    expect(
      await look('small', full, [sent, changed, { to: '/swot/nowhere', action: 'change', quadrant: 'threat', text }]),
    ).toEqual([422, 422, 404, 200]);
    expect(await look('small', { swot: [entry('e1')] }, [sent])).toEqual([422, 200]);
    expect(await look('small', full, [sent], closed)).toEqual([410, 410]);
  });

  test('the others’: not yet shown, none, shown, endorsed, all used, refused', async () => {
    const board = aWorkshop({
      ...inBangla,
      id: 'board',
      swot: { maxEntries: 3, others: 'after-own', endorsements: 1 },
    });
    await people.workshop(board);
    const mine = { swot: [entry('mine')] };
    await look('board', {});
    await look('board', mine);
    await seat({ workshopId: 'board', swot: [others, { ...others, id: 'further' }] });
    const to = '/endorsements';
    expect(
      await look('board', mine, [
        { to, endorse: 'mine' },
        { to, endorse: 'nowhere' },
        { to, endorse: 'theirs' },
        { to, endorse: 'further' },
      ]),
    ).toEqual([422, 404, 303, 422, 200]);
    expect(await look('board', {}, [{ to, endorse: 'theirs' }])).toEqual([422, 200]);
  });
});

describe('what is refused', () => {
  const refused: readonly { what: string; page: string; form?: Record<string, string> }[] = [
    { what: 'an action of nobody', page: '/actions/nowhere' },
    { what: 'a page that is not there', page: '/nowhere' },
    { what: 'another method', page: '/feedback/received', form: { a: 'b' } },
    { what: 'an obligation that no one has', page: '/decline', form: { obligation: 'everything' } },
    { what: 'a form of somebody else’s making', page: '/decline', form: { undo: NONSENSE } },
    { what: 'reminders neither wanted nor not', page: '/reminders', form: { wanted: NONSENSE } },
    { what: 'a language that is not spoken here', page: '/language', form: { language: NONSENSE } },
  ];
  test.each(refused)('$what', async ({ page, form }) => {
    const person = await seat();
    const browser = await people.arrive(person, now);
    const headers = { 'accept-language': BANGLA };
    const answer = await browser.send(`/w/small/p/${person.id}${page}`, { headers, now, ...(form && { form }) });
    expect(answer.status).toBeGreaterThan(400);
    // The names of a form's fields are the program's.
    expectBangla({ ...answer, body: answer.body.replace(/“(?:obligation|undo|wanted|language)”/g, '') });
  });

  test('a calendar entry of a workshop that was cancelled', async () => {
    const person = await seat({ workshopId: 'cancelled' });
    const browser = await people.arrive(person, now);
    expectBangla(await browser.send(`/w/cancelled/p/${person.id}/calendar.ics`, { now }));
  });

  test('bodies that cannot be taken, and another site’s form', async () => {
    const person = await seat();
    const browser = await people.arrive(person, now);
    const send = (headers: Record<string, string>, body: string | Buffer) =>
      browser.send(`/w/small/p/${person.id}/decline`, {
        headers: { 'accept-language': BANGLA, ...headers },
        body,
        now,
      });
    const html = { accept: 'text/html' };
    for (const answer of [
      await send({ 'content-type': 'multipart/form-data' }, 'broken'),
      await send({ 'content-type': 'text/csv' }, 'a,b'),
      await send({ 'content-type': 'text/csv' }, Buffer.from([0xff, 0xfe])),
      await send({ 'content-type': 'image/png' }, 'x'),
      await send({ 'content-type': 'image/png' }, 'x'.repeat(1024 * 1024 + 1)),
      await send({ ...html, origin: 'https://evil.example.org' }, 'x'),
    ]) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expectBangla(answer);
    }
  });

  test('a fault of ours', async () => {
    const failing = { method: 'GET', path: '/w/fails', handle: () => Promise.reject(new Error('broken')) } as const;
    const { send } = browserLike(inOneArea([failing]), { inVisitorsLanguage: true });
    expectBangla(await send('/w/fails', { headers: { 'accept-language': BANGLA }, now }));
  });
});

describe('the pages around a link', () => {
  test.each(['/l/open.k1.forged', '/l/open.k1.small.x.1.forged', '/w/small/p/nobody', '/w/nowhere/link', '/u/x.y'])(
    'a link that opens nothing: %s',
    async (address) => expectBangla(await people.stranger(BANGLA)(address, { now })),
  );

  test('asking for a link', async () => {
    const send = people.stranger(BANGLA);
    expectBangla(await send('/w/small/link', { now }));
    expectBangla(await send('/w/small/link', { form: { email: 'nobody' }, now }));
    expectBangla(await send('/w/small/link', { form: { email: 'nobody@example.org' }, now }));
  });

  test('turning reminders off and on', async () => {
    const person = await seat();
    const address = unsubscribeLink(BASE_URL, LINK_KEYS, person);
    const send = people.stranger('en');
    expectBangla(await send(address, { now }));
    expectBangla(await send(address, { form: { 'List-Unsubscribe': 'One-Click' }, now }));
    expectBangla(await send(address, { now }));
  });
});

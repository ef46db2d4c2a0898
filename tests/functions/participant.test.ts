import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { participantRoutes } from '../../functions/participant/routes.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { personalLink, unsubscribeLink } from '../../shared/people/addresses.ts';
import { mintLink } from '../../shared/people/link.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { keys } from '../../shared/store/keys.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { type Answered, BASE_URL, type BrowserLike, browserLike } from '../support/browser-like.ts';
import { aPerson, aWorkshop, BALLOT_SCRIPT, HOUR, LINK_KEYS } from '../support/fixtures.ts';
import { NO_REPORTS } from '../support/kept-reports.ts';
import { startTable } from '../support/table.ts';

/** One seat per test, in a workshop that all of them share, on a real engine. */
const workshop = aWorkshop();
const other = aWorkshop({ id: 'other' });
const opens = opensAt(workshop.details);
const closes = closesAt(workshop);
/** 14:32 in Dhaka on the first day. */
const now = opens + 14 * HOUR + 32 * 60_000;

let started: Awaited<ReturnType<typeof startTable>>;
let routes: ReturnType<typeof participantRoutes>;
let browser: BrowserLike;
let seats = 0;
let person: Person;
let home: string;

beforeAll(async () => {
  started = await startTable();
  const context = {
    table: started.table,
    ballots: started.ballots,
    reports: NO_REPORTS,
    ballotScript: BALLOT_SCRIPT,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
  };
  // Papers have tests of their own; nothing here comes to a document.
  routes = participantRoutes(context, openDocuments('no-bucket'));
  for (const one of [workshop, other]) await started.table.insert(WorkshopItem, keys.workshop(one.details.id), one);
});
afterAll(() => started.stop());

beforeEach(async () => {
  person = await seat();
  home = `/w/small/p/${person.id}`;
  browser = browserLike(routes);
});

async function seat(changes: Partial<Person> = {}): Promise<Person> {
  seats += 1;
  const one = aPerson({ id: `seat${seats}`, ...changes });
  await started.table.insert(PersonItem, keys.person(one.workshopId, one.id), one);
  return one;
}

const stored = (of: Person = person) => started.table.read(PersonItem, keys.person(of.workshopId, of.id));
const below = (address: string): string => address.slice(BASE_URL.length);
const signIn = (page = '') => browser.send(below(personalLink(BASE_URL, LINK_KEYS, person, page)), { now });

const answers = {
  topic: '5',
  objectives: '4',
  documents: 'na',
  presentations: '3',
  discussions: '2',
  structure: '4',
  organisation: '5',
  usefulness: '4',
  recommendation: '9',
};
const form = {
  ...answers,
  'sessions.opening': '4',
  'sessions.portals': 'na',
  application: ['policy', 'own-work'],
  comments: 'Thank you',
};

describe('the whole way of a participant', () => {
  it('leads from the link to everything received', async () => {
    const opened = await signIn();
    expect(opened).toMatchObject({ status: 303, headers: { location: home } });

    const first = await browser.send(home, { now });
    expect(first.status).toBe(200);
    expect(first.body).toContain('2 things are still to do');
    expect(first.body).toContain(`You answer as <strong>${person.name}</strong>`);
    expect(first.body).toContain('20 August 2011, 17:00 (Dhaka time)');

    const sent = await browser.send(`${home}/feedback`, { form, now });
    expect(sent).toMatchObject({ status: 303, headers: { location: `${home}/feedback/received` } });
    const received = await browser.send(`${home}/feedback/received`, { now });
    expect(received.body).toContain('Received, 14:32');
    expect(received.body).toContain('In drafting policy, law or standards');
    expect(received.body).toContain('Thank you');
    expect((await stored())?.feedback?.answers).toMatchObject({
      topic: 5,
      documents: 'na',
      sessions: { opening: 4, portals: 'na' },
      application: ['own-work', 'policy'],
    });

    const again = await browser.send(`${home}/feedback`, { now: now + HOUR });
    expect(again.body).toMatch(/name="topic" value="5"[^>]* checked/);
    expect(again.body).toContain('>Thank you</textarea>');

    const added = await browser.send(`${home}/swot`, {
      form: { command: 'c1', quadrant: 'strength', text: 'Skilled staff' },
      now,
    });
    expect(added).toMatchObject({ status: 303, headers: { location: `${home}/swot` } });
    const last = await browser.send(home, { now });
    expect(last.body).toContain('Thank you, everything has arrived');
    expect(last.body).toContain('1 entry of at most 3');
  });

  it('is the same over JSON', async () => {
    const opened = await browser.send(below(personalLink(BASE_URL, LINK_KEYS, person)), {
      now,
      headers: { accept: 'application/json' },
    });
    expect(opened.json()).toEqual({ home });
    const json = { ...answers, topic: 5, sessions: { opening: 4 } };
    const sent = await browser.send(`${home}/feedback`, { json, now });
    expect(sent.status).toBe(200);
    expect(sent.json()).toMatchObject({
      feedback: { questionnaire: 0, answers: { topic: 5, objectives: 4 } },
    });
    const added = await browser.send(`${home}/swot`, { json: { quadrant: 'threat', text: 'Floods' }, now });
    expect(added.json()).toMatchObject({ entry: { quadrant: 'threat', text: 'Floods' } });
    const mine = await browser.send(home, { now, headers: { accept: 'application/json' } });
    expect(mine.json()).toMatchObject({ phase: 'open', owed: [], given: { swotEntries: 1 }, reminders: true });
  });

  it('lands where the mail pointed, but only on pages that exist', async () => {
    expect((await signIn('swot')).headers.location).toBe(`${home}/swot`);
    expect((await signIn('papers/abc')).headers.location).toBe(`${home}/papers/abc`);
    for (const elsewhere of [
      '//evil.example',
      '../../../staff',
      'feedback/../..',
      'https://evil.example',
      'swot\r\nx: y',
    ]) {
      expect((await signIn(elsewhere)).headers.location).toBe(home);
    }
  });

  it('sets a cookie for this person alone, and asks for it', async () => {
    await signIn();
    const [cookie] = [...browser.jar.values()];
    expect(cookie?.path).toBe(home);
    expect((await browser.send(home, { method: 'HEAD', now })).status).toBe(200);
    browser.jar.clear();
    const without = await browser.send(home, { now });
    expect(without.status).toBe(401);
    expect(without.body).toContain('Please open the newest e-mail');
  });

  it('takes a submission that is sent twice as one', async () => {
    await signIn();
    const command = { command: 'c1', quadrant: 'strength', text: 'Skilled staff' };
    for (const _ of [1, 2]) {
      expect((await browser.send(`${home}/swot`, { form: command, now })).status).toBe(303);
      expect((await browser.send(`${home}/feedback`, { form, now })).status).toBe(303);
    }
    const after = await browser.send(`${home}/feedback`, { form, now: now + HOUR });
    expect(after.status).toBe(303);
    const person1 = await stored();
    expect(person1?.swot).toHaveLength(1);
    expect(person1?.feedback).toMatchObject({ firstAt: new Date(now).toISOString(), at: new Date(now).toISOString() });
    // The browser's back button brings the same command with another text: that is another entry.
    await browser.send(`${home}/swot`, { form: { ...command, text: 'Good networks' }, now });
    expect((await stored())?.swot).toHaveLength(2);
  });

  it('changes and withdraws a SWOT entry', async () => {
    await signIn();
    await browser.send(`${home}/swot`, { form: { command: 'c1', quadrant: 'strength', text: 'Skilled staff' }, now });
    const id = (await stored())?.swot[0]?.id;
    const page = await browser.send(`${home}/swot/${id}`, { now });
    expect(page.body).toContain('Skilled staff</textarea>');
    const change = { action: 'change', quadrant: 'weakness', text: 'Few staff' };
    expect((await browser.send(`${home}/swot/${id}`, { form: change, now })).status).toBe(303);
    expect((await stored())?.swot).toMatchObject([{ id, quadrant: 'weakness', text: 'Few staff' }]);
    for (const _ of [1, 2]) {
      expect((await browser.send(`${home}/swot/${id}`, { form: { action: 'withdraw' }, now })).status).toBe(303);
    }
    expect((await stored())?.swot).toEqual([]);
    expect((await browser.send(`${home}/swot/${id}`, { now })).status).toBe(404);
  });
});

describe('unsubscribing', () => {
  const link = () => below(unsubscribeLink(BASE_URL, LINK_KEYS, person));

  it('changes nothing when a mail scanner opens the link', async () => {
    const page = await browser.send(link(), { now });
    expect(page.status).toBe(200);
    expect(page.body).toContain('Turn the reminders off');
    expect(await stored()).toEqual(person);
    expect(browser.jar.size).toBe(0);
  });

  it('takes RFC 8058 from a mail program, without an Origin, twice as once', async () => {
    const oneClick = { form: { 'List-Unsubscribe': 'One-Click' }, headers: { origin: '' } };
    for (const later of [0, HOUR]) {
      const done = await browser.send(link(), { ...oneClick, now: now + later });
      expect(done.status).toBe(200);
      expect(done.body).toContain('Reminders are off');
    }
    expect((await stored())?.standing.unsubscribedAt).toBe(new Date(now).toISOString());
  });

  it('takes it as multipart/form-data too, as RFC 8058 allows, and refuses another body', async () => {
    const body = '--b\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    expect((await browser.send(link(), { form: { unsubscribe: 'yes' }, now })).status).toBe(422);
    expect(await stored()).toEqual(person);
    expect((await browser.send(link(), { method: 'POST', body, headers, now })).status).toBe(200);
    expect((await stored())?.standing.unsubscribedAt).toBeDefined();
  });

  it('changes nothing for HEAD, nor through a forged link, by whatever method', async () => {
    expect((await browser.send(link(), { method: 'HEAD', now })).status).toBe(200);
    const oneClick = { form: { 'List-Unsubscribe': 'One-Click' }, now };
    const forger = { current: 'k1', k1: 'another-key-of-more-than-32-characters' };
    const stamp = { workshopId: 'small', personId: person.id, version: 1 };
    for (const token of [
      mintLink(forger, { purpose: 'unsubscribe', ...stamp }),
      mintLink(LINK_KEYS, { purpose: 'open', ...stamp }),
      mintLink(LINK_KEYS, { purpose: 'session', ...stamp }),
      mintLink(LINK_KEYS, { purpose: 'unsubscribe', ...stamp, personId: 'nobody' }),
      link().slice('/u/'.length, -1),
      'x',
    ]) {
      for (const headers of [{ origin: '' }, {}]) {
        expect((await browser.send(`/u/${token}`, { ...oneClick, headers })).status).toBe(401);
      }
      expect((await browser.send(`/u/${token}/again`, { form: { wanted: 'yes' }, now })).status).toBe(401);
    }
    expect(await stored()).toEqual(person);
  });

  it('is heard through a link that opens nothing any more, which turns nothing on again', async () => {
    const old = link();
    await started.table.change(PersonItem, keys.person('small', person.id), (one) => ({ ...one, linkVersion: 2 }));
    expect((await browser.send(old, { form: { 'List-Unsubscribe': 'One-Click' }, now })).status).toBe(200);
    expect((await browser.send(`${old}/again`, { form: { wanted: 'yes' }, now })).status).toBe(401);
    expect((await stored())?.standing.unsubscribedAt).toBe(new Date(now).toISOString());
  });

  it('offers on its own page to turn them on again, to forms of our own only', async () => {
    await browser.send(link(), { form: { 'List-Unsubscribe': 'One-Click' }, now });
    expect((await browser.send(link(), { now })).body).toContain(`action="${link()}/again"`);
    const on = { form: { wanted: 'yes' }, now };
    const foreign = { ...on, headers: { origin: 'https://evil.example' } };
    expect((await browser.send(`${link()}/again`, foreign)).status).toBe(403);
    expect((await browser.send(`${link()}/again`, { form: { wanted: 'perhaps' }, now })).status).toBe(422);
    expect((await browser.send(`${link()}/again`, { now })).status).toBe(405);
    expect((await stored())?.standing.unsubscribedAt).toBeDefined();
    expect(await browser.send(`${link()}/again`, on)).toMatchObject({ status: 303, headers: { location: link() } });
    expect(await stored()).toEqual(person);
  });

  it('shows on the own page, where reminders can be turned on again', async () => {
    await browser.send(link(), { form: { 'List-Unsubscribe': 'One-Click' }, now });
    await signIn();
    expect((await browser.send(home, { now })).body).toContain('Reminders are off');
    const on = await browser.send(`${home}/reminders`, { form: { wanted: 'yes' }, now });
    expect(on).toMatchObject({ status: 303, headers: { location: home } });
    expect((await stored())?.standing).toEqual({});
    expect((await browser.send(home, { now })).body).toContain('Turn reminders off');
  });
});

describe('a link that is not one', () => {
  const stamp = () => ({ workshopId: 'small', personId: person.id, version: 1 });
  const cut = (token: string, by: number) => token.slice(0, -by);
  const flipped = (token: string) => token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');

  it.each<[string, () => string]>([
    [
      'forged',
      () => mintLink({ current: 'k1', k1: 'another-key-of-more-than-32-characters' }, { purpose: 'open', ...stamp() }),
    ],
    ['changed in its last character', () => flipped(mintLink(LINK_KEYS, { purpose: 'open', ...stamp() }))],
    ['cut off', () => cut(mintLink(LINK_KEYS, { purpose: 'open', ...stamp() }), 3)],
    ['of another purpose', () => mintLink(LINK_KEYS, { purpose: 'unsubscribe', ...stamp() })],
    ['a session token', () => mintLink(LINK_KEYS, { purpose: 'session', ...stamp() })],
    ['of an older version', () => mintLink(LINK_KEYS, { purpose: 'open', ...stamp(), version: 2 })],
    ['of nobody', () => mintLink(LINK_KEYS, { purpose: 'open', ...stamp(), personId: 'nobody' })],
    ['of nothing', () => 'x'],
    ['of markup', () => encodeURIComponent('<script>alert(1)</script>')],
  ])('%s opens nothing', async (_, token) => {
    for (const path of ['/l', ...(token().startsWith('unsubscribe.') ? [] : ['/u'])]) {
      const refused = await browser.send(`${path}/${token()}`, { now });
      expect(refused.status).toBe(401);
      expect(refused.body).not.toContain('<script>alert');
      expect(browser.jar.size).toBe(0);
    }
    expect(await stored()).toEqual(person);
  });

  it('does not open once it was revoked, nor does the cookie that it had given', async () => {
    await signIn();
    await started.table.change(PersonItem, keys.person('small', person.id), (one) => ({ ...one, linkVersion: 2 }));
    expect((await browser.send(home, { now })).status).toBe(401);
    expect((await signIn()).status).toBe(401);
    expect((await browser.send(`${home}/feedback`, { form, now })).status).toBe(401);
    expect((await stored())?.feedback).toBeUndefined();
  });

  it("is another person's, or the same person's id in another workshop", async () => {
    await signIn();
    const [mine] = [...browser.jar.values()];
    const [neighbour, namesake] = [await seat(), aPerson({ id: person.id, workshopId: 'other' })];
    await started.table.insert(PersonItem, keys.person('other', person.id), namesake);
    for (const [theirs, theirHome] of [
      [neighbour, `/w/small/p/${neighbour.id}`],
      [namesake, `/w/other/p/${person.id}`],
    ] as const) {
      browser.jar.set('forced', { path: theirHome, cookie: mine?.cookie ?? '' });
      for (const page of ['', '/feedback', '/swot', '/feedback/received']) {
        expect((await browser.send(theirHome + page, { now })).status).toBe(401);
      }
      expect((await browser.send(`${theirHome}/feedback`, { form, now })).status).toBe(401);
      expect((await browser.send(`${theirHome}/reminders`, { form: { wanted: 'no' }, now })).status).toBe(401);
      expect(await stored(theirs)).toEqual(theirs);
    }
  });
});

describe('bad input', () => {
  beforeEach(async () => {
    await signIn();
  });

  it.each<[string, number, (send: BrowserLike['send'], to: string) => Promise<Answered>]>([
    [
      'a POST from another origin',
      403,
      (send, to) => send(to, { form, now, headers: { origin: 'https://evil.example' } }),
    ],
    ['a POST without an origin', 403, (send, to) => send(to, { form, now, headers: { origin: 'null' } })],
    [
      'malformed JSON',
      400,
      (send, to) => send(to, { body: '{"topic": 5', headers: { 'content-type': 'application/json' }, now }),
    ],
    ['JSON that is no object', 400, (send, to) => send(to, { json: [5], now })],
    [
      'text that is no UTF-8',
      400,
      (send, to) =>
        send(to, { body: Buffer.from([0x7b, 0xff, 0x7d]), headers: { 'content-type': 'application/json' }, now }),
    ],
    [
      'a broken multipart form',
      400,
      (send, to) => send(to, { body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=b' }, now }),
    ],
    [
      'a wrong content type',
      415,
      (send, to) => send(to, { body: '<a/>', headers: { 'content-type': 'text/xml' }, now }),
    ],
    ['CSV', 415, (send, to) => send(to, { body: 'a,b', headers: { 'content-type': 'text/csv' }, now })],
    [
      'a body over the limit',
      413,
      (send, to) =>
        send(to, {
          body: `comments=${'x'.repeat(1024 * 1024)}`,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          now,
        }),
    ],
    ['nothing at all', 422, (send, to) => send(to, { method: 'POST', now })],
    ['an unknown question', 422, (send, to) => send(to, { json: { ...form, colour: 'blue' }, now })],
    ['an unknown session', 422, (send, to) => send(to, { json: { ...form, 'sessions.lunch': 5 }, now })],
    ['a rating out of range', 422, (send, to) => send(to, { form: { ...form, topic: '6' }, now })],
    [
      '100,000 characters',
      422,
      (send, to) => send(to, { form: { ...form, comments: 'x'.repeat(100_000), text: 'x'.repeat(100_000) }, now }),
    ],
    [
      'a deeply nested document',
      422,
      (send, to) => send(to, { json: { sessions: { opening: { deep: { deeper: 1 } } }, text: {} }, now }),
    ],
    [
      'a prototype',
      422,
      (send, to) =>
        send(to, {
          body: '{"__proto__":{"topic":5},"constructor":1}',
          headers: { 'content-type': 'application/json' },
          now,
        }),
    ],
  ])('%s is answered with %i and changes nothing', async (_, status, act) => {
    for (const page of ['feedback', 'swot']) {
      const before = await stored();
      const refused = await act(browser.send, `${home}/${page}`);
      expect(refused.status).toBe(status);
      expect(await stored()).toEqual(before);
      if (refused.headers['content-type'] === 'application/problem+json') {
        expect(refused.json()).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
      } else expect(refused.body).toContain('<h1>');
    }
  });

  it('comes back with what was typed, and says which field', async () => {
    const typed = { ...form, topic: '99', comments: 'y'.repeat(100_000) };
    const refused = await browser.send(`${home}/feedback`, { form: typed, now });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('these 2 places');
    expect(refused.body).toContain('href="#f-topic"');
    expect(refused.body).toContain('id="f-comments-error"');
    expect(refused.body).toContain(`${typed.comments}</textarea>`);
    expect(refused.body).toMatch(/name="objectives" value="4"[^>]* checked/);
    const overJson = await browser.send(`${home}/feedback`, { json: typed, now });
    expect(overJson.json()).toMatchObject({ errors: { topic: expect.any(String), comments: expect.any(String) } });
  });

  it('keeps a SWOT entry that is too long, repeated, beyond the cap or of no quadrant', async () => {
    const send = (fields: Record<string, string>) => browser.send(`${home}/swot`, { form: fields, now });
    const long = await send({ quadrant: 'threat', text: 'z'.repeat(501) });
    expect(long).toMatchObject({ status: 422 });
    expect(long.body).toContain('501 characters and there is room for 500');
    expect(long.body).toContain(`${'z'.repeat(501)}</textarea>`);
    expect(long.body).toMatch(/value="threat"[^>]* checked/);
    expect((await send({ quadrant: 'luck', text: 'Luck' })).body).toContain('Luck</textarea>');
    for (const text of ['One', 'Two', 'Three']) expect((await send({ quadrant: 'threat', text })).status).toBe(303);
    expect((await send({ quadrant: 'threat', text: 'one' })).status).toBe(422);
    const fourth = await send({ quadrant: 'threat', text: 'Four' });
    expect(fourth.status).toBe(422);
    expect(fourth.body).toContain('as many as are taken from one person');
    expect(fourth.body).toContain('Four</textarea>');
    expect((await stored())?.swot).toHaveLength(3);
  });

  it('refuses commands for SWOT entries that are not there or make no sense', async () => {
    const send = (id: string, fields: Record<string, string>) =>
      browser.send(`${home}/swot/${id}`, { form: fields, now });
    expect((await send('nothing', { action: 'change', quadrant: 'threat', text: 'x' })).status).toBe(404);
    expect((await send('nothing', { action: 'explode' })).status).toBe(422);
    expect((await browser.send(`${home}/swot/${encodeURIComponent('<b>')}`, { now })).status).toBe(404);
    expect(await stored()).toEqual(person);
  });

  it('with HTML and script in every field comes out as text, wherever it is shown', async () => {
    const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>'</textarea>`;
    const texts = { 'application-details': evil, 'support-details': evil, best: evil, improve: evil, comments: evil };
    const pages = [
      await browser.send(`${home}/feedback`, {
        form: Object.fromEntries(Object.keys(form).map((name) => [name, evil])),
        now,
      }),
      await browser.send(`${home}/feedback`, { form: { ...form, [evil]: evil }, now }),
      await browser.send(`${home}/swot`, { form: { quadrant: evil, text: evil, command: evil }, now }),
      await browser.send(`${home}/swot/${encodeURIComponent(evil)}`, {
        form: { action: evil, quadrant: evil, text: evil },
        now,
      }),
    ];
    await browser.send(`${home}/feedback`, { form: { ...form, ...texts }, now });
    await browser.send(`${home}/swot`, { form: { quadrant: 'threat', text: evil }, now });
    const [entry] = (await stored())?.swot ?? [];
    for (const page of ['', '/feedback', '/feedback/received', '/swot', `/swot/${entry?.id}`]) {
      pages.push(await browser.send(home + page, { now }));
    }
    pages.push(await browser.send(`${home}/feedback`, { form: texts, now: closes }));
    pages.push(await browser.send(`${home}/swot`, { now: closes }));
    expect(entry?.text).toBe(evil);
    for (const page of pages) {
      expect(page.body).toContain('<h1>');
      expect(page.body).not.toContain('<script>alert');
      expect(page.body).not.toContain('<img');
    }
  });

  it('of a method or a path that does not exist', async () => {
    expect((await browser.send(home, { method: 'DELETE', now })).status).toBe(405);
    expect((await browser.send(home, { form: {}, now })).status).toBe(405);
    expect((await browser.send(`${home}/reminders`, { now })).status).toBe(405);
    expect((await browser.send(`${home}/elsewhere`, { now })).status).toBe(404);
    expect((await browser.send('/w/small/elsewhere', { now })).status).toBe(404);
    expect((await browser.send(`${home}/reminders`, { form: { wanted: 'maybe' }, now })).status).toBe(422);
    expect(await stored()).toEqual(person);
  });
});

describe('outside the time of the follow-up', () => {
  beforeEach(async () => {
    await signIn();
  });

  it('my page says when the forms open, and nothing is taken before', async () => {
    const early = await browser.send(home, { now: opens - 1 });
    expect(early.status).toBe(200);
    expect(early.body).toContain('The forms are not open yet');
    expect(early.body).toContain('8 July 2011, 00:00 (Dhaka time)');
    for (const page of ['feedback', 'swot', 'swot/x']) {
      expect((await browser.send(`${home}/${page}`, { now: opens - 1 })).status).toBe(410);
      expect((await browser.send(`${home}/${page}`, { form, now: opens - 1 })).status).toBe(410);
    }
    expect(await stored()).toEqual(person);
  });

  it('answers are taken until the grace is over; then nothing is, and nobody loses what they typed', async () => {
    await browser.send(`${home}/feedback`, { form, now: closes - 1 });
    await browser.send(`${home}/swot`, { form: { quadrant: 'threat', text: 'Floods' }, now: closes - 1 });
    const before = await stored();
    expect(before?.feedback?.answers).toMatchObject({ topic: 5 });
    const late = [
      await browser.send(`${home}/feedback`, { form: { ...form, comments: 'A minute late' }, now: closes }),
      await browser.send(`${home}/swot`, { form: { quadrant: 'threat', text: 'A minute late' }, now: closes }),
      await browser.send(`${home}/swot/${before?.swot[0]?.id}`, {
        form: { action: 'change', quadrant: 'threat', text: 'A minute late' },
        now: closes,
      }),
    ];
    for (const page of late) {
      expect(page.status).toBe(410);
      expect(page.body).toContain('closed on');
      expect(page.body).toContain('21 August 2011, 17:00 (Dhaka time)');
      expect(page.body).toContain('A minute late');
    }
    const overJson = await browser.send(`${home}/swot`, { json: { quadrant: 'threat', text: 'Late' }, now: closes });
    expect(overJson.json()).toMatchObject({ status: 410, detail: expect.stringContaining('21 August 2011') });
    expect(await stored()).toEqual(before);

    const mine = await browser.send(home, { now: closes });
    expect(mine.status).toBe(200);
    expect(mine.body).toContain('The follow-up is closed');
    expect(mine.body).toContain('1 entry of at most 3');
    const feedback = await browser.send(`${home}/feedback`, { now: closes });
    expect(feedback.status).toBe(410);
    expect(feedback.body).toContain('Thank you');
    expect(feedback.body.slice(0, feedback.body.indexOf('<footer'))).not.toContain('<form');
  });
});

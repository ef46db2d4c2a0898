import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeAction } from '../../shared/actions/action.store.ts';
import { ActionSchema, lastReport } from '../../shared/actions/action.ts';
import { dropped } from '../../shared/actions/action-changes.ts';
import { personalLink } from '../../shared/people/addresses.ts';
import type { Person } from '../../shared/people/person.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { BASE_URL, type BrowserLike } from '../support/browser-like.ts';
import { aWorkshop, DAY, HOUR, LINK_KEYS } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';

const workshop = aWorkshop();
const now = opensAt(workshop.details) + HOUR;
const closes = closesAt(workshop);

let people: Participants;
let person: Person;
let home: string;
let page: string;
let browser: BrowserLike;

beforeAll(async () => {
  people = await startParticipants(workshop);
});
afterAll(() => people.stop());

beforeEach(async () => {
  person = await people.seat();
  home = `/w/small/p/${person.id}`;
  page = `${home}/actions/action1`;
  await people.action(person);
  browser = await people.arrive(person, now);
});

const stored = async () => (await people.stored(person)).actions[0];
const done = async () => {
  const action = await stored();
  const report = action && lastReport(action);
  return report && { at: report.at, note: report.note };
};

describe('given an action that the person took on', () => {
  test('then my page asks for it, and its page takes what came of it', async () => {
    const asked = (await browser.send(home, { now })).body;
    expect(asked).toContain('What came of the action you took on: Circulate the draft policy');
    expect(asked).toContain(`href="${page}"`);
    const form = await browser.send(page, { now });
    expect(form.status).toBe(200);
    expect(form.body).toContain('<h1>Circulate the draft policy</h1>');
    expect(form.body).toContain('20 August 2011, 17:00 (Dhaka time)');
    expect(await done()).toBeUndefined();

    const sent = await browser.send(page, {
      form: { status: 'done', note: '  Sent to all ministries.\r\nThree answered. ' },
      now,
    });
    expect(sent).toMatchObject({ status: 303, headers: { location: page } });
    expect(await done()).toEqual({ at: new Date(now).toISOString(), note: 'Sent to all ministries.\nThree answered.' });
    expect((await browser.send(page, { now })).body).toContain('Three answered.</textarea>');
    const given = (await browser.send(home, { now })).body;
    expect(given).toContain('Your actions');
    expect(given).toContain('<span class="tag good">Done</span>');
    expect(given).not.toContain('What came of the action');
  });

  test('then what is typed is kept, comes back on another device, and goes with the sending', async () => {
    const keep = (note: string, basis: number) =>
      browser.send(`${home}/drafts/action-action1`, { form: { note, ':draft': String(basis) }, now });
    expect((await keep('Sent to all mini', 0)).status).toBe(200);
    const desk = await people.arrive(person, now);
    const kept = (await desk.send(page, { now })).body;
    expect(kept).toContain('Sent to all mini</textarea>');
    expect(kept).toContain('Not sent yet. What you typed was kept');
    expect(await done()).toBeUndefined();
    await desk.send(page, { form: { status: 'done', note: 'Sent to all.', ':press': 'send', ':draft': '1' }, now });
    expect((await keep('Sent to all ministr', 1)).status).toBe(409);
    const sent = (await browser.send(page, { now })).body;
    expect(sent).toContain('Sent to all.</textarea>');
    expect(sent).not.toContain('Not sent yet. What');
  });

  test('then its button keeps it without scripts, and it is given up by another', async () => {
    const keep = { status: 'done', note: 'Half', ':press': 'keep', ':draft': '0' };
    expect(await browser.send(page, { form: keep, now })).toMatchObject({ status: 303, headers: { location: page } });
    const stale = await browser.send(page, { form: { ...keep, note: 'Another half' }, now });
    expect(stale.status).toBe(409);
    expect(stale.body).toContain('Another half</textarea>');
    expect((await browser.send(page, { now })).body).toContain('Half</textarea>');
    await browser.send(page, { form: { ':press': 'discard' }, now });
    expect((await browser.send(page, { now })).body).not.toContain('Half</textarea>');
    expect(await done()).toBeUndefined();
  });

  test('then it can be changed, and the same text once more changes nothing', async () => {
    await browser.send(page, { form: { status: 'done', note: 'First' }, now });
    await browser.send(page, { form: { status: 'done', note: 'First' }, now: now + HOUR });
    expect((await done())?.at).toBe(new Date(now).toISOString());
    await browser.send(page, { form: { status: 'done', note: 'Second' }, now: now + HOUR });
    expect(await done()).toEqual({ at: new Date(now + HOUR).toISOString(), note: 'Second' });
  });

  test('then a program reads and reports it, and is not told who noted it', async () => {
    const read = await browser.send(page, { now, headers: { accept: 'application/json' } });
    expect(read.json()).toMatchObject({ phase: 'open', action: { id: 'action1', status: 'planned', reports: [] } });
    expect(read.body).not.toContain('organiser@example.org');
    const sent = await browser.send(page, { json: { status: 'done', note: 'Done' }, now });
    expect(sent.json()).toMatchObject({ action: { status: 'done', reports: [{ note: 'Done', by: 'owner' }] } });
    const mine = await browser.send(home, { now, headers: { accept: 'application/json' } });
    expect(mine.json()).toMatchObject({ given: { actions: [{ id: 'action1' }] } });
  });

  test('then a mail’s link may land on it', async () => {
    const link = personalLink(BASE_URL, LINK_KEYS, person, 'actions/action1');
    expect((await browser.send(link, { now })).headers.location).toBe(page);
  });
});

describe('bad input changes nothing', () => {
  test('given no text, one of blanks, or one that is too long, then it says so beside the field and keeps it', async () => {
    for (const [note, says] of [
      ['', 'Please write in a sentence what came of it.'],
      [' \n\t ', 'Please write in a sentence what came of it.'],
      [`<b>${'x'.repeat(1994)}`, ''],
      [`<b>${'x'.repeat(2000)}`, 'This is too long: this has 2,003 characters'],
    ] as const) {
      const answer = await browser.send(page, { form: { status: 'done', note }, now });
      if (says === '') continue;
      expect(answer.status).toBe(422);
      expect(answer.body).toContain(says);
      expect(answer.body).toContain('id="f-note-error"');
      if (note.startsWith('<b>')) expect(answer.body).toContain('&lt;b>xxx');
    }
    expect((await done())?.note).toHaveLength(1997);
    for (const json of [{ status: 'done' }, { status: 'done', note: 5 }, { status: 'done', note: ['a', 'b'] }]) {
      const answer = await browser.send(page, { json, now });
      expect(answer.json()).toMatchObject({ status: 422, errors: { note: expect.any(String) } });
    }
    expect((await done())?.note).toHaveLength(1997);
  });

  test('given an action of somebody else, or none, then 404 and a way to my page', async () => {
    const neighbour = await people.seat();
    await people.action(neighbour, { id: 'theirs' });
    for (const id of ['theirs', 'nothing', '%3Cb%3E']) {
      const read = await browser.send(`${home}/actions/${id}`, { now });
      expect(read.status).toBe(404);
      expect(read.body).toContain(`href="${home}"`);
      expect((await browser.send(`${home}/actions/${id}`, { form: { status: 'done', note: 'x' }, now })).status).toBe(
        404,
      );
    }
    expect((await people.stored(neighbour)).actions[0]?.status).toBe('planned');
  });

  test('given no state, or one that is none of these, then it says so beside the field', async () => {
    for (const status of ['', 'dropped', 'finished']) {
      const answer = await browser.send(page, { form: { status, note: 'Well.' }, now });
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('Please choose how it stands.');
      expect(answer.body).toContain('Well.</textarea>');
    }
    expect(await done()).toBeUndefined();
  });

  test('given a link that is none, or leads elsewhere than it says, then it says so and keeps it', async () => {
    for (const link of [
      'http://example.org/a',
      'javascript:alert(1)',
      'example.org',
      'https://a:b@example.org/',
      'https://x',
    ]) {
      const answer = await browser.send(page, { form: { status: 'under-way', link }, now });
      expect(answer.status, link).toBe(422);
      expect(answer.body).toContain('no address that begins with https://');
      expect(answer.body).toContain('id="f-link-error"');
    }
    expect(await stored()).toMatchObject({ status: 'planned', events: [] });
  });
});

describe('the road map goes on after the follow-up', () => {
  test('given the follow-up is closed, then its owner still reports, and what was said before stays in the history', async () => {
    const before = { status: 'under-way', note: 'Half of it' };
    await browser.send(page, { form: before, now });
    const form = await browser.send(page, { now: closes + 30 * DAY });
    expect(form.status).toBe(200);
    expect(form.body).toContain('Half of it</textarea>');
    const late = { status: 'done', note: 'All of it', link: 'https://example.org/policy.pdf' };
    expect((await browser.send(page, { form: late, now: closes + 30 * DAY })).status).toBe(303);
    const after = (await browser.send(page, { now: closes + 31 * DAY })).body;
    expect(after).toContain('Half of it</p>');
    expect(after).toContain(
      '<a class="target" href="https://example.org/policy.pdf" rel="noopener noreferrer nofollow">https://example.org/policy.pdf</a>',
    );
    expect(await stored()).toMatchObject({
      status: 'done',
      events: [
        { status: 'under-way', note: 'Half of it' },
        { status: 'done', note: 'All of it', link: 'https://example.org/policy.pdf' },
      ],
    });
    const kept = { form: { status: 'done', note: 'And' }, now: closes + 31 * DAY };
    expect((await browser.send(`${home}/drafts/action-action1`, kept)).status).toBe(200);
    expect((await browser.send(home, { now: closes + 31 * DAY })).body).toContain('Your actions');
  });

  test('given the organisers dropped it, then nothing is asked, and what was typed meanwhile is not lost', async () => {
    await changeAction(people.table, { workshopId: 'small', personId: person.id, id: 'action1' }, (action) =>
      dropped(workshop, action, '', 'organiser@example.org', now),
    );
    expect((await browser.send(home, { now })).body).not.toContain('What came of the action');
    const read = (await browser.send(page, { now })).body;
    expect(read).toContain('no longer pursue this action');
    expect(read).not.toContain('<textarea');
    const late = await browser.send(page, { form: { status: 'done', note: 'But it is done' }, now });
    expect(late.status).toBe(410);
    expect(late.body).toContain('But it is done');
    expect((await browser.send(page, { json: { status: 'done', note: 'x' }, now })).status).toBe(410);
    expect((await stored())?.status).toBe('dropped');
  });
});

describe('an action as it was stored before it had a state', () => {
  test('then what its owner had said of it is its first report', () => {
    const stored = {
      id: 'a',
      workshopId: 'small',
      personId: 'p1',
      title: 'T',
      agreedAt: '2011-07-09T05:00:00.000Z',
      agreedBy: 'o',
    };
    expect(ActionSchema.parse(stored)).toMatchObject({ status: 'planned', events: [], partners: [] });
    const done = { at: '2011-07-12T05:00:00.000Z', note: 'Sent.' };
    expect(ActionSchema.parse({ ...stored, done })).toMatchObject({
      status: 'done',
      events: [{ ...done, by: { kind: 'owner' }, what: 'reported', status: 'done' }],
    });
  });
});

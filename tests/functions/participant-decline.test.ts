import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../shared/people/person.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import type { BrowserLike } from '../support/browser-like.ts';
import { aPaper, aVersion, aWorkshop, HOUR } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';

const workshop = aWorkshop();
const now = opensAt(workshop.details) + HOUR;
const closes = closesAt(workshop);

let people: Participants;
let person: Person;
let home: string;
let browser: BrowserLike;

beforeAll(async () => {
  people = await startParticipants(workshop);
});
afterAll(() => people.stop());

beforeEach(async () => {
  person = await people.seat({ papersPromised: 2 });
  home = `/w/small/p/${person.id}`;
  await people.paper(aPaper({ personId: person.id, state: 'revision-requested', versions: [aVersion(1, 1)] }));
  await people.action(person);
  browser = await people.arrive(person, now);
});

const decline = (obligation: string, more: Record<string, string> = {}, at = now) =>
  browser.send(`${home}/decline`, { form: { obligation, ...more }, now: at });
const myPage = async (at = now) => (await browser.send(home, { now: at })).body;

const EVERY_KIND = [
  {
    key: 'feedback',
    page: 'feedback',
    button: 'I have nothing to add',
    said: 'You said that you have nothing to add.',
  },
  { key: 'swot', page: 'swot', button: 'I have nothing to add', said: 'You said that you have nothing to add.' },
  {
    key: 'revision-paper1-v1',
    page: undefined, // its page asks S3 for an upload form
    button: 'I will not revise it',
    said: 'You said that you will not revise it, so the paper stays as it is.',
  },
  {
    key: 'paper-2',
    page: 'papers',
    button: 'I will send no more papers',
    said: 'You said that you will send no more papers.',
  },
  {
    key: 'action-action1',
    page: 'actions/action1',
    button: 'I have nothing to report',
    said: 'You said that you have nothing to report.',
  },
];

describe('given one thing of every kind is owed', () => {
  test.each(EVERY_KIND)('$key: then it can be declined on my page and on its own, and taken back', async (kind) => {
    const { key, page, button, said } = kind;
    const before = await people.stored(person);
    const first = await myPage();
    expect(first).toContain('5 things are still to do');
    expect(first).toContain(`name="obligation" value="${key}"`);
    expect(first).toContain(button);
    expect(first).not.toContain('You have nothing to add to');
    if (page)
      expect((await browser.send(`${home}/${page}`, { now })).body).toContain(`name="obligation" value="${key}"`);

    expect(await decline(key)).toMatchObject({ status: 303, headers: { location: home } });
    const declined = await myPage();
    expect(declined).toContain('4 things are still to do');
    expect(declined).toContain('You have nothing to add to');
    expect(declined).toContain(said);
    expect(declined).toContain('Ask me again');
    if (page) {
      const own = (await browser.send(`${home}/${page}`, { now })).body;
      expect(own).toContain(`${said} If you send something after all, it counts.`);
      expect(own).not.toContain(`name="obligation" value="${key}"`);
    }

    expect(await decline(key, { undo: 'yes' })).toMatchObject({ status: 303, headers: { location: home } });
    expect(await people.stored(person)).toEqual(before);
  });

  test('then whoever declines all of it is thanked, and is owed nothing', async () => {
    for (const { key } of EVERY_KIND) await decline(key);
    const page = await myPage();
    expect(page).toContain('Thank you, nothing is left to do');
    expect(page.match(/Ask me again/g)).toHaveLength(5);
  });

  test('then a program declines and takes back, and reads what is owed and what is declined', async () => {
    const sent = await browser.send(`${home}/decline`, { json: { obligation: 'swot' }, now });
    expect(sent).toMatchObject({ status: 200 });
    expect(sent.json()).toEqual({ declined: ['swot'] });
    const mine = (await browser.send(home, { now, headers: { accept: 'application/json' } })).json();
    expect(mine).toMatchObject({ declined: [{ kind: 'swot', key: 'swot', page: 'swot' }] });
    expect(mine).not.toMatchObject({ owed: expect.arrayContaining([expect.objectContaining({ key: 'swot' })]) });
    const back = await browser.send(`${home}/decline`, { json: { obligation: 'swot', undo: 'yes' }, now });
    expect(back.json()).toEqual({ declined: [] });
  });

  test('then declining twice is once, and the first moment stands', async () => {
    await decline('swot');
    const once = await people.stored(person);
    expect((await decline('swot', {}, now + HOUR)).status).toBe(303);
    expect(await people.stored(person)).toEqual(once);
  });

  test('then what is given after all counts', async () => {
    await decline('swot');
    await browser.send(`${home}/swot`, { form: { command: 'c', quadrant: 'threat', text: 'Floods' }, now });
    const page = await myPage();
    expect(page).toContain('1 entry of at most 3');
    expect(page).not.toContain('You have nothing to add to');
    expect(page).toContain('4 things are still to do');
  });
});

describe('bad input changes nothing', () => {
  test('given what is not owed, or not any more, then a kind answer that leads to my page', async () => {
    const before = await people.stored(person);
    for (const [obligation, more] of [
      ['nothing', {}],
      ['paper-1', {}],
      ['action-of-somebody-else', {}],
      ['revision-paper1-v2', {}],
    ] as const) {
      const answer = await decline(obligation, more);
      expect(answer.status).toBe(404);
      expect(answer.body).toContain('This is not asked of you any more.');
      expect(answer.body).toContain(`href="${home}"`);
    }
    expect(await people.stored(person)).toEqual(before);
  });

  test('given no obligation, one that no key can be, or an undo that is neither, then the field is named', async () => {
    const before = await people.stored(person);
    for (const [json, field] of [
      [{}, 'obligation'],
      [{ obligation: '' }, 'obligation'],
      [{ obligation: '<script>' }, 'obligation'],
      [{ obligation: 'constructor' }, 'obligation'],
      [{ obligation: ['swot', 'feedback'] }, 'obligation'],
      [{ obligation: 'swot', undo: 'maybe' }, 'undo'],
    ] as const) {
      const answer = await browser.send(`${home}/decline`, { json, now });
      expect(answer.status).toBe(422);
      expect(answer.json()).toMatchObject({ errors: { [field]: expect.any(String) } });
    }
    expect(await people.stored(person)).toEqual(before);
  });

  test('given a form of another site, a GET, or somebody else’s cookie, then it is refused', async () => {
    const before = await people.stored(person);
    const form = { obligation: 'swot' };
    const foreign = await browser.send(`${home}/decline`, { form, now, headers: { origin: 'https://evil.example' } });
    expect(foreign.status).toBe(403);
    expect((await browser.send(`${home}/decline?obligation=swot`, { now })).status).toBe(405);
    const stranger = await people.arrive(await people.seat(), now);
    expect((await stranger.send(`${home}/decline`, { form, now })).status).toBe(401);
    expect(await people.stored(person)).toEqual(before);
  });

  test('given the forms are not open yet, or closed, then neither is taken, and my page offers neither', async () => {
    await decline('swot');
    const before = await people.stored(person);
    for (const at of [opensAt(workshop.details) - 1, closes]) {
      expect((await decline('feedback', {}, at)).status).toBe(410);
      expect((await decline('swot', { undo: 'yes' }, at)).status).toBe(410);
      const overJson = await browser.send(`${home}/decline`, { json: { obligation: 'feedback' }, now: at });
      expect(overJson.json()).toMatchObject({ status: 410 });
      expect(await myPage(at)).not.toContain('/decline');
    }
    expect(await myPage(closes)).toContain('You have nothing to add to');
    expect(await people.stored(person)).toEqual(before);
  });
});

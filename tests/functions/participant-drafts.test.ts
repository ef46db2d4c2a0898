import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { participantRoutes } from '../../functions/participant/routes.ts';
import { keepDraft } from '../../shared/drafts/draft.store.ts';
import { writeQuestionnaire } from '../../shared/feedback/questionnaire.store.ts';
import { QuestionnaireSchema } from '../../shared/feedback/questionnaire.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { personalLink } from '../../shared/people/addresses.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { keys } from '../../shared/store/keys.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { BASE_URL, type BrowserLike, browserLike } from '../support/browser-like.ts';
import { aPerson, aWorkshop, BALLOT_SCRIPT, HOUR, LINK_KEYS } from '../support/fixtures.ts';
import { NO_REPORTS } from '../support/kept-reports.ts';
import { startTable } from '../support/table.ts';

const workshop = aWorkshop();
/** Three pages, the last of which asks more of whoever travelled. */
const paged = aWorkshop({ id: 'paged' }, { questionnaire: 1 });
const threePages = QuestionnaireSchema.parse({
  sections: [
    {
      title: 'One',
      questions: [{ kind: 'text', id: 'first', title: 'First', lines: 'several', required: true, maxLength: 100 }],
    },
    {
      title: 'Two',
      newPage: true,
      questions: [
        {
          kind: 'single',
          id: 'travelled',
          title: 'Did you travel?',
          required: true,
          options: [
            { id: 'yes', label: 'Yes' },
            { id: 'no', label: 'No' },
          ],
        },
      ],
    },
    {
      title: 'Three',
      newPage: true,
      questions: [
        {
          kind: 'number',
          id: 'hours',
          title: 'How many hours?',
          required: true,
          whole: true,
          min: 1,
          max: 90,
          showIf: { question: 'travelled', isAnyOf: ['yes'] },
        },
        { kind: 'text', id: 'last', title: 'Last', lines: 'one', required: false, maxLength: 100 },
      ],
    },
  ],
});
/** 14:32 in Dhaka on the first day. */
const now = opensAt(workshop.details) + 14 * HOUR + 32 * 60_000;
const MINUTE = 60_000;

const ANSWERS = {
  'sessions.opening': '4',
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

let started: Awaited<ReturnType<typeof startTable>>;
let routes: ReturnType<typeof participantRoutes>;
let seats = 0;

beforeAll(async () => {
  started = await startTable();
  const { table, ballots } = started;
  routes = participantRoutes(
    { table, ballots, reports: NO_REPORTS, ballotScript: BALLOT_SCRIPT, linkKeys: LINK_KEYS, baseUrl: BASE_URL },
    openDocuments('no-bucket'),
  );
  for (const one of [workshop, paged]) await table.insert(WorkshopItem, keys.workshop(one.details.id), one);
  const before = { ...paged, questionnaire: 0 };
  await writeQuestionnaire(table, before, threePages, { at: paged.createdAt, by: paged.createdBy });
});
afterAll(() => started.stop());

let person: Person;
let phone: BrowserLike;
let desk: BrowserLike;

/** One person with two browsers, both signed in. */
async function seat(workshopId: string): Promise<string> {
  seats += 1;
  person = aPerson({ id: `drafting${seats}`, workshopId });
  await started.table.insert(PersonItem, keys.person(workshopId, person.id), person);
  [phone, desk] = [browserLike(routes), browserLike(routes)];
  for (const browser of [phone, desk]) {
    await browser.send(personalLink(BASE_URL, LINK_KEYS, person, '').slice(BASE_URL.length), { now });
  }
  return `/w/${workshopId}/p/${person.id}`;
}

const stored = async () => (await started.table.read(PersonItem, keys.person(person.workshopId, person.id)))?.feedback;
/** The form's own fields, as the page has them. */
const basis = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(:\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
const textIn = (html: string, name: string): string =>
  new RegExp(`name="${name}"[^>]*>([^<]*)</textarea>`).exec(html)?.[1] ?? '';

describe('what is typed into the feedback form', () => {
  let home: string;
  beforeEach(async () => {
    home = await seat('small');
  });

  it('given it was kept while typing, when the form is opened on another device, then it goes on from there', async () => {
    const kept = await phone.send(`${home}/drafts/feedback`, { form: { best: 'Half a tho', ':draft': '0' }, now });
    expect(kept.status).toBe(200);
    const { body } = await desk.send(`${home}/feedback`, { now: now + MINUTE });
    expect(textIn(body, 'best')).toBe('Half a tho');
    expect(body).toContain('Not sent yet. What you typed was kept, 8 Jul 2011, 14:32');
    expect(await stored()).toBeUndefined();
  });

  it('given no scripts, when the button keeps it, then it is kept and nothing is sent', async () => {
    const reply = await phone.send(`${home}/feedback`, {
      form: { best: 'Later', ':draft': '0', ':press': 'keep' },
      now,
    });
    expect(reply.status).toBe(303);
    expect(await stored()).toBeUndefined();
    expect(textIn((await desk.send(`${home}/feedback`, { now })).body, 'best')).toBe('Later');
  });

  it('given two tabs, when the second keeps what it has over what the first kept, then it is refused and nothing is lost', async () => {
    await phone.send(`${home}/drafts/feedback`, { form: { best: 'From the phone', ':draft': '0' }, now });
    const late = await desk.send(`${home}/drafts/feedback`, { form: { best: 'From the desk', ':draft': '0' }, now });
    expect(late.status).toBe(409);
    const page = await desk.send(`${home}/feedback`, {
      form: { best: 'From the desk', ':draft': '0', ':press': 'keep' },
      now,
    });
    expect(page.status).toBe(409);
    expect(textIn(page.body, 'best')).toBe('From the desk');
    expect(textIn((await phone.send(`${home}/feedback`, { now })).body, 'best')).toBe('From the phone');
    const again = { best: 'From the desk', ...basis(page.body), ':press': 'keep' };
    expect((await desk.send(`${home}/feedback`, { form: again, now })).status).toBe(303);
    expect(textIn((await phone.send(`${home}/feedback`, { now })).body, 'best')).toBe('From the desk');
  });

  it('given it was sent, then no draft is left; and a draft kept later is one again', async () => {
    await phone.send(`${home}/drafts/feedback`, { form: { best: 'Draft', ':draft': '0' }, now });
    const sent = { ...ANSWERS, best: 'Final', ':press': 'send', ':sent': '' };
    expect((await phone.send(`${home}/feedback`, { form: sent, now: now + MINUTE })).status).toBe(303);
    const { body } = await desk.send(`${home}/feedback`, { now: now + 2 * MINUTE });
    expect(textIn(body, 'best')).toBe('Final');
    expect(body).not.toContain('Not sent yet. What');
    await desk.send(`${home}/drafts/feedback`, {
      form: { ...ANSWERS, best: 'Better', ...basis(body) },
      now: now + 3 * MINUTE,
    });
    expect(textIn((await phone.send(`${home}/feedback`, { now: now + 4 * MINUTE })).body, 'best')).toBe('Better');
    expect((await stored())?.answers.best).toBe('Final');
  });

  it.each([
    ['the first that was kept', []],
    ['one of several', [{ best: 'Dr', ':draft': '0' }]],
  ])(
    'given what was kept while typing comes after the form was sent (%s), then it is no draft anew',
    async (_, kept) => {
      for (const form of kept) await phone.send(`${home}/drafts/feedback`, { form, now });
      const late = { best: 'Draft', ':draft': String(kept.length), ':sent': '' };
      const sent = { ...ANSWERS, best: 'Final', ':press': 'send', ':sent': '' };
      expect((await phone.send(`${home}/feedback`, { form: sent, now })).status).toBe(303);
      expect((await phone.send(`${home}/drafts/feedback`, { form: late, now: now + MINUTE })).status).toBe(409);
      const { body } = await phone.send(`${home}/feedback`, { now: now + 2 * MINUTE });
      expect(textIn(body, 'best')).toBe('Final');
      expect(body).not.toContain('Not sent yet. What');
    },
  );

  it('given one was decided upon before the form was sent and is written after it, then it is no draft either', async () => {
    await phone.send(`${home}/feedback`, { form: { ...ANSWERS, best: 'Final', ':press': 'send', ':sent': '' }, now });
    const typed = { fields: { best: ['Draft'] }, basis: undefined, after: '' };
    await keepDraft(started.table, person, 'feedback', typed, now + MINUTE);
    const { body } = await phone.send(`${home}/feedback`, { now: now + 2 * MINUTE });
    expect(textIn(body, 'best')).toBe('Final');
  });

  it('given the very same is sent once more, then its draft is none any more', async () => {
    const sent = { ...ANSWERS, best: 'Final', ':press': 'send' };
    await phone.send(`${home}/feedback`, { form: { ...sent, ':sent': '' }, now });
    const page = await phone.send(`${home}/feedback`, { now });
    const typed = { ...ANSWERS, best: 'Final', ...basis(page.body) };
    await phone.send(`${home}/drafts/feedback`, { form: typed, now: now + MINUTE });
    expect((await phone.send(`${home}/feedback`, { now: now + MINUTE })).body).toContain('Not sent yet. What');
    await phone.send(`${home}/feedback`, { form: { ...typed, ':press': 'send' }, now: now + 2 * MINUTE });
    expect((await phone.send(`${home}/feedback`, { now: now + 3 * MINUTE })).body).not.toContain('Not sent yet. What');
  });

  it('given it is given up, then the form shows what was sent', async () => {
    await phone.send(`${home}/drafts/feedback`, { form: { best: 'Draft', ':draft': '0' }, now });
    await phone.send(`${home}/feedback`, { form: { ':press': 'discard' }, now });
    expect(textIn((await phone.send(`${home}/feedback`, { now })).body, 'best')).toBe('');
  });

  it('when it is longer than there is room for, then it is refused and the earlier draft stands', async () => {
    await phone.send(`${home}/drafts/feedback`, { form: { best: 'Short', ':draft': '0' }, now });
    const long = { best: 'x'.repeat(60_001), ':draft': '1' };
    expect((await phone.send(`${home}/drafts/feedback`, { form: long, now })).status).toBe(413);
    expect(textIn((await phone.send(`${home}/feedback`, { now })).body, 'best')).toBe('Short');
  });

  it('when the forms are closed, or there is no such form, then nothing is kept', async () => {
    const closed = await phone.send(`${home}/drafts/feedback`, {
      form: { best: 'Late', ':draft': '0' },
      now: closesAt(workshop),
    });
    expect(closed.status).toBe(410);
    expect((await phone.send(`${home}/drafts/nothing`, { form: { a: 'b' }, now })).status).toBe(404);
  });
});

describe('feedback sent from two tabs', () => {
  let home: string;
  beforeEach(async () => {
    home = await seat('small');
  });
  const send = (browser: BrowserLike, changes: Record<string, string>) =>
    browser.send(`${home}/feedback`, { form: { ...ANSWERS, ':press': 'send', ':sent': '', ...changes }, now });

  it('with the same answers is one submission', async () => {
    expect((await send(phone, {})).status).toBe(303);
    const first = await stored();
    expect((await send(desk, {})).status).toBe(303);
    expect(await stored()).toEqual(first);
  });

  it('with other answers is a question: both are kept until one is chosen', async () => {
    await send(phone, { best: 'From the phone' });
    const asked = await send(desk, { best: 'From the desk' });
    expect(asked.status).toBe(409);
    expect(asked.body).toContain('sent from another tab or device meanwhile');
    expect(asked.body).toContain('Received, 14:32');
    expect(textIn(asked.body, 'best')).toBe('From the desk');
    expect((await stored())?.answers.best).toBe('From the phone');
    await send(desk, { best: 'From the desk', ...basis(asked.body), ':press': 'replace' });
    expect((await stored())?.answers.best).toBe('From the desk');
  });
});

describe('a form of several pages', () => {
  let home: string;
  beforeEach(async () => {
    home = await seat('paged');
  });
  const press = (page: number, button: string, fields: Record<string, string>) =>
    phone.send(`${home}/feedback`, { form: { ...fields, ':page': String(page), ':press': button }, now });

  it('keeps each page as one goes on and back, and sends them all from the last', async () => {
    expect((await press(0, 'next', { first: 'A' })).headers.location).toBe(`${home}/feedback?page=2`);
    expect((await press(1, 'next', { travelled: 'yes' })).headers.location).toBe(`${home}/feedback?page=3`);
    expect((await press(2, 'back', { hours: '3' })).headers.location).toBe(`${home}/feedback?page=2`);
    expect((await phone.send(`${home}/feedback`, { now })).body).toContain('Page 1 of 3');
    expect((await press(2, 'send', { hours: '3', last: 'Z' })).status).toBe(303);
    expect((await stored())?.answers).toEqual({ first: 'A', travelled: 'yes', hours: 3, last: 'Z' });
  });

  it('asks what depends on an earlier page only of whom it concerns', async () => {
    await press(1, 'next', { travelled: 'no' });
    expect((await phone.send(`${home}/feedback?page=3`, { now })).body).not.toContain('How many hours?');
    await press(1, 'next', { travelled: 'yes' });
    expect((await phone.send(`${home}/feedback?page=3`, { now })).body).toContain('How many hours?');
  });

  it('leads to the page with the error, and forgets nothing of the others', async () => {
    await press(1, 'next', { travelled: 'yes' });
    const reply = await press(2, 'send', { hours: '3', last: 'Z' });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('Page 1 of 3');
    expect(reply.body).toContain('“First”: please write something here.');
    expect((await phone.send(`${home}/feedback?page=3`, { now })).body).toMatch(/name="last" value="Z"/);
  });
});

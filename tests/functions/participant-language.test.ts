import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { importParticipants } from '../../shared/people/import.store.ts';
import { readParticipantsTable } from '../../shared/people/import.ts';
import type { Person } from '../../shared/people/person.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import type { Answered, BrowserLike } from '../support/browser-like.ts';
import { browserLike, inOneArea } from '../support/browser-like.ts';
import { aWorkshop, HOUR } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';

/** In which language a page is said, and how a person chooses another. */

const workshop = aWorkshop();
const bangla = aWorkshop({ id: 'bangla', language: 'bn' });
const now = opensAt(workshop.details) + HOUR;

let people: Participants;
let person: Person;
let home: string;
let browser: BrowserLike;
beforeAll(async () => {
  people = await startParticipants(workshop, bangla);
});
afterAll(() => people.stop());
beforeEach(async () => {
  person = await people.seat();
  home = `/w/small/p/${person.id}`;
  browser = await people.arrive(person, now);
});

const languageOf = ({ body }: Answered) => /<html lang="(\w+)" dir="(\w+)">/.exec(body)?.slice(1);
const choose = (form: Record<string, string>) => browser.send(`${home}/language`, { form, now });

describe('the choice of a language', () => {
  test('given any page of a person, then it offers the other languages by their own names', async () => {
    await people.action(person);
    for (const page of ['', '/feedback', '/swot', '/papers', '/actions/action1']) {
      const { body } = await browser.send(`${home}${page}`, { now });
      expect(body).toContain(`action="${home}/language"`);
      expect(body).toContain(`<input type="hidden" name="page" value${page && `="${page.slice(1)}"`}/>`);
      expect(body).toContain('name="language" value="bn" lang="bn">বাংলা</button>');
      expect(body).not.toContain('name="language" value="en"');
    }
  });

  test('given another one is chosen, then the pages are in it, and there is a way back', async () => {
    const answer = await choose({ language: 'bn', page: 'swot' });
    expect([answer.status, answer.headers.location]).toEqual([303, `${home}/swot`]);
    const page = await browser.send(home, { now });
    expect(languageOf(page)).toEqual(['bn', 'ltr']);
    expect(page.body).toContain('আমার পাতা');
    expect(page.body).toContain('name="language" value="en" lang="en">English</button>');
  });

  test('given another one is chosen, then mails are written in it, and a later table of participants changes nothing', async () => {
    await choose({ language: 'bn' });
    const chosen = (await people.stored(person)).person;
    expect(chosen).toMatchObject({ language: 'bn', languageChosenAt: new Date(now).toISOString() });
    await browser.send(`${home}/language`, { form: { language: 'bn' }, now: now + HOUR });
    const { name, email, organisation } = person;
    const csv = `name,email,organisation,language\n${name},${email},${organisation},English\n`;
    const table = readParticipantsTable(csv);
    expect(table.errors).toEqual([]);
    const imported = await importParticipants(people.table, { id: 'small', language: 'en' }, table, now + HOUR);
    expect(imported).toMatchObject({ unchanged: 1 });
    expect((await people.stored(person)).person).toEqual(chosen);
  });

  test.each([
    ['', ''],
    ['feedback', '/feedback'],
    ['actions/action1', '/actions/action1'],
    ['papers/p1/submit', '/papers/p1'],
    ['feedback/nowhere', '/feedback'],
    ['reminders', ''],
    ['//evil.example.org', ''],
    ['/evil.example.org/feedback', ''],
    ['../../small/p/another', ''],
    ['https://evil.example.org', ''],
    ['feedback?x=1', ''],
    ['feedback/../../x', '/feedback'],
    ['actions/a b', ''],
    ['swot\r\nSet-Cookie: a=b', ''],
  ])('given it is chosen at “%s”, then it leads to “%s” below the person’s own address', async (page, back) => {
    expect((await choose({ language: 'bn', page })).headers.location).toBe(`${home}${back}`);
  });

  test('given the page says what is still to be sent, then it stands apart from every other form', async () => {
    const { body } = await browser.send(`${home}/feedback`, { now });
    const footer = body.slice(body.indexOf('<footer'));
    expect(footer).toContain('Please send first what you have written on this page');
    expect(body.slice(0, body.indexOf('<footer'))).not.toContain('/language"');
  });

  test('given a language that is not spoken here, then nothing changes, and the reader’s own language says so', async () => {
    await choose({ language: 'bn' });
    const answer = await choose({ language: 'xx' });
    expect([answer.status, languageOf(answer)]).toEqual([422, ['bn', 'ltr']]);
    expect(answer.body).not.toContain('must be one of');
    expect((await people.stored(person)).person.language).toBe('bn');
  });

  test('given a program, then it gets JSON, in English', async () => {
    const answer = await browser.send(`${home}/language`, { json: { language: 'bn' }, now });
    expect(answer.json()).toEqual({ language: 'bn' });
    const refused = await browser.send(`${home}/language`, { json: { language: 'xx' }, now });
    expect(refused.json()).toMatchObject({ errors: { language: 'must be one of: en, bn' } });
  });
});

describe('a page that belongs to nobody whom we know', () => {
  const BANGLA = 'bn-BD,bn;q=0.9,en;q=0.5';

  test.each(['/l/open.k1.forged', '/w/small/p/nobody', '/w/small/nowhere', '/w/nowhere/link', '/w/small/link'])(
    '%s is in the language that the browser asks for',
    async (address) => {
      expect(languageOf(await people.stranger(BANGLA)(address, { now }))).toEqual(['bn', 'ltr']);
      expect(languageOf(await people.stranger('en')(address, { now }))).toEqual(['en', 'ltr']);
      expect(languageOf(await people.stranger('fr')(address, { now }))).toEqual(['en', 'ltr']);
    },
  );

  test.each(['/w/bangla/link', '/w/bangla/p/nobody', '/l/open.k1.bangla.x.1.forged'])(
    'given a browser that asks for none that we speak, then %s is in the workshop’s',
    async (address) => {
      expect(languageOf(await people.stranger('fr, *;q=0.1')(address, { now }))).toEqual(['bn', 'ltr']);
      expect(languageOf(await people.stranger('en')(address, { now }))).toEqual(['en', 'ltr']);
    },
  );

  test('given the link is asked for, then what is wrong and what happens is said in that language', async () => {
    const send = people.stranger(BANGLA);
    const wrong = await send('/w/small/link', { form: { email: 'nobody' }, now });
    expect([wrong.status, languageOf(wrong)]).toEqual([422, ['bn', 'ltr']]);
    expect(wrong.body).toContain('অনুগ্রহ করে একটি ইমেইল ঠিকানা লিখুন');
    expect((await send('/w/small/link', { form: { email: 'n@example.org' }, now })).body).toContain('ব্যক্তিগত লিংকসহ');
    const program = await send('/w/small/link', { json: { email: 'nobody' }, now });
    expect(program.json()).toMatchObject({ errors: { email: expect.stringMatching(/^Please enter one/) } });
  });

  test('given a fault of ours, then it is explained in that language, to programs in English', async () => {
    const failing = { method: 'GET', path: '/w/fails', handle: () => Promise.reject(new Error('broken')) } as const;
    const send = browserLike(inOneArea([failing]), { inVisitorsLanguage: true }).send;
    const page = await send('/w/fails', { headers: { 'accept-language': BANGLA }, now });
    expect([page.status, languageOf(page)]).toEqual([500, ['bn', 'ltr']]);
    expect(page.body).toContain('request-1');
    const headers = { 'accept-language': BANGLA, accept: 'application/json' };
    expect((await send('/w/fails', { headers, now })).json()).toMatchObject({
      title: 'Something went wrong on our side',
    });
  });

  test('given a function whose pages are English, then no browser changes that', async () => {
    const { send } = browserLike(people.routes);
    const page = await send('/w/bangla/p/nobody', { headers: { 'accept-language': BANGLA }, now });
    expect(languageOf(page)).toEqual(['en', 'ltr']);
  });

  test('given a person with a link, then the person’s language counts and not the browser’s', async () => {
    const headers = { 'accept-language': BANGLA };
    for (const page of ['', '/swot', '/actions/nowhere']) {
      expect(languageOf(await browser.send(`${home}${page}`, { headers, now }))).toEqual(['en', 'ltr']);
    }
  });
});

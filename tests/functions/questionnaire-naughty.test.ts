import naughty from 'big-list-of-naughty-strings';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { participantRoutes } from '../../functions/participant/routes.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { personalLink } from '../../shared/people/addresses.ts';
import { lengthOf, tidyText } from '../../shared/typed-text.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { BASE_URL, type BrowserLike, browserLike } from '../support/browser-like.ts';
import { aPerson, aWorkshop, BALLOT_SCRIPT, LINK_KEYS } from '../support/fixtures.ts';
import { NO_REPORTS } from '../support/kept-reports.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** The big list of naughty strings as questions and as answers: in at the forms, and out everywhere as they went in. */

const now = opensAt(aWorkshop().details);
const texts = z
  .array(z.string())
  .parse(naughty)
  .map(tidyText)
  .filter((text) => text !== '');
/** A question is one line. */
const titles = texts.map((text) => text.replaceAll(/\p{Cc}/gu, ' ').trim() || 'x');
const PER_SECTION = 60;
const questionnaire = {
  sections: Array.from({ length: Math.ceil(texts.length / PER_SECTION) }, (_, page) => ({
    title: titles[page],
    questions: texts.slice(page * PER_SECTION, (page + 1) * PER_SECTION).map((text, index) => ({
      kind: 'text',
      id: `q${page * PER_SECTION + index}`,
      title: titles[page * PER_SECTION + index],
      required: false,
      lines: 'several',
      maxLength: lengthOf(text),
    })),
  })),
};
const answers = Object.fromEntries(texts.map((text, index) => [`q${index}`, text]));

let staff: Console;
let browser: BrowserLike;
const at = '/staff/w/small/questionnaire';
const mine = '/w/small/p/p1/feedback';
const open = (address: string) => staff.as('organiser@example.org').send(address, { now });

beforeAll(async () => {
  staff = await startConsole();
  await staff.add(aWorkshop(), [aPerson()]);
  const context = {
    table: staff.table,
    ballots: staff.ballots,
    reports: NO_REPORTS,
    ballotScript: BALLOT_SCRIPT,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
  };
  browser = browserLike(participantRoutes(context, openDocuments('no-bucket')));
  await browser.send(personalLink(BASE_URL, LINK_KEYS, aPerson(), '').slice(BASE_URL.length), { now });
  const form = { questionnaire: JSON.stringify(questionnaire) };
  expect((await staff.as('organiser@example.org').send(`${at}/json`, { form, now })).status).toBe(303);
  expect((await staff.as('organiser@example.org').send(`${at}/publish`, { form: {}, now })).status).toBe(303);
  expect((await browser.send(mine, { form: answers, now })).headers.location).toBe(`${mine}/received`);
});
afterAll(() => staff.stop());

const plain = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Each text is there to read, and none of them is markup. */
function expectShown(body: string, shown: readonly string[]): void {
  const read = plain(body);
  expect(shown.filter((text) => !read.includes(text))).toEqual([]);
  // The page's own style and script, and nothing of anybody else's.
  expect(body.match(/<script\b/g)).toHaveLength(1);
  expect(body).not.toMatch(/<(?:img|svg|iframe|object|video|audio|marquee|math)\b[^>]*(?:src|on\w+)=/i);
}

describe('naughty strings', () => {
  it('are there, hundreds of them', () => {
    expect(texts.length).toBeGreaterThan(400);
  });

  it.each([
    ['the questionnaire', at],
    ['its preview', `${at}/preview?language=bn`],
  ])('stand as questions on %s', async (_, address) => {
    expectShown((await open(address)).body, titles);
  });

  it.each(['q0', 'q100', 'q200', 'q300', 'q400'])('stand in the form of %s, which keeps them', async (id) => {
    const { body } = await open(`${at}/questions/${id}`);
    expect(plain(body)).toContain(`value="${titles[Number(id.slice(1))]}"`);
  });

  it('stand in the participant’s form and in what was received', async () => {
    expectShown((await browser.send(mine, { now })).body, [...titles, ...texts]);
    expectShown((await browser.send(`${mine}/received`, { now })).body, [...titles, ...texts]);
  });

  it('stand in what staff read of the answers', async () => {
    expectShown((await open('/staff/w/small/feedback')).body, texts);
  });

  it('come out of the table exactly, and begin no formula there', async () => {
    const [names = [], asked = [], row = []] = parse((await open('/staff/w/small/feedback/answers.csv')).body, {
      bom: true,
    });
    const exactly = (cell: string): string => cell.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '');
    const first = names.indexOf('q0');
    expect(row.slice(first).map(exactly)).toEqual(texts);
    expect(asked.slice(first).map(exactly)).toEqual(titles);
    expect([...asked, ...row].filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
  });

  it('come out of JSON exactly', async () => {
    const exported = JSON.parse((await open('/staff/w/small/feedback/answers.json')).body);
    expect(exported.responses[0].answers).toEqual(answers);
    expect(exported.questionnaire).toEqual({ version: 1, ...questionnaire });
    expect(JSON.parse((await open(`${at}/questionnaire.json`)).body)).toEqual(questionnaire);
  });
});

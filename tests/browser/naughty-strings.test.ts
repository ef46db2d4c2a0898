import naughty from 'big-list-of-naughty-strings';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultQuestionnaire } from '../../shared/feedback/default-questionnaire.ts';
import { questionsOf } from '../../shared/feedback/questionnaire.ts';
import { letter } from '../../shared/mail/letter.tsx';
import { element, xmlDocument } from '../../shared/papers/oai/xml.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { Participant } from '../../shared/people/participant.ts';
import type { Person } from '../../shared/people/person.ts';
import { reportHtml } from '../../shared/report/document/html.tsx';
import { reportDocument } from '../../shared/report/document/report-document.ts';
import { summarise } from '../../shared/report/summary.ts';
import { SWOT_TEXT_MAX } from '../../shared/swot/swot.ts';
import { lengthOf, tidyText } from '../../shared/typed-text.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import type { BrowserLike } from '../support/browser-like.ts';
import { aWorkshop, HOUR } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';
import { occasion } from '../support/report-scene.ts';
import { launchChromium } from './chromium.ts';

/**
 * Strings that are known to break programs go in at every field and come out as they went in, read by a real browser:
 * whatever is not escaped for where it stands would be another text there, an element, or a dialog.
 */

/** What nobody typed is taken out of a text by design (`tidyText`); what is left of these strings is looked for. */
const STRINGS = [...new Set(naughty.map(tidyText))].filter((text) => text !== '');
const SHORT = STRINGS.filter((text) => lengthOf(text) <= SWOT_TEXT_MAX);
const ENTRIES = 12;
const workshop = aWorkshop({ swot: { maxEntries: ENTRIES, others: 'never', endorsements: 0 } });
const now = opensAt(workshop.details) + HOUR;

/** Dealt out as cards are: neighbours in the list are often the same words, which nobody may enter twice. */
const inGroupsOf = <Item>(size: number, items: readonly Item[]): Item[][] => {
  const groups = Math.ceil(items.length / size);
  return Array.from({ length: groups }, (_, group) => items.filter((_item, at) => at % groups === group));
};

let people: Participants;
let chromium: Browser;
let page: Page;
const dialogs: string[] = [];
beforeAll(async () => {
  [people, chromium] = await Promise.all([startParticipants(workshop), launchChromium()]);
  page = await chromium.newPage();
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
});
afterAll(async () => {
  expect(dialogs).toEqual([]);
  await Promise.all([chromium?.close(), people?.stop()]);
});

/** What the browser made of a page: its text, what stands in its fields, and elements that no page of ours has. */
async function seenIn(html: string): Promise<{ text: string; values: string[]; strange: string[] }> {
  await page.setContent(html, { waitUntil: 'domcontentloaded' });
  return page.evaluate(() => {
    const strange = document.querySelectorAll(
      'body script[src], img, iframe, svg:not(.bar,[role=img]), object, embed, marquee, [onerror]',
    );
    for (const each of document.querySelectorAll('script, style')) each.remove();
    return {
      text: document.body.textContent ?? '',
      values: [...document.querySelectorAll<HTMLInputElement>('textarea, input')].map(({ value }) => value),
      strange: [...strange].map(({ outerHTML }) => outerHTML.slice(0, 80)),
    };
  });
}

const missingIn = (shown: string, texts: readonly string[]): string[] => texts.filter((text) => !shown.includes(text));

interface Writer {
  readonly person: Person;
  readonly home: string;
  readonly browser: BrowserLike;
}

async function aWriter(): Promise<Writer> {
  const person = await people.seat();
  return { person, home: `/w/${workshop.details.id}/p/${person.id}`, browser: await people.arrive(person, now) };
}

const questions = questionsOf(defaultQuestionnaire);
const textFields = questions.flatMap((question) =>
  question.kind === 'text' && question.lines === 'several' && !question.showIf ? [question.id] : [],
);
/** Of every question that must be answered, and a text for each that takes one. */
function answersWith(texts: readonly string[]): Record<string, string> {
  const needed = questions.flatMap((question) => {
    if (!question.required) return [];
    if (question.kind === 'rating' || question.kind === 'scale') return [[question.id, '4']];
    if (question.kind === 'matrix') return [[`${question.id}.opening`, '4']];
    throw new Error(`No answer is known for ${question.id}.`);
  });
  return Object.fromEntries([...needed, ...texts.map((text, at) => [textFields[at] ?? '', text])]);
}

const written: Participant[] = [];

describe('the list', () => {
  test('has some hundred strings, and the form takes several at once', () => {
    expect(STRINGS.length).toBeGreaterThan(400);
    expect(textFields.length).toBeGreaterThan(1);
  });
});

test('given them as feedback, then the page, the form and JSON have each as it was', async () => {
  for (const texts of inGroupsOf(textFields.length, STRINGS)) {
    const { person, home, browser } = await aWriter();
    expect((await browser.send(`${home}/feedback`, { form: answersWith(texts), now })).status).toBe(303);
    const received = await seenIn((await browser.send(`${home}/feedback/received`, { now })).body);
    expect([missingIn(received.text, texts), received.strange]).toEqual([[], []]);
    const form = await seenIn((await browser.send(`${home}/feedback`, { now })).body);
    expect([texts.filter((text) => !form.values.includes(text)), form.strange]).toEqual([[], []]);
    const json = await browser.send(`${home}/feedback`, { headers: { accept: 'application/json' }, now });
    const { feedback } = JSON.parse(json.body);
    expect(textFields.slice(0, texts.length).map((id) => feedback.answers[id])).toEqual(texts);
    const stored = await people.stored(person);
    written.push(stored);
  }
}, 120_000);

test('given them as SWOT entries, then the page and JSON have each as it was', async () => {
  for (const texts of inGroupsOf(ENTRIES, SHORT)) {
    const { person, home, browser } = await aWriter();
    for (const text of texts) {
      const reply = await browser.send(`${home}/swot`, { form: { quadrant: 'threat', text }, now });
      expect([text, reply.status]).toEqual([text, 303]);
    }
    const shown = await seenIn((await browser.send(`${home}/swot`, { now })).body);
    expect([missingIn(shown.text, texts), shown.strange]).toEqual([[], []]);
    const stored = await people.stored(person);
    expect(stored.person.swot.map(({ text }) => text)).toEqual(texts);
    written.push(stored);
  }
}, 120_000);

test('given them as details of papers, then the list and JSON have each as it was', async () => {
  const taken = STRINGS.filter((text) => lengthOf(text) <= 120);
  expect(taken.length).toBeGreaterThan(300);
  for (const texts of inGroupsOf(15, taken)) {
    const { home, browser } = await aWriter();
    for (const text of texts) {
      const form = {
        title: text,
        abstract: text,
        'authors.0.name': 'A',
        'authors.0.affiliation': 'B',
        language: 'en',
        licence: 'CC-BY-4.0',
      };
      expect([text, (await browser.send(`${home}/papers`, { form, now })).status]).toEqual([text, 303]);
    }
    const json = await browser.send(`${home}/papers`, { headers: { accept: 'application/json' }, now });
    const kept: string[] = JSON.parse(json.body).papers.map((paper: Paper) => paper.metadata.abstract);
    expect(kept.sort()).toEqual(texts.toSorted());
    const shown = await seenIn((await browser.send(`${home}/papers`, { now })).body);
    // A title is one line.
    const titles = texts.map((text) => text.replaceAll(/\s+/g, ' '));
    expect([missingIn(shown.text, titles), shown.strange]).toEqual([[], []]);
  }
}, 120_000);

test('given them as drafts, then the form has each as it was typed', async () => {
  for (const texts of inGroupsOf(textFields.length, STRINGS)) {
    const { home, browser } = await aWriter();
    const form = { ...answersWith(texts), ':draft': '0' };
    expect((await browser.send(`${home}/drafts/feedback`, { form, now })).status).toBe(200);
    const { values, strange } = await seenIn((await browser.send(`${home}/feedback`, { now })).body);
    expect([texts.filter((text) => !values.includes(text)), strange]).toEqual([[], []]);
  }
}, 120_000);

test('given them in an address of mail that is no address, then the page of the error has each as it was', async () => {
  const ask = people.stranger('en');
  for (const email of STRINGS.filter((text) => lengthOf(text) < 200 && !text.includes('\n'))) {
    const answer = await ask(`/w/${workshop.details.id}/link`, { form: { email }, now });
    expect([email, answer.status]).toEqual([email, 422]);
    const { values, strange } = await seenIn(answer.body);
    expect([values.includes(email), strange]).toEqual([true, []]);
  }
}, 120_000);

test('given them in a mail, then its text and its HTML have each as it was', async () => {
  for (const texts of inGroupsOf(50, STRINGS)) {
    const { text, html } = letter({
      workshop: { ...workshop.details, title: texts[0] ?? '' },
      greetingName: texts[0] ?? '',
      preheader: texts[0] ?? '',
      paragraphs: texts,
      list: texts.map((label) => ({ label, href: 'https://example.org/' })),
      footnotes: texts,
    });
    expect(missingIn(text, texts)).toEqual([]);
    const shown = await seenIn(html);
    expect([missingIn(shown.text, texts), shown.strange]).toEqual([[], []]);
  }
});

test('given all that was written, then the report has each as it was', async () => {
  expect(written.length).toBeGreaterThan(50);
  const shown = await seenIn(
    reportHtml(reportDocument(summarise(workshop, defaultQuestionnaire, written), occasion('en'))),
  );
  expect([missingIn(shown.text, STRINGS), shown.strange]).toEqual([[], []]);
});

test('given each in XML, as text and as an attribute, then the browser reads it as it was', async () => {
  const xml = xmlDocument(element('all', {}, ...STRINGS.map((text) => element('one', { as: text }, text))));
  await page.setContent('<p>');
  const read = await page.evaluate(
    (text) =>
      [...new DOMParser().parseFromString(text, 'text/xml').querySelectorAll('one')].map((one) => [
        one.getAttribute('as'),
        one.textContent,
      ]),
    xml,
  );
  // XML has no place for these two.
  expect(read).toEqual(STRINGS.map((text) => [inXml(text), inXml(text)]));
});

const inXml = (text: string): string => text.replaceAll(/[\ufffe\uffff]/g, '');

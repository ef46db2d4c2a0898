import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrive, createWorkshop, MOMENTS, OFFICE, type Stage, signIn, startStage } from './stage.ts';

/** A questionnaire of an organiser's own: every kind of question, and questions that depend on each other. */
const optional = { required: false };
const QUESTIONNAIRE = {
  sections: [
    {
      title: { en: 'The day', bn: 'দিনটি' },
      questions: [
        {
          kind: 'matrix',
          id: 'rooms',
          title: { en: 'The rooms', bn: 'কক্ষগুলো' },
          ...optional,
          rows: [
            { id: 'hall', label: { en: 'The hall', bn: 'মিলনায়তন' } },
            { id: 'foyer', label: 'The foyer' },
          ],
          ends: { low: 'poor', high: 'excellent' },
        },
        {
          kind: 'text',
          id: 'rooms-why',
          title: 'What about the rooms?',
          required: true,
          lines: 'one',
          maxLength: 200,
          showIf: { question: 'rooms', answered: true },
        },
        {
          kind: 'number',
          id: 'days',
          title: { en: 'How many days?', bn: 'কত দিন?' },
          ...optional,
          whole: true,
          min: 1,
          max: 9,
        },
        {
          kind: 'text',
          id: 'days-why',
          title: 'Why so many?',
          required: true,
          lines: 'several',
          maxLength: 500,
          showIf: { question: 'days', atLeast: 4 },
        },
        {
          kind: 'rating',
          id: 'food',
          title: 'The food',
          required: true,
          ends: { low: 'poor', high: 'good' },
          notApplicable: 'Did not eat',
        },
      ],
    },
    {
      title: 'What next',
      newPage: true,
      questions: [
        {
          kind: 'scale',
          id: 'again',
          title: 'Would you come again?',
          required: true,
          ends: { low: 'no', high: 'yes' },
        },
        {
          kind: 'single',
          id: 'month',
          title: 'Best month',
          required: true,
          options: [
            { id: 'may', label: 'May' },
            { id: 'june', label: 'June' },
          ],
          other: 'Another one',
        },
        {
          kind: 'multiple',
          id: 'food-wishes',
          title: 'What was missing?',
          ...optional,
          options: [
            { id: 'rice', label: 'Rice' },
            { id: 'tea', label: 'Tea' },
          ],
          showIf: { question: 'food', atMost: 2 },
        },
        { kind: 'date', id: 'from', title: 'From which day on?', ...optional },
        { kind: 'consent', id: 'contact', title: 'Questions', ...optional, label: 'You may contact me.' },
      ],
    },
  ],
};

describe('a questionnaire of one’s own', () => {
  let stage: Stage;
  let staff: Page;

  beforeAll(async () => {
    stage = await startStage();
    await createWorkshop(stage);
    staff = await (await stage.newBrowser({ viewport: OFFICE, scripts: false })).newPage();
    await signIn(stage, staff);
    await staff.goto(`${stage.console}/questionnaire/json`);
    await staff.getByLabel('Text').fill(JSON.stringify(QUESTIONNAIRE));
    await staff.getByRole('button', { name: 'Replace the draft' }).click();
    await staff.getByRole('button', { name: 'Publish the changes' }).click();
    await staff.getByText('Published.').waitFor();
    await stage.desk.advance({ to: MOMENTS.invitation });
  });
  afterAll(() => stage?.stop());

  async function open(number: number, how: Parameters<Stage['newBrowser']>[0] = {}): Promise<Page> {
    const page = await arrive(stage, number, how);
    await page.getByRole('link', { name: 'Feedback', exact: true }).click();
    return page;
  }
  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
  const choose = (page: Page, group: string, name: string | RegExp) =>
    page.getByRole('group', { name: group }).getByRole('radio', { name }).check();

  it('given scripts, then what depends on an answer comes and goes with it, as the server decides too', async () => {
    const page = await open(0);
    const [rooms, days] = [page.getByLabel('What about the rooms?'), page.getByLabel('Why so many?')];
    expect([await rooms.isVisible(), await days.isVisible()]).toEqual([false, false]);
    await choose(page, 'The hall', /^4/);
    await rooms.fill('Bright.');
    const many = page.getByLabel('How many days?');
    for (const [typed, isAsked] of [
      ['3', false],
      ['৪', true],
      ['four', false],
      ['', false],
      [' 5 ', true],
    ] as const) {
      await many.fill(typed);
      expect([typed, await days.isVisible()]).toEqual([typed, isAsked]);
    }
    await many.fill('৫');
    await days.fill('There was much to say.');
    await choose(page, 'The food', 'Did not eat');
    await press(page, 'Next page');
    expect(await page.getByText('What was missing?').count()).toBe(0);
    await choose(page, 'Would you come again?', /^10/);
    await choose(page, 'Best month', 'Another one');
    await page
      .getByLabel(/^Another one/)
      .last()
      .fill('=August');
    await page.getByLabel('You may contact me.').check();
    await press(page, 'Send the feedback');
    await page.getByRole('heading', { name: 'Thank you for your feedback' }).waitFor();
    const received = await page.getByRole('main').textContent();
    for (const text of ['Bright.', 'There was much to say.', 'Did not eat', '=August'])
      expect(received).toContain(text);
  });

  it('given no scripts, then each sentence says when to answer, and only what is asked is stored', async () => {
    const page = await open(1, { scripts: false });
    expect(await page.getByRole('main').textContent()).toContain('Only if');
    await page.getByLabel('What about the rooms?').fill('Nobody asked.');
    await page.getByLabel('How many days?').fill('7');
    await choose(page, 'The food', /^1/);
    await press(page, 'Next page');
    await page.getByRole('group', { name: 'What was missing?' }).getByRole('checkbox', { name: 'Tea' }).check();
    await choose(page, 'Would you come again?', /^0/);
    await choose(page, 'Best month', 'June');
    await page.getByLabel('From which day on?').fill('2012-06-01');
    await press(page, 'Send the feedback');
    await page.getByRole('alert').waitFor();
    // The error lies on the first page, and there it leads.
    expect(await page.getByLabel('Why so many?').getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Why so many?').fill('A week.');
    await press(page, 'Next page');
    await press(page, 'Send the feedback');
    await page.getByRole('heading', { name: 'Thank you for your feedback' }).waitFor();
    expect(await page.getByRole('main').textContent()).not.toContain('Nobody asked.');
  });

  it('then staff have all of it as a table, and a change that would break it is not published', async () => {
    await staff.goto(`${stage.console}/feedback`);
    const page = await (await stage.newBrowser({ viewport: OFFICE })).newPage();
    await signIn(stage, page);
    await page.goto(`${stage.console}/feedback`);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'All answers as a table (CSV)' }).click(),
    ]);
    const [names = [], , ...rows] = parse(readFileSync(await file.path()), { bom: true });
    const answers = rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])));
    expect(answers.toSorted((a, b) => String(a.month).localeCompare(String(b.month)))).toMatchObject([
      {
        month: 'june',
        'rooms.hall': '',
        'rooms-why': '',
        days: '7',
        'days-why': 'A week.',
        food: '1',
        'food-wishes': 'tea',
        again: '0',
        from: '2012-06-01',
        contact: '',
      },
      {
        month: 'other',
        'month.other': "'=August",
        'rooms.hall': '4',
        'rooms.foyer': '',
        days: '5',
        food: 'na',
        again: '10',
        contact: 'yes',
      },
    ]);
    await staff.goto(`${stage.console}/questionnaire`);
    await staff.getByRole('button', { name: 'Remove Best month' }).click();
    await staff.getByText('“Best month” (month) was removed, and its answers would be lost.').waitFor();
    expect(await staff.getByRole('button', { name: 'Publish the changes' }).count()).toBe(0);
  });
});

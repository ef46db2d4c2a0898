import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isFollowUp, type ReceivedMail } from '../journey/mails.ts';
import { Participant } from '../journey/participant.ts';
import { seededRandom } from '../journey/random.ts';
import { MOMENTS, OFFICE, type Stage, seatAt, signIn, startStage } from './stage.ts';

const WORKSHOP_FILE = fileURLToPath(new URL('../../infra/local/seed-data/dhaka-2011.workshop.json', import.meta.url));

/** Two rows that cannot be taken stand among good ones, as in lists that were typed by hand. */
const badRows = ['Without an address,,Bangladesh Bank,,,0', 'Too many papers,many@example.org,Bangladesh Bank,,,99'];

/** One story; each test goes on where the one before it ended. */
describe('an organiser at the console', () => {
  let stage: Stage;
  let page: Page;
  const main = async (): Promise<string> => (await page.getByRole('main').textContent()) ?? '';
  const open = (name: string): Promise<void> =>
    page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  const figure = (title: string) =>
    page
      .getByRole('main')
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
      .first();

  beforeAll(async () => {
    stage = await startStage();
    page = await (await stage.newBrowser({ viewport: OFFICE })).newPage();
  });
  afterAll(() => stage?.stop());

  it('is told of a wrong password without losing the address, and gets to where the link led', async () => {
    await page.goto('/staff/workshops');
    await page.getByLabel('E-mail address').fill('organiser@example.org');
    await page.getByLabel('Password').fill('guessed');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('The e-mail address or the password is not right.');
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('organiser@example.org');
    expect(await page.getByLabel('Password').inputValue()).toBe('');

    await page.getByLabel('Password').fill('Afterword-2011-local');
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(new URL(page.url()).pathname).toBe('/staff/workshops');
  });

  it('creates the workshop from its file; a broken one is explained', async () => {
    await page.getByLabel('Or paste its text').fill('{"format": 1, "id": "Dhaka 2011"}');
    await page.getByRole('button', { name: 'Create the workshop' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('"title"');
    expect(await page.getByLabel('Or paste its text').inputValue()).toContain('Dhaka 2011');

    await page.getByLabel('Workshop file').setInputFiles(WORKSHOP_FILE);
    await page.getByRole('button', { name: 'Create the workshop' }).click();
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    expect(await figure('Feedback').textContent()).toContain('of 0 participants');
  });

  it('imports participants: a reason for each bad row, and the good rows kept', async () => {
    const [header, ...rows] = (stage.seed.participants ?? '').trim().split(/\r?\n/);
    const csv = [header, ...badRows, ...rows].join('\r\n');
    await page.getByRole('link', { name: 'Import participants' }).click();
    const file = { name: 'participants.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
    await page.getByLabel('CSV file').setInputFiles(file);
    await page.getByRole('button', { name: 'Check the table' }).click();
    expect(await figure('New').textContent()).toMatch(/65$/);
    await page.getByRole('button', { name: 'Import 65 people' }).click();
    expect(await figure('Added').textContent()).toMatch(/65$/);
    expect(await figure('Rows with errors').textContent()).toMatch(/2$/);
    expect(await page.getByRole('row', { name: /^2 email/ }).count()).toBe(1);
    expect(await page.getByRole('row', { name: /^3 papers_promised/ }).count()).toBe(1);

    await page.getByRole('link', { name: 'To the overview' }).click();
    expect(await figure('Feedback').textContent()).toContain('of 65 participants');
  });

  it('sees all that a change of dates would move before anything moves', async () => {
    const planned = () => page.getByRole('row', { name: /^Invitation/ }).textContent();
    expect(await planned()).toContain('Sunday 10 July 2011, 09:00');
    await open('Reschedule');
    await page.getByLabel('First day').fill('2011-07-07');
    await page.getByLabel('Last day').fill('2011-07-06');
    await page.getByLabel('Reason').fill('The venue is free a day earlier.');
    await page.getByRole('button', { name: /what would change/i }).click();
    expect(await page.getByRole('alert').count()).toBe(1);
    await page.getByLabel('Last day').fill('2011-07-17');
    await page.getByRole('button', { name: /what would change/i }).click();
    expect(await planned()).toContain('Sunday 10 July 2011');
    expect(await planned()).toContain('Monday 18 July 2011');
    await open('Overview');
    expect(await planned()).toContain('Sunday 10 July 2011, 09:00');

    await page.goBack();
    await page.getByRole('button', { name: 'Move the workshop' }).click();
    expect(await planned()).toContain('Monday 18 July 2011, 09:00');
    expect(await page.getByRole('banner').textContent()).toMatch(/7.{1,3}17 July 2011/);

    await open('Reschedule');
    await page.getByLabel('First day').fill('2011-07-08');
    await page.getByLabel('Last day').fill('2011-07-09');
    await page.getByLabel('Reason').fill('Back to what was announced.');
    await page.getByRole('button', { name: /what would change/i }).click();
    await page.getByRole('button', { name: 'Move the workshop' }).click();
    expect(await planned()).toContain('Sunday 10 July 2011, 09:00');
  });

  it('reads how many answered, who owes what, and what they said', async () => {
    const mails = await stage.desk.advance({ to: MOMENTS.invitation });
    await threeAnswer(stage, mails);
    await open('Overview');
    expect(await figure('Feedback').textContent()).toContain('3 5%');
    expect(await figure('SWOT input').textContent()).toContain('2 3%');
    expect(await figure('SWOT input').textContent()).toContain('2 entries in all');
    expect(await figure('Answered').textContent()).toContain('2 3%');
    expect(await page.getByRole('row', { name: /^Invitation/ }).textContent()).toContain('sent, 10 Jul 2011, 09:00');
    const [done, half] = [seatAt(stage, 0).name, seatAt(stage, 2).name];
    await page.getByRole('link', { name: 'Who has not answered' }).click();
    await page.getByLabel('Name or address').fill(half);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    expect(await page.getByRole('row', { name: half }).textContent()).toMatch(/SWOT.*feedback/);
    await page.getByLabel('Name or address').fill(done);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    expect(await page.getByRole('row', { name: done }).count()).toBe(0);
    await page.getByLabel('State').selectOption('');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('link', { name: done }).click();
    expect(await main()).toContain('A vision & <people> who want it');

    await open('Feedback');
    expect(await main()).toContain('3 people answered.');
    await open('SWOT');
    expect(await main()).toContain('2 entries from 2 people.');
    expect(await main()).toContain('A vision & <people> who want it');
  });

  it('closes by the clock alone, and reads the report', async () => {
    await open('Report');
    expect(await main()).toContain('Sunday 21 August 2011, 17:00');
    const desk = await (await stage.newBrowser()).newPage();
    await desk.goto('/_desk');
    for (let presses = 0; presses < 8 && stage.stack.clock.now() < Date.parse(MOMENTS.closed); presses += 1) {
      await desk.getByRole('button', { name: 'To the next step' }).click();
    }
    await page.goto(`${stage.console}/report/draft`);
    await page.getByRole('heading', { name: 'Summary report', level: 1 }).waitFor();
    const text = (await page.locator('body').textContent()) ?? '';
    expect(text).toContain('3 of 65');
    expect(text).toContain('A vision & <people> who want it');
    await page.goto(stage.console);
    expect(await main()).toContain('The follow-up is closed.');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.goto(stage.console);
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    expect(stage.complaints).toEqual([]);
  });

  it('lets a reviewer read, and offers no more than that', async () => {
    await signIn(stage, page, 'reviewer');
    await page.goto(stage.console);
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: 'Reschedule' }).count()).toBe(0);
    await page.goto(`${stage.console}/reschedule`);
    expect(await main()).toContain('Please ask an organiser.');
  });
});

/** Two give feedback and SWOT, one gives feedback only. */
async function threeAnswer(stage: Stage, mails: readonly ReceivedMail[]): Promise<void> {
  const random = seededRandom(7);
  for (const number of [0, 1, 2]) {
    const seat = seatAt(stage, number);
    const person = new Participant(stage.baseUrl, seat);
    await person.openLink(mails.find((mail) => isFollowUp(mail) && mail.to.includes(seat.address)) ?? {});
    await person.giveFeedback(random);
    if (number < 2) await person.addSwotEntry('strength', `A vision & <people> who want it ${number}`);
  }
}

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSwotEntry, fillFeedback } from './forms.ts';
import {
  arrive,
  createWorkshop,
  followPersonalLink,
  MOMENTS,
  OFFICE,
  openMail,
  PHONE,
  type Stage,
  seatAt,
  startStage,
} from './stage.ts';

const INVITATION = /^Your feedback/;

describe('a participant with a personal link', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage();
    await createWorkshop(stage);
    await stage.desk.advance({ to: MOMENTS.invitation });
  });
  afterAll(() => stage?.stop());

  const main = async (page: Page): Promise<string> => (await page.getByRole('main').textContent()) ?? '';

  it.each([
    { where: 'on a phone', number: 0, viewport: PHONE, scripts: true },
    { where: 'in an office that allows no scripts', number: 1, viewport: OFFICE, scripts: false },
  ])('gives feedback and changes it, $where', async ({ number, viewport, scripts }) => {
    const { name } = seatAt(stage, number);
    const page = await arrive(stage, number, { viewport, scripts });
    await page.getByRole('link', { name: 'My page' }).click();
    expect(await page.getByRole('complementary').textContent()).toContain(`You answer as ${name}`);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('2 things are still to do');

    await page.getByRole('link', { name: 'Give feedback' }).click();
    await fillFeedback(page, 5, 'The cases from Korea & “what failed”.');
    await page.getByRole('button', { name: 'Send the feedback' }).click();
    await page.waitForURL('**/feedback/received');
    expect(await main(page)).toContain('Received, ');
    expect(await main(page)).toContain('The cases from Korea & “what failed”.');

    await page.getByRole('link', { name: 'Change my answers' }).click();
    const topic = page.getByRole('group', { name: 'Importance of the topic' });
    expect(await topic.getByRole('radio', { name: /^5/ }).isChecked()).toBe(true);
    await topic.getByRole('radio', { name: /^2/ }).check();
    await page.getByRole('button', { name: 'Send the changed feedback' }).click();
    await page.waitForURL('**/feedback/received');
    expect(await page.getByRole('row', { name: 'Importance of the topic' }).textContent()).toMatch(/2\sof\s5$/);
    expect(await page.getByRole('row', { name: 'Opening session' }).textContent()).toMatch(/5\sof\s5$/);
    await page.getByRole('link', { name: 'My page' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('One thing is still to do');
  });

  it('keeps everything that was typed when an answer is missing, and leads to it', async () => {
    const page = await arrive(stage, 2, { scripts: false });
    await fillFeedback(page, 3, 'A text that took ten minutes.');
    const missing = page.getByRole('group', { name: 'Clarity of the objectives' });
    // A browser's own check would hold the form back; an old one has none.
    const form = page.locator('form[action$="/feedback"]');
    await form.evaluate((element) => element.setAttribute('novalidate', ''));
    await missing.getByRole('radio').evaluateAll((radios) => {
      for (const radio of radios) radio.removeAttribute('name');
    });
    await page.getByRole('button', { name: 'Send the feedback' }).click();

    await page
      .getByRole('alert')
      .getByRole('link', { name: /Clarity of the objectives/ })
      .click();
    expect(new URL(page.url()).hash).toBe(`#${await missing.getByRole('radio').first().getAttribute('id')}`);
    expect(await page.getByLabel('What was most valuable to you?').inputValue()).toBe('A text that took ten minutes.');
    const opening = page.getByRole('group', { name: 'Opening session' });
    expect(await opening.getByRole('radio', { name: /^3/ }).isChecked()).toBe(true);
    await missing.getByRole('radio', { name: /^4/ }).check();
    await page.getByRole('button', { name: 'Send the feedback' }).click();
    expect(await main(page)).toContain('Received, ');
  });

  it('adds, changes and withdraws SWOT entries, up to the cap that is said', async () => {
    const page = await arrive(stage, 3);
    await page.getByRole('link', { name: 'SWOT' }).click();
    expect(await main(page)).toContain('up to 12 entries');
    await addSwotEntry(page, 'Strengths', 'A vision <b>of</b> 2021');
    await page.getByText('A vision <b>of</b> 2021').first().waitFor();

    await page.getByRole('link', { name: /^Change or withdraw/ }).click();
    await page.getByLabel('Your entry').fill('A declared vision');
    await page.getByRole('button', { name: 'Save the change' }).click();
    await page.getByText('A declared vision').first().waitFor();
    expect(await main(page)).not.toContain('2021');

    await page.getByRole('link', { name: /^Change or withdraw/ }).click();
    await page.getByRole('button', { name: 'Withdraw this entry' }).click();
    await page.getByText('How do you see the field').waitFor();

    for (let count = 1; count <= 12; count += 1) {
      await addSwotEntry(page, 'Threats', `Threat ${count}`);
      await page.getByText(`${count} of at most 12`).waitFor();
    }
    expect(await main(page)).toContain('You have entered as many as are taken.');
    expect(await page.getByRole('button', { name: 'Add this entry' }).count()).toBe(0);
  });

  it.each([
    { number: 4, scripts: true },
    { number: 9, scripts: false },
  ])('is one submission when the button is pressed twice (scripts: $scripts)', async ({ number, scripts }) => {
    const page = await arrive(stage, number, { scripts });
    await page.getByRole('link', { name: 'SWOT' }).click();
    await page.getByRole('radio', { name: /^Opportunities/ }).check();
    await page.getByLabel('Your entry').fill('Mobile telephones in every village');
    await page.getByRole('button', { name: 'Add this entry' }).dblclick();
    await page.getByText('1 of at most 12').waitFor();
    await page.goBack();
    await page.goForward();
    expect(await page.getByText('Mobile telephones in every village').and(page.locator('p.written')).count()).toBe(1);
  });

  it('does not mix with another person whose link is opened in the same browser', async () => {
    const context = await stage.newBrowser({ viewport: OFFICE });
    const [his, hers] = [await context.newPage(), await context.newPage()];
    for (const [page, number] of [
      [his, 5],
      [hers, 6],
    ] as const) {
      await openMail(page, seatAt(stage, number).address, INVITATION);
      await followPersonalLink(page);
      await page.getByRole('link', { name: 'SWOT' }).click();
    }
    await addSwotEntry(his, 'Weaknesses', 'Written by the first');
    await addSwotEntry(hers, 'Weaknesses', 'Written by the second');
    await his.reload();
    // What the other wrote stands further down, without a name.
    expect(await his.locator('p.written').allTextContents()).toContain('Written by the first');
    expect(await his.locator('p.written').allTextContents()).not.toContain('Written by the second');
    expect(await his.getByRole('complementary').textContent()).toContain(seatAt(stage, 5).name);
    expect(await hers.getByRole('complementary').textContent()).toContain(seatAt(stage, 6).name);
  });

  it('turns reminders off in the mail, and on again on the own page', async () => {
    const page = await (await stage.newBrowser({ scripts: false })).newPage();
    await openMail(page, seatAt(stage, 7).address, INVITATION);
    await page.getByRole('link', { name: /\/u\// }).click();
    await page.getByRole('button', { name: 'Turn the reminders off' }).click();
    await page.getByRole('heading', { name: 'Reminders are off' }).waitFor();
    await openMail(page, seatAt(stage, 7).address, INVITATION);
    await followPersonalLink(page);
    await page.getByRole('link', { name: 'My page' }).click();
    await page.getByRole('button', { name: 'Turn reminders on again' }).click();
    await page.getByRole('button', { name: 'Turn reminders off' }).waitFor();
  });

  // The last one: nothing is open after it.
  it('finds a clear page after closing, with what was given and what was just typed', async () => {
    const page = await arrive(stage, 8);
    await page.getByRole('link', { name: 'SWOT' }).click();
    await addSwotEntry(page, 'Strengths', 'Given in time');
    await page.getByText('1 of at most 12').waitFor();
    await page.getByRole('radio', { name: /^Strengths/ }).check();
    await page.getByLabel('Your entry').fill('Sent a minute late');
    await page
      .getByRole('status')
      .filter({ hasText: /^Kept at/ })
      .waitFor();
    await stage.desk.advance({ to: MOMENTS.closed });

    await page.getByRole('button', { name: 'Add this entry' }).click();
    await page.getByRole('heading', { name: 'Closed' }).waitFor();
    const text = await main(page);
    expect(text).toContain('The follow-up closed on Sunday 21 August 2011, 17:00 (Dhaka time)');
    expect(text).toContain('Sent a minute late');
    expect(text).toContain('Given in time');
    await page.getByRole('link', { name: 'To my page' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('The follow-up is closed');
    // What one agreed to can be taken back at any time; nothing else is taken any more.
    expect(await page.getByRole('main').getByRole('button').allInnerTexts()).toEqual(['Save my choice']);
    expect(stage.complaints).toEqual([]);
  });
});

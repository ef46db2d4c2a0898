import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Participant } from '../journey/participant.ts';
import { seededRandom } from '../journey/random.ts';
import { createWorkshop, followPersonalLink, openMail, type Stage, seatAt, startStage } from './stage.ts';

const HOUR_MS = 3_600_000;

/** One story; each test goes on where the one before it ended. */
describe('the desk', () => {
  let stage: Stage;
  let page: Page;
  const main = async (): Promise<string> => (await page.getByRole('main').textContent()) ?? '';
  const open = (name: string): Promise<void> =>
    page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  const press = async (name: string): Promise<void> => {
    await open('Clock');
    await page.getByRole('button', { name }).click();
  };
  const step = (name: string) =>
    page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });

  beforeAll(async () => {
    stage = await startStage();
    await createWorkshop(stage);
    page = await (await stage.newBrowser()).newPage();
    await page.goto('/_desk');
  });
  afterAll(() => stage?.stop());

  it('puts the clock forward by an hour and by a day', async () => {
    const before = stage.stack.clock.now();
    await press('+1 hour');
    expect(stage.stack.clock.now() - before).toBeGreaterThanOrEqual(HOUR_MS);
    await press('+1 day');
    expect(stage.stack.clock.now() - before).toBeGreaterThanOrEqual(25 * HOUR_MS);
    expect(stage.stack.clock.now() - before).toBeLessThan(26 * HOUR_MS);
    expect(await main()).toContain('Wed, 6 Jul 2011');
    expect(await main()).toContain('The next thing falls due at Sun, 10 Jul 2011, 03:00:00 UTC.');
  });

  it('goes to the next step, and shows whom it mailed and why', async () => {
    await open('Who was mailed');
    expect(await step('Invitation').textContent()).toContain('to come');
    await press('To the next step');
    expect(await main()).toContain('Sun, 10 Jul 2011, 03:00');
    await open('Who was mailed');
    expect(await step('Invitation').textContent()).toContain('65 mailed, 0 left alone');
    await step('Invitation').getByText('Mailed (65)').click();
    const { name } = seatAt(stage, 0);
    expect(await step('Invitation').getByRole('listitem').filter({ hasText: name }).textContent()).toContain(
      'owed feedback, swot',
    );
  });

  it('leaves alone whoever owes nothing', async () => {
    const seat = seatAt(stage, 0);
    const person = new Participant(stage.baseUrl, seat);
    const mail = stage.stack.inbox().find(({ to }) => to.includes(seat.address));
    await person.openLink({ text: mail?.text });
    await person.giveFeedback(seededRandom(1));
    await person.addSwotEntry('threat', 'Trust is lost in a day.');
    await press('To the next step');
    await open('Who was mailed');
    const reminder = step('Reminder (reminder-1)');
    expect(await reminder.textContent()).toContain('64 mailed, 1 left alone');
    await reminder.getByText('Left alone (1)').click();
    expect(await reminder.getByRole('listitem').filter({ hasText: 'owed nothing then' }).textContent()).toContain(
      seat.name,
    );
  });

  it('has an inbox in which everybody’s mails are found and lead on', async () => {
    const { address, name } = seatAt(stage, 1);
    await open('Inbox');
    expect(await main()).toContain('129 mails');
    await openMail(page, address, /^Reminder: your feedback/);
    expect(await main()).toContain(`Dear ${name},`);
    expect(await main()).toContain('List-Unsubscribe');
    const html = page.frameLocator('iframe');
    expect(await html.getByRole('link', { name: 'Give my feedback' }).getAttribute('href')).toContain('/l/open.');
    await followPersonalLink(page);
    expect(await page.getByRole('complementary').textContent()).toContain(name);
  });

  it('shows everyone’s link, and the state that each execution is in', async () => {
    await page.goto('/_desk/executions');
    expect(await page.getByRole('row', { name: /Sent.*succeeded.*Complete/ }).count()).toBe(2);
    await open('Personal links');
    await page.getByRole('link', { name: seatAt(stage, 2).name, exact: true }).click();
    expect(await page.getByRole('complementary').textContent()).toContain(seatAt(stage, 2).name);
    expect(stage.complaints).toEqual([]);
  });
});

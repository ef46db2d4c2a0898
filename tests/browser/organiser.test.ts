import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TAKEN_BACK_WITHIN_MS } from '../../shared/follow-up/acts.ts';
import { createWorkshop, MOMENTS, OFFICE, type Stage, seatAt, signIn, startStage } from './stage.ts';
import { byTelephone, manyAtOnce } from './tour.organiser.ts';

const HOUR = 3_600_000;

/** One story, with scripts switched off; each test goes on where the one before it ended. */
describe('an organiser without scripts', () => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await startStage();
    await createWorkshop(stage);
    await stage.desk.advance({ to: MOMENTS.invitation });
    page = await (await stage.newBrowser({ viewport: OFFICE, scripts: false })).newPage();
    await signIn(stage, page);
  });
  afterAll(() => stage?.stop());

  it('finds somebody, ticks, reads what would happen, reminds, and takes it back', async () => {
    await manyAtOnce(stage, page, async () => {});
    const before = stage.stack.inbox().length;
    await stage.desk.advance({ advance: 'PT1H' });
    expect(stage.stack.inbox().length).toBe(before);
  });

  it('notes a call, and gets a message with the link', async () => {
    await byTelephone(stage, page, async () => {});
    const text = await page.getByLabel('Message with the personal link').inputValue();
    expect(text).toMatch(/\/l\/open\.k1\.\S+/);
    const visitor = await (await stage.newBrowser()).newPage();
    await visitor.goto(/\S+\/l\/open\.\S+/.exec(text)?.[0] ?? '');
    expect(await visitor.locator('body').textContent()).toContain(seatAt(stage, 35).name);
  });

  it('reminds for good, and one mail goes out, after the while in which it can be taken back', async () => {
    const { address, name } = seatAt(stage, 36);
    await page.goto(`${stage.console}/participants?search=${encodeURIComponent(address)}`);
    await page.getByRole('checkbox', { name, exact: true }).check();
    await page.getByRole('button', { name: 'Remind now' }).click();
    await page.getByRole('button', { name: /^Remind now: 1/ }).click();
    await page.getByRole('status').waitFor();
    // The page that asked, once more: it says what was done, and has no button.
    await page.goBack();
    expect(await page.getByRole('button', { name: /^Remind now:/ }).count()).toBe(0);
    const before = stage.stack.inbox().filter(({ to }) => to.includes(address)).length;
    await stage.desk.advance({ advance: `PT${(TAKEN_BACK_WITHIN_MS + HOUR) / 60_000}M` });
    expect(stage.stack.inbox().filter(({ to }) => to.includes(address)).length).toBe(before + 1);
    await page.goto(`${stage.console}/participants?search=${encodeURIComponent(address)}`);
    await page.getByRole('link', { name, exact: true }).click();
    expect(await page.getByRole('main').textContent()).toContain('Reminder, sent by an organiser');
  });
});

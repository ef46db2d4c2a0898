import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSwotEntry } from './forms.ts';
import { arrive, createWorkshop, MOMENTS, OFFICE, PHONE, type Stage, signIn, startStage } from './stage.ts';

/** One story of several people; each test goes on where the one before it ended. */
describe('SWOT as a conversation', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage();
    await createWorkshop(stage);
    await stage.desk.advance({ to: MOMENTS.invitation });
  });
  afterAll(() => stage?.stop());

  async function open(number: number, how: Parameters<Stage['newBrowser']>[0] = {}): Promise<Page> {
    const page = await arrive(stage, number, how);
    await page.getByRole('link', { name: 'SWOT' }).click();
    return page;
  }
  const main = async (page: Page): Promise<string> => (await page.getByRole('main').textContent()) ?? '';
  const entry = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });
  const status = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text });

  it('given an own entry, then those of others come into sight, without names', async () => {
    const first = await open(0);
    await addSwotEntry(first, 'Threats', 'Power cuts stop every service.');
    await addSwotEntry(first, 'Strengths', 'A vision that everybody knows.');
    const second = await open(1);
    expect(await main(second)).toContain('as soon as you have added an entry of your own');
    expect(await main(second)).not.toContain('Power cuts');
    await addSwotEntry(second, 'Weaknesses', 'There is no electricity in the districts.');
    expect(await main(second)).toContain('Power cuts stop every service.');
    expect(await main(second)).not.toContain(stage.seats.filter((seat) => seat.papersPromised === 0)[0]?.name);
  });

  it.each([
    { number: 2, scripts: true, viewport: PHONE },
    { number: 3, scripts: false, viewport: OFFICE },
  ])('is endorsed and taken back (scripts: $scripts)', async ({ number, scripts, viewport }) => {
    const page = await open(number, { scripts, viewport });
    await addSwotEntry(page, 'Opportunities', `Mobile telephones ${number}`);
    expect(await main(page)).toContain('you can endorse them: 5 more');
    const powerCuts = entry(page, 'Power cuts');
    await powerCuts.getByRole('button', { name: /^Endorse/ }).click();
    await powerCuts.getByText('Endorsed', { exact: true }).waitFor();
    expect(await main(page)).toContain('4 more');
    await powerCuts.getByRole('button', { name: /^Take back/ }).click();
    await powerCuts.getByRole('button', { name: /^Endorse/ }).waitFor();
    expect(await main(page)).toContain('5 more');
    for (const text of ['Power cuts', 'no electricity']) {
      await entry(page, text)
        .getByRole('button', { name: /^Endorse/ })
        .click();
      await entry(page, text).getByText('Endorsed', { exact: true }).waitFor();
    }
    // Going back sends nothing again.
    await page.goBack();
    await page.goForward();
    expect(await main(page)).toContain('3 more');
  });

  it('given the connection is lost, then an entry is kept, and added once when it is back', async () => {
    const page = await open(4);
    await page.context().setOffline(true);
    await page.getByRole('radio', { name: /^Threats/ }).check();
    await page.getByLabel('Your entry').fill('Written in a tunnel');
    await status(page, /^Kept on this device/).waitFor();
    await page.getByRole('button', { name: 'Add this entry' }).click();
    await status(page, /^Not sent yet: there is no connection/).waitFor();
    await page.context().setOffline(false);
    await page.getByText('1 of at most 12').waitFor();
    expect(await page.locator('p.written').allTextContents()).toEqual(['Written in a tunnel']);
    expect(await page.getByLabel('Your entry').inputValue()).toBe('');
  });

  it('given half an entry, then it is in the form on another device', async () => {
    const phone = await open(5);
    await phone.getByLabel('Your entry').fill('Half a thought');
    await status(phone, /^Kept at/).waitFor();
    const office = await open(5, { viewport: OFFICE });
    expect(await office.getByLabel('Your entry').inputValue()).toBe('Half a thought');
  });

  it.each([{ scripts: false }, { scripts: true }])(
    'is merged by staff into a theme, beside the originals (scripts: $scripts)',
    async ({ scripts }) => {
      const page = await (await stage.newBrowser({ scripts, viewport: OFFICE })).newPage();
      await signIn(stage, page);
      await page.goto(`${stage.console}/swot`);
      await page.getByRole('checkbox', { name: /^Power cuts/ }).check();
      await page.getByRole('checkbox', { name: /no electricity/ }).check();
      await page.getByLabel('Wording of a new theme').fill('Electricity');
      await page.getByRole('button', { name: 'Merge', exact: true }).click();
      await page.getByRole('status').waitFor();
      const theme = page.locator('section[id^=t-]');
      expect(await theme.textContent()).toContain('weight 4');
      expect(await theme.textContent()).toContain('Power cuts stop every service.');
      await theme.getByText(/^Word it differently/).click();
      await theme.getByLabel('Wording').fill('Electricity that lasts');
      await theme.getByRole('button', { name: 'Save the wording' }).click();
      await page.getByRole('heading', { name: 'Electricity that lasts' }).waitFor();
      expect(await main(page)).toContain('Weight 4: written by 2 people, endorsed by 2 people');
      if (scripts) return;
      await theme.getByRole('button', { name: /^Dissolve the theme/ }).click();
      await page.getByText('No entries were merged yet.').waitFor();
    },
  );

  it('comes with its weight into the report', async () => {
    await stage.desk.advance({ to: MOMENTS.closed });
    const page = await (await stage.newBrowser({ viewport: OFFICE })).newPage();
    await signIn(stage, page);
    await page.goto(`${stage.console}/report/draft`);
    const row = page.getByRole('row').filter({ hasText: 'Electricity that lasts' });
    expect(await row.textContent()).toContain('There is no electricity in the districts.');
    expect(await row.getByRole('cell').allTextContents()).toEqual(['4', '2', '2']);
    expect(stage.complaints.filter((each) => !each.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  arrive,
  createWorkshop,
  followPersonalLink,
  MOMENTS,
  openMail,
  type Stage,
  seatAt,
  startStage,
} from './stage.ts';

/** An assistant has the links of two people in one browser. */
describe('two people in one browser, each in a tab of their own', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage();
    await createWorkshop(stage);
    await stage.desk.advance({ to: MOMENTS.invitation });
  });
  afterAll(() => stage?.stop());

  const best = (page: Page) => page.getByLabel('What was most valuable to you?');
  const acting = (page: Page) => page.getByRole('complementary').textContent();
  const homeOf = (page: Page): string => new URL(page.url()).pathname.replace(/(\/p\/[^/]+).*$/, '$1');
  /** What the browser keeps, by name; the server takes no draft here, so it stays. */
  const kept = (page: Page): Promise<string[]> => page.evaluate(() => Object.keys(localStorage).sort());

  async function bothOpen(one: number, two: number, scripts: boolean): Promise<[Page, Page]> {
    const first = await arrive(stage, one, { scripts });
    const second = await first.context().newPage();
    await openMail(second, seatAt(stage, two).address, /^Your feedback/);
    await followPersonalLink(second);
    await first.context().route('**/drafts/*', (route) => route.abort());
    for (const page of [first, second]) await page.getByRole('link', { name: 'Feedback', exact: true }).click();
    return [first, second];
  }

  it('with scripts: what is typed is kept apart, and “Not you?” of one forgets that one alone', async () => {
    const [first, second] = await bothOpen(30, 31, true);
    const [one, two] = [homeOf(first), homeOf(second)];
    await best(first).fill('Typed for the first');
    await best(second).fill('Typed for the second');
    expect(await kept(first)).toEqual([`draft ${one}/drafts/feedback`, `draft ${two}/drafts/feedback`].sort());
    await first.reload();
    expect(await best(first).inputValue()).toBe('Typed for the first');
    expect(await acting(first)).toContain(seatAt(stage, 30).name);
    expect(await acting(second)).toContain(seatAt(stage, 31).name);

    await first.getByRole('link', { name: 'Not you?' }).click();
    await first.getByRole('button', { name: 'Forget the link here' }).click();
    await first.getByRole('heading', { name: 'This browser has forgotten the link' }).waitFor();
    expect(await kept(first)).toEqual([`draft ${two}/drafts/feedback`]);
    expect((await first.goto(one))?.status()).toBe(401);
    await second.reload();
    expect(await best(second).inputValue()).toBe('Typed for the second');
    expect(await acting(second)).toContain(seatAt(stage, 31).name);
    await first.context().close();
  });

  it('without scripts: the same, and the link in the mail still opens the page', async () => {
    const [first, second] = await bothOpen(32, 33, false);
    const one = homeOf(first);
    await best(first).fill('Kept by the button');
    await first.getByRole('button', { name: 'Keep this for later' }).click();
    await first.getByRole('link', { name: 'Not you?' }).click();
    await first.getByRole('button', { name: 'Forget the link here' }).click();
    await first.getByRole('heading', { name: 'This browser has forgotten the link' }).waitFor();
    expect((await first.goto(one))?.status()).toBe(401);
    await second.reload();
    expect(await acting(second)).toContain(seatAt(stage, 33).name);
    expect(await best(second).inputValue()).toBe('');
    await openMail(first, seatAt(stage, 32).address, /^Your feedback/);
    await followPersonalLink(first);
    await first.getByRole('link', { name: 'Feedback', exact: true }).click();
    expect(await best(first).inputValue()).toBe('Kept by the button');
    await first.context().close();
  });

  it.each([true, false])(
    'the link is passed on, and its mail opens the page of the person it names: scripts %s',
    async (scripts) => {
      const number = scripts ? 34 : 35;
      const page = await arrive(stage, number, { scripts });
      await page.getByRole('link', { name: 'Not you?' }).click();
      await page.getByLabel(/^The e-mail address of/).fill(`moved-${number}@example.org`);
      await page.getByRole('button', { name: 'Send the link there' }).click();
      await page.getByRole('status').filter({ hasText: 'is on its way' }).waitFor();
      await stage.desk.advance({ advance: 'PT2M' });
      const right = await (await stage.newBrowser({ scripts })).newPage();
      await openMail(right, `moved-${number}@example.org`, /^Passed on to you/);
      await followPersonalLink(right);
      expect(await acting(right)).toContain(seatAt(stage, number).name);
      await page.context().close();
      await right.context().close();
    },
  );

  it.each([true, false])('the data come as a file, and all is erased: scripts %s', async (scripts) => {
    const number = scripts ? 36 : 37;
    const page = await arrive(stage, number, { scripts });
    await page.getByText('What happens with your answers').click();
    await page.getByRole('link', { name: 'See, download or erase your data' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download my data' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('my-data.json');
    await page.getByRole('link', { name: 'What erasing means' }).click();
    await page.getByLabel(/^I have read this/).check();
    await page.getByRole('button', { name: 'Erase everything' }).click();
    await page.getByRole('heading', { name: 'Everything was erased' }).waitFor();
    await stage.desk.advance({ advance: 'PT5M' });
    const { people, intents } = await stage.stack.people();
    expect(people.map(({ person }) => person.email)).not.toContain(seatAt(stage, number).address);
    expect(intents.map(({ to }) => to)).not.toContain(seatAt(stage, number).address);
    await page.context().close();
  });

  it('breaks neither its content security policy nor a script', () => {
    // The drafts are turned away on purpose.
    expect(stage.complaints.filter((each) => !each.includes('ERR_FAILED'))).toEqual([]);
  });
});

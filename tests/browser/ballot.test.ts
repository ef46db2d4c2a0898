import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillFeedback } from './forms.ts';
import { arrive, createWorkshop, MOMENTS, PHONE, type Stage, seatAt, startStage } from './stage.ts';

/** Anonymous feedback as a person gives it, on a phone whose connection comes and goes. */
describe('anonymous feedback', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage();
    await createWorkshop(stage, { feedback: { anonymous: true } });
    await stage.desk.advance({ to: MOMENTS.invitation });
  });
  afterAll(() => stage?.stop());

  /** Comes to the form by the mail, as somebody whom no other test plays. */
  async function open(number: number, how: Parameters<Stage['newBrowser']>[0] = {}): Promise<Page> {
    const page = await arrive(stage, number, { viewport: PHONE, ...how });
    await page.getByRole('link', { name: 'Feedback', exact: true }).click();
    return page;
  }
  const best = (page: Page) => page.getByLabel('What was most valuable to you?');
  const sending = (page: Page) => page.getByRole('button', { name: 'Send it anonymously' });
  const arrived = (page: Page) => page.getByText('Your feedback has arrived.').waitFor();
  const status = (page: Page, text: RegExp | string) => page.getByRole('status').filter({ hasText: text });
  const main = (page: Page) => page.getByRole('main').innerText();

  /** What is in the ballot box, a text per ballot. */
  async function ballots(): Promise<string[]> {
    const { table, blueprint } = stage.stack;
    const TableName = blueprint.tables.map((each) => each.TableName).find((name) => name.includes('Ballots'));
    if (!table || TableName === undefined) throw new Error('There is no table of ballots.');
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName, ConsistentRead: true }));
    return Items.filter(({ pk }) => pk?.S?.startsWith('BALLOTS#')).map((item) => JSON.stringify(item));
  }
  const withText = async (text: string): Promise<number> =>
    (await ballots()).filter((ballot) => ballot.includes(text)).length;
  const served = async (number: number): Promise<boolean> => {
    const { people } = await stage.stack.people();
    return people.some(({ person }) => person.email === seatAt(stage, number).address && person.served !== undefined);
  };
  /** Not the look at the answers before. */
  const isCast = (request: Request): boolean => request.method() === 'POST' && 'token' in request.postDataJSON();

  it('says first what is promised, takes it, and nothing that is sent to the box names the person', async () => {
    const text = 'Said by nobody in particular.';
    const page = await open(1);
    const promises = await main(page);
    expect(promises.indexOf('nothing that is stored says which answers are yours')).toBeLessThan(
      promises.indexOf('How useful was each session'),
    );
    expect(promises).toContain('it cannot be changed or taken back');
    expect(promises).toContain('kept on this device only');
    const sent: { url: string; headers: Record<string, string>; body: string }[] = [];
    page.context().on('request', async (request) => {
      sent.push({ url: request.url(), headers: await request.allHeaders(), body: request.postData() ?? '' });
    });
    await fillFeedback(page, 4, text);
    await sending(page).click();
    await arrived(page);

    const box = sent.filter(({ url }) => new URL(url).pathname.startsWith('/ballots/'));
    const [personal] = /[^/]+$/.exec(new URL(page.url()).pathname.replace('/feedback/received', '')) ?? [''];
    expect(box.length).toBeGreaterThan(1);
    for (const { url, headers, body } of box) {
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
      expect(`${url} ${body}`).not.toContain(personal);
    }
    // And what is sent with the person's cookie holds no answer.
    const others = sent.filter(({ url }) => !new URL(url).pathname.startsWith('/ballots/'));
    expect(others.find(({ url }) => url.endsWith('/ballot'))?.headers.cookie).toContain('afterword');
    expect(others.filter(({ body }) => body.includes('particular'))).toEqual([]);
    expect([await served(1), await withText(text)]).toEqual([true, 1]);

    await page.goBack();
    await page.getByText('Thank you, you took part.').waitFor();
    expect(await best(page).isVisible()).toBe(false);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('particular');
  });

  it('keeps what is typed on this device, and sends none of it', async () => {
    const page = await open(2);
    const posts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') posts.push(request.url());
    });
    await best(page).fill('Half a thought');
    await status(page, 'Kept on this device').waitFor();
    await page.reload();
    expect(await best(page).inputValue()).toBe('Half a thought');
    expect(posts).toEqual([]);
    const elsewhere = await open(2);
    expect(await best(elsewhere).inputValue()).toBe('');
  });

  it('given the reply of the issuer is lost, when the connection is back, then the same ballot goes on', async () => {
    const page = await open(3);
    const asked: string[] = [];
    await page.route('**/ballot', async (route) => {
      const { blinded } = route.request().postDataJSON() as { blinded?: string };
      if (blinded !== undefined) asked.push(blinded);
      if (blinded === undefined || asked.length > 1) return route.continue();
      // The server signs; the phone never hears of it.
      await route.fetch();
      await route.abort('connectionreset');
    });
    await fillFeedback(page, 5, 'Lost on the way back');
    await sending(page).click();
    await status(page, 'Not sent yet: there is no connection').waitFor();
    expect([await served(3), await withText('Lost on the way back')]).toEqual([true, 0]);
    await arrived(page);
    expect(new Set(asked).size).toBe(1);
    expect(asked.length).toBe(2);
    expect(await withText('Lost on the way back')).toBe(1);
  });

  it('given the page is closed between issue and cast, when it is opened again, then it can still be sent', async () => {
    const page = await open(4);
    const address = page.url();
    await page.route('**/ballots/*', (route) =>
      isCast(route.request()) ? route.abort('connectionreset') : route.continue(),
    );
    await fillFeedback(page, 3, 'Between issue and cast');
    await sending(page).click();
    await status(page, 'Not sent yet: there is no connection').waitFor();
    expect(await served(4)).toBe(true);
    await page.close();
    const again = await page.context().newPage();
    await again.goto(address);
    expect(await main(again)).toContain('Your feedback is not sent yet.');
    expect(await best(again).inputValue()).toBe('Between issue and cast');
    await sending(again).click();
    await arrived(again);
    expect(await withText('Between issue and cast')).toBe(1);
  });

  it('given the reply of the box is lost, then the ballot counts once', async () => {
    const page = await open(5);
    let casts = 0;
    await page.route('**/ballots/*', async (route) => {
      if (!isCast(route.request()) || casts > 0) return route.continue();
      casts += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await fillFeedback(page, 2, 'Counted once');
    await sending(page).dblclick();
    await status(page, 'Not sent yet: there is no connection').waitFor();
    expect(await withText('Counted once')).toBe(1);
    await arrived(page);
    expect(await withText('Counted once')).toBe(1);
  });

  it('given no connection at all, then it says so, and sends when it is back', async () => {
    const page = await open(6);
    await sending(page).isEnabled();
    await page.context().setOffline(true);
    await fillFeedback(page, 4, 'From a tunnel');
    await sending(page).click();
    await status(page, 'Not sent yet: there is no connection').waitFor();
    await page.context().setOffline(false);
    await arrived(page);
    expect(await withText('From a tunnel')).toBe(1);
  });

  it('given the script does not come, then one can write, and send once it is there', async () => {
    const page = await arrive(stage, 7, { viewport: PHONE });
    const come = Promise.withResolvers<void>();
    let tries = 0;
    await page.route('**/scripts/*', async (route) => {
      tries += 1;
      if (tries === 1) return route.abort('connectionreset');
      await come.promise;
      return route.continue();
    });
    await page.getByRole('link', { name: 'Feedback', exact: true }).click();
    await best(page).fill('Written before');
    expect(await sending(page).isDisabled()).toBe(true);
    await status(page, 'Sending is possible in a moment').waitFor();
    come.resolve();
    await page.locator('form[data-ballot] button[type=submit]:enabled').waitFor();
    await fillFeedback(page, 4, 'Written before');
    await sending(page).click();
    await arrived(page);
    expect(tries).toBe(2);
  });

  it('given another device was served, then it says that there is one ballot for each person', async () => {
    const first = await open(8);
    const second = await open(8);
    await fillFeedback(first, 4, 'From the phone');
    await fillFeedback(second, 4, 'From the office');
    await sending(first).click();
    await arrived(first);
    await sending(second).click();
    await second.getByRole('alert').filter({ hasText: 'there is one for each person' }).waitFor();
    expect([await withText('From the phone'), await withText('From the office')]).toEqual([1, 0]);
    expect(await best(second).inputValue()).toBe('From the office');
  });

  it('given an answer is missing, then it is named, a link leads there, and no ballot is handed out yet', async () => {
    const page = await open(9);
    await best(page).fill('Without a rating');
    await page.locator('form[data-ballot]').evaluate((form: HTMLFormElement) => {
      form.noValidate = true;
    });
    await sending(page).click();
    const alert = page.getByRole('alert').filter({ hasText: 'Nothing was sent yet' });
    await alert.getByRole('link').first().waitFor();
    expect([await served(9), await withText('Without a rating')]).toEqual([false, 0]);
    await fillFeedback(page, 4, 'With a rating');
    await sending(page).click();
    await arrived(page);
  });

  it('given no scripts, then it says so before anything can be typed, and what to do', async () => {
    const page = await open(10, { scripts: false });
    const said = await main(page);
    expect(said).toContain('This form needs JavaScript');
    expect(said).toContain('in another browser or on a phone');
    expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0);
    expect(await page.getByRole('main').getByRole('radio').count()).toBe(0);
    await page.getByRole('button', { name: /^I have nothing to add/ }).click();
    expect(await main(page)).toContain('You have nothing to add to');
  });

  it('breaks neither its content security policy nor a script', () => {
    // Lost connections, and the second ballot that a test asked for, are no complaints.
    const expected = /ERR_(INTERNET_DISCONNECTED|CONNECTION_RESET)|status of 409/;
    expect(stage.complaints.filter((each) => !expected.test(each))).toEqual([]);
  });
});

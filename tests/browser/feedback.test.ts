import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillFeedback } from './forms.ts';
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

const TEXT = 'What was typed on a train, between two stations.';

describe('nothing that is typed into the feedback form is lost', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage();
    await createWorkshop(stage);
    await stage.desk.advance({ to: MOMENTS.invitation });
  });
  afterAll(() => stage?.stop());

  /** Comes to the form by the mail, as somebody whom no other test plays. */
  async function open(number: number, how: Parameters<Stage['newBrowser']>[0] = {}): Promise<Page> {
    const page = await arrive(stage, number, how);
    await page.getByRole('link', { name: 'Feedback', exact: true }).click();
    return page;
  }
  const best = (page: Page) => page.getByLabel('What was most valuable to you?');
  const status = (page: Page, text: RegExp | string) => page.getByRole('status').filter({ hasText: text });

  it('given it was typed on a phone, when it is opened in the office, then it goes on from there', async () => {
    const phone = await open(10, { viewport: PHONE });
    await best(phone).fill(TEXT);
    await status(phone, /^Kept at/).waitFor();
    const office = await open(10, { viewport: OFFICE });
    expect(await best(office).inputValue()).toBe(TEXT);
    expect(await office.getByRole('main').textContent()).toContain('Not sent yet. What you typed was kept');
  });

  it('given no scripts, when the button keeps it, then it is there again', async () => {
    const page = await open(11, { scripts: false });
    await best(page).fill(TEXT);
    await page.getByRole('button', { name: 'Keep this for later' }).click();
    expect(await best(page).inputValue()).toBe(TEXT);
    await page.getByRole('button', { name: 'Discard it' }).click();
    expect(await best(page).inputValue()).toBe('');
  });

  it('given the connection is lost in mid-form, then it says so, and sends once when it is back', async () => {
    const page = await open(12);
    const posts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/feedback')) posts.push(request.url());
    });
    await page.context().setOffline(true);
    await fillFeedback(page, 4, TEXT);
    await status(page, /^Kept on this device/).waitFor();
    await page.getByRole('button', { name: 'Send the feedback' }).click();
    await status(page, /^Not sent yet: there is no connection/).waitFor();
    expect(await best(page).inputValue()).toBe(TEXT);
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: 'Thank you for your feedback' }).waitFor();
    expect(await page.getByRole('main').textContent()).toContain(TEXT);
    await page.getByRole('link', { name: 'Change my answers' }).click();
    expect(await page.getByRole('main').textContent()).not.toContain('Not sent yet. What');
  });

  it('given the page was closed without a connection, when it is opened again on this device, then it is back', async () => {
    const page = await open(13);
    const address = page.url();
    await page.context().setOffline(true);
    await best(page).fill(TEXT);
    await status(page, /^Kept on this device/).waitFor();
    await page.close();
    await page.context().setOffline(false);
    const again = await page.context().newPage();
    await again.goto(address);
    expect(await best(again).inputValue()).toBe(TEXT);
  });

  it('given a browser that keeps nothing for pages, then the server keeps it, and it is sent', async () => {
    const context = await stage.newBrowser();
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        },
      });
    });
    const page = await context.newPage();
    await openMail(page, seatAt(stage, 18).address, /^Your feedback/);
    await followPersonalLink(page);
    await fillFeedback(page, 4, TEXT);
    await status(page, /^Kept at/).waitFor();
    await page.reload();
    expect(await best(page).inputValue()).toBe(TEXT);
    await page.getByRole('button', { name: 'Send the feedback' }).click();
    await page.getByRole('heading', { name: 'Thank you for your feedback' }).waitFor();
  });

  it('given the server has what this device kept, then this device keeps it no longer', async () => {
    const page = await open(19);
    const kept = () => page.evaluate(() => Object.entries(localStorage));
    await page.context().setOffline(true);
    await best(page).fill(TEXT);
    await status(page, /^Kept on this device/).waitFor();
    const copy = await kept();
    expect(copy).toHaveLength(1);
    await page.context().setOffline(false);
    await status(page, /^Kept at/).waitFor();
    expect(await kept()).toEqual([]);
    // As after a reply that was lost: the server has it, and the copy is still here.
    await page.evaluate(([[name, value] = ['', '']]) => localStorage.setItem(name, value), copy);
    await page.reload();
    expect(await best(page).inputValue()).toBe(TEXT);
    expect(await kept()).toEqual([]);
  });

  it('given the button is pressed twice, or one goes back, then there is one submission', async () => {
    const page = await open(14);
    await fillFeedback(page, 5, TEXT);
    const received: string[] = [];
    page.on('response', (response) => {
      if (response.request().method() === 'POST' && response.url().endsWith('/feedback')) received.push(response.url());
    });
    await page.getByRole('button', { name: 'Send the feedback' }).dblclick();
    await page.getByRole('heading', { name: 'Thank you for your feedback' }).waitFor();
    const sent = received.length;
    await page.goBack();
    expect(await best(page).inputValue()).toBe(TEXT);
    expect([sent, received.length]).toEqual([1, 1]);
  });

  it('given another tab sent other answers, then both are kept until one is chosen', async () => {
    const first = await open(15);
    const second = await first.context().newPage();
    await second.goto(first.url());
    await fillFeedback(first, 5, 'From the first tab');
    await fillFeedback(second, 1, 'From the second tab');
    await first.getByRole('button', { name: 'Send the feedback' }).click();
    await first.getByRole('heading', { name: 'Thank you for your feedback' }).waitFor();
    await second.getByRole('button', { name: 'Send the feedback' }).click();
    await second.getByRole('button', { name: 'Send this instead' }).waitFor();
    expect(await best(second).inputValue()).toBe('From the second tab');
    await first.reload();
    expect(await first.getByRole('main').textContent()).toContain('From the first tab');
    await second.getByRole('button', { name: 'Send this instead' }).click();
    await second.getByRole('heading', { name: 'Thank you for your feedback' }).waitFor();
    expect(await second.getByRole('main').textContent()).toContain('From the second tab');
  });

  it('asks for details only of whoever chose something, and without scripts says when', async () => {
    const page = await open(16);
    const details = page.getByLabel(/^What will you do first/);
    expect(await details.isVisible()).toBe(false);
    await page.getByLabel('In my own daily work').check();
    expect(await details.isVisible()).toBe(true);
    const plain = await open(17, { scripts: false });
    expect(await plain.getByRole('main').textContent()).toContain('Only if your answer to “Where do you intend');
  });

  it('breaks neither its content security policy nor a script', () => {
    // Without a connection a browser says of each request that it failed.
    expect(stage.complaints.filter((each) => !each.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
});

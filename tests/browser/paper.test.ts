import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  governmentWebsitesPaper,
  revisedGovernmentWebsitesPaper,
} from '../../infra/local/seed-data/discussion-papers.ts';
import { chooseFile, decide, describePaper, handIn } from './forms.ts';
import {
  author,
  createWorkshop,
  enterPassword,
  followPersonalLink,
  MOMENTS,
  openMail,
  type Stage,
  startStage,
} from './stage.ts';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const bytesOf = async (download: Download): Promise<Buffer> => readFileSync(await download.path());

/** One story; each test goes on where the one before it ended. */
describe('a discussion paper, from its author to the public', () => {
  let stage: Stage;
  let writer: Page;
  let organiser: Page;
  const main = async (page: Page): Promise<string> => (await page.getByRole('main').textContent()) ?? '';

  beforeAll(async () => {
    stage = await startStage();
    await createWorkshop(stage);
    await stage.desk.advance({ to: MOMENTS.invitation });
    writer = await (await stage.newBrowser({ scripts: false })).newPage();
    organiser = await (await stage.newBrowser({ viewport: { width: 1280, height: 900 } })).newPage();
  });
  afterAll(() => stage?.stop());

  it('is described first, by an author without scripts; a file that is no PDF costs nothing of it', async () => {
    const { title } = await governmentWebsitesPaper();
    await openMail(writer, author(stage).address, /^Your feedback/);
    await followPersonalLink(writer);
    await writer.getByRole('link', { name: 'Papers' }).click();
    await writer.getByRole('link', { name: 'Send a paper' }).click();
    expect(await writer.getByLabel('Name', { exact: true }).inputValue()).toBe('Deputy Secretary 03');
    await describePaper(writer);
    await chooseFile(writer, 'paper.pdf', Buffer.from('Just a note that calls itself a PDF.'));
    await handIn(writer);
    expect(await writer.getByRole('alert').textContent()).toContain('This is neither a PDF nor a Word document');
    expect(await writer.getByRole('heading', { level: 1 }).textContent()).toBe(title);
    expect(await main(writer)).toContain('Ministries and districts publish forms');
  });

  it('goes through the plain form to the bucket, and is handed in', async () => {
    const { fileName, bytes } = await governmentWebsitesPaper();
    await chooseFile(writer, fileName, bytes);
    expect(await main(writer)).toContain('it is not handed in yet');
    await handIn(writer);
    expect(await main(writer)).toContain('Received, ');
    expect(await main(writer)).toContain(sha256(bytes));
    await stage.desk.advance({ advance: 'PT1H' });
    await writer.reload();
    expect(await main(writer)).toContain('Under review');
  });

  it('is read by an organiser, whom a mail led to it, and sent back with a reason', async () => {
    const { bytes } = await governmentWebsitesPaper();
    await openMail(organiser, 'organiser@example.org', /^To review/);
    await organiser.getByRole('link', { name: /\/staff\// }).click();
    await enterPassword(stage, organiser, 'organiser');
    const [download] = await Promise.all([
      organiser.waitForEvent('download'),
      organiser.getByRole('link', { name: /^Download/ }).click(),
    ]);
    expect(sha256(await bytesOf(download))).toBe(sha256(bytes));
    expect(download.suggestedFilename()).toBe('government-websites.pdf');

    await decide(organiser, /^Request a revision/, 'Please say how many sites <b>you</b> looked at.\nAnd when.');
    expect(await main(organiser)).toContain('by organiser@example.org');
    expect(await organiser.getByRole('button', { name: 'Decide and tell the author' }).count()).toBe(0);
    await stage.desk.advance({ advance: 'PT1H' });
  });

  it('shows its author the reason, and takes a revision', async () => {
    const { fileName, bytes } = await revisedGovernmentWebsitesPaper();
    await openMail(writer, author(stage).address, /^Please revise/);
    await followPersonalLink(writer);
    expect(await main(writer)).toContain('Please say how many sites <b>you</b> looked at.');
    expect(await writer.getByRole('heading', { name: 'Send the revised version' }).count()).toBe(1);
    await chooseFile(writer, fileName, bytes);
    await handIn(writer);
    expect(await main(writer)).toContain('version 2');
    await stage.desk.advance({ advance: 'PT1H' });
  });

  it('is approved, and everybody reads the very file that was sent', async () => {
    const { title, bytes } = await revisedGovernmentWebsitesPaper();
    await openMail(organiser, 'organiser@example.org', /^To review: .*version 2/);
    await organiser.getByRole('link', { name: /\/staff\// }).click();
    await decide(organiser, /^Approve/, 'Thank you: this answers the question.');
    await stage.desk.advance({ advance: 'PT1H' });

    await openMail(writer, author(stage).address, /^Approved and published/);
    expect(await main(writer)).toContain(sha256(bytes));
    await followPersonalLink(writer);
    const address = await writer.getByRole('link', { name: 'Open its public page' }).getAttribute('href');
    const stranger = await (await stage.newBrowser()).newPage();
    await stranger.goto(address ?? '');
    expect(await stranger.getByRole('heading', { level: 1 }).textContent()).toBe(title);
    expect(await main(stranger)).toContain(sha256(bytes));
    const [download] = await Promise.all([
      stranger.waitForEvent('download'),
      stranger.getByRole('link', { name: 'Download the paper' }).click(),
    ]);
    expect(sha256(await bytesOf(download))).toBe(sha256(bytes));
    expect(stage.complaints).toEqual([]);
  });

  it('is harvested over OAI-PMH, as a real parser of XML reads it', async () => {
    const { title } = await revisedGovernmentWebsitesPaper();
    const reader = await (await stage.newBrowser()).newPage();
    await reader.goto(stage.baseUrl);
    const read = await reader.evaluate(async () => {
      const answer = await fetch('/oai?verb=ListRecords&metadataPrefix=oai_dc');
      const read = new DOMParser().parseFromString(await answer.text(), 'text/xml');
      const texts = (name: string) => [...read.getElementsByTagNameNS('*', name)].map((found) => found.textContent);
      return {
        type: answer.headers.get('content-type'),
        root: [read.documentElement.namespaceURI, read.documentElement.localName],
        broken: texts('parsererror'),
        titles: texts('title'),
        identifiers: texts('identifier'),
      };
    });
    expect(read).toMatchObject({
      type: 'text/xml; charset=utf-8',
      root: ['http://www.openarchives.org/OAI/2.0/', 'OAI-PMH'],
      broken: [],
      titles: [title],
    });
    const [identifier = '', page = ''] = read.identifiers;
    expect(identifier).toMatch(/^oai:localhost:dhaka-2011\/[\w-]+$/);
    expect((await fetch(page ?? '')).status).toBe(200);
  });
});

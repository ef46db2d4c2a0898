import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PaperItem } from '../../shared/papers/paper.store.ts';
import { keys } from '../../shared/store/keys.ts';
import { Table } from '../../shared/store/table.store.ts';
import { aPdf } from '../support/files.ts';
import { aPaper, aVersion } from '../support/fixtures.ts';
import { createWorkshop, type Stage, startStage } from './stage.ts';
import { compare, unreadable } from './tour.publication.ts';

/** Whoever has a file learns on the public page whether it is the published one. */
describe('is this the published file?', () => {
  const bytes = aPdf('Published');
  let stage: Stage;
  let address: string;
  let page: Page;
  let asked: string[];
  const status = () => page.getByRole('status');

  beforeAll(async () => {
    stage = await startStage();
    await createWorkshop(stage);
    address = await publishedStraightInTheTable();
    page = await (await stage.newBrowser()).newPage();
    await page.goto(address);
    asked = [];
    page.on('request', (request) => asked.push(request.url()));
  });
  afterAll(() => stage?.stop());

  async function publishedStraightInTheTable(): Promise<string> {
    if (!stage.stack.table) throw new Error('There is no table.');
    const table = new Table(stage.stack.table.name, stage.stack.table.client);
    const workshopId = stage.seed.workshop.id;
    const version = aVersion(1, 1);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const paper = aPaper({
      workshopId,
      state: 'published',
      versions: [{ ...version, file: { ...version.file, sha256, bytes: bytes.length } }],
      publishedAt: '2011-07-31T20:00:00Z',
    });
    await table.insert(PaperItem, keys.paper(workshopId, paper.personId, paper.id), paper);
    return `/papers/${workshopId}/${paper.id}/proof`;
  }

  it('given the very file under any name, then yes', async () => {
    await compare(page, '$& {name} \u202efdp.exe', bytes);
    await status().getByText(/^Yes/).waitFor();
    expect(await status().textContent()).toContain('$& {name} \u202efdp.exe\u2069” is the approved and published file');
  });

  it.each([
    ['a file with another character', Buffer.from(bytes).fill('X', 20, 21)],
    ['the file with something behind it', Buffer.concat([bytes, Buffer.from(' ')])],
    ['the beginning of the file', bytes.subarray(0, -1)],
    ['nothing', Buffer.alloc(0)],
  ])('given %s, then no', async (_, other) => {
    await compare(page, 'paper.pdf', bytes);
    await status().getByText(/^Yes/).waitFor();
    await compare(page, 'paper.pdf', other);
    await status().getByText(/^No/).waitFor();
    expect(await status().textContent()).toContain('is not the published file');
  });

  it('given a file dropped beside the field, then it is compared too, and the page stays', async () => {
    await drop([...bytes]);
    await status()
      .getByText(/^Yes. “\u2068dropped.pdf/)
      .waitFor();
    await drop([1, 2, 3]);
    await status()
      .getByText(/^No. “\u2068dropped.pdf/)
      .waitFor();
  });

  const drop = (content: number[]): Promise<void> =>
    page.getByRole('heading', { level: 1 }).evaluate((heading, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(content)], 'dropped.pdf'));
      for (const type of ['dragover', 'drop']) {
        const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer });
        heading.dispatchEvent(event);
        if (!event.defaultPrevented) throw new Error('The browser would open the file.');
      }
    }, content);

  it('given the keyboard alone, then the field is reached, and opens the choice of a file', async () => {
    await page.reload();
    const field = page.getByLabel('The file that you have');
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Tab');
      if (await field.evaluate((element) => element === document.activeElement)) break;
    }
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
    await chooser.setFiles({ name: 'paper.pdf', mimeType: 'application/pdf', buffer: bytes });
    await status().getByText(/^Yes/).waitFor();
  });

  it('given a file that cannot be read, then neither yes nor no', async () => {
    await unreadable(page);
    await compare(page, 'folder', bytes);
    await status()
      .getByText(/could not be read/)
      .waitFor();
    expect(await status().textContent()).not.toMatch(/\b(?:Yes|No)\b/);
  });

  it('sends nothing of it to anybody', () => {
    // The page itself, when it was loaded again.
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([`${stage.baseUrl}${address}`]);
    expect(stage.complaints).toEqual([]);
  });

  it('given no scripts, then it says how it is done by hand, and offers no field', async () => {
    const plain = await (await stage.newBrowser({ scripts: false })).newPage();
    await plain.goto(address);
    expect(await plain.getByLabel('The file that you have').isVisible()).toBe(false);
    for (const way of [/^sha256sum /, /^certutil -hashfile /, /^Get-FileHash /]) {
      expect(await plain.getByText(way).isVisible()).toBe(true);
    }
  });
});

import type { Page } from 'playwright-core';
import type { Look } from './tour.ts';

/** From the page of a published paper to its proof and back: the very file, another one, and one that nobody can read. */
export async function isItThePublishedFile(page: Page, look: Look, published: Buffer): Promise<void> {
  await page.getByRole('link', { name: 'Check whether a file is this paper' }).click();
  await look('public-paper-proof', page);
  await compare(page, 'government-websites-final.pdf', published);
  await page.getByText(/^Yes/).waitFor();
  await look('public-paper-proof-same', page);
  await compare(page, 'government-websites-final (2).pdf', Buffer.concat([published, Buffer.from('\n')]));
  await page.getByText(/^No/).waitFor();
  await look('public-paper-proof-other', page);
  await unreadable(page);
  await compare(page, 'papers', published);
  await page.getByText(/could not be read/).waitFor();
  await look('public-paper-proof-unread', page);
  await page.getByRole('link', { name: 'Back to the paper' }).click();
}

export const compare = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page.getByLabel('The file that you have').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

/** As it is with a folder, and with a file that was moved after it had been chosen. */
export const unreadable = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('It is not there.', 'NotFoundError'));
  });

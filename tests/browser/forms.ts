import type { Locator, Page } from 'playwright-core';
import { governmentWebsitesPaper } from '../../infra/local/seed-data/discussion-papers.ts';

/** The product's forms as a person fills them in: by their labels. */

/** Each question of the page that is answered by one of several radio buttons, each line of a matrix by itself. */
export const askedByRadios = (page: Page): Promise<Locator[]> =>
  page
    .getByRole('group')
    .and(page.locator(':not(:has(fieldset))'))
    .filter({ has: page.getByRole('radio') })
    .all();

/** The feedback form with every required answer; `rating` is chosen wherever a number from 1 to 5 is asked for. */
export async function fillFeedback(page: Page, rating: number, best: string): Promise<void> {
  for (const question of await askedByRadios(page)) {
    const row = question.getByRole('radio', { name: new RegExp(`^${rating}\\b`) });
    if ((await row.count()) === 1) await row.check();
  }
  await page.getByLabel('What was most valuable to you?').fill(best);
}

export async function addSwotEntry(page: Page, quadrant: string, text: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${quadrant}`) }).check();
  await page.getByLabel('Your entry').fill(text);
  await page.getByRole('button', { name: 'Add this entry' }).click();
  // The page's script sends it, and then comes the page that shows it.
  await page.locator('p.written').filter({ hasText: text }).first().waitFor();
}

/** The first of a paper's three steps, up to the page that asks for the file. */
export async function describePaper(page: Page): Promise<void> {
  const { title, abstract, keywords } = await governmentWebsitesPaper();
  await page.getByLabel('Title of the paper').fill(title);
  await page.getByLabel('Abstract').fill(abstract);
  await page.getByLabel('Keywords').fill(keywords.join(', '));
  await page.getByRole('radio', { name: /^CC BY 4\.0/ }).check();
  await page.getByRole('button', { name: 'Save and choose the file' }).click();
  await page.getByRole('heading', { name: /choose the file$/ }).waitFor();
}

/** The second step: a file straight to the bucket. */
export async function chooseFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.getByLabel(/^Your paper/).setInputFiles({ name, mimeType: 'application/pdf', buffer: bytes });
  await page.getByRole('button', { name: 'Send the file' }).click();
  await page.getByRole('heading', { name: /^One more step/ }).waitFor();
}

/** The third step, on the page that says what arrived. */
export async function handIn(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /I have the right/ }).check();
  await page.getByRole('button', { name: 'Submit this paper' }).click();
}

export async function decide(page: Page, verdict: RegExp, reason: string): Promise<void> {
  await page.getByRole('radio', { name: verdict }).check();
  await page.getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: 'Decide and tell the author' }).click();
}

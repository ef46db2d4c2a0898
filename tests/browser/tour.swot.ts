import type { Page } from 'playwright-core';
import { addSwotEntry } from './forms.ts';
import { arrive, OFFICE, type Stage, signIn } from './stage.ts';
import type { Look } from './tour.ts';

/** SWOT as a conversation: what participants see and endorse of each other, and what staff make of it. */

/** While the forms are open, with entries of a dozen people, one of whom reads Bangla. */
export async function eachOthersSwot(stage: Stage, look: Look): Promise<void> {
  const page = await arrive(stage, 21);
  await page.getByRole('link', { name: 'SWOT' }).click();
  await look('participant-swot-others-later', page);
  await addSwotEntry(page, 'Opportunities', 'Young people who learn fast.');
  await look('participant-swot-others', page);
  const further = await page.context().newPage();
  await further.goto(page.url());
  await endorseOne(page);
  await look('participant-swot-endorsed', page);
  for (let given = 1; given < 5; given += 1) await endorseOne(page);
  await page.getByText('You have used all your endorsements.').waitFor();
  await look('participant-swot-all-endorsed', page);
  await further
    .getByRole('button', { name: /^Endorse\b/ })
    .last()
    .click();
  await further.getByRole('alert').waitFor();
  await look('participant-swot-not-endorsed', further);
  await page.context().close();
  await withoutScripts(stage, look);
  await endorsingInBangla(stage, look);
}

async function endorseOne(page: Page): Promise<void> {
  const given = page.getByRole('button', { name: /^Take back/ });
  const before = await given.count();
  await page
    .getByRole('button', { name: /^Endorse\b/ })
    .first()
    .click();
  await given.nth(before).waitFor();
}

async function withoutScripts(stage: Stage, look: Look): Promise<void> {
  const page = await arrive(stage, 22, { scripts: false });
  await page.getByRole('link', { name: 'SWOT' }).click();
  await page.getByLabel('Your entry').fill('Half a thought');
  await page.getByRole('button', { name: 'Keep this for later' }).click();
  // axe is a script, so whoever has none is looked at by eye and by the validator of another page.
  await page.getByRole('button', { name: 'Discard it' }).waitFor();
  const address = page.url();
  const cookies = await page.context().cookies();
  await page.context().close();
  const withScripts = await stage.newBrowser();
  await withScripts.addCookies(cookies);
  const again = await withScripts.newPage();
  await again.goto(address);
  await look('participant-swot-kept', again);
  await withScripts.close();
}

async function endorsingInBangla(stage: Stage, look: Look): Promise<void> {
  // The reader of tour.languages.ts.
  const page = await arrive(stage, 20);
  await page.getByRole('link', { name: 'SWOT' }).click();
  await page
    .getByRole('button', { name: /^সমর্থন করুন/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: /^সমর্থন ফিরিয়ে নিন/ })
    .first()
    .waitFor();
  await look('participant-swot-endorsed-bangla', page);
  await page
    .getByRole('link', { name: /^পরিবর্তন বা প্রত্যাহার/ })
    .first()
    .click();
  await look('participant-swot-entry-bangla', page);
  await page.context().close();
}

/** Two themes, one of entries that say the same, and what is refused on the way. */
export async function swotThemes(stage: Stage, page: Page, look: Look): Promise<void> {
  await page.goto(`${stage.console}/swot`);
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await look('staff-swot-merge-error', page);
  await tick(page, /Neighbouring ministries/);
  await tick(page, /Digital signatures have a law/);
  await page.getByLabel('Wording of a new theme').fill('Ministries cannot rely on each other’s data.');
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByRole('status').waitFor();
  await look('staff-swot-merged', page);
  await page.getByText(/^Word it differently/).click();
  await page.getByLabel('Wording', { exact: true }).fill('x'.repeat(300));
  await page.getByLabel('Wording', { exact: true }).evaluate((field: HTMLTextAreaElement) => {
    field.removeAttribute('maxlength');
    field.value = 'x'.repeat(301);
  });
  await page.getByRole('button', { name: 'Save the wording' }).click();
  await page.getByRole('alert').waitFor();
  await look('staff-swot-wording-error', page);
  await page.getByLabel('Wording', { exact: true }).fill('Ministries cannot yet rely on each other’s data.');
  await page.getByRole('button', { name: 'Save the wording' }).click();
  await page.getByRole('status').waitFor();
  await look('staff-swot-reworded', page);
  await page.getByLabel(/How many of the others’ entries/).fill('many');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await page.getByRole('alert').waitFor();
  await look('staff-swot-settings-error', page);
  const reviewer = await (await stage.newBrowser({ viewport: OFFICE })).newPage();
  await signIn(stage, reviewer, 'reviewer');
  await reviewer.goto(`${stage.console}/swot`);
  await look('staff-swot-reviewer', reviewer);
  await reviewer.context().close();
}

/** Ticks every entry whose text is this. */
async function tick(page: Page, text: RegExp): Promise<void> {
  for (const box of await page.getByRole('checkbox', { name: text }).all()) await box.check();
}

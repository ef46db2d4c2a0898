import type { Page } from 'playwright-core';
import { aPdf, aPptx } from '../support/files.ts';
import { chooseFile, describePaper, handIn } from './forms.ts';
import { arrive, type Stage } from './stage.ts';
import type { Look } from './tour.ts';

/** What an author does with a paper beside its main text; in English until it is withdrawn, then in Bangla. */
export async function submissions(stage: Stage, look: Look): Promise<void> {
  const page = await arrive(stage, 28);
  await page.getByRole('link', { name: 'Papers' }).click();
  await page.getByRole('link', { name: 'Send a paper' }).click();
  await theAuthors(page, look);
  await attachments(page, look);
  await sending(page, look);
  await consenting(page, look);
  await changing(page, look);
  await withdrawing(page, look);
  await page.getByRole('button', { name: 'বাংলা' }).click();
  await page.getByRole('button', { name: 'English' }).waitFor();
  await look('participant-paper-withdrawn-bangla', page);
  await inBangla(page, look);
  await page.context().close();
}

/** Past the browser's own checks. */
const sendAsItIs = async (page: Page, action: string): Promise<void> => {
  await page.locator(`main form[action$="${action}"]`).evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
    form.requestSubmit();
  });
  await page.getByRole('alert').waitFor();
};

async function theAuthors(page: Page, look: Look): Promise<void> {
  await page.getByRole('button', { name: 'Add another author' }).click();
  const second = page.getByRole('group', { name: 'Author 2' });
  await second.waitFor();
  await look('participant-paper-authors', page);
  await second.getByLabel('Name', { exact: true }).fill('Rafiqul Islam');
  await second.getByLabel('Where they work').fill('ICT Division');
  await second.getByLabel('E-mail address').fill('nobody');
  await second.getByLabel('ORCID iD').fill('0000-0002-1825-0098');
  await sendAsItIs(page, '/papers');
  await look('participant-paper-authors-error', page);
  await second.getByLabel('E-mail address').fill('rafiqul.islam@example.org');
  await second.getByLabel('ORCID iD').fill('https://orcid.org/0000-0002-1825-0097');
  await page.getByRole('button', { name: 'Keep this for later' }).click();
  await page.getByRole('button', { name: 'Discard it' }).waitFor();
  await look('participant-paper-kept', page);
  await describePaper(page);
}

async function attachments(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'Add an annex or slides' }).click();
  await look('participant-paper-attachment', page);
  await choose(page, 'notes.txt', Buffer.from('Notes.'));
  await page.getByRole('button', { name: 'Add it to the paper' }).click();
  await page.getByRole('alert').waitFor();
  await look('participant-paper-attachment-error', page);
  for (const [name, bytes] of [
    ['slides.pptx', aPptx()],
    ['tables.pdf', aPdf('Tables')],
  ] as const) {
    await choose(page, name, bytes);
    if (name === 'slides.pptx') await look('participant-paper-attachment-arrived', page);
    await page.getByRole('button', { name: 'Add it to the paper' }).click();
    await page.getByRole('link', { name }).waitFor();
    if (name === 'slides.pptx') await page.getByRole('link', { name: 'Add an annex or slides' }).click();
  }
  await look('participant-paper-attachments', page);
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel(/^The file/).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: 'Send the file' }).click();
  await page.getByRole('heading', { name: /^One more step/ }).waitFor();
}

/** While a file is on its way, and once that was given up. */
async function sending(page: Page, look: Look): Promise<void> {
  const bucket = new URL((await page.locator('form[data-uploads]').getAttribute('action')) ?? '').origin;
  const stuck = (url: URL): boolean => url.origin === bucket;
  await page.route(stuck, () => undefined);
  await page.getByLabel(/^Your paper/).setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: aPdf() });
  await page.getByRole('button', { name: 'Send the file' }).click();
  await page.getByText('The file is being sent.').waitFor();
  await look('participant-paper-sending', page);
  await page.getByRole('button', { name: 'Cancel the sending' }).click();
  await page.getByText('The sending was cancelled.').waitFor();
  await look('participant-paper-cancelled', page);
  await page.unroute(stuck);
}

async function consenting(page: Page, look: Look): Promise<void> {
  await chooseFile(page, 'paper.pdf', aPdf('Internet incident response'));
  await look('participant-paper-arrived-with-others', page);
  await sendAsItIs(page, '/submit');
  await look('participant-paper-consent-error', page);
  await handIn(page);
  await page.getByText('Received, ').waitFor();
}

async function changing(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'Change the details' }).click();
  await page.getByLabel('Title of the paper').fill('A title that says more');
  await page.getByRole('radio', { name: /^CC BY-SA 4\.0/ }).check();
  await page.getByRole('button', { name: 'Remove author 1' }).click();
  await page.getByRole('group', { name: 'Author 2' }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Save the details' }).click();
  await page.getByRole('heading', { name: 'Changed, and not handed in yet' }).waitFor();
  await look('participant-paper-changed', page);
  await page.getByRole('checkbox', { name: /I have the right/ }).check();
  await page.getByRole('button', { name: 'Hand in with the same file' }).click();
  await page.getByText('What changed since version 1').waitFor();
  await look('participant-paper-versions', page);
}

async function withdrawing(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'Withdraw this paper' }).click();
  await look('participant-paper-withdraw', page);
  await sendAsItIs(page, '/withdraw');
  await look('participant-paper-withdraw-error', page);
  await page.getByLabel('Why do you withdraw it?').fill('The figures have to be collected again.');
  await page.getByRole('button', { name: 'Withdraw the paper for good' }).click();
  await page.getByText('You withdrew the paper').waitFor();
  await look('participant-paper-withdrawn', page);
}

async function inBangla(page: Page, look: Look): Promise<void> {
  await page.goto(page.url().replace(/\/papers\/.*$/, '/papers/new'));
  await page.getByLabel('আলোচনাপত্রের শিরোনাম').fill('সাইবার নিরাপত্তা');
  await page.getByRole('button', { name: 'আরেকজন লেখক যোগ করুন' }).click();
  await page.getByRole('group', { name: 'লেখক ২' }).waitFor();
  await look('participant-paper-authors-bangla', page);
}

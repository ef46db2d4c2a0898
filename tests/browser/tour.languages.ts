import type { Page } from 'playwright-core';
import { addAction } from '../../shared/actions/action.store.ts';
import { Table } from '../../shared/store/table.store.ts';
import { anAction } from '../support/participants.ts';
import { addSwotEntry } from './forms.ts';
import { followPersonalLink, openMail, type Stage, seatAt } from './stage.ts';
import type { Look } from './tour.ts';

/** The pages of somebody who reads Bangla: chosen at the foot of a page, or asked for by the browser. */

const BANGLA = 'bn-BD';

const reader = (stage: Stage) => seatAt(stage, 20);

/** While the forms are open, with the invitation sent. */
export async function inBangla(stage: Stage, look: Look): Promise<void> {
  await noted(stage);
  const page = await (await stage.newBrowser()).newPage();
  await openMail(page, reader(stage).address, /^Your feedback/);
  await followPersonalLink(page);
  await page.getByRole('link', { name: 'SWOT' }).click();
  await addSwotEntry(page, 'Strengths', 'প্রতিটি মন্ত্রণালয়েই এমন মানুষ আছেন যাঁরা এটি চান।');
  await page.getByRole('button', { name: 'বাংলা' }).click();
  await page.getByRole('button', { name: 'English' }).waitFor();
  await look('participant-swot-bangla', page);
  await page.getByRole('link', { name: 'আমার পাতা', exact: true }).click();
  await look('participant-my-page-bangla', page);
  await page
    .getByRole('button', { name: /^আমার যোগ করার কিছু নেই/ })
    .first()
    .click();
  await look('participant-my-page-declined-bangla', page);
  await page.getByRole('link', { name: 'অগ্রগতি জানান' }).click();
  await look('participant-action-bangla', page);
  await page
    .locator('main form')
    .first()
    .evaluate((form: HTMLFormElement) => form.submit());
  await page.getByRole('alert').waitFor();
  await look('participant-action-error-bangla', page);
  await page.getByLabel('সম্পন্ন').check();
  await page.locator('main textarea').fill('সব মন্ত্রণালয় এটি পেয়েছে।');
  await page.getByRole('button', { name: 'পাঠান', exact: true }).click();
  await page.getByRole('button', { name: 'নতুন খবর পাঠান' }).waitFor();
  await look('participant-action-received-bangla', page);
  await aPaperInBangla(page, look);
  await openMail(page, reader(stage).address, /^Your feedback/);
  await page.getByRole('link', { name: /\/u\// }).first().click();
  await look('participant-unsubscribe-bangla', page);
  await page.context().close();
  await byItsBrowser(stage, look);
}

/** From the list to the form for the file. */
async function aPaperInBangla(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'আলোচনাপত্র', exact: true }).click();
  await look('participant-papers-bangla', page);
  await page.getByRole('link', { name: 'আলোচনাপত্র পাঠান', exact: true }).click();
  await page.locator('main form[action$=papers]').evaluate((form: HTMLFormElement) => form.submit());
  await page.getByRole('alert').waitFor();
  await look('participant-paper-details-error-bangla', page);
  await page.getByLabel('আলোচনাপত্রের শিরোনাম').fill('সাইবার নিরাপত্তা');
  await page.getByLabel('নাম', { exact: true }).fill('রফিকুল ইসলাম');
  await page.getByLabel('কর্মস্থল', { exact: true }).fill('বাংলাদেশ কম্পিউটার কাউন্সিল');
  await page.getByRole('radio', { name: /^CC BY 4\.0/ }).check();
  await page.getByLabel('সারসংক্ষেপ').fill('কী করা হয়েছে, আর কী বাকি আছে।');
  await page.getByRole('button', { name: 'সংরক্ষণ করে ফাইল বেছে নিন' }).click();
  await page.getByRole('button', { name: 'ফাইলটি পাঠান' }).waitFor();
  await look('participant-paper-file-bangla', page);
}

/** After the closing. */
export async function closedInBangla(stage: Stage, look: Look): Promise<void> {
  const page = await (await stage.newBrowser()).newPage();
  await openMail(page, reader(stage).address, /^Your feedback/);
  await followPersonalLink(page);
  await look('participant-feedback-closed-bangla', page);
  await page.getByRole('link', { name: 'আমার পাতা', exact: true }).click();
  await look('participant-closed-bangla', page);
  await page.context().close();
}

/** Whoever has no link that opens anything: nobody knows more of them than what their browser asks for. */
async function byItsBrowser(stage: Stage, look: Look): Promise<void> {
  const page = await (await stage.newBrowser({ locale: BANGLA })).newPage();
  await page.goto(`/l/open.k1.${stage.seed.workshop.id}.x.1.forged`);
  await look('participant-lost-link-bangla', page);
  await page.getByRole('link', { name: 'নতুন লিংক চেয়ে নিন' }).click();
  await look('participant-link-bangla', page);
  await page.getByRole('textbox').fill('nobody');
  await page.locator('form').evaluate((form: HTMLFormElement) => form.submit());
  await page.getByRole('alert').waitFor();
  await look('participant-link-error-bangla', page);
  await page.getByRole('textbox').fill('nobody@example.org');
  await page.getByRole('button', { name: 'আমাকে লিংকটি পাঠান' }).click();
  await look('participant-link-asked-bangla', page);
  await page.goto(`/w/${stage.seed.workshop.id}/nothing`);
  await look('participant-nowhere-bangla', page);
  await page.context().close();
}

/** What the reader took on at the workshop, straight in the table. */
async function noted(stage: Stage): Promise<void> {
  const { people } = await stage.stack.people();
  const owner = people.find(({ person }) => person.email === reader(stage).address)?.person;
  if (!stage.stack.table || !owner) throw new Error('There is no table, or no reader in it.');
  const table = new Table(stage.stack.table.name, stage.stack.table.client);
  const title = 'খসড়া নীতিমালা সব মন্ত্রণালয়ে পাঠানো';
  await addAction(table, anAction({ workshopId: owner.workshopId, personId: owner.id, title }));
}

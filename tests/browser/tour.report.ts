import type { Page } from 'playwright-core';
import { mailLook } from './mail-look.ts';
import { arrive, OFFICE, type Stage, seatAt } from './stage.ts';
import type { Look } from './tour.ts';

/** The summary report, from the draft to the participants: what staff write, approve and send, and what is read. */

const READER = 38;
const READER_IN_BANGLA = 39;
const CONCLUSION = 'Every ministry now has somebody who answers for its website.';
const CHANGED = {
  en: 'Because of your answers the next workshop has an afternoon for practice.',
  bn: 'আপনাদের উত্তরের কারণে পরের কর্মশালায় অনুশীলনের জন্য একটি বিকেল থাকবে।',
} as const;

/** After the closing, signed in as an organiser. Needs no script anywhere. */
export async function theReport(stage: Stage, staff: Page, look: Look): Promise<void> {
  const report = `${stage.console}/report`;
  await staff.goto(report);
  await look('staff-report', staff);
  await isWritten(stage, staff, look);
  await isNotThereYet(stage, look);
  await firstEdition(stage, staff, look);
  await secondEdition(stage, staff, look);
  await isRead(stage, look);
  await staff.goto(`${report}/draft?language=en`);
  await look('staff-report-draft', staff);
  await staff.goto(`${report}/draft?language=bn`);
  await look('staff-report-draft-bangla', staff);
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** Two of the staff write at the same time; nothing of either is lost. */
async function isWritten({ console }: Stage, staff: Page, look: Look): Promise<void> {
  const place = `${console}/report/text/conclusion?language=en`;
  const other = await staff.context().newPage();
  await other.setViewportSize(OFFICE);
  await other.goto(place);
  await staff.goto(place);
  await look('staff-report-text', staff);
  await write(other, 'Every ministry has a website by now.');
  await staff.getByLabel('Conclusion, English').fill(CONCLUSION);
  await press(staff, 'Save the text');
  await staff.getByRole('alert').waitFor();
  await look('staff-report-text-conflict', staff);
  await write(staff, CONCLUSION);
  await staff.goto(place);
  await look('staff-report-text-earlier', staff);
  await staff.goto(`${console}/report/text/changed?language=bn`);
  await look('staff-report-text-bangla', staff);
  await other.close();
  await staff.goto(`${console}/report`);
  await look('staff-report-written', staff);
}

async function isNotThereYet(stage: Stage, look: Look): Promise<void> {
  const page = await arrive(stage, READER);
  await page.goto(`${homeOn(page)}/report`);
  await look('participant-report-none', page);
  await page.context().close();
}

/** Approved without what the answers changed, so it cannot be sent. */
async function firstEdition(stage: Stage, staff: Page, look: Look): Promise<void> {
  for (const language of ['English', 'Bangla']) await staff.getByRole('checkbox', { name: language }).uncheck();
  await press(staff, 'Approve edition 1');
  await staff.getByRole('alert').waitFor();
  await look('staff-report-approve-error', staff);
  await approve(stage, staff, 1, look);
  await look('staff-report-approved', staff);
  await staff.goto(`${stage.console}/report/text/conclusion?language=en`);
  await look('staff-report-text-kept', staff);
  await staff.goto(`${stage.console}/report/send`);
  await look('staff-report-send-lacking', staff);
}

async function secondEdition(stage: Stage, staff: Page, look: Look): Promise<void> {
  await staff.goto(`${stage.console}/report`);
  await press(staff, 'Begin edition 2');
  await staff.getByRole('button', { name: 'Approve edition 2' }).waitFor();
  await look('staff-report-second', staff);
  for (const [language, text] of Object.entries(CHANGED)) {
    await staff.goto(`${stage.console}/report/text/changed?language=${language}`);
    await write(staff, text);
  }
  await approve(stage, staff, 2);
  await staff.goto(`${stage.console}/report/send`);
  await look('staff-report-send', staff);
  await press(staff, /^Send edition 2/);
  await staff.getByText('Sent to the participants').waitFor();
  await look('staff-report-sent', staff);
  await staff.goto(`${stage.console}/report/send`);
  await look('staff-report-sent-already', staff);
  await stage.desk.advance({ advance: 'PT1H' });
  await mailLook(stage, staff, look, 'mail-report-sent', seatAt(stage, READER).address, /report/i);
}

async function isRead(stage: Stage, look: Look): Promise<void> {
  const page = await arrive(stage, READER);
  await page.goto(homeOn(page));
  await look('participant-my-page-report', page);
  await page.getByRole('link', { name: 'Open the report' }).click();
  await look('participant-report', page);
  await page.getByRole('link', { name: 'Read it here' }).click();
  await look('participant-report-read', page);
  await page.context().close();
  const inBangla = await arrive(stage, READER_IN_BANGLA);
  await inBangla.goto(homeOn(inBangla));
  await press(inBangla, 'বাংলা');
  await inBangla.getByRole('button', { name: 'English' }).waitFor();
  await inBangla.goto(`${homeOn(inBangla)}/report`);
  await look('participant-report-bangla', inBangla);
  await inBangla.goto(`${homeOn(inBangla)}/report/read`);
  await look('participant-report-read-bangla', inBangla);
  await inBangla.context().close();
}

/** The files are there a moment after it was approved. */
async function approve(stage: Stage, staff: Page, edition: number, look?: Look): Promise<void> {
  await staff.goto(`${stage.console}/report`);
  await press(staff, `Approve edition ${edition}`);
  await staff.getByRole('heading', { name: `Edition ${edition} is being written` }).waitFor();
  await look?.('staff-report-being-written', staff);
  await staff.goto(`${stage.console}/report/send`);
  await look?.('staff-report-send-too-early', staff);
  await staff.goto(`${stage.console}/report`);
  await stage.desk.advance({ advance: 'PT2M' });
  await staff.getByRole('link', { name: 'See whether it is there' }).click();
  await staff.getByRole('heading', { name: `Edition ${edition}`, exact: true }).waitFor();
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await press(page, 'Save the text');
  await page.getByRole('heading', { name: 'Summary report', level: 1 }).waitFor();
}

/** The person's own page, whichever of its pages is open. */
const homeOn = (page: Page): string => /^\/w\/[^/]+\/p\/[^/]+/.exec(new URL(page.url()).pathname)?.[0] ?? '';

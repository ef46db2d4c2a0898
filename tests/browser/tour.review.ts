import type { Page } from 'playwright-core';
import { citizenDatabasePaper } from '../../infra/local/seed-data/discussion-papers.ts';
import { sendPaper } from '../journey/author.ts';
import { Participant } from '../journey/participant.ts';
import { decide } from './forms.ts';
import { OFFICE, openMail, type Stage, seatAt, signIn } from './stage.ts';
import type { Look } from './tour.ts';

/** A paper with reviewers, as each of them, the staff and its author see it. */

const RAHMAN = 'rahman@univ.example';
const KHAN = 'khan@univ.example';

/** While the forms are open, with the invitation sent. */
export async function theReview(stage: Stage, look: Look): Promise<void> {
  const { title } = await citizenDatabasePaper();
  await aPaperOf(stage, 25);
  const staff = await (await stage.newBrowser({ viewport: OFFICE })).newPage();
  await signIn(stage, staff);
  await staff.goto(`${stage.console}/papers`);
  await staff.getByRole('link', { name: title }).click();
  const paper = staff.url();
  await invite(staff, 'Dr Rahman', 'nobody');
  await staff.getByRole('alert').waitFor();
  await look('staff-paper-invite-error', staff);
  await invite(staff, 'Dr Rahman', RAHMAN);
  await invite(staff, 'Professor Khan', KHAN);
  await stage.desk.advance({ advance: 'PT5M' });

  const rahman = await aReviewer(stage, look, 'mail-review-invitation', RAHMAN);
  await look('guest-review-invited', rahman);
  await submitEmpty(rahman, 'answer');
  await look('guest-review-answer-error', rahman);
  await rahman.getByRole('radio', { name: /^Yes/ }).check();
  await rahman.getByRole('button', { name: 'Send my answer' }).click();
  await rahman.getByRole('heading', { name: 'Your recommendation on version 1' }).waitFor();
  await look('guest-review-accepted', rahman);
  await submitEmpty(rahman, 'recommendation');
  await look('guest-review-error', rahman);
  await rahman.getByRole('radio', { name: /^Revise/ }).check();
  await rahman.getByLabel('Comments to the author').fill('A clear proposal.\nPlease say what it costs, and who pays.');
  await rahman.getByLabel(/^Notes to the organisers/).fill('Worth publishing once the costs are there.');
  await rahman.getByRole('button', { name: 'Send my recommendation' }).click();
  await rahman.getByText('Thank you: your recommendation has arrived.').waitFor();
  await look('guest-review-thanks', rahman);

  const khan = await aReviewer(stage, look, 'mail-review-invitation-2', KHAN);
  await khan.getByRole('radio', { name: /^I have a conflict/ }).check();
  await khan.getByLabel(/^Why/).fill('I lead the project that the paper is about.');
  await khan.getByRole('button', { name: 'Send my answer' }).click();
  await khan.getByText('Thank you for telling us').waitFor();
  await look('guest-review-conflict', khan);

  await byTheStaff(stage, look, paper);
  await stage.desk.advance({ advance: 'PT1H' });
  await staff.goto(paper);
  await staff.getByText('Link, time, removal').first().click();
  await look('staff-paper-reviews', staff);
  await staff.getByLabel('A note').fill('The costs are in the annex of the budget law.');
  await staff.getByRole('button', { name: 'Add the note' }).click();
  await staff.getByText('The costs are in the annex').waitFor();
  await staff.getByRole('checkbox', { name: /Dr Rahman/ }).check();
  await decide(staff, /revision/i, 'Please answer the reviewer.');
  await look('staff-paper-review-decided', staff);
  await stage.desk.advance({ advance: 'PT1H' });
  await rahman.reload();
  await rahman.getByText('The organisers have decided').waitFor();
  await look('guest-review-decided', rahman);
  await openMail(rahman, RAHMAN, /^Your review of/);
  await look('mail-review-ended', rahman);
  await openMail(rahman, seatAt(stage, 25).address, /^Please revise/);
  await rahman.getByRole('link', { name: /\/l\// }).first().click();
  await rahman.getByText('Please say what it costs').waitFor();
  await look('participant-paper-comments', rahman);
  for (const page of [rahman, khan, staff]) await page.context().close();
}

async function invite(page: Page, name: string, email: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  const field = page.getByLabel('E-mail address');
  await field.fill(email);
  // As a browser that checks nothing sends it.
  await page.locator('form[action$=reviewers]').evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await page.getByRole('button', { name: 'Invite the reviewer' }).click();
  if (email.includes('@')) await page.getByRole('heading', { name, level: 3 }).waitFor();
}

/** Comes from the mail, on a phone. */
async function aReviewer(stage: Stage, look: Look, mail: string, address: string): Promise<Page> {
  const page = await (await stage.newBrowser()).newPage();
  await openMail(page, address, /^Will you review/);
  if (!mail.endsWith('-2')) await look(mail, page);
  await page.getByRole('link', { name: /\/g\// }).first().click();
  await page.getByText('Will you review this paper?').waitFor();
  return page;
}

async function submitEmpty(page: Page, action: string): Promise<void> {
  await page
    .locator(`form[action$=${action}]`)
    .first()
    .evaluate((form: HTMLFormElement) => form.submit());
  await page.getByRole('alert').waitFor();
}

async function byTheStaff(stage: Stage, look: Look, paper: string): Promise<void> {
  const page = await (await stage.newBrowser({ viewport: OFFICE })).newPage();
  await signIn(stage, page, 'reviewer');
  await page.goto(paper);
  await look('staff-paper-reviewer', page);
  await page.locator('form[action$=recommendation]').evaluate((form: HTMLFormElement) => form.submit());
  await page.getByRole('alert').waitFor();
  await look('staff-paper-reviewer-error', page);
  await page.getByRole('radio', { name: /^Approve/ }).check();
  await page.getByRole('button', { name: 'Store the recommendation' }).click();
  await page.getByText('Your recommendation is stored').waitFor();
  await look('staff-paper-recommended', page);
  await page.context().close();
}

/** Somebody who promised none hands in a paper, as a program does. */
async function aPaperOf(stage: Stage, number: number): Promise<void> {
  const seat = seatAt(stage, number);
  const author = new Participant(stage.baseUrl, seat);
  const mail = (await stage.stack.people()).people.find(({ person }) => person.email === seat.address);
  await author.openLink({ text: mail?.link ?? '' });
  await sendPaper(author, await citizenDatabasePaper());
  await stage.desk.advance({ advance: 'PT1H' });
}

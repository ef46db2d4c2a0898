import type { Page } from 'playwright-core';
import { governmentWebsitesPaper } from '../../infra/local/seed-data/discussion-papers.ts';
import { chooseFile, decide, handIn } from './forms.ts';
import { arrive, openMail, type Stage, seatAt } from './stage.ts';
import type { Look } from './tour.ts';

/** What a paper's co-authors see, and what its author and the staff see of them. */

const [AGREES, DECLINES, GONE] = ['agrees@example.org', 'declines@example.org', 'bounce-co-author@example.org'];

/** While the forms are open, with the invitation sent. */
export async function coAuthors(stage: Stage, staff: Page, look: Look): Promise<void> {
  const author = await arrive(stage, 23);
  await namingCoAuthors(author);
  await look('participant-paper-co-authors', author);
  await stage.desk.advance({ advance: 'PT1H' });

  const first = await guest(stage, AGREES, look);
  await look('guest-co-author', first);
  await first.getByRole('button', { name: 'Yes, I am an author and agree' }).click();
  await look('guest-co-author-agreed', first);

  const second = await guest(stage, DECLINES);
  await second
    .locator('main form')
    .last()
    .evaluate((form: HTMLFormElement) => form.submit());
  await second.getByRole('alert').waitFor();
  await look('guest-co-author-error', second);
  await second.getByLabel('Why not').fill('I gave figures, and did not write it.\nPlease thank me instead.');
  await second.getByRole('button', { name: 'No, I do not agree' }).click();
  await look('guest-co-author-declined', second);
  await stage.desk.advance({ advance: 'PT1H' });
  await author.reload();
  await look('participant-paper-co-authors-declined', author);

  await staff.goto(`${stage.console}/papers`);
  await staff.getByRole('link', { name: TITLE }).click();
  await look('staff-paper-co-authors', staff);
  await decide(staff, /^Approve/, 'Good work.');
  await staff.getByRole('alert').waitFor();
  await look('staff-paper-co-authors-refused', staff);
  await decide(staff, /^Reject/, 'The authors do not agree with each other.');
  await second.reload();
  await look('guest-co-author-ended', second);
  await second.goto('/g/guest.k1.forged');
  await look('guest-bad-link', second);
  for (const page of [author, first, second]) await page.context().close();
}

const TITLE = 'Who wrote this paper';

/** With three co-authors: one will agree, one will not, and mail to one comes back. */
async function namingCoAuthors(page: Page): Promise<void> {
  const { abstract, keywords, fileName, bytes } = await governmentWebsitesPaper();
  await page.getByRole('link', { name: 'Papers' }).click();
  await page.getByRole('link', { name: 'Send a paper' }).click();
  await page.getByLabel('Title of the paper').fill(TITLE);
  const people = [
    ['Shahana Akter', AGREES],
    ['Monirul Islam', DECLINES],
    ['Farhad Hossain', GONE],
  ] as const;
  for (const [index, [name, email]] of people.entries()) {
    await page.getByRole('button', { name: 'Add another author' }).click();
    const group = page.getByRole('group', { name: `Author ${index + 2}` });
    await group.getByLabel('Name').fill(name);
    await group.getByLabel('Where they work').fill('Bangladesh Computer Council');
    await group.getByLabel(/^E-mail/).fill(email);
  }
  await page.getByLabel('Abstract').fill(abstract);
  await page.getByLabel('Keywords').fill(keywords.join(', '));
  await page.getByRole('radio', { name: /^CC BY 4\.0/ }).check();
  await page.getByRole('button', { name: 'Save and choose the file' }).click();
  await chooseFile(page, fileName, bytes);
  await handIn(page);
}

/** Comes by the link in the mail. */
async function guest(stage: Stage, address: string, look?: Look): Promise<Page> {
  const page = await (await stage.newBrowser()).newPage();
  const mail = stage.stack.inbox().findLast(({ to }) => to.includes(address));
  await page.setContent(mail?.html ?? '');
  await look?.('mail-co-author', page);
  await openMail(page, address, /^Are you an author/);
  await page.getByRole('link', { name: /\/g\// }).first().click();
  return page;
}

/** An organiser hands in what came by letter, for an author who is told. */
export async function onBehalf(stage: Stage, staff: Page, look: Look): Promise<void> {
  const { abstract, fileName, bytes } = await governmentWebsitesPaper();
  const { address } = seatAt(stage, 24);
  await staff.goto(`${stage.console}/papers`);
  await staff.getByRole('link', { name: 'Hand in a paper for an author' }).click();
  await look('staff-paper-on-behalf', staff);
  const { people } = await stage.stack.people();
  const person = people.find((each) => each.person.email === address)?.person;
  await staff.getByLabel('Author').selectOption(person?.id ?? '');
  await staff.getByRole('button', { name: 'Go on to the details' }).click();
  await look('staff-paper-on-behalf-details', staff);
  await staff.locator('main form').evaluate((form: HTMLFormElement) => form.submit());
  await staff.getByRole('alert').waitFor();
  await look('staff-paper-on-behalf-details-error', staff);
  await staff.getByLabel('Title of the paper').fill('What came by letter');
  await staff.getByLabel('Abstract').fill(abstract);
  await staff.getByRole('radio', { name: /^CC BY 4\.0/ }).check();
  await staff.getByRole('button', { name: 'Save and choose the file' }).click();
  await look('staff-paper-on-behalf-file', staff);
  await staff.getByLabel(/^The paper/).setInputFiles({ name: fileName, mimeType: 'application/pdf', buffer: bytes });
  await staff.getByRole('button', { name: 'Send the file' }).click();
  await staff.getByRole('heading', { name: /^Hand in/ }).waitFor();
  await look('staff-paper-on-behalf-arrived', staff);
  await staff.locator('main form').evaluate((form: HTMLFormElement) => form.submit());
  await staff.getByRole('alert').waitFor();
  await look('staff-paper-on-behalf-arrived-error', staff);
  await staff.getByLabel(/^The author has agreed/).fill('By letter of 11 July 2011.');
  await staff.getByRole('button', { name: /^Hand it in for/ }).click();
  await look('staff-paper-on-behalf-handed-in', staff);
  await stage.desk.advance({ advance: 'PT1H' });
  const mail = stage.stack.inbox().findLast(({ to, subject }) => to.includes(address) && /^Received/.test(subject));
  const page = await (await stage.newBrowser()).newPage();
  await page.setContent(mail?.html ?? '');
  await look('mail-received-on-behalf', page);
  await page.context().close();
}

import type { Page } from 'playwright-core';
import { fillFeedback } from './forms.ts';
import { followPersonalLink, openMail, type Stage, seatAt } from './stage.ts';
import type { Look } from './tour.ts';

/** The day itself: the slide, the door, registering, and what is entered from paper. While the forms are open. */
export async function inTheRoom(stage: Stage, staff: Page, look: Look): Promise<void> {
  const room = `${stage.console}/room`;
  await staff.goto(room);
  await look('staff-room', staff);
  await staff.getByLabel('Name', { exact: true }).fill('A Person');
  await staff.getByLabel('E-mail address').fill('nobody');
  await send(staff, 'form[action$="/room/people"]');
  await staff.getByRole('alert').waitFor();
  await look('staff-room-error', staff);
  await staff.goto(room);
  await staff.getByRole('button', { name: 'Open the registration' }).click();
  await staff.getByText('People can register in the room now.').waitFor();
  await registering(stage, look);
  await staff.goto(room);
  await look('staff-room-open', staff);
  await staff.goto(`${room}/slide`);
  await look('staff-room-slide', staff);
  await atTheDoor(stage, staff, look);
  await onPaper(stage, staff, look);
}

/** What a wrong form says without scripts: the browser's own checks are passed by. */
const send = (page: Page, form: string): Promise<void> =>
  page.locator(form).evaluate((element: HTMLFormElement) => element.submit());

async function registering(stage: Stage, look: Look): Promise<void> {
  const { id } = stage.seed.workshop;
  const page = await (await stage.newBrowser()).newPage();
  await page.goto(`/w/${id}`);
  await look('participant-link-in-the-room', page);
  await page.getByRole('link', { name: 'Register' }).click();
  await look('participant-walk-in', page);
  await send(page, 'main form');
  await page.getByRole('alert').waitFor();
  await look('participant-walk-in-error', page);
  await page.getByRole('link', { name: 'বাংলা' }).click();
  await look('participant-walk-in-bangla', page);
  await page.getByLabel('আপনার নাম').fill('নাজমা বেগম');
  await page.getByLabel('আপনার ইমেইল ঠিকানা').fill('nazma@example.org');
  await page.getByLabel('আপনার প্রতিষ্ঠান').fill('ঢাকা বিশ্ববিদ্যালয়');
  await page.getByRole('button', { name: 'নিবন্ধন করে আমাকে লিংকটি পাঠান' }).click();
  await look('participant-walk-in-done-bangla', page);
  await page.context().close();
}

async function atTheDoor(stage: Stage, staff: Page, look: Look): Promise<void> {
  await staff.goto(`${stage.console}/room/attendance`);
  await look('staff-attendance', staff);
  await staff.getByLabel('Name or organisation').fill('council');
  await staff.getByRole('button', { name: 'Search' }).click();
  await staff
    .getByRole('button', { name: /Tick off$/ })
    .first()
    .click();
  await look('staff-attendance-ticked', staff);
  await staff.getByRole('button', { name: 'Tick everyone shown' }).click();
  await look('staff-attendance-all', staff);
  await staff.goto(`${stage.console}/room/sign-in-sheet`);
  await look('staff-sign-in-sheet', staff);
}

async function onPaper(stage: Stage, staff: Page, look: Look): Promise<void> {
  const [writer, other] = [await idOf(stage, 33), await idOf(stage, 34)];
  await staff.goto(`${stage.console}/room/form?language=en`);
  await look('staff-paper-form', staff);
  await staff.goto(`${stage.console}/room/form?person=${writer}&language=bn`);
  await look('staff-paper-form-bangla', staff);
  await staff.goto(`${stage.console}/people/${writer}/profile`);
  await look('staff-profile', staff);
  await staff.goto(`${stage.console}/people/${writer}/feedback`);
  await look('staff-feedback-entry', staff);
  await send(staff, 'form[action*="/feedback"]');
  await staff.getByRole('alert').waitFor();
  await look('staff-feedback-entry-error', staff);
  await fillFeedback(staff, 4, 'From paper.');
  await staff.getByRole('button', { name: /^Enter this for/ }).click();
  await look('staff-person-from-paper', staff);
  await staff.goto(`${stage.console}/people/${writer}/swot`);
  await send(staff, 'form[action$="/swot"]');
  await staff.getByRole('alert').waitFor();
  await look('staff-swot-entry-error', staff);
  await staff.getByLabel('Strengths').fill('People who want it.\nGood networks.');
  await staff.getByRole('button', { name: /^Enter this for/ }).click();
  await staff.goto(`${stage.console}/people/${writer}/swot`);
  await look('staff-swot-entry', staff);
  await theirOwnPage(stage, look);
  await answeredOnline(stage, staff, other, look);
}

/** What the person sees of it. */
async function theirOwnPage(stage: Stage, look: Look): Promise<void> {
  const page = await (await stage.newBrowser()).newPage();
  await openMail(page, seatAt(stage, 33).address, /^Your feedback/);
  await followPersonalLink(page);
  await page.getByRole('link', { name: 'Feedback', exact: true }).click();
  await look('participant-feedback-from-paper', page);
  await page.getByRole('link', { name: 'SWOT', exact: true }).click();
  await look('participant-swot-from-paper', page);
  await page.context().close();
}

async function answeredOnline(stage: Stage, staff: Page, id: string, look: Look): Promise<void> {
  const page = await (await stage.newBrowser()).newPage();
  await openMail(page, seatAt(stage, 34).address, /^Your feedback/);
  await followPersonalLink(page);
  await page.getByRole('link', { name: 'Feedback', exact: true }).click();
  await fillFeedback(page, 2, 'Sent online.');
  await page.getByRole('button', { name: 'Send the feedback' }).click();
  await page.getByRole('heading', { name: /^Thank you/ }).waitFor();
  await page.context().close();
  await staff.goto(`${stage.console}/people/${id}/feedback`);
  await look('staff-feedback-entry-online', staff);
  await fillFeedback(staff, 5, 'From paper.');
  await staff.getByRole('button', { name: /^Enter this for/ }).click();
  await staff.getByRole('heading', { name: /^Replace the answers/ }).waitFor();
  await look('staff-feedback-replace', staff);
}

async function idOf(stage: Stage, seat: number): Promise<string> {
  const { people } = await stage.stack.people();
  return people.find(({ person }) => person.email === seatAt(stage, seat).address)?.person.id ?? '';
}

import type { Page } from 'playwright-core';
import type { Look } from './tour.ts';

/** From nothing to a workshop with a participant: by the form, in the order in which an organiser does it. */

const HOME = '/staff/w/regional-workshop-on-open-data-2012';
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** Signed in as an organiser. */
export async function setUp(page: Page, look: Look): Promise<void> {
  await page.goto('/staff/workshops');
  await page.getByRole('link', { name: 'Fill in the form' }).click();
  await look('staff-new-form', page);
  await theForm(page, look);
  await look('staff-settings-new', page);
  await theAgenda(page, look);
  await theRest(page, look);
  await theParticipants(page, look);
  await theRehearsal(page, look);
  await aCopy(page, look);
}

async function theForm(page: Page, look: Look): Promise<void> {
  await page.getByLabel('Title').fill('Regional Workshop on Open Data');
  await page.getByLabel('First day').fill('2012-03-05');
  await page.getByLabel('Last day').fill('2012-03-06');
  await page.getByLabel('Venue').fill('Bangabandhu International Conference Center');
  await page.getByLabel('City').fill('Dhaka');
  await page.getByLabel('Country').fill('Atlantis');
  await page.getByLabel('Organisers').fill('Bangladesh Computer Council\nUnited Nations Project Office on Governance');
  await press(page, 'Create the workshop');
  await look('staff-new-form-error', page);
  await page.getByLabel('Country').fill('Bangladesh');
  await press(page, 'Create the workshop');
  await page.getByRole('heading', { name: 'Workshop', level: 1 }).waitFor();
}

async function theAgenda(page: Page, look: Look): Promise<void> {
  await page.getByRole('link', { name: 'Add a session' }).click();
  await look('staff-session-form', page);
  await page.getByLabel('Title').fill('What ministries publish today');
  await page.getByLabel('Kind').selectOption('presentation');
  await page.getByLabel('From').fill('10:00');
  await page.getByLabel('Until').fill('09:00');
  await page.getByLabel('Speaker 1: name').fill('Rahim Uddin, PhD');
  await page.getByLabel('Speaker 1: affiliation').fill('Access to Information');
  await press(page, 'Add the session');
  await look('staff-session-error', page);
  await page.getByLabel('Until').fill('11:00');
  await press(page, 'Add the session');
  await page.getByRole('rowheader', { name: /What ministries publish today/ }).waitFor();
  await press(page, /^Move up What ministries/);
  await page.getByText('The session was moved.').waitFor();
  await page.getByRole('link', { name: /^Change What ministries/ }).click();
  await look('staff-session-change', page);
}

async function theRest(page: Page, look: Look): Promise<void> {
  await page.goto(`${HOME}/settings/about`);
  await look('staff-about', page);
  await page.getByLabel('Answers go to').fill('nobody@nowhere');
  await press(page, 'Change it');
  await look('staff-about-error', page);
  await page.goto(`${HOME}/settings/calendar`);
  await look('staff-calendar', page);
  await page.getByLabel('Holidays').fill('the 26th of March');
  await press(page, 'Change them');
  await look('staff-calendar-error', page);
  await page.getByLabel('Holidays').fill('2012-03-26\n2012-03-17');
  await press(page, 'Change them');
  await page.goto(`${HOME}/settings/reminders`);
  await look('staff-reminders', page);
  await page.getByLabel('Days before an action is due').fill('a week');
  await press(page, 'Change them');
  await look('staff-reminders-error', page);
  await page.getByLabel('Days before an action is due').fill('10');
  await press(page, 'Change them');
  await look('staff-settings-changed', page);
}

/** As a ministry's spreadsheet has it: its own headings, semicolons, and a line break in a cell. */
const TABLE = [
  'Sl.;Officer;Designation;Ministry;Contact;E-mail',
  '1;Deputy Secretary 32;Deputy Secretary;"Ministry of\nLand";+880 2 000032;ds-32@example.org',
  '2;Deputy Secretary 32;Deputy Secretary;"Ministry of\nLand";+880 2 000032;ds-32@example.org',
  '3;Programmer 32;Programmer;Ministry of Land;;not an address',
].join('\n');

async function theParticipants(page: Page, look: Look): Promise<void> {
  await page.goto(HOME);
  await look('staff-overview-to-do', page);
  await page.getByRole('link', { name: 'Import participants' }).click();
  await page.getByLabel('Or paste the table').fill(TABLE);
  await press(page, 'Check the table');
  await look('staff-import-columns', page);
  await page.getByLabel('Officer').selectOption('name');
  await page.getByLabel('Contact').selectOption('telephone');
  await press(page, 'Show what would happen');
  await look('staff-import-preview', page);
  await press(page, 'Import 1 person');
  await look('staff-import-done', page);
}

async function theRehearsal(page: Page, look: Look): Promise<void> {
  await page.goto(`${HOME}/settings/rehearsal`);
  await look('staff-rehearsal', page);
  await press(page, /^Send me \d mails$/);
  await look('staff-rehearsal-sent', page);
}

async function aCopy(page: Page, look: Look): Promise<void> {
  await page.goto(`${HOME}/settings`);
  await page.getByRole('link', { name: 'Copy to new dates' }).click();
  await look('staff-copy', page);
  await page.getByLabel('First day').fill('2013-03-04');
  await page.getByLabel('Short name in addresses').fill('Open Data');
  await press(page, 'Create the copy');
  await look('staff-copy-error', page);
  await page.getByLabel('Short name in addresses').fill('');
  await press(page, 'Create the copy');
  await look('staff-settings-copied', page);
}

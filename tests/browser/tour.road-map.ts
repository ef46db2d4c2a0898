import type { Page } from 'playwright-core';
import { changePerson } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { Table } from '../../shared/store/table.store.ts';
import { arrive, openMail, type Stage, seatAt } from './stage.ts';
import type { Look } from './tour.ts';

/** What was agreed and what people take home: the console's pages, the owner's, and the public ones. */

const OWNER = 40;
const READER = 41;
const TITLE = 'Circulate the draft policy on government websites to all ministries';

/** While the forms are open, with the invitation sent; `staff` is signed in as an organiser. */
export async function theRoadMap(stage: Stage, staff: Page, look: Look): Promise<void> {
  const owner = await personAt(stage, OWNER);
  await staff.goto(`${stage.console}/road-map`);
  await look('staff-road-map-empty', staff);
  await staff.locator('#add form').evaluate((form: HTMLFormElement) => form.submit());
  await staff.getByRole('alert').waitFor();
  await look('staff-road-map-errors', staff);
  await add(staff, owner, TITLE, '2011-07-31');
  await look('staff-action', staff);
  await staff.goto(`${stage.console}/road-map`);
  await add(staff, owner, 'Name a focal point for web accessibility', '2011-12-15');
  await staff.goto(`${stage.console}/road-map`);
  await add(staff, await personAt(stage, READER), 'Translate the checklist into Bangla', '2011-10-01');
  await staff.getByLabel('Why it is not pursued').fill('The checklist is in Bangla already.');
  await staff.getByRole('button', { name: 'Drop the action' }).click();
  await staff.getByRole('button', { name: 'Take the dropping back' }).waitFor();
  await look('staff-action-dropped', staff);
  await staff.goto(`${stage.console}/road-map`);
  await look('staff-road-map', staff);
  await taken(stage, staff, owner, look);
  await theOwner(stage, owner, look);
  await inBangla(stage, look);
}

/** After the closing: the road map goes on. */
export async function theRoadMapLater(stage: Stage, staff: Page, look: Look): Promise<void> {
  await staff.goto(`${stage.console}/road-map`);
  await look('staff-road-map-overdue', staff);
  await staff.getByLabel('Everybody may read the road map of this workshop.').check();
  await staff.getByRole('button', { name: 'Make the road map public' }).click();
  await staff.getByRole('button', { name: 'Show it to the participants alone' }).waitFor();
  await look('staff-road-map-public', staff);
  const page = await (await stage.newBrowser()).newPage();
  await openMail(page, seatAt(stage, OWNER).address, /^Overdue since/);
  await look('mail-action-overdue', page);
  await page.getByRole('link', { name: /\/l\// }).first().click();
  await look('participant-action-overdue', page);
  await page.getByLabel('Done').check();
  await page.getByLabel('What came of it so far?').fill('All ministries have it; eleven have answered.');
  await page.getByLabel('Where can it be seen?').fill('https://example.org/policy/draft.pdf');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('button', { name: 'Send the news' }).waitFor();
  await look('participant-action-done-later', page);
  await page.goto(`/road-maps/${stage.seed.workshop.id}`);
  await look('public-road-map', page);
  await page.goto('/road-maps/nowhere');
  await look('public-road-map-nowhere', page);
  await page.context().close();
}

/** What staff offer to take home: settings, a link and a file of a session. */
async function taken(stage: Stage, staff: Page, owner: Person, look: Look): Promise<void> {
  await changePerson(tableOf(stage), owner.workshopId, owner.id, (person) => ({
    ...person,
    attended: { at: '2011-07-09T04:00:00.000Z', by: 'organiser@example.org' },
  }));
  await staff.goto(`${stage.console}/take-home`);
  await look('staff-take-home-empty', staff);
  await staff.locator('form[action$="/take-home/link"]').evaluate((form: HTMLFormElement) => form.submit());
  await staff.getByRole('alert').waitFor();
  await look('staff-take-home-errors', staff);
  await staff.getByLabel('Session', { exact: true }).last().selectOption({ index: 1 });
  await staff.getByLabel('What it is').fill('Slides of the opening');
  await staff.getByLabel('Address').fill('https://example.org/slides/opening.pdf');
  await staff.getByRole('button', { name: 'Add the link' }).click();
  await staff.getByRole('button', { name: /^Take back/ }).waitFor();
  await staff.getByLabel('As soon as they are here').check();
  await staff.getByRole('button', { name: 'Save the settings' }).click();
  await staff.getByRole('status').waitFor();
  await look('staff-take-home', staff);
  await staff.locator('#of-file').selectOption({ index: 1 });
  await staff.getByRole('button', { name: 'Choose the file' }).click();
  await staff.locator('input[type=file]').waitFor();
  await look('staff-take-home-file', staff);
  const slides = { name: 'opening.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1\n%%EOF\n') };
  await staff.locator('input[type=file]').setInputFiles(slides);
  await staff.getByRole('button', { name: 'Send the file' }).click();
  await staff.getByRole('button', { name: 'Add it to the materials' }).waitFor();
  await look('staff-take-home-arrived', staff);
  await staff.getByLabel('What it is').fill('Handout of the opening');
  await staff.getByRole('button', { name: 'Add it to the materials' }).click();
  await staff.getByRole('link', { name: 'Handout of the opening' }).waitFor();
}

/** The owner agrees, and sees what there is. */
async function theOwner(stage: Stage, owner: Person, look: Look): Promise<void> {
  const page = await arrive(stage, OWNER);
  await page.getByRole('link', { name: 'My page' }).click();
  await look('participant-my-page-actions', page);
  await page.getByLabel(/^I want to stand in the contact list/).check();
  await page.getByLabel(/^I may be named/).check();
  await page.getByRole('button', { name: 'Save my choice' }).click();
  await page.getByRole('link', { name: 'Contacts of other participants' }).click();
  await look('participant-contacts-alone', page);
  const reader = await personAt(stage, READER);
  await changePerson(tableOf(stage), reader.workshopId, reader.id, (person) => ({
    ...person,
    agreed: { contact: '2011-07-12T04:00:00.000Z' },
  }));
  await page.reload();
  await page.getByRole('link', { name: reader.email }).waitFor();
  await look('participant-contacts', page);
  const home = `/w/${owner.workshopId}/p/${owner.id}`;
  await page.goto(`${home}/materials`);
  await look('participant-materials', page);
  await page.goto(`${home}/road-map`);
  await look('participant-road-map', page);
  await page.goto(`${home}/certificate`);
  await look('participant-certificate', page);
  const proof = await page.locator('.certificate .mono').textContent();
  await page.goto(proof ?? '');
  await look('public-certificate', page);
  await page.goto('/certificates/another');
  await look('public-certificate-unknown', page);
  await page.context().close();
}

/** Somebody whose attendance nobody noted, in Bangla. */
async function inBangla(stage: Stage, look: Look): Promise<void> {
  const reader = await personAt(stage, READER);
  const page = await arrive(stage, READER);
  await page.getByRole('button', { name: 'বাংলা' }).click();
  await page.getByRole('button', { name: 'English' }).waitFor();
  const home = `/w/${reader.workshopId}/p/${reader.id}`;
  await page.goto(`${home}/certificate`);
  await look('participant-certificate-not-there-bangla', page);
  await changePerson(tableOf(stage), reader.workshopId, reader.id, (person) => ({
    ...person,
    attended: { at: '2011-07-09T04:00:00.000Z', by: 'organiser@example.org' },
  }));
  await page.goto(`${home}/certificate`);
  await look('participant-certificate-bangla', page);
  await page.goto(`${home}/road-map`);
  await look('participant-road-map-bangla', page);
  await page.goto(home);
  await look('participant-my-page-take-home-bangla', page);
  await page.context().close();
}

async function add(staff: Page, owner: Person, title: string, dueOn: string): Promise<void> {
  await staff.getByLabel('Whose action it is').selectOption(owner.id);
  await staff.getByLabel('What is to be done').fill(title);
  await staff.getByLabel('By when').fill(dueOn);
  await staff.getByLabel('Together with').fill('Bangladesh Computer Council');
  await staff.getByRole('button', { name: 'Add to the road map' }).click();
  await staff.getByRole('heading', { level: 1, name: title }).waitFor();
}

async function personAt(stage: Stage, number: number): Promise<Person> {
  const { people } = await stage.stack.people();
  const found = people.find(({ person }) => person.email === seatAt(stage, number).address)?.person;
  if (!found) throw new Error(`Nobody sits on seat ${number}.`);
  return found;
}

function tableOf({ stack }: Stage): Table {
  if (!stack.table) throw new Error('There is no table.');
  return new Table(stack.table.name, stack.table.client);
}

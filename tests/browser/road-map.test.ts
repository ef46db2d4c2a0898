import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changePerson } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { Table } from '../../shared/store/table.store.ts';
import { arrive, createWorkshop, MOMENTS, OFFICE, openMail, type Stage, seatAt, signIn, startStage } from './stage.ts';

/** What is agreed goes on after the follow-up, and people take something home; without scripts, too. */

let stage: Stage;
let staff: Page;
let owner: Person;
let reader: Person;
let table: Table;
const TITLE = 'Circulate the draft policy';

beforeAll(async () => {
  stage = await startStage();
  await createWorkshop(stage);
  staff = await (await stage.newBrowser({ viewport: OFFICE })).newPage();
  await signIn(stage, staff);
  await stage.desk.advance({ to: MOMENTS.invitation });
  if (!stage.stack.table) throw new Error('There is no table.');
  table = new Table(stage.stack.table.name, stage.stack.table.client);
  const { people } = await stage.stack.people();
  const sits = (number: number): Person => {
    const found = people.find(({ person }) => person.email === seatAt(stage, number).address);
    if (!found) throw new Error(`Nobody sits on seat ${number}.`);
    return found.person;
  };
  [owner, reader] = [sits(40), sits(41)];
});
afterAll(() => stage?.stop());

const homeOf = ({ workshopId, id }: Person): string => `/w/${workshopId}/p/${id}`;

test('an organiser adds an action, and its owner gets a mail about it', async () => {
  await staff.goto(`${stage.console}/road-map`);
  await staff.getByLabel('Whose action it is').selectOption(owner.id);
  await staff.getByLabel('What is to be done').fill(TITLE);
  await staff.getByLabel('By when').fill('2011-07-31');
  await staff.getByRole('button', { name: 'Add to the road map' }).click();
  await staff.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await stage.desk.advance({ advance: 'PT1H' });
  const page = await (await stage.newBrowser({ scripts: false })).newPage();
  await openMail(page, owner.email, /^To do by 31 July 2011/);
  expect(await page.locator('body').textContent()).toContain(TITLE);
  await page.context().close();
});

test('a certificate is printed once the attendance is noted, and anybody can prove it', async () => {
  const page = await arrive(stage, 40, { scripts: false });
  await page.goto(homeOf(owner));
  expect(await page.getByRole('link', { name: 'Your certificate of participation' }).count()).toBe(0);
  await changePerson(table, owner.workshopId, owner.id, (person) => ({
    ...person,
    attended: { at: '2011-07-09T04:00:00.000Z', by: 'organiser@example.org' },
  }));
  await page.reload();
  await page.getByRole('link', { name: 'Your certificate of participation' }).click();
  expect(await page.locator('.certificate .whose').textContent()).toBe(owner.name);
  const proof = (await page.locator('.certificate .mono').textContent()) ?? '';
  const stranger = await (await stage.newBrowser()).newPage();
  await stranger.goto(proof);
  await stranger.getByRole('heading', { level: 1, name: 'This certificate is genuine' }).waitFor();
  expect(await stranger.locator('main').textContent()).not.toContain(owner.organisation);
  await stranger.context().close();
  await page.context().close();
});

test('who agrees to stand in the contact list sees the others in it, and takes it back', async () => {
  await changePerson(table, reader.workshopId, reader.id, (person) => ({
    ...person,
    agreed: { contact: '2011-07-12T04:00:00.000Z' },
  }));
  const page = await arrive(stage, 40, { scripts: false });
  await page.goto(`${homeOf(owner)}/contacts`);
  expect(await page.getByText(reader.email).count()).toBe(0);
  await page.goto(homeOf(owner));
  await page.getByLabel(/^I want to stand in the contact list/).check();
  await page.getByRole('button', { name: 'Save my choice' }).click();
  await page.getByRole('link', { name: 'Contacts of other participants' }).click();
  await page.getByRole('link', { name: reader.email }).waitFor();
  await page.goto(homeOf(owner));
  await page.getByLabel(/^I want to stand in the contact list/).uncheck();
  await page.getByRole('button', { name: 'Save my choice' }).click();
  await page.goto(`${homeOf(owner)}/contacts`);
  expect(await page.getByText(reader.email).count()).toBe(0);
  await page.context().close();
});

test('given the follow-up has closed, then the owner reports from the mail that says it is overdue, and staff read it', async () => {
  await stage.desk.advance({ to: MOMENTS.closed });
  await staff.goto(`${stage.console}/road-map`);
  expect(await staff.locator('main').textContent()).toContain('0 of 1 done, 1 overdue.');
  const page = await (await stage.newBrowser({ scripts: false })).newPage();
  await openMail(page, owner.email, /^Overdue since 31 July 2011/);
  await page.getByRole('link', { name: /\/l\// }).first().click();
  await page.getByLabel('Done').check();
  await page.getByLabel('What came of it so far?').fill('All ministries have it.');
  await page.getByLabel('Where can it be seen?').fill('http://example.org/policy');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Where can it be seen?').fill('https://example.org/policy');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('All ministries have it.').last().waitFor();
  await page.context().close();
  await staff.reload();
  expect(await staff.locator('main').textContent()).toContain('1 of 1 done.');
  await staff.getByRole('link', { name: TITLE }).click();
  await staff.getByText('All ministries have it.').waitFor();
});

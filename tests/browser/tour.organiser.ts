import type { Page } from 'playwright-core';
import { type Stage, seatAt } from './stage.ts';
import type { Look } from './tour.ts';

/** What an organiser does for many at once, and by telephone. Needs no script anywhere. */

const chased = (stage: Stage) => seatAt(stage, 35);

/** While the forms are open, signed in as an organiser. */
export async function manyAtOnce(stage: Stage, page: Page, look: Look): Promise<void> {
  await page.goto(`${stage.console}/participants`);
  await page.getByLabel('State').selectOption('owing');
  await page.getByLabel('Name or address').fill('nobody at all');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await look('staff-participants-nobody', page);
  await page.getByLabel('Name or address').fill(chased(stage).address);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('checkbox', { name: chased(stage).name, exact: true }).check();
  await look('staff-participants-ticked', page);
  await page.getByRole('button', { name: 'Remind now' }).click();
  await page.getByRole('heading', { name: 'Remind now', level: 1 }).waitFor();
  await look('staff-act-remind', page);
  await page.getByRole('button', { name: 'Remind now: 1 person' }).click();
  await page.getByRole('status').getByText('A reminder goes to 1 person.').waitFor();
  await look('staff-act-reminded', page);
  await page.getByRole('button', { name: 'Take the reminders back' }).click();
  await page.getByRole('status').getByText('Taken back for 1 person').waitFor();
  await look('staff-act-taken-back', page);
  await moreTimeForAll(page, look);
}

/** Up to the button, and not further: the tour closes with everyone's deadline. */
async function moreTimeForAll(page: Page, look: Look): Promise<void> {
  await page.getByRole('checkbox', { name: /of this list, .*ticked or not$/ }).check();
  await page.getByRole('button', { name: 'Give more time' }).click();
  await look('staff-act-extend', page);
  await page.getByLabel('Until which day').fill('2011-07-01');
  await page.getByRole('button', { name: /^Give more time/ }).click();
  await page.getByRole('alert').waitFor();
  await look('staff-act-extend-error', page);
}

/** The telephone list, a call, and a message with the link. */
export async function byTelephone(stage: Stage, page: Page, look: Look): Promise<void> {
  const { name } = chased(stage);
  await page.goto(`${stage.console}/chase?all=yes`);
  await look('staff-chase', page);
  const entry = page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });
  await entry.getByText(`Note a call to ${name}`).click();
  await entry.getByRole('radio', { name: 'Left a message' }).check();
  await entry.getByLabel('Note').fill('With the office; they call back on Sunday.');
  await look('staff-chase-call', page);
  await entry.getByRole('button', { name: 'Note the call' }).click();
  await page.getByRole('status').getByText(`Noted for ${name}`).waitFor();
  await look('staff-chase-called', page);
  await page.getByRole('status').getByRole('link', { name: 'the person’s page' }).click();
  await look('staff-person-calls', page);
  await page.getByRole('button', { name: 'Show the link, and a message with it' }).click();
  await page.getByRole('heading', { name: `Message to ${name}` }).waitFor();
  await look('staff-message', page);
}

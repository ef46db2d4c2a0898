import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';
import type { Look } from './tour.ts';

/** The pages on which staff make the questionnaire. */

/** Before anybody answered, signed in as an organiser; in the end the participants are asked the default one. */
export async function theQuestionnaire({ console }: Stage, page: Page, look: Look): Promise<void> {
  const at = `${console}/questionnaire`;
  await page.goto(at);
  await look('staff-questionnaire', page);
  await page.getByRole('link', { name: 'Add a section' }).click();
  await look('staff-questionnaire-section', page);
  await page.getByLabel('Title, Bangla (optional)').fill('আয়োজন');
  await send(page);
  await look('staff-questionnaire-section-error', page);
  await page.getByLabel('Title, English').fill('The arrangements');
  await page.getByRole('button', { name: 'Add the section' }).click();
  await page.getByText('There is no question in this section yet.').waitFor();
  await look('staff-questionnaire-unfinished', page);
  await aQuestion(page, at, look);
  await itsCondition(page, at, look);
  await twoOrganisers(page, at, look);
  for (const language of ['English', 'Bangla'] as const) {
    await page.goto(at);
    await page.getByRole('link', { name: `Preview in ${language}` }).click();
    await look(`staff-questionnaire-preview-${language.toLowerCase()}`, page);
  }
  await page.goto(`${at}/json`);
  await look('staff-questionnaire-json', page);
  await page.getByLabel('Text').fill('{"sections": [{"title": "", "questions": [{"kind": "colour"}]}]}');
  await page.getByRole('button', { name: 'Replace the draft' }).click();
  await page.getByRole('alert').waitFor();
  await look('staff-questionnaire-json-error', page);
  await page.goto(at);
  await page.getByRole('button', { name: 'Publish the changes' }).click();
  await page.getByRole('status').waitFor();
  await look('staff-questionnaire-published', page);
  await page.getByRole('button', { name: /^Remove section 5/ }).click();
  await page.getByRole('button', { name: 'Move down What should be done better next time?' }).click();
  await page.getByText('Moved.').waitFor();
  await page.getByRole('button', { name: 'Publish the changes' }).click();
  await page.getByText('Published.').waitFor();
}

async function aQuestion(page: Page, at: string, look: Look): Promise<void> {
  for (const kind of ['scale', 'matrix', 'single', 'text', 'number', 'date', 'consent']) {
    await page.goto(`${at}/questions?section=5&kind=${kind}`);
    await look(`staff-questionnaire-question-${kind}`, page);
  }
  await page.goto(at);
  await page.getByLabel('Add a question to section 5').selectOption('Any of several choices');
  await page.getByRole('button', { name: 'Add a question to section 5' }).click();
  await page.getByLabel('Question, English').fill('What should be arranged better?');
  await page.getByLabel('Question, Bangla (optional)').fill('কোন আয়োজন আরও ভালো হওয়া উচিত?');
  await page.getByLabel('Choices').fill('Only one');
  await page.getByRole('button', { name: 'Add the question' }).click();
  await page.getByRole('alert').waitFor();
  await look('staff-questionnaire-question-error', page);
  await page.getByLabel('Choices').fill('Travel | যাতায়াত\nFood | খাবার\nRooms | কক্ষ');
  await page.getByLabel('Something else, English (optional)').fill('Something else');
  await page.getByLabel('Must be answered').uncheck();
  await page.getByRole('textbox', { name: 'Id' }).fill('arrangements');
  await page.getByRole('button', { name: 'Add the question' }).click();
  await page.getByRole('status').waitFor();
  await look('staff-questionnaire-changed', page);
  await page.getByRole('link', { name: 'Edit What should be arranged better?' }).click();
  await look('staff-questionnaire-question', page);
}

async function itsCondition(page: Page, at: string, look: Look): Promise<void> {
  await page.goto(at);
  await page.getByRole('link', { name: 'Edit What should be arranged better?' }).click();
  await page.getByRole('link', { name: 'Change when it is asked' }).click();
  await look('staff-questionnaire-condition-about', page);
  await page.getByLabel('It depends on the answer to').selectOption('Organisation: invitation, venue, services');
  await page.getByRole('button', { name: 'Go on' }).click();
  await look('staff-questionnaire-condition', page);
  await page.getByLabel(/with a number within these limits/).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('alert').waitFor();
  await look('staff-questionnaire-condition-error', page);
  await page.getByLabel('At most (optional)').fill('3');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('status').waitFor();
}

/** One has a page open while the other changes the questionnaire. */
async function twoOrganisers(page: Page, at: string, look: Look): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(at);
  await page.goto(`${at}/questions/arrangements`);
  await other.getByRole('button', { name: 'Move up What should be done better next time?' }).click();
  await other.getByRole('status').waitFor();
  await other.close();
  await page.getByLabel('Help text, English (optional)').fill('Choose all that apply.');
  await page.getByRole('button', { name: 'Save the question' }).click();
  await page.getByRole('alert').waitFor();
  await look('staff-questionnaire-conflict', page);
  await page.getByRole('button', { name: 'Save the question' }).click();
  await page.getByRole('status').waitFor();
}

/** With answers there. Leaves the draft as what is published. */
export async function theAnsweredQuestionnaire({ console }: Stage, page: Page, look: Look): Promise<void> {
  await page.goto(`${console}/questionnaire`);
  await page.getByRole('button', { name: 'Remove Anything else?' }).click();
  await page.getByText(/and its answers would be lost/).waitFor();
  await look('staff-questionnaire-incompatible', page);
  await page.getByRole('button', { name: 'Discard the changes' }).click();
  await page.getByRole('status').waitFor();
}

/** As a browser sends it that does not look at what is required. */
async function send(page: Page): Promise<void> {
  await page
    .locator('main form')
    .first()
    .evaluate((form: HTMLFormElement) => form.submit());
  await page.getByRole('alert').waitFor();
}

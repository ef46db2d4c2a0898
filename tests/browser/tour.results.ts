import type { Page } from 'playwright-core';
import { OFFICE, type Stage, signIn } from './stage.ts';
import type { Look } from './tour.ts';

/** The results: to an organiser as they come in, to a reviewer once, when all are there; and what programs find here. */

/** While the forms are open, with a dozen people's answers. */
export async function resultsGrowing(stage: Stage, page: Page, look: Look): Promise<void> {
  const results = `${stage.console}/feedback`;
  await page.goto(`${results}/groups`);
  await look('staff-results-by-organisation', page);
  await page.getByLabel('In groups by').selectOption('attendance');
  await page.getByRole('button', { name: 'Show' }).click();
  await look('staff-results-by-attendance', page);
  await page.getByRole('link', { name: 'Comments' }).click();
  await look('staff-results-comments', page);
  await page.getByLabel('Of those who rated the session').selectOption({ index: 2 });
  await page.getByRole('button', { name: 'Show' }).click();
  await look('staff-results-comments-of-a-session', page);
  await toReviewer(stage, async (reviewer) => {
    await reviewer.goto(results);
    await look('staff-results-turnout', reviewer);
    await reviewer.goto(`${results}/groups`);
    await look('staff-results-not-told-yet', reviewer);
  });
  await page.goto('/api');
  await look('public-api', page);
}

/** After the closing. */
export async function resultsTold(stage: Stage, look: Look): Promise<void> {
  const results = `${stage.console}/feedback`;
  await toReviewer(stage, async (reviewer) => {
    await reviewer.goto(results);
    await look('staff-results-told', reviewer);
    await reviewer.getByRole('link', { name: 'By ministry or role' }).click();
    await look('staff-results-told-by-group', reviewer);
    await reviewer.getByRole('link', { name: 'Comments' }).click();
    await look('staff-results-told-comments', reviewer);
  });
}

async function toReviewer(stage: Stage, act: (page: Page) => Promise<void>): Promise<void> {
  const page = await (await stage.newBrowser({ viewport: OFFICE })).newPage();
  await signIn(stage, page, 'reviewer');
  await act(page);
  await page.context().close();
}

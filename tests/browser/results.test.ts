import { readFile } from 'node:fs/promises';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Participant } from '../journey/participant.ts';
import { seededRandom } from '../journey/random.ts';
import { createWorkshop, MOMENTS, OFFICE, type Stage, signIn, startStage } from './stage.ts';

/** An organiser reads the results by ministry, and takes them along. */
describe('the results', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await startStage();
    await createWorkshop(stage);
    const mails = await stage.desk.advance({ to: MOMENTS.invitation });
    const random = seededRandom(37);
    for (const seat of stage.seats.slice(0, 12)) {
      const person = new Participant(stage.baseUrl, seat);
      await person.openLink(mails.find(({ to }) => to.includes(seat.address)) ?? {});
      await person.giveFeedback(random);
    }
  });
  afterAll(() => stage?.stop());

  it('are opened by ministry, filtered, downloaded as a workbook, and read', async () => {
    const page = await (await stage.newBrowser({ viewport: OFFICE })).newPage();
    await signIn(stage, page);
    await page.goto(`${stage.console}/feedback`);
    await page.getByRole('link', { name: 'By ministry or role' }).click();
    await page.getByRole('heading', { name: 'Results by ministry or organisation' }).waitFor();
    await page.getByLabel('In groups by').selectOption({ label: 'position' });
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByRole('heading', { name: 'Results by position' }).waitFor();
    await page.getByRole('link', { name: 'All questions' }).click();
    await page.getByText('12 people answered.').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Everything as a workbook (XLSX)' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^results-.*\.xlsx$/);
    const sheets = await readWorkbook(await readFile(await download.path()));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Answers', 'SWOT', 'Papers', 'Participation', 'Codebook']);
    const [heads = [], ...rows] = sheets[0]?.data ?? [];
    expect(rows.length).toBe(12);
    const topics = rows.map((row) => row[heads.indexOf('topic')]);
    expect(topics.filter((value) => typeof value === 'number').length).toBeGreaterThan(0);
    // What the page says is what the file says.
    const mean = topics.filter((value) => typeof value === 'number').reduce((a, b) => a + b, 0);
    const n = topics.filter((value) => typeof value === 'number').length;
    expect(await page.getByRole('main').textContent()).toContain((mean / n).toFixed(2));
    expect(stage.complaints).toEqual([]);
  });
});

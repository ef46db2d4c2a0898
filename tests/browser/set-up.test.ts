import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dateRange } from '../../shared/workshop/dates.ts';
import { OFFICE, type Stage, signIn, startStage } from './stage.ts';
import { setUp } from './tour.set-up.ts';

/** A workshop is set up from nothing, in a browser without scripts. */

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await startStage();
  page = await (await stage.newBrowser({ viewport: OFFICE, scripts: false })).newPage();
  await signIn(stage, page);
}, 60_000);
afterAll(() => stage?.stop());

it('an organiser gets from nothing to a workshop with a participant, rehearsed and copied', async () => {
  const said = new Map<string, string>();
  await setUp(page, async (name, shown) => {
    said.set(name, (await shown.locator('main').textContent()) ?? '');
  });

  expect(said.get('staff-settings-new')).toContain('Nobody is on the list of participants.');
  expect(said.get('staff-settings-changed')).toContain('17 March 2012, 26 March 2012');
  expect(said.get('staff-import-preview')).toContain('The same person as row 2, who counts once.');
  expect(said.get('staff-import-preview')).toContain('is no e-mail address');
  expect(said.get('staff-rehearsal-sent')).toContain('4 mails were sent to organiser@example.org');
  expect(said.get('staff-settings-copied')).toContain(dateRange('2013-03-04', '2013-03-05'));

  const { people } = await stage.stack.people();
  expect(people.map(({ person }) => person)).toMatchObject([
    { email: 'ds-32@example.org', organisation: 'Ministry of Land', telephone: '+880 2 000032' },
  ]);
  const mails = await stage.desk.newMails();
  expect(mails.map(({ to }) => to[0])).toEqual(Array(4).fill('organiser@example.org'));
}, 120_000);

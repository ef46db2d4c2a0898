import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askedByRadios } from './forms.ts';
import { createWorkshop, followPersonalLink, MOMENTS, openMail, type Stage, seatAt, startStage } from './stage.ts';

/**
 * How long a person takes for the default form on a phone: what the browser waits for is measured, the person is reckoned.
 * A choice takes a mental step, a pointing and a tap (the keystroke-level model of Card, Moran and Newell: 1.35 s + 1.1 s +
 * 0.2 s); a letter on a phone takes a third of a second (36 words a minute: Palin and others, “How do people type on mobile
 * devices?”, 2019).
 */
const SECONDS_PER_TAP = 2.65;
const SECONDS_PER_LETTER = 1 / 3;
const FOUR_MINUTES = 240;

/** “Slow 3G” as browsers' tools have it: 400 ms to and fro, 400 kbit/s. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

const BEST = 'The cases from Korea, above all what failed in them.';
const IMPROVE = 'More time for the working groups.';

describe('a participant on a phone, with a slow connection that loses every other request', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
    await createWorkshop(stage);
    await stage.desk.advance({ to: MOMENTS.invitation });
  });
  afterAll(() => stage?.stop());

  it('rates every session and says two things in under four minutes, and it is received once', async () => {
    const page = await (await stage.newBrowser()).newPage();
    await openMail(page, seatAt(stage, 0).address, /^Your feedback/);
    const lost = await makeItBad(page);
    const person = { taps: 0, letters: 0, waited: 0 };
    const waiting = async (what: () => Promise<unknown>): Promise<void> => {
      const began = performance.now();
      await what();
      person.waited += (performance.now() - began) / 1000;
    };
    const tap = async (what: () => Promise<void>): Promise<void> => {
      person.taps += 1;
      await what();
    };
    const type = async (label: string, text: string): Promise<void> => {
      await tap(() => page.getByLabel(label).click());
      await page.getByLabel(label).fill(text);
      person.letters += text.length;
    };

    // The link in the mail lands on the form.
    await waiting(async () => {
      await tap(() => followPersonalLink(page));
      await page.getByRole('button', { name: 'Send the feedback' }).waitFor();
    });
    for (const question of await askedByRadios(page)) {
      await tap(() => question.getByRole('radio', { name: /^4/ }).check());
    }
    await tap(() => page.getByLabel('In my own daily work').check());
    await tap(() => page.getByLabel('Guides, standards and examples').check());
    await type('What was most valuable to you?', BEST);
    await type('What should be done better next time?', IMPROVE);
    await waiting(async () => {
      await tap(() => page.getByRole('button', { name: 'Send the feedback' }).click());
      await page.getByRole('heading', { name: 'Thank you for your feedback' }).waitFor();
    });

    const sessions = stage.seed.workshop.sessions.length;
    // The link, each session, nine ratings, two choices, two texts, and the button.
    expect(person.taps).toBe(1 + sessions + 9 + 2 + 2 + 1);
    expect(lost.count).toBeGreaterThan(0);
    const seconds = person.taps * SECONDS_PER_TAP + person.letters * SECONDS_PER_LETTER + person.waited;
    expect(seconds).toBeLessThan(FOUR_MINUTES);
    // A page comes in pieces on such a connection.
    await page.waitForLoadState();
    const shown = await page.getByRole('main').textContent();
    expect(shown).toContain(BEST);
    expect(shown).toContain(IMPROVE);
    // Of all that was tried, one submission is stored, and no draft is left to go on from.
    await page.getByRole('link', { name: 'Change my answers' }).click();
    await page.getByRole('button', { name: 'Send the changed feedback' }).waitFor();
    await page.waitForLoadState();
    expect(await page.getByLabel('What was most valuable to you?').inputValue()).toBe(BEST);
    expect(await page.getByRole('main').textContent()).not.toContain('Not sent yet. What');
  });
});

/** Slows the connection down, and loses the first and then every other request that the page's script makes. */
async function makeItBad(page: Page): Promise<{ count: number }> {
  const lost = { count: 0, seen: 0 };
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW);
  await page.route(/\/(?:drafts\/\w+|feedback)$/, async (route) => {
    if (route.request().method() !== 'POST' || route.request().isNavigationRequest()) return route.continue();
    lost.seen += 1;
    if (lost.seen % 2 === 0) return route.continue();
    lost.count += 1;
    return route.abort('connectionfailed');
  });
  return lost;
}

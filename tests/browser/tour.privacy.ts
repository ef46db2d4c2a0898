import type { Page } from 'playwright-core';
import { arrive, type Stage, seatAt } from './stage.ts';
import type { Look } from './tour.ts';

/** Whoever has the link of somebody else, and whoever wants to see or to erase what is held: in both languages. */

/** What is pressed and read on these pages, by name. */
const WORDS = {
  '': {
    notYou: 'Not you?',
    email: /^The e-mail address of/,
    send: 'Send the link there',
    message: 'What should the organisers know?',
    tell: 'Send this to the organisers',
    forget: 'Forget the link here',
    forgotten: 'This browser has forgotten the link',
    erase: 'Erase everything',
    understood: /^I have read this/,
    erased: 'Everything was erased',
  },
  '-bangla': {
    notYou: 'আপনি অন্য কেউ?',
    email: /^ইমেইল ঠিকানা:/,
    send: 'লিংকটি সেখানে পাঠান',
    message: 'আয়োজকদের কী জানা প্রয়োজন?',
    tell: 'আয়োজকদের কাছে পাঠান',
    forget: 'এখান থেকে লিংকটি মুছে ফেলুন',
    forgotten: 'এই ব্রাউজার থেকে লিংকটি মুছে ফেলা হয়েছে',
    erase: 'সবকিছু মুছে ফেলুন',
    understood: /^আমি এটি পড়েছি/,
    erased: 'সবকিছু মুছে ফেলা হয়েছে',
  },
} as const;
type Suffix = keyof typeof WORDS;

/** While the forms are open, with the invitation sent. */
export async function ofPrivacy(stage: Stage, staff: Page, look: Look): Promise<void> {
  await somebodyElse(stage, 21, '', look);
  await somebodyElse(stage, 22, '-bangla', look);
  await onTheConsole(stage, staff, look);
  await erasing(stage, 21, '', look);
  await erasing(stage, 22, '-bangla', look);
  await staff.goto(stage.console);
  await look('staff-overview-erased', staff);
}

async function inLanguage(page: Page, suffix: Suffix): Promise<void> {
  if (suffix === '') return;
  const bangla = page.getByRole('button', { name: 'বাংলা' });
  if (await bangla.isVisible()) await bangla.click();
  await page.getByRole('button', { name: 'English' }).waitFor();
}

async function somebodyElse(stage: Stage, number: number, suffix: Suffix, look: Look): Promise<void> {
  const words = WORDS[suffix];
  const page = await arrive(stage, number);
  await inLanguage(page, suffix);
  await page.getByRole('link', { name: words.notYou }).click();
  await look(`participant-not-you${suffix}`, page);
  await page.getByLabel(words.email).fill(seatAt(stage, number).address);
  await page.getByRole('button', { name: words.send }).click();
  await look(`participant-not-you-error${suffix}`, page);
  await page.getByLabel(words.email).fill(`right-${number}@example.org`);
  await page.getByRole('button', { name: words.send }).click();
  await page
    .getByRole('status')
    .filter({ hasText: `right-${number}@example.org` })
    .waitFor();
  await look(`participant-not-you-passed-on${suffix}`, page);
  await page.getByLabel(words.message).fill('Please ask my successor instead.');
  await page.getByRole('button', { name: words.tell }).click();
  await page.getByRole('alert').waitFor();
  await look(`participant-not-you-too-often${suffix}`, page);
  await page.getByRole('button', { name: words.forget }).click();
  await page.getByRole('heading', { name: words.forgotten }).waitFor();
  await look(`participant-not-you-forgotten${suffix}`, page);
  await page.context().close();
}

async function erasing(stage: Stage, number: number, suffix: Suffix, look: Look): Promise<void> {
  const words = WORDS[suffix];
  const page = await arrive(stage, number);
  await inLanguage(page, suffix);
  const home = page.url().replace(/(\/p\/[^/?#]+).*$/, '$1');
  await page.goto(`${home}/data`);
  await look(`participant-data${suffix}`, page);
  await page.goto(`${home}/erase`);
  await look(`participant-erase${suffix}`, page);
  const form = page.locator('main form');
  await form.evaluate((found: HTMLFormElement) => found.submit());
  await page.getByRole('alert').waitFor();
  await look(`participant-erase-error${suffix}`, page);
  await page.getByLabel(words.understood).check();
  await page.getByRole('button', { name: words.erase }).click();
  await page.getByRole('heading', { name: words.erased }).waitFor();
  await look(`participant-erased${suffix}`, page);
  await page.context().close();
  const later = await arrive(stage, number, suffix ? { locale: 'bn-BD' } : {});
  await later.getByRole('heading', { name: words.erased }).waitFor();
  await look(`participant-erased-link${suffix}`, later);
  await later.context().close();
}

async function onTheConsole({ console, ...stage }: Stage, page: Page, look: Look): Promise<void> {
  await page.goto(`${console}?show=all`);
  await look('staff-overview-not-you', page);
  await page
    .getByRole('link', { name: seatAt(stage, 21).name, exact: true })
    .first()
    .click();
  await look('staff-person-not-you', page);
  const person = page.url().replace(/[?#].*$/, '');
  await page.getByRole('button', { name: 'Dealt with' }).click();
  await page.getByRole('status').waitFor();
  await page.goto(`${person}/erase`);
  await look('staff-person-erase', page);
  await page.locator('main form').evaluate((found: HTMLFormElement) => found.submit());
  await page.getByRole('alert').waitFor();
  await look('staff-person-erase-error', page);
}

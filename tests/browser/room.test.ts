import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createWorkshop,
  followPersonalLink,
  MOMENTS,
  openMail,
  type Stage,
  seatAt,
  signIn,
  startStage,
} from './stage.ts';

const READER = readFileSync(createRequire(import.meta.url).resolve('jsqr'), 'utf8');

/** The day of the workshop, as people in the room and at the door live it; one story. */
describe('in the room', () => {
  let stage: Stage;
  let organiser: Page;

  beforeAll(async () => {
    stage = await startStage();
    await createWorkshop(stage);
    // A projector's picture: 16 to 9.
    organiser = await (await stage.newBrowser({ viewport: { width: 1280, height: 720 } })).newPage();
    await signIn(stage, organiser);
  });
  afterAll(() => stage?.stop());

  it('lets somebody who is on no list scan the wall, register on a telephone, and find the link in the inbox', async () => {
    await organiser.goto(`${stage.console}/room`);
    await organiser.getByRole('button', { name: 'Open the registration' }).click();
    await organiser.getByText('People can register in the room now.').waitFor();
    await organiser.getByRole('link', { name: 'Show the slide' }).click();
    expect(await organiser.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(720);
    const scanned = await scan(stage, await organiser.screenshot());
    expect(scanned).toBe(`${stage.baseUrl}/w/${stage.seed.workshop.id}/link`);
    expect(await organiser.getByText(/\/w\/dhaka-2011$/).textContent()).toBe(
      `${new URL(stage.baseUrl).host}/w/dhaka-2011`,
    );

    const phone = await (await stage.newBrowser({ scripts: false })).newPage();
    await phone.goto(scanned);
    await phone.getByRole('link', { name: 'Register' }).click();
    await phone.getByLabel('Your name').fill('Nazma Begum');
    await phone.getByLabel('Your e-mail address').fill('nazma@example.org');
    await phone.getByLabel('Your organisation').fill('University of Dhaka');
    await phone.getByRole('button', { name: 'Register and send me the link' }).click();
    await phone.getByRole('heading', { name: 'Please look into your mail' }).waitFor();
    await stage.desk.advance({ advance: 'PT5M' });
    await openMail(phone, 'nazma@example.org', /link/);
    await followPersonalLink(phone);
    expect(await phone.getByRole('complementary').first().textContent()).toContain('Nazma Begum');
    await organiser.goto(`${stage.console}/room`);
    await organiser.getByRole('link', { name: 'Nazma Begum' }).waitFor();
  });

  it('has attendance ticked off on a telephone without scripts, undone, and all at once', async () => {
    const door = await (await stage.newBrowser({ scripts: false })).newPage();
    await signIn(stage, door);
    await door.goto(`${stage.console}/room/attendance`);
    await door.getByLabel('Name or organisation').fill('nazma');
    await door.getByRole('button', { name: 'Search' }).click();
    const tick = door.getByRole('button', { name: /^Nazma Begum.*Tick off$/ });
    const { height = 0, width = 0 } = (await tick.boundingBox()) ?? {};
    expect(height).toBeGreaterThanOrEqual(48);
    expect(width).toBeGreaterThan(300);
    await tick.click();
    await door.getByText('Nazma Begum is here').waitFor();
    expect(await figure(door)).toBe('1');
    await door.getByRole('button', { name: /^Undo.*Nazma Begum$/ }).click();
    expect(await figure(door)).toBe('0');
    await door.getByRole('link', { name: 'Show everyone' }).click();
    await door.getByLabel('Name or organisation').fill('council');
    await door.getByRole('button', { name: 'Search' }).click();
    const many = await door.getByRole('button', { name: /Tick off$/ }).count();
    await door.getByRole('button', { name: 'Tick everyone shown' }).click();
    expect(await figure(door)).toBe(String(many));
    await door.getByRole('button', { name: /^Undo: take/ }).click();
    expect(await figure(door)).toBe('0');
  });

  it('prints a slide on one page, and a form on A4; then the invitation goes out', async () => {
    const pages = async (path: string): Promise<number> => {
      await organiser.goto(`${stage.console}${path}`);
      const pdf = await organiser.pdf({ preferCSSPageSize: true });
      return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    };
    expect(await pages('/room/slide')).toBe(1);
    expect(await pages('/room/form?language=bn')).toBeGreaterThan(1);
    await stage.desk.advance({ to: MOMENTS.invitation });
  });

  it.each([
    { seat: 33, language: 'English', label: /Entered for you by the organisers/ },
    { seat: 34, language: 'Bangla', label: /আয়োজকেরা কাগজ থেকে আপনার পক্ষে/ },
  ])(
    'has a paper form in $language entered for somebody, who sees whose hand it was, and makes it the own',
    async ({ seat, language, label }) => {
      const { address } = seatAt(stage, seat);
      const { people } = await stage.stack.people();
      const person = people.find((each) => each.person.email === address)?.person;
      await organiser.goto(`${stage.console}/people/${person?.id}/feedback`);
      if (language === 'Bangla') await organiser.getByRole('link', { name: 'The form in Bangla' }).click();
      await rateAll(organiser);
      await organiser.locator('#f-best').fill('কাগজ থেকে: পোর্টাল');
      await organiser.getByRole('button', { name: /^Enter this for/ }).click();
      await organiser.getByText('labelled as entered from paper').waitFor();

      const own = await (await stage.newBrowser()).newPage();
      await openMail(own, address, /^Your feedback/);
      await followPersonalLink(own);
      if (language === 'Bangla') await own.getByRole('button', { name: 'বাংলা' }).click();
      await own.getByRole('link', { name: /^(Feedback|মতামত)$/ }).click();
      await own.getByText(label).first().waitFor();
      expect(await own.locator('#f-best').inputValue()).toBe('কাগজ থেকে: পোর্টাল');
      await own.locator('#f-best').fill('My own words');
      await own.getByRole('button', { name: /^(Send the changed feedback|পরিবর্তিত মতামত পাঠান)$/ }).click();
      await own.getByText('My own words').waitFor();
      expect(await own.getByText(label).count()).toBe(0);
      await organiser.reload();
      expect(await organiser.getByRole('main').textContent()).not.toContain('entered from paper by');
    },
  );
});

const figure = async (page: Page): Promise<string | null> => page.locator('main .figure').first().textContent();

/** A four wherever a number is asked for. */
async function rateAll(page: Page): Promise<void> {
  for (const four of await page.locator('main form input[type=radio][value="4"]').all()) await four.check();
}

/** What a telephone reads in a picture of the wall, by another reader than what drew it. */
async function scan(stage: Stage, png: Buffer): Promise<string> {
  const page = await (await stage.newBrowser()).newPage();
  await page.addScriptTag({ content: READER });
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, image.width, image.height);
    return pixels ? (window.jsQR(pixels.data, pixels.width, pixels.height)?.data ?? '') : '';
  }, png.toString('base64'));
}

declare global {
  interface Window {
    readonly jsQR: (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
  }
}

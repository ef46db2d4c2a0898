import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askedByRadios } from './forms.ts';
import { arrive, createWorkshop, MOMENTS, type Stage, startStage, ZOOMED } from './stage.ts';

describe('without a mouse, at 400 % zoom', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
    await createWorkshop(stage);
    await stage.desk.advance({ to: MOMENTS.invitation });
  });
  afterAll(() => stage?.stop());

  it.each([
    { number: 0, scripts: true },
    { number: 1, scripts: false },
  ])('the whole way is gone by the keyboard alone (scripts: $scripts)', async ({ number, scripts }) => {
    const page = await arrive(stage, number, { viewport: ZOOMED, scripts });
    const keys = keyboardOn(page);

    // The form on which the mail's link lands.
    for (const question of await askedByRadios(page)) {
      await keys.to(question.getByRole('radio').first(), question.getByRole('radio').last());
      await keys.press('ArrowRight');
      expect(await question.getByRole('radio').and(page.locator(':checked')).count()).toBe(1);
    }
    await keys.to(page.getByLabel('In my own daily work'));
    await keys.press('Space');
    await keys.to(page.getByLabel('What was most valuable to you?'));
    await keys.type('Typed, not clicked');
    await keys.to(page.getByRole('button', { name: 'Send the feedback' }));
    await keys.press('Enter');
    await page.waitForURL('**/feedback/received');
    expect(await page.getByRole('main').textContent()).toContain('Typed, not clicked');

    await keys.to(page.getByRole('link', { name: 'Next: add your view (SWOT)' }));
    await keys.press('Enter');
    await page.waitForURL('**/swot');
    await keys.to(page.getByRole('radio').first());
    await keys.press('Space');
    await keys.to(page.getByLabel('Your entry'));
    await keys.type('People who want it');
    await keys.to(page.getByRole('button', { name: 'Add this entry' }));
    await keys.press('Enter');
    await page.getByText('1 of at most 12').waitFor();
    expect(await page.locator('p.written').first().textContent()).toBe('People who want it');

    await keys.to(page.getByRole('link', { name: 'My page', exact: true }));
    await keys.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Thank you, everything has arrived' }).waitFor();
    await keys.to(page.getByRole('button', { name: 'Turn reminders off' }));
    await keys.press('Enter');
    await page.getByRole('button', { name: 'Turn reminders on again' }).waitFor();
    await keys.to(page.getByRole('button', { name: 'বাংলা' }));
    await keys.press('Enter');
    await page.getByRole('button', { name: 'English' }).waitFor();
    await keys.noScrollingSideways();
  });

  it('leads from the head of every page over its bars to the content', async () => {
    const page = await arrive(stage, 2, { viewport: ZOOMED });
    await page.keyboard.press('Tab');
    const skip = page.locator('a.skip');
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe(await skip.getAttribute('href'));
    await page.keyboard.press('Tab');
    const within = await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement));
    expect(within).toBe(true);
  });

  it('breaks no script', () => {
    expect(stage.complaints).toEqual([]);
  });
});

function keyboardOn(page: Page) {
  const noScrollingSideways = async (): Promise<void> => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(ZOOMED.width);
  };
  const isFocused = (each: Locator) => each.evaluate((element) => element === document.activeElement);
  return {
    press: (key: string) => page.keyboard.press(key),
    type: (text: string) => page.keyboard.type(text),
    noScrollingSideways,
    /** Goes to one of these by the tab key alone, and sees where one is: marked, and not outside of the window. */
    async to(...targets: Locator[]): Promise<void> {
      await targets[0]?.waitFor();
      for (let presses = 0; presses < 200; presses += 1) {
        await page.keyboard.press('Tab');
        const marked = await page.evaluate(() => {
          const focused = document.activeElement;
          if (!focused || focused === document.body) return true;
          const { top, bottom } = focused.getBoundingClientRect();
          const style = getComputedStyle(focused);
          const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
          return outlined && bottom > 0 && top < innerHeight;
        });
        expect(marked).toBe(true);
        for (const target of targets) if (await isFocused(target)) return noScrollingSideways();
      }
      throw new Error(`200 tabs did not lead to ${targets.join(' or ')}.`);
    },
  };
}

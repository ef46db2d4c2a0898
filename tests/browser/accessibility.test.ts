import axe from 'axe-core';
import { HtmlValidate, type RuleConfig } from 'html-validate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OFFICE, PHONE, type Stage, startStage, ZOOMED } from './stage.ts';
import { tour } from './tour.ts';

/** WCAG 2.2 AA holds all the earlier ones. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const AREAS = [
  { area: 'participant', pages: 123 },
  { area: 'staff', pages: 159 },
  { area: 'public', pages: 16 },
  { area: 'desk', pages: 12 },
  { area: 'mail', pages: 10 },
  { area: 'guest', pages: 13 },
] as const;

/** How high whatever one presses must be, so that a thumb meets it (CSS pixels). */
const TARGET_PX = 44;

/** What is about how markup is written, or about what we decided: none of it reaches a reader. */
const OURS: RuleConfig = {
  // preact closes empty elements as XML does, which HTML allows.
  'void-style': 'off',
  // A title names the page and the workshop; both are as long as their authors made them.
  'long-title': 'off',
  // A mail's text is shown as it is.
  'no-trailing-whitespace': 'off',
  // Two buttons of one form may say by one name which of them was pressed.
  'form-dup-name': 'off',
  // A telephone number stays in one line by the style sheet, and is copied as it was typed.
  'tel-non-breaking': ['error', { ignoreClasses: ['nowrap'] }],
};

const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: OURS });

/** Mail programs know only tables, old attributes and styles at the elements, and old readers only `presentation`. */
const mailValidator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    ...OURS,
    'no-inline-style': 'off',
    'no-deprecated-attr': 'off',
    'presentation-role-style': 'off',
    // The one way to tell Outlook for Windows something that other programs do not need.
    'no-conditional-comment': 'off',
  },
});

describe('every page in every state', () => {
  let stage: Stage;
  const findings = new Map<string, string[]>();

  beforeAll(async () => {
    stage = await startStage();
    await tour(stage, async (name, page) => {
      findings.set(name, await inspect(stage, name, page));
    });
  }, 900_000);
  afterAll(() => stage?.stop());

  it.each(AREAS)('has nothing that shuts anybody out: $area', ({ area, pages }) => {
    const seen = [...findings].filter(([name]) => name.startsWith(`${area}-`));
    expect(seen.length).toBeGreaterThanOrEqual(pages);
    expect(seen.flatMap(([name, found]) => found.map((each) => `${name}: ${each}`))).toEqual([]);
  });

  it('breaks neither its content security policy nor a script', () => {
    expect(stage.complaints).toEqual([]);
  });
});

/** What is wrong with the page as it stands, a line each. */
async function inspect(stage: Stage, name: string, page: Page): Promise<string[]> {
  const before = page.viewportSize() ?? PHONE;
  const isMail = name.startsWith('mail-');
  const report = (isMail ? mailValidator : validator).validateStringSync(await stage.sourceOf(page));
  const found = report.results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, message, line, column, selector }) => `${ruleId}: ${message} ${selector ?? `${line}:${column}`}`,
    ),
  );
  for (const viewport of isMail ? [PHONE, OFFICE] : [ZOOMED, PHONE, OFFICE]) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > viewport.width) found.push(`scrolls sideways: ${width} px on a screen of ${viewport.width} px`);
  }
  await page.setViewportSize(PHONE);
  found.push(...(await askAxe(page)));
  if (!isMail) found.push(...(await smallTargets(page)));
  await page.setViewportSize(before);
  return found;
}

async function askAxe(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { violations } = await window.axe.run({
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
      rules: { 'target-size': { enabled: true } },
    });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} ${target.join(' ')}`));
  }, TAGS);
}

/** Links in a sentence are as high as its line; all else is as high as a thumb wants it. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate((least) => {
    const pressed =
      'button, a.button, a.target, nav a, select, textarea, summary, label:has(input), input:not([type=radio],[type=checkbox],[type=hidden])';
    return [...document.querySelectorAll<HTMLElement>(pressed)]
      .filter((element) => element.offsetHeight > 0 && element.offsetHeight < least)
      .map((element) => `only ${element.offsetHeight} px high: ${element.outerHTML.slice(0, 120)}`);
  }, TARGET_PX);

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

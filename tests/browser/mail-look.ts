import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';
import type { Look } from './tour.ts';

/** A mail's HTML as a page of its own, as a mail program shows it. */
export async function mailLook(
  stage: Stage,
  page: Page,
  look: Look,
  name: string,
  to: string,
  subject: string | RegExp,
): Promise<void> {
  const mail = stage.stack.inbox().findLast((each) => each.to.includes(to) && each.subject.search(subject) >= 0);
  if (!mail) throw new Error(`No mail “${subject}” to ${to}.`);
  await page.goto('about:blank');
  await page.setContent(mail.html ?? '');
  await look(name, page);
}

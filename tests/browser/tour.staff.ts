import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { OFFICE, type Stage } from './stage.ts';
import type { Look } from './tour.ts';

/** The staff themselves: how they are added, get in, keep their account, and stand in the audit log. */

const NINA = { name: 'Nina Rahman', email: 'nina@example.org' } as const;
const OWN = 'Dhaka-is-my-city-2011';
const NEXT = 'Another-city-altogether-1971';
const LAST = 'Forgotten-and-found-2011';

/** Signed in as the organiser who administers the accounts. Needs no script anywhere. */
export async function theStaff(stage: Stage, staff: Page, look: Look): Promise<void> {
  await isAdded(stage, staff, look);
  const nina = await (await stage.newBrowser({ viewport: OFFICE })).newPage();
  await comesIn(stage, nina, look);
  await keepsTheAccount(nina, look);
  const secret = await enrols(nina, look);
  await comesInWithACode(nina, secret, look);
  await losesTheTelephone(stage, staff, look);
  await forgets(stage, nina, look);
  await isShutOut(stage, staff, nina, look);
  await standsInTheLog(stage, staff, look);
  await isRemoved(stage, staff, look);
  await nina.context().close();
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

/** Sends the form past the browser's own checks. */
async function sendUnchecked(page: Page, action: string): Promise<void> {
  const form = page.locator(`form[action$="${action}"]`).last();
  await form.evaluate((sent: HTMLFormElement) => {
    sent.noValidate = true;
  });
  await form.locator('button[type=submit]').click();
  await page.getByRole('alert').first().waitFor();
}

async function isAdded({ console }: Stage, staff: Page, look: Look): Promise<void> {
  await staff.goto(`${console}/staff`);
  await look('staff-members', staff);
  await staff.getByLabel('Name', { exact: true }).fill(NINA.name);
  await staff.getByLabel('E-mail address').fill('nina');
  await sendUnchecked(staff, '/staff');
  await look('staff-members-error', staff);
  await staff.getByLabel('E-mail address').fill(NINA.email);
  await staff.getByLabel('Role').selectOption('viewer');
  await press(staff, 'Add');
  await staff.getByRole('status').waitFor();
  await look('staff-members-invited', staff);
  const own = staff.getByRole('region', { name: 'Workshop Organiser' });
  await own.getByText('Change Workshop Organiser').click();
  await look('staff-members-change', staff);
  await own.getByRole('button', { name: 'Leave this workshop' }).click();
  await staff.getByRole('alert').waitFor();
  await look('staff-members-last-organiser', staff);
}

async function comesIn(stage: Stage, page: Page, look: Look): Promise<void> {
  await enter(page, mailed(stage, /this password[^:]*:\s*<b>([^<]+)<\/b>/));
  await page.getByRole('heading', { name: 'Choose your password' }).waitFor();
  await look('staff-first-password', page);
  await page.getByLabel(/^New password/).fill('short');
  await press(page, 'Save and sign in');
  await page.getByRole('alert').first().waitFor();
  await look('staff-first-password-weak', page);
  await page.getByLabel(/^New password/).fill(OWN);
  await press(page, 'Save and sign in');
  await page.getByRole('heading', { name: 'Workshops', level: 1 }).waitFor();
  await look('staff-workshops-viewer', page);
  await page.goto(stage.console);
  await look('staff-overview-viewer', page);
  await page.goto(`${stage.console}/staff`);
  await look('staff-members-viewer', page);
  await page.goto(`${stage.console}/audit`);
  await look('staff-audit-refused', page);
}

async function keepsTheAccount(page: Page, look: Look): Promise<void> {
  await page.goto('/staff');
  await page.getByRole('link', { name: 'My account' }).click();
  await look('staff-account', page);
  await change(page, 'not this one', NEXT);
  await page.getByRole('alert').first().waitFor();
  await look('staff-account-error', page);
  await change(page, OWN, NEXT);
  await page.getByRole('status').waitFor();
  await look('staff-account-changed', page);
}

async function enrols(page: Page, look: Look): Promise<string> {
  await press(page, 'Turn on');
  await page.getByRole('heading', { name: 'Turn the second factor on' }).waitFor();
  await look('staff-second-factor', page);
  const secret = await page.locator('input[name=secret]').inputValue();
  await page.getByLabel(/^Code that the app/).fill('12 34');
  await press(page, 'Confirm and turn on');
  await page.getByRole('alert').first().waitFor();
  await look('staff-second-factor-error', page);
  await page.getByLabel(/^Code that the app/).fill(codeOf(secret));
  await press(page, 'Confirm and turn on');
  await page.getByRole('status').waitFor();
  await look('staff-second-factor-on', page);
  await page.getByLabel('Password', { exact: true }).fill('not this one');
  await page.getByLabel(/^Code that the app/).fill('123456');
  await press(page, 'Turn off');
  await page.getByRole('alert').first().waitFor();
  await look('staff-second-factor-off-error', page);
  return secret;
}

async function comesInWithACode(page: Page, secret: string, look: Look): Promise<void> {
  await press(page, 'Sign out');
  await enter(page, NEXT);
  await page.getByRole('heading', { name: 'Code of your app' }).waitFor();
  await look('staff-code', page);
  await page.getByLabel(/^Code for/).fill('000000');
  await press(page, 'Sign in');
  await page.getByRole('alert').first().waitFor();
  await look('staff-code-wrong', page);
  await page.getByLabel(/^Code for/).fill(codeOf(secret, 1));
  await press(page, 'Sign in');
  await page.getByRole('heading', { name: 'Workshops', level: 1 }).waitFor();
}

async function losesTheTelephone({ console }: Stage, staff: Page, look: Look): Promise<void> {
  await staff.goto(`${console}/staff`);
  await act(staff, 'Take the second factor off');
  await look('staff-members-second-factor-off', staff);
}

async function forgets(stage: Stage, page: Page, look: Look): Promise<void> {
  await press(page, 'Sign out');
  await page.getByRole('link', { name: 'Forgotten the password?' }).click();
  await look('staff-forgotten', page);
  await page.getByLabel('E-mail address').fill('nina');
  await sendUnchecked(page, '/forgotten-password');
  await look('staff-forgotten-error', page);
  await page.getByLabel('E-mail address').fill(NINA.email);
  await press(page, 'Send the code');
  await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
  await look('staff-forgotten-new', page);
  await page.getByLabel('Code from the e-mail').fill('000000');
  await page.getByLabel('New password').fill(LAST);
  await press(page, 'Save the password');
  await page.getByRole('alert').first().waitFor();
  await look('staff-forgotten-new-error', page);
  await page.getByLabel('Code from the e-mail').fill(mailed(stage, /code for Afterword is <b>([^<]+)<\/b>/));
  await page.getByLabel('New password').fill(LAST);
  await press(page, 'Save the password');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await look('staff-forgotten-done', page);
  await enter(page, LAST);
  await page.getByRole('heading', { name: 'Workshops', level: 1 }).waitFor();
}

async function isShutOut({ console }: Stage, staff: Page, page: Page, look: Look): Promise<void> {
  await act(staff, 'Disable the account');
  await look('staff-members-disabled', staff);
  await page.goto(console);
  await look('staff-signed-out', page);
  await act(staff, 'Enable the account');
}

async function isRemoved({ console }: Stage, staff: Page, look: Look): Promise<void> {
  await staff.goto(`${console}/staff`);
  await act(staff, 'Remove');
  await look('staff-members-removed', staff);
}

async function standsInTheLog({ console }: Stage, staff: Page, look: Look): Promise<void> {
  await staff.goto(`${console}/audit`);
  await staff
    .getByText(/^What changed/)
    .first()
    .click();
  await look('staff-audit', staff);
  await staff.getByLabel('Who', { exact: true }).fill(NINA.email);
  await press(staff, 'Search');
  await staff.getByRole('heading', { name: 'Signing in, and the account' }).waitFor();
  await look('staff-audit-member', staff);
  await staff.getByRole('link', { name: 'Show everything' }).click();
  await staff.getByLabel('Of which kind').selectOption('account-disabled');
  await press(staff, 'Search');
  await look('staff-audit-kind', staff);
  await staff.getByLabel('What was done').fill('nothing of the kind');
  await press(staff, 'Search');
  await look('staff-audit-nothing', staff);
  await staff.goto(`${console}/audit?from=yesterday`);
  await look('staff-audit-malformed', staff);
}

/** An act of the card of the person. */
async function act(staff: Page, name: string): Promise<void> {
  const card = staff.getByRole('region', { name: NINA.name });
  await card.getByText(`Change ${NINA.name}`).click();
  await card.getByRole('button', { name, exact: true }).click();
  await staff.getByRole('status').waitFor();
}

async function enter(page: Page, password: string): Promise<void> {
  await page.goto('/staff/sign-in');
  await page.getByLabel('E-mail address').fill(NINA.email);
  await page.getByLabel('Password').fill(password);
  await press(page, 'Sign in');
}

async function change(page: Page, from: string, to: string): Promise<void> {
  await page.getByLabel('Password now').fill(from);
  await page.getByLabel('New password').fill(to);
  await press(page, 'Change the password');
}

/** What stands in the newest mail of Cognito to the person. */
function mailed({ stack }: Stage, secret: RegExp): string {
  const found = stack
    .inbox()
    .filter(({ to }) => to.includes(NINA.email))
    .flatMap(({ html }) => secret.exec(html ?? '')?.[1] ?? []);
  const last = found.at(-1);
  if (last === undefined) throw new Error(`No mail to ${NINA.email} says it.`);
  return last;
}

/** The code that an app shows so many half minutes from now: Cognito takes none twice. */
const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });

import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import type { LocalStack } from '../../infra/local/local-stack.ts';
import { type Seed, usersOf } from '../../infra/local/seed.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import { Desk } from '../journey/mails.ts';
import { Organiser } from '../journey/organiser.ts';
import { readSeats, type Seat } from '../journey/seats.ts';
import { dhaka, startJourneyStack } from '../journey/stack.ts';
import { launchChromium } from './chromium.ts';

/** When the plan's mails go out, read off a calendar: Friday and Saturday are Dhaka's weekend. */
export const MOMENTS = {
  invitation: '2011-07-10T03:00:00Z',
  closed: '2011-08-21T11:01:00Z',
} as const;

/** A narrow phone, and a desk. */
export const PHONE = { width: 360, height: 740 } as const;
/** 1280 by 1024 pixels at 400 % zoom: what WCAG 2.2, 1.4.10 (Reflow) measures. */
export const ZOOMED = { width: 320, height: 256 } as const;
export const OFFICE = { width: 1280, height: 900 } as const;

/** The local run and a browser, shared by the tests of one file. */
export interface Stage {
  readonly stack: LocalStack;
  readonly baseUrl: string;
  readonly browser: Browser;
  readonly desk: Desk;
  readonly seed: Seed;
  readonly seats: readonly Seat[];
  /** The workshop's pages of the console begin here. */
  readonly console: string;
  /** What browsers complained about so far: scripts, the content security policy, resources that did not come. */
  readonly complaints: string[];
  /** The HTML of the page that is open, as it was sent. */
  sourceOf(page: Page): Promise<string>;
  /** Somebody's browser: its own cookies, on a phone unless told otherwise. */
  newBrowser(options?: {
    viewport?: { width: number; height: number };
    scripts?: boolean;
    /** What it asks for (Accept-Language). */
    locale?: string;
    /** What stands between it and everything else. */
    proxy?: { server: string; bypass: string };
  }): Promise<BrowserContext>;
  stop(): Promise<void>;
}

/** Starts both at once, days before the workshop, with nothing in it. */
export async function startStage(): Promise<Stage> {
  const [stack, browser] = await Promise.all([startJourneyStack(), launchChromium()]);
  const seed = dhaka();
  const complaints: string[] = [];
  const sources = new WeakMap<Page, Response>();
  const watch = (page: Page): void => {
    page.on('response', (response) => {
      const isDocument = response.request().isNavigationRequest() && response.frame() === page.mainFrame();
      if (isDocument) sources.set(page, response);
    });
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // A page with status 4xx is an answer like others; only what a page loads besides must be there.
      const isThePage = message.location().url === sources.get(page)?.url();
      // So is what a script asks the ballot box, and shows the person.
      const isAnAnswer = isThePage || message.location().url.startsWith(`${stack.baseUrl}/ballots/`);
      if (message.type() === 'error' && !(isAnAnswer && message.text().startsWith('Failed to load resource'))) {
        complaints.push(`${page.url()}: ${message.text()}`);
      }
    });
  };
  return {
    stack,
    browser,
    seed,
    complaints,
    sourceOf: async (page) =>
      page.url() === 'about:blank' ? page.content() : ((await sources.get(page)?.text()) ?? ''),
    baseUrl: stack.baseUrl,
    desk: new Desk(stack.baseUrl),
    seats: readSeats(seed.participants ?? ''),
    console: `${stack.baseUrl}/staff/w/${seed.workshop.id}`,
    newBrowser: async ({ viewport = PHONE, scripts = true, locale = 'en-GB', proxy } = {}) => {
      const context = await browser.newContext({
        viewport,
        locale,
        javaScriptEnabled: scripts,
        baseURL: stack.baseUrl,
        ...(proxy && { proxy }),
      });
      context.setDefaultTimeout(30_000);
      context.on('page', watch);
      return context;
    },
    stop: async () => {
      await browser.close();
      await stack.stop();
    },
  };
}

/** The Dhaka workshop with its participants, created over HTTP as an organiser's program would. */
export async function createWorkshop(
  { baseUrl, seed }: Stage,
  changes: Partial<WorkshopFile> = {},
): Promise<Organiser> {
  const [user] = usersOf(seed);
  if (!user) throw new Error('Nobody can sign in.');
  const organiser = await Organiser.signIn(baseUrl, user);
  await organiser.createWorkshop({ ...seed.workshop, firstPlanned: undefined, ...changes });
  await organiser.importParticipants(seed.workshop.id, seed.participants ?? '');
  return organiser;
}

type Which = 'organiser' | 'reviewer';

/** Goes to the console's sign-in and signs in. */
export async function signIn(stage: Stage, page: Page, which: Which = 'organiser'): Promise<void> {
  await page.goto('/staff/sign-in');
  await enterPassword(stage, page, which);
}

/** Signs in at the form that is open; it leads on to where it was asked for. */
export async function enterPassword({ seed }: Stage, page: Page, which: Which): Promise<void> {
  const user = usersOf(seed).find(({ email }) => email.startsWith(which));
  await page.getByLabel('E-mail address').fill(user?.email ?? '');
  await page.getByLabel('Password').fill(user?.password ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Opens the newest mail to an address whose subject holds the text, in the inbox. */
export async function openMail(page: Page, address: string, subject: string | RegExp): Promise<void> {
  await page.goto('/_desk/inbox');
  await page.getByLabel('Recipient').fill(address);
  await page.getByRole('button', { name: 'Search' }).click();
  // The search also finds addresses that hold this one: "programmer-01@…" stands in "assistant-programmer-01@…".
  const rows = page.getByRole('row').filter({ has: page.getByText(address, { exact: true }) });
  await rows.getByRole('link', { name: subject }).first().click();
}

/** Follows the personal link in the mail that is open. */
export async function followPersonalLink(page: Page): Promise<void> {
  await page.getByRole('link', { name: /\/l\// }).first().click();
}

/** Comes from the invitation in the inbox, in a browser of one's own, as one of those who promised no paper. */
export async function arrive(
  stage: Stage,
  number: number,
  how: Parameters<Stage['newBrowser']>[0] = {},
): Promise<Page> {
  const page = await (await stage.newBrowser(how)).newPage();
  await openMail(page, seatAt(stage, number).address, /^Your feedback/);
  await followPersonalLink(page);
  return page;
}

/** One of those who promised no paper, the first being 0. */
export function seatAt({ seats }: Pick<Stage, 'seats'>, number: number): Seat {
  const seat = seats.filter(({ papersPromised }) => papersPromised === 0)[number];
  if (!seat) throw new Error(`The list has no seat ${number}.`);
  return seat;
}

/** The official of the Bangladesh Computer Council who promised the papers. */
export function author({ seats }: Pick<Stage, 'seats'>): Seat {
  const seat = seats.find(({ papersPromised }) => papersPromised > 0);
  if (!seat) throw new Error('Nobody promised a paper.');
  return seat;
}

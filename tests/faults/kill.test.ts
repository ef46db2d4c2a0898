import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import {
  type DiscussionPaper,
  governmentWebsitesPaper,
  revisedGovernmentWebsitesPaper,
} from '../../infra/local/seed-data/discussion-papers.ts';
import { Browser, expectJson, expectStatus } from '../journey/browser.ts';
import { seededRandom } from '../journey/random.ts';
import { KillableRun } from './killable-run.ts';
import { answersTo, officer, PEOPLE, STEPS, WORKSHOP, writeSmallWorkshop } from './small-workshop.ts';

/**
 * The whole follow-up of a small workshop, played on the real command, which is killed at random moments and started
 * again. Everything that is done is done again after a kill, as people do who saw no answer.
 */

const KILLS = Number(process.env.AFTERWORD_KILLS ?? (process.env.AFTERWORD_TESTS === 'all' ? 20 : 6));
/** Another seed, other moments: `npm run faults -- --kills 20 --seed 7`. */
const SEED = Number(process.env.AFTERWORD_SEED ?? 2011);
const PAPER = 'aPaperOfKills-01';
const STAFF = ['organiser@example.org', 'reviewer-01@example.org', 'reviewer-02@example.org'];
const CLOSING = '2011-08-21T11:00:00Z';

/** In the order in which kills are dealt out, so that few of them already hit what matters most. */
const ACTIONS = [
  'the invitation',
  'the paper and its run',
  'the closing',
  'the report and its run',
  'the first start',
  'the last call',
  'reminder-1',
  'feedback',
  'asking for a revision',
  'the revision and its run',
  'the approval and its run',
] as const;
type Action = (typeof ACTIONS)[number];
/** Real milliseconds within which the kill comes: about as long as each takes. */
const WITHIN: Readonly<Record<Action, number>> = {
  'the invitation': 500,
  'the paper and its run': 700,
  'the closing': 600,
  'the report and its run': 4000,
  'the first start': 5000,
  'the last call': 500,
  'reminder-1': 500,
  feedback: 100,
  'asking for a revision': 400,
  'the revision and its run': 600,
  'the approval and its run': 400,
};

const MailSchema = z.object({ to: z.tuple([z.string()]), subject: z.string(), tags: z.record(z.string(), z.string()) });
const PersonSchema = z.object({ id: z.string(), workshopId: z.string(), email: z.string(), link: z.string() });
const ClockSchema = z.object({ now: z.string(), nextDue: z.string().nullable() });
const PaperSchema = z.object({ paper: z.object({ state: z.string(), versions: z.array(z.unknown()) }) });

const folder = mkdtempSync(join(tmpdir(), 'afterword-kill-'));
const random = seededRandom(SEED);
/** The first kill of these comes when a mail was just taken: the moment between sending and settling, after which a run
 * that knew no better would send it twice. It is short, and kills at any moment hardly ever hit it. */
const ONCE_MAILED: readonly Action[] = [
  'the invitation',
  'the paper and its run',
  'the closing',
  'the last call',
  'the approval and its run',
];
const ONCE_MAILED_WITHIN = 15;

interface Fuse {
  readonly onceMailed: boolean;
  /** Real milliseconds. */
  readonly after: number;
}
const fuses = new Map<Action, Fuse[]>(ACTIONS.map((action) => [action, []]));
for (let kill = 0; kill < KILLS; kill += 1) {
  const action = ACTIONS[kill % ACTIONS.length] ?? 'the closing';
  const onceMailed = kill < ACTIONS.length && ONCE_MAILED.includes(action);
  const after = Math.round(random() * (onceMailed ? ONCE_MAILED_WITHIN : WITHIN[action]));
  fuses.get(action)?.push({ onceMailed, after });
}
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let run: KillableRun;
let desk: Browser;
let kills = 0;
/** What a person was told is received: the address it stands at, and the text that must be in it for ever after. */
const accepted = new Map<string, { browser: Browser; page: string; text: string }>();
const gaveAll = new Set<string>();

/** How much has been mailed, as the disk has it: asking the process would hold it up. */
const mailedBytes = (): number =>
  statSync(join(folder, 'data', 'engines', 'mail', 'mail.jsonl'), { throwIfNoEntry: false })?.size ?? 0;

/** Does something, killing and restarting on the way as often as was dealt; and at last once more, undisturbed. */
async function does(action: Action, act: () => Promise<void>): Promise<void> {
  for (const fuse of fuses.get(action) ?? []) {
    const before = mailedBytes();
    const outcome = act().catch(() => undefined);
    const patience = performance.now() + 20_000;
    while (fuse.onceMailed && mailedBytes() === before && performance.now() < patience) await pause(1);
    await pause(fuse.after);
    await run.kill();
    kills += 1;
    await outcome;
    await run.start();
  }
  await act();
}

const clock = async () => expectJson(await desk.read('/_desk/clock.json'), ClockSchema, 'the clock');
const move = async (to: unknown): Promise<void> =>
  expectStatus(await desk.send('/_desk/clock.json', to), 200, 'moving the clock');

/** To a moment, or, where an earlier try already came so far, on for as long as what was cut off needs to be caught up. */
const moveTo = async (moment: string): Promise<void> =>
  Date.parse((await clock()).now) < Date.parse(moment) ? move({ to: moment }) : move({ advance: 'PT1H' });

const inbox = async () => expectJson(await desk.read('/_desk/inbox.json'), z.array(MailSchema), 'the inbox');
const mailsOf = async (occurrence: string): Promise<string[]> =>
  (await inbox()).filter(({ tags }) => tags.occurrence === occurrence).map(({ to: [address] }) => address);

async function people() {
  const all = expectJson(await desk.read('/_desk/people.json'), z.array(PersonSchema), 'the people');
  return all.toSorted((a, b) => a.email.localeCompare(b.email));
}

/** A person's browser, with the personal link opened, and the address of the person's own pages. */
async function visit(index: number) {
  const person = (await people())[index];
  if (!person) throw new Error(`There is no person ${index}.`);
  const browser = new Browser(run.baseUrl);
  const { path } = await browser.open(person.link);
  return { browser, home: path.replace(/\?.*$/, ''), email: person.email };
}

async function giveEverything(index: number): Promise<void> {
  const { browser, home, email } = await visit(index);
  const best = `What person ${index} valued most.`;
  const all = answersTo(await browser.read(`${home}/feedback`), best);
  expectStatus(await browser.send(`${home}/feedback`, all), 200, 'sending feedback');
  accepted.set(`${email} feedback`, { browser, page: `${home}/feedback`, text: best });
  const text = `What person ${index} fears.`;
  const entry = { quadrant: 'threat', text, command: `fear-of-${index}` };
  expectStatus(await browser.send(`${home}/swot`, entry), 200, 'sending a SWOT entry');
  accepted.set(`${email} swot`, { browser, page: `${home}/swot`, text });
  gaveAll.add(email);
}

/** Hands in a paper's file; the same again changes nothing. Then moves the clock until its run is done. */
async function handIn(paper: DiscussionPaper, versions: number): Promise<void> {
  const { browser, home } = await visit(0);
  const { title, abstract, authors, keywords } = paper;
  const page = `${home}/papers/${PAPER}`;
  if (versions === 1) {
    const details = { title, abstract, authors, keywords, language: 'en', licence: 'CC-BY-4.0' };
    const begun = await browser.send(`${home}/papers`, { id: PAPER, ...details });
    expectStatus(begun, 200, 'beginning a paper');
  }
  const stored = expectJson(await browser.read(page), PaperSchema, 'the paper').paper;
  if (stored.versions.length < versions) {
    const asked = await browser.send(`${page}/upload`, { fileName: paper.fileName });
    const UploadSchema = z.object({ url: z.string(), fields: z.record(z.string(), z.string()) });
    const { url, fields } = expectJson(asked, UploadSchema, 'asking where to upload');
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', new Blob([new Uint8Array(paper.bytes)], { type: 'application/pdf' }), paper.fileName);
    expect((await fetch(url, { method: 'POST', body: form })).status).toBe(201);
    expectStatus(await browser.send(`${page}/submit`, { key: fields.key, consent: true }), 200, 'handing in');
  }
  accepted.set(`paper v${versions}`, { browser, page, text: `"number":${versions},` });
  await untilPaperIs('under-review', () => move({ advance: 'PT5M' }));
}

async function organiser(): Promise<Browser> {
  const browser = new Browser(run.baseUrl);
  const password = 'Afterword-2011-local';
  const signedIn = await browser.submit('/staff/sign-in', [
    ['email', 'organiser@example.org'],
    ['password', password],
  ]);
  expectStatus(signedIn, 200, 'signing in');
  return browser;
}

const ReportSchema = z.object({
  state: z.string(),
  revision: z.number(),
  editions: z.array(z.object({ number: z.number(), files: z.array(z.object({ language: z.string() })) })),
});
const reportOf = async (browser: Browser) =>
  expectJson(await browser.read(`/staff/w/${WORKSHOP}/report`), ReportSchema, 'the report');

/** Approves the report, unless an earlier try did; then moves the clock until its run has written the edition. */
async function approveReport(): Promise<void> {
  const browser = await organiser();
  const page = `/staff/w/${WORKSHOP}/report`;
  const { state, revision } = await reportOf(browser);
  if (state === 'draft') {
    const approved = await browser.send(`${page}/approve`, { languages: ['en', 'bn'], seen: revision });
    expectStatus(approved, 200, 'approving the report');
  }
  for (let tries = 0; tries < 24 && (await reportOf(browser)).state !== 'approved'; tries += 1) {
    await move({ advance: 'PT5M' });
  }
}

/** A decision by the organiser, and its run. The same decision once more is a success. */
async function decide(verdict: string, version: number, becomes: string): Promise<void> {
  const browser = await organiser();
  const [author] = await people();
  const page = `/staff/w/${WORKSHOP}/papers/${author?.id}/${PAPER}`;
  const decision = { verdict, version, reason: `Because of version ${version}.` };
  expectStatus(await browser.send(`${page}/decision`, decision), 200, `deciding: ${verdict}`);
  accepted.set(`decision v${version}`, { browser, page, text: decision.reason });
  await untilPaperIs(becomes, () => move({ advance: 'PT5M' }));
}

async function untilPaperIs(state: string, moveOn: () => Promise<void>): Promise<void> {
  const { browser, home } = await visit(0);
  for (let tries = 0; tries < 24; tries += 1) {
    await moveOn();
    const { nextDue, now } = await clock();
    const { paper } = expectJson(await browser.read(`${home}/papers/${PAPER}`), PaperSchema, 'the paper');
    // Within the day only the paper can owe something: its run has not ended yet.
    const owes = nextDue !== null && Date.parse(nextDue) - Date.parse(now) < 86_400_000;
    if (paper.state === state && !owes) return;
  }
  throw new Error(`The paper does not become ${state}.`);
}

beforeAll(async () => {
  run = await KillableRun.on(['--workshop', writeSmallWorkshop(folder), '--data', join(folder, 'data')]);
  desk = new Browser(run.baseUrl);
  for (const fuse of fuses.get('the first start') ?? []) {
    run.launch();
    await pause(fuse.after);
    await run.kill();
    kills += 1;
  }
  await run.start();

  await does('the invitation', () => moveTo(STEPS.invitation));
  await move({ advance: 'PT1H' });
  await does('feedback', async () => {
    for (const index of [1, 2, 3]) await giveEverything(index);
  });
  await does('reminder-1', () => moveTo(STEPS['reminder-1']));
  await move({ advance: 'PT1H' });
  await does('the paper and its run', async () => handIn(await governmentWebsitesPaper(), 1));
  await does('asking for a revision', () => decide('request-revision', 1, 'revision-requested'));
  await does('the revision and its run', async () => handIn(await revisedGovernmentWebsitesPaper(), 2));
  await does('the approval and its run', () => decide('approve', 2, 'published'));
  for (const index of [4, 5]) await giveEverything(index);
  await does('the last call', () => moveTo(STEPS['last-call']));
  await move({ advance: 'PT1H' });
  await does('the closing', () => moveTo(CLOSING));
  await does('the report and its run', approveReport);
  await move({ advance: 'P1D' });
}, 900_000);
afterAll(async () => {
  await run?.kill();
  rmSync(folder, { recursive: true, force: true });
});

const everyoneBut = (...absent: number[]): string[] =>
  Array.from({ length: PEOPLE }, (_, index) => index)
    .filter((index) => !absent.includes(index))
    .map(officer);

describe(`after ${KILLS} kills (seed ${SEED})`, () => {
  test('given the kills, then they were that many', () => expect(kills).toBe(KILLS));

  test.each([
    ['invitation', everyoneBut()],
    ['reminder-1', everyoneBut(1, 2, 3)],
    ['last-call', everyoneBut(1, 2, 3, 4, 5)],
  ])('then exactly those who owe something have one mail each: %s', async (step, owing) => {
    expect((await mailsOf(step)).toSorted()).toEqual(owing);
  });

  test.each([1, 2])(
    'then version %d of the paper has one receipt, and one mail to each who may decide',
    async (number) => {
      expect(await mailsOf(`paper-${PAPER}-v${number}-received`)).toEqual([officer(0)]);
      expect((await mailsOf(`paper-${PAPER}-v${number}-review`)).toSorted()).toEqual(STAFF);
    },
  );

  test('then the author has one mail about each decision', async () => {
    expect(await mailsOf(`paper-${PAPER}-v1-revision-requested`)).toEqual([officer(0)]);
    expect(await mailsOf(`paper-${PAPER}-v2-published`)).toEqual([officer(0)]);
  });

  test('then the organiser has one mail about the report, and nobody has any other mail', async () => {
    const others = (await inbox()).filter(
      ({ tags }) => !/^(invitation|reminder-1|last-call|paper-)/.test(tags.occurrence ?? ''),
    );
    expect(others.map(({ to }) => to)).toEqual([['organiser@example.org']]);
  });

  test('then the approved report is one edition, whole in both languages', async () => {
    const { state, editions } = await reportOf(await organiser());
    expect(state).toBe('approved');
    expect(editions.map(({ number, files }) => [number, files.length])).toEqual([[1, 4]]);
  });

  test('then nothing that was received is lost', async () => {
    expect(accepted.size).toBe(2 * 5 + 4);
    for (const [what, { browser, page, text }] of accepted) {
      const { status, body } = await browser.read(page);
      expect(status, what).toBe(200);
      expect(body, what).toContain(text);
    }
  });

  test('then the report counts what the people know they gave, and nothing is owed any more', async () => {
    const staff = accepted.get('decision v2')?.browser;
    const report = (await staff?.open(`/staff/w/${WORKSHOP}/report/draft`))?.body;
    for (const index of [1, 2, 3, 4, 5]) expect(report).toContain(`What person ${index} valued most.`);
    expect((await clock()).nextDue).toBeNull();
    expect(gaveAll.size).toBe(5);
  });
});

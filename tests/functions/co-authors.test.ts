import { createHash } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { guestRoutes } from '../../functions/guest/routes.ts';
import type { PaperReviewContext } from '../../functions/paper-review/context.ts';
import type { Run } from '../../shared/debts/run.ts';
import { MailIntentItem, openMailer } from '../../shared/mail/mailer.store.ts';
import { guestOccurrence } from '../../shared/papers/guest-mail.ts';
import { changePaper, PaperItem, readPaper } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { startPaper, submitVersion } from '../../shared/papers/submission.ts';
import { withdraw } from '../../shared/papers/withdraw.ts';
import { PersonItem, readParticipant } from '../../shared/people/person.store.ts';
import { reachOf } from '../../shared/people/standing.ts';
import { keys, randomToken } from '../../shared/store/keys.ts';
import { Table } from '../../shared/store/table.store.ts';
import { opensAt, whyNoMail } from '../../shared/workshop/calendar.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import { BASE_URL, browserLike } from '../support/browser-like.ts';
import { readFile, startDocuments } from '../support/documents.ts';
import { aPdf } from '../support/files.ts';
import { aPaper, aPerson, aWorkshop, DAY, HOUR, LINK_KEYS } from '../support/fixtures.ts';
import { paperTask, sweep, takeIn } from '../support/in-role.ts';
import { inbox } from '../support/inbox.ts';
import { startTable } from '../support/table.ts';

/** Co-authors confirm: the runs that ask them, and the pages of their links. */

let engine: Awaited<ReturnType<typeof startTable>>;
let files: Awaited<ReturnType<typeof startDocuments>>;
beforeAll(async () => {
  [engine, files] = await Promise.all([startTable(), startDocuments()]);
});
afterAll(async () => {
  await Promise.all([engine.stop(), files.stop()]);
});

const NOW = opensAt(aWorkshop().details) + 30 * DAY;
const LATER = NOW + 6 * 60_000;
const [B, C] = ['b@example.org', 'c@example.org'];

let table: Table;
let ses: ReturnType<typeof inbox>;
let workshopId: string;
beforeEach(() => {
  table = engine.table;
  ses = inbox();
  workshopId = `w${randomToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`;
});

const contextNow = (): PaperReviewContext => ({
  table,
  documents: files.documents,
  readFile,
  malwareScan: false,
  mailer: openMailer({ table, from: 'us@example.org', configurationSet: 'set', client: ses.client }),
  linkKeys: LINK_KEYS,
  baseUrl: BASE_URL,
});

/** A paper that was handed in by p1 with two co-authors, and whose file is checked. */
async function given(changes: Partial<WorkshopFile> = {}): Promise<Paper> {
  const workshop = aWorkshop({ id: workshopId, ...changes });
  const person = aPerson({ workshopId });
  const bytes = aPdf();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = `papers/${workshopId}/p1/${sha256}.pdf`;
  await files.put(key, bytes);
  const metadata = {
    ...aPaper().metadata,
    authors: [
      { name: 'Own', affiliation: 'Ministry', email: 'p1@example.org' },
      { name: 'Ms B', affiliation: 'BCC', email: B },
      { name: 'Mr C', affiliation: 'BCC', email: C },
    ],
  };
  const author = { workshop, person };
  const file = { key, sha256, bytes: bytes.length, type: 'pdf' as const, name: 'p.pdf' };
  const draft = startPaper(author, { id: randomToken(), personId: 'p1', metadata, begun: 0 }, NOW);
  const handedIn = submitVersion(author, draft, { file, consent: 'yes' }, NOW);
  const paper: Paper = { ...handedIn, state: 'under-review' };
  await engine.table.insert(WorkshopItem, keys.workshop(workshopId), workshop);
  await engine.table.insert(PersonItem, keys.person(workshopId, 'p1'), person);
  await engine.table.insert(PaperItem, keys.paper(workshopId, 'p1', paper.id), paper);
  return paper;
}

const stored = ({ id }: Paper): Promise<Paper> => readPaper(engine.table, workshopId, 'p1', id);
const change = (paper: Paper, to: Partial<Paper>) => changePaper(engine.table, paper, (found) => ({ ...found, ...to }));

async function startedAt(at: number): Promise<Run[]> {
  const runs: Run[] = [];
  const start = async (kind: string, _: string, run: Run) => {
    if (kind === 'co-authors' && run.workshopId === workshopId) runs.push(run);
  };
  await sweep(engine.table, start, at);
  return runs;
}

/** The workflow's way, as workflows/paper-review.ts draws it. */
async function execute(run: Run, at: number, times = 1): Promise<string[]> {
  const way: string[] = [];
  for (const task of ['load-paper', 'ask-co-authors', 'settle']) {
    way.push(task);
    let next = '';
    for (let n = 0; n < times; n += 1) {
      ({ next } = await paperTask(contextNow(), { task, run, step: {}, now: new Date(at).toISOString() }));
    }
    if (task === 'load-paper' && next === 'stop') break;
  }
  return way;
}

async function pay(at: number, times = 1): Promise<number> {
  const runs = await startedAt(at);
  for (const run of runs) expect(await execute(run, at, times)).toEqual(['load-paper', 'ask-co-authors', 'settle']);
  return runs.length;
}

/** Pays whatever is owed, whenever it is, until nothing is. @returns the moments */
async function untilNothingIsOwed(paper: Paper, times = 1): Promise<number[]> {
  const moments: number[] = [];
  for (;;) {
    const due = (await stored(paper)).debts.owed['co-authors']?.dueAt;
    if (!due) return moments;
    moments.push(Date.parse(due));
    await pay(Date.parse(due), times);
  }
}

const sentTo = (to: string) => ses.received.filter((mail) => mail.to === to);
const linkIn = (text = ''): string => /https:\/\/\S+\/g\/\S+/.exec(text)?.[0] ?? '';

/** The co-author with this address, in a browser that opened the link of the first mail. */
async function guest(email: string, at = LATER) {
  const browser = browserLike(guestRoutes(contextNow()), { inVisitorsLanguage: true });
  const opened = await browser.send(linkIn(sentTo(email)[0]?.text), { now: at });
  expect(opened.status).toBe(303);
  const home = opened.headers.location ?? '';
  return {
    home,
    jar: browser.jar,
    see: (path = '', now = at) => browser.send(`${home}${path}`, { now }),
    asJson: (now = at) => browser.send(home, { now, headers: { accept: 'application/json' } }),
    say: (form: Record<string, string>, now = at) => browser.send(home, { form, now }),
    post: (json: unknown, now = at) => browser.send(home, { json, now }),
  };
}

describe.each([1, 2])('with every task run %i times', (times) => {
  test('each co-author gets one mail, one reminder half-way, and then is silent; each says what follows', async () => {
    const paper = await given();
    const moments = await untilNothingIsOwed(paper, times);
    expect(moments).toHaveLength(3);
    const after = await stored(paper);
    const [first] = after.coAuthors;
    expect(moments[2]).toBe(Date.parse(first?.asked?.until ?? ''));
    for (const moment of moments.slice(1)) expect(whyNoMail(aWorkshop().details, moment)).toEqual([]);
    for (const { email, id, answer } of after.coAuthors) {
      const mails = sentTo(email);
      expect(mails.map(({ occurrence }) => occurrence)).toEqual([
        guestOccurrence({ paperId: paper.id, guestId: id, what: 'asked' }),
        guestOccurrence({ paperId: paper.id, guestId: id, what: 'reminded' }),
      ]);
      for (const { text, html } of mails) {
        for (const part of [
          'If you do not answer by Sunday 21 August 2011, 17:00',
          'you have no objection, and the paper goes on',
        ]) {
          expect(text).toContain(part);
          expect(html).toContain(part);
        }
        expect(text).toContain('Deputy Secretary p1 handed in a discussion paper');
      }
      expect(answer?.what).toBe('silent');
    }
    expect(sentTo('p1@example.org')).toEqual([]);
    expect(after.events.filter(({ what }) => what.startsWith('co-author'))).toHaveLength(4);
  });

  test('whoever declines is heard by the author, once for each time; whoever agrees is asked no more', async () => {
    const paper = await given();
    await pay(LATER, times);
    await (await guest(B)).say({ answer: 'confirmed' });
    const c = await guest(C);
    await c.say({ answer: 'declined', reason: 'I did not take part.' });
    await pay(LATER, times);
    expect(sentTo('p1@example.org')).toHaveLength(1);
    expect(sentTo('p1@example.org')[0]?.text).toContain('I did not take part.');
    await c.say({ answer: 'confirmed' });
    await c.say({ answer: 'declined', reason: 'After all not.' });
    await untilNothingIsOwed(paper, times);
    expect(sentTo('p1@example.org')).toHaveLength(2);
    expect([B, C].map((to) => sentTo(to).length)).toEqual([1, 1]);
  });
});

/** A table whose call number `nth` fails, before it took effect or after: as a crash there would look. */
function failing(nth: number, when: 'before' | 'after'): { broken: Table; calls: () => number } {
  const real = DynamoDBDocumentClient.from(new DynamoDBClient(engine.connection), {
    marshallOptions: { removeUndefinedValues: true },
  });
  let calls = 0;
  const send = async (command: Parameters<typeof real.send>[0]) => {
    calls += 1;
    if (calls === nth && when === 'before') throw new Error('crashed');
    const reply = await real.send(command);
    if (calls === nth) throw new Error('crashed');
    return reply;
  };
  const client = Object.assign(Object.create(DynamoDBDocumentClient.prototype), { send });
  return { broken: new Table('table', client), calls: () => calls };
}

test('given the run dies at any of its calls, before it took effect or after, then everybody is asked once, and reminded once', async () => {
  let died = 0;
  for (let nth = 1, isOver = false; !isOver; nth += 1) {
    for (const when of ['before', 'after'] as const) {
      ses = inbox();
      workshopId = `crash${nth}${when}`;
      const paper = await given();
      const [run] = await startedAt(LATER);
      if (!run) throw new Error('nothing was started');
      const { broken, calls } = failing(nth, when);
      table = broken;
      const outcome = await execute(run, LATER).catch(() => 'crashed');
      table = engine.table;
      isOver = calls() < nth;
      died += outcome === 'crashed' ? 1 : 0;
      // SES's events settle what was sent and not noted, as they do.
      for (const { to, occurrence, messageId } of ses.received) {
        const news = { workshopId, personId: 'p1', occurrence, messageId, to, at: LATER };
        await takeIn(engine.table, { ...news, state: 'delivered', stops: false });
      }
      for (const at of [LATER + HOUR, LATER + 2 * HOUR]) await pay(at);
      expect([B, C].map((to) => sentTo(to).length)).toEqual([1, 1]);
      await untilNothingIsOwed(paper);
      expect([B, C].map((to) => sentTo(to).length)).toEqual([2, 2]);
      expect((await stored(paper)).coAuthors.map(({ answer }) => answer?.what)).toEqual(['silent', 'silent']);
    }
  }
  expect(died).toBeGreaterThan(15);
});

test('given a run that was overtaken, then it does nothing', async () => {
  const paper = await given();
  const [old] = await startedAt(LATER);
  if (!old) throw new Error('nothing was started');
  await pay(LATER + HOUR);
  const before = await stored(paper);
  const sent = ses.received.length;
  for (const task of ['load-paper', 'ask-co-authors', 'settle']) {
    await paperTask(contextNow(), { task, run: old, now: new Date(LATER).toISOString() });
  }
  expect(await stored(paper)).toEqual(before);
  expect(ses.received).toHaveLength(sent);
});

test('given the file is still being checked, then nobody is asked before it is', async () => {
  const paper = await given();
  await change(paper, { state: 'submitted' });
  await pay(LATER);
  expect(ses.received).toEqual([]);
  await change(await stored(paper), { state: 'under-review' });
  await pay(LATER + 6 * 60_000);
  expect(ses.received).toHaveLength(2);
});

describe('a mail to a co-author that comes back', () => {
  const comesBack = async (paper: Paper, email: string, news: { stops: boolean; isPassing?: boolean }) => {
    const id = paper.coAuthors.find((each) => each.email === email)?.id ?? '';
    const about = {
      workshopId,
      personId: 'p1',
      occurrence: guestOccurrence({ paperId: paper.id, guestId: id, what: 'asked' }),
      to: email,
      at: LATER,
    };
    const messageId = sentTo(email)[0]?.messageId ?? '';
    await takeIn(engine.table, { ...about, messageId, state: 'bounced', problem: 'no such mailbox', ...news });
    return keys.mail(workshopId, 'p1', about.occurrence);
  };

  test('says nothing of the author, and no reminder goes there', async () => {
    const paper = await given();
    await pay(LATER);
    await comesBack(paper, B, { stops: true });
    const { person } = await readParticipant(engine.table, workshopId, 'p1');
    expect(reachOf(person)).toBe('not-yet');
    expect(person).toMatchObject({ standing: {}, letters: [] });
    await untilNothingIsOwed(paper);
    expect([B, C].map((to) => sentTo(to).length)).toEqual([1, 2]);
  });

  test('for a while is sent again by the paper, and not by the author', async () => {
    const paper = await given();
    await pay(LATER);
    const key = await comesBack(paper, B, { stops: false, isPassing: true });
    const due = (await stored(paper)).debts.owed['co-authors']?.dueAt ?? '';
    expect(due).toBe((await engine.table.read(MailIntentItem, key))?.leaseUntil);
    expect((await readParticipant(engine.table, workshopId, 'p1')).person.letters).toEqual([]);
    await pay(Date.parse(due));
    expect([B, C].map((to) => sentTo(to).length)).toEqual([2, 1]);
  });
});

describe('the page of the link', () => {
  test('shows the paper, its authors and the question; seeing it changes nothing, and nobody’s address is on it', async () => {
    const paper = await given();
    await pay(LATER);
    const b = await guest(B);
    const before = await stored(paper);
    const page = await b.see();
    expect(page.status).toBe(200);
    for (const part of [
      'A Paper',
      'Ms B',
      'Mr C',
      'What it is about.',
      'Yes, I am an author and agree',
      'No, I do not agree',
    ]) {
      expect(page.body).toContain(part);
    }
    expect(page.body).toContain('If you do not answer by Sunday 21 August 2011, 17:00');
    expect(page.body).not.toMatch(/[bc1]@example\.org/);
    const file = await b.see('/files/1');
    expect(Buffer.from(await (await fetch(file.headers.location ?? '')).arrayBuffer())).toEqual(aPdf());
    expect((await b.see('/files/2')).status).toBe(404);
    const asJson = await b.asJson();
    expect(asJson.json()).toMatchObject({ you: 'Ms B', answer: null, version: 1, files: [{ name: 'p.pdf' }] });
    expect(asJson.body).not.toContain('@example.org');
    expect(await stored(paper)).toEqual(before);
  });

  test('takes a yes, a changed mind with a reason, and JSON; a no without a reason comes back', async () => {
    const paper = await given();
    await pay(LATER);
    const b = await guest(B);
    expect((await b.say({ answer: 'confirmed' })).status).toBe(303);
    expect((await b.see()).body).toContain('yes, you are an author and agree. Thank you.');
    const refused = await b.say({ answer: 'declined', reason: ' ' });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('Please say why you do not agree.');
    expect((await stored(paper)).coAuthors[0]?.answer?.what).toBe('confirmed');
    expect((await b.post({ answer: 'declined', reason: 'Not mine <b>.' })).json()).toMatchObject({
      answer: { what: 'declined', reason: 'Not mine <b>.' },
    });
    expect((await b.see()).body).toContain('Not mine &lt;b>.');
    expect((await b.post({ answer: 'silent' })).status).toBe(422);
    expect((await b.post({ answer: 'declined', reason: 'x'.repeat(301) })).status).toBe(422);
  });

  test('while the file is checked there is none to read', async () => {
    const paper = await given();
    await pay(LATER);
    await change(paper, { state: 'submitted' });
    const b = await guest(B);
    expect((await b.see()).body).toContain('still being checked');
    expect((await b.see('/files/1')).status).toBe(404);
  });

  test('opens nothing for another guest, nor for whoever has no cookie', async () => {
    const paper = await given();
    await pay(LATER);
    const [b, c] = [await guest(B), await guest(C)];
    const { cookie } = [...b.jar.values()][0] ?? { cookie: '' };
    c.jar.set(c.home, { path: c.home, cookie });
    expect((await c.see()).status).toBe(401);
    c.jar.clear();
    expect((await c.say({ answer: 'confirmed' })).status).toBe(401);
    expect((await stored(paper)).coAuthors.every(({ answer }) => !answer)).toBe(true);
  });

  describe('says kindly that nothing is asked any more, and keeps what was typed, where the paper', () => {
    const ways: readonly (readonly [string, (paper: Paper) => Paper, string])[] = [
      ['was withdrawn', (paper) => withdraw(paper, { kind: 'author' }, 'Not yet ready.', LATER), 'was withdrawn'],
      ['is approved', (paper) => ({ ...paper, state: 'approved' }), 'is decided on'],
      ['is published', (paper) => ({ ...paper, state: 'published' }), 'is decided on'],
      ['was rejected', (paper) => ({ ...paper, state: 'rejected' }), 'is decided on'],
      [
        'no longer names the guest',
        (paper) => ({ ...paper, coAuthors: paper.coAuthors.slice(1) }),
        'You are not named as an author of this paper any more',
      ],
    ];
    test.each(ways)('%s', async (_, way, said) => {
      const paper = await given();
      await pay(LATER);
      const b = await guest(B);
      const after = await changePaper(engine.table, paper, way);
      const [page, late] = [await b.see(), await b.say({ answer: 'declined', reason: 'Typed too late.' })];
      expect([page.status, late.status]).toEqual([410, 410]);
      expect(page.body).toContain(said);
      expect(late.body).toContain('Typed too late.');
      expect((await b.post({ answer: 'confirmed' })).status).toBe(410);
      expect(await stored(paper)).toEqual(after);
    });

    test('is not kept here any more', async () => {
      const paper = await given();
      await pay(LATER);
      const b = await guest(B);
      await engine.table.remove(PaperItem, keys.paper(workshopId, 'p1', paper.id), () => true);
      const gone = await b.see();
      expect(gone.status).toBe(404);
      expect(gone.body).toContain('This paper is not kept here any more');
    });
  });
});

describe('given a workshop in Bangla', () => {
  const bangla = { language: 'bn' } as const;
  const metadata = { title: 'সাইবার নিরাপত্তা', abstract: 'কী করা হয়েছে।', keywords: [] };
  const authors = [
    { name: 'রফিকুল ইসলাম', affiliation: 'কাউন্সিল', email: B },
    { name: 'সালমা খাতুন', affiliation: 'কাউন্সিল', email: C },
  ];

  async function inBangla(): Promise<Paper> {
    const paper = await given({ ...bangla, title: 'একটি কর্মশালা', venue: { name: 'হল', city: 'ঢাকা', country: 'বাংলাদেশ' } });
    await changePaper(engine.table, paper, (found) => ({
      ...found,
      versions: found.versions.map((version) => ({
        ...version,
        metadata: { ...metadata, authors },
        file: { ...version.file, name: 'ক.pdf' },
      })),
      coAuthors: found.coAuthors.map((each, index) => ({ ...each, name: authors[index]?.name ?? '' })),
    }));
    await engine.table.change(PersonItem, keys.person(workshopId, 'p1'), (person) => ({
      ...person,
      name: 'আনিসুর রহমান',
      language: 'bn' as const,
    }));
    return paper;
  }

  /** What is ours to say, without addresses, files and the workshop's own signature. */
  const words = (text: string) =>
    text.split(aWorkshop().details.mail.signature)[0]?.replaceAll(/https?:\S+|[\w.-]+@[\w.-]+|\.pdf|MB/g, '');
  const shown = (html: string) => html.replaceAll(/<(style|script)[^>]*>.*?<\/\1>|<[^>]+>/gs, ' ');
  const foot = 'Afterword';

  test('then the mails, the page in every state and the news to the author are in Bangla', async () => {
    const paper = await inBangla();
    await pay(LATER);
    const b = await guest(B);
    const pages = [await b.see(), await b.say({ answer: 'declined', reason: '' })];
    await b.say({ answer: 'declined', reason: 'আমি অংশ নিইনি।' });
    pages.push(await b.see());
    await b.say({ answer: 'confirmed' });
    pages.push(await b.see());
    await b.say({ answer: 'declined', reason: 'না।' });
    await untilNothingIsOwed(paper);
    const c = await guest(C);
    pages.push(await c.see());
    await change(paper, { state: 'rejected' });
    pages.push(await c.see());
    for (const { body } of pages) {
      expect(body).toContain('<html lang="bn"');
      expect(
        shown(body)
          .replaceAll(foot, '')
          .replaceAll(/[\w.-]+@[\w.-]+|\.pdf|MB/g, '')
          .match(/[A-Za-z0-9]+/g),
      ).toBe(null);
    }
    expect(ses.received.length).toBeGreaterThanOrEqual(4);
    for (const { text, subject } of ses.received) {
      expect(words(text)?.match(/[A-Za-z0-9]+/g)).toBe(null);
      expect(subject).toMatch(/\p{Script=Bengali}/u);
    }
  });
});

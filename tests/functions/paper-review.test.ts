import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PaperReviewContext } from '../../functions/paper-review/context.ts';
import { LEASE_MS } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import type { OutgoingMail, SendOutcome, Withheld } from '../../shared/mail/mail.ts';
import { decide } from '../../shared/papers/decide.ts';
import { changePaper, PaperItem, readPaper } from '../../shared/papers/paper.store.ts';
import type { Paper, PaperFile, Verdict } from '../../shared/papers/paper.ts';
import { startPaper, submitVersion } from '../../shared/papers/submission.ts';
import { withdraw } from '../../shared/papers/withdraw.ts';
import { erasePerson, PersonItem } from '../../shared/people/person.store.ts';
import { keys, randomToken, staffToken } from '../../shared/store/keys.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { BASE_URL } from '../support/browser-like.ts';
import { readFile, startDocuments } from '../support/documents.ts';
import { aPdf } from '../support/files.ts';
import { aPaper, aPerson, aWorkshop, DAY, LINK_KEYS } from '../support/fixtures.ts';
import { paperTask, sweep } from '../support/in-role.ts';
import { startTable } from '../support/table.ts';

let engine: Awaited<ReturnType<typeof startTable>>;
let files: Awaited<ReturnType<typeof startDocuments>>;
beforeAll(async () => {
  [engine, files] = await Promise.all([startTable(), startDocuments()]);
});
afterAll(async () => {
  await Promise.all([engine.stop(), files.stop()]);
});

const NOW = opensAt(aWorkshop().details) + 30 * DAY;
const REASON = 'The second section needs figures.';

/** Keeps what it is asked to send, once per person and occurrence, as the ledger does. */
function recordingMailer() {
  const sent: OutgoingMail[] = [];
  let fault: Error | 'unsettled' | undefined;
  return {
    sent,
    failNext: (with_: Error | 'unsettled') => {
      fault = with_;
    },
    async send(mails: readonly OutgoingMail[]): Promise<SendOutcome> {
      const now = fault;
      fault = undefined;
      if (now instanceof Error) throw now;
      if (now) return { sent: 0, already: 0, failed: 0, withheld: 0, unsettled: mails.length };
      const fresh = mails.filter(
        (mail) => !sent.some((other) => other.personId === mail.personId && other.occurrence === mail.occurrence),
      );
      sent.push(...fresh);
      return { sent: fresh.length, already: mails.length - fresh.length, failed: 0, withheld: 0, unsettled: 0 };
    },
    withheld: [] as Withheld[],
    async withhold(mails: readonly Withheld[]): Promise<void> {
      this.withheld.push(...mails);
    },
  };
}

let mailer: ReturnType<typeof recordingMailer>;
let context: PaperReviewContext;
let workshopId: string;
beforeEach(() => {
  mailer = recordingMailer();
  context = {
    table: engine.table,
    documents: files.documents,
    readFile,
    malwareScan: false,
    mailer,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
  };
  workshopId = `w${randomToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`;
});

async function kept(bytes: Buffer): Promise<PaperFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = `papers/${sha256}.pdf`;
  await files.put(key, bytes);
  return { key, sha256, bytes: bytes.length, type: 'pdf', name: 'paper.pdf' };
}

async function aSubmittedPaper(
  bytes = aPdf(),
  person = aPerson({ workshopId }),
  metadata = aPaper().metadata,
): Promise<Paper> {
  const workshop = aWorkshop({
    id: workshopId,
    staff: [
      { name: 'Olive Organiser', email: 'organiser@example.org', role: 'organiser' },
      { name: 'Rita Reviewer', email: 'reviewer@example.org', role: 'reviewer' },
      { name: 'Vic Viewer', email: 'viewer@example.org', role: 'viewer' },
    ],
  });
  await engine.table.insert(WorkshopItem, keys.workshop(workshopId), workshop);
  await engine.table.insert(PersonItem, keys.person(workshopId, person.id), person);
  const draft = startPaper(
    { workshop: workshop, person: {} },
    { id: randomToken(), personId: person.id, metadata, begun: 0 },
    NOW,
  );
  const paper = submitVersion(
    { workshop: workshop, person: {} },
    draft,
    { file: await kept(bytes), consent: true },
    NOW,
  );
  await engine.table.insert(PaperItem, keys.paper(workshopId, person.id, paper.id), paper);
  return paper;
}

const now = (paper: Paper): Promise<Paper> => readPaper(engine.table, workshopId, paper.personId, paper.id);

/** What the sweep starts for this paper at a moment; other tests' papers are not its business. */
async function startedAt(at: number): Promise<Run[]> {
  const runs: Run[] = [];
  await sweep(
    engine.table,
    async (kind, _name, run) => {
      if (kind === 'paper' && run.workshopId === workshopId) runs.push(run);
    },
    at,
  );
  return runs;
}

/** The workflow's way through its tasks, as workflows/paper-review.ts draws it. Every task runs `times` times. */
async function execute(run: Run, at: number, times = 1): Promise<string[]> {
  const way: string[] = [];
  const task = async (name: string): Promise<string> => {
    way.push(name);
    let next = '';
    for (let n = 0; n < times; n += 1) {
      ({ next } = await paperTask(context, { task: name, run, step: {}, now: new Date(at).toISOString() }));
    }
    return next;
  };
  const first = await task('load-paper');
  if (first === 'stop') return way;
  if (first === 'screen' && (await task('screen')) === 'acknowledge') {
    for (const name of ['acknowledge', 'notify-reviewers']) await task(name);
  } else {
    if (first === 'publish') await task('publish');
    await task('tell-authors');
  }
  await task('settle');
  return way;
}

async function pay(at: number, times = 1): Promise<string[][]> {
  const ways: string[][] = [];
  for (const run of await startedAt(at)) ways.push(await execute(run, at, times));
  return ways;
}

const decided = (paper: Paper, verdict: Verdict, { version = 1, reason = REASON } = {}) =>
  changePaper(engine.table, paper, (found) =>
    decide(found, { verdict, reason, by: 'reviewer@example.org', version }, NOW),
  );

const occurrences = () => mailer.sent.map(({ to, occurrence }) => [to, occurrence]);

describe.each([1, 2])('with every task run %i times', (times) => {
  test('a new paper is screened, acknowledged to its author and shown to whoever may decide', async () => {
    const paper = await aSubmittedPaper();
    expect(await pay(NOW, times)).toEqual([['load-paper', 'screen', 'acknowledge', 'notify-reviewers', 'settle']]);
    expect(await now(paper)).toMatchObject({ state: 'under-review', debts: { owed: {} } });
    expect(occurrences()).toEqual([
      ['p1@example.org', `paper-${paper.id}-v1-received`],
      ['organiser@example.org', `paper-${paper.id}-v1-review`],
      ['reviewer@example.org', `paper-${paper.id}-v1-review`],
    ]);
    const [toAuthor, , toReviewer] = mailer.sent;
    expect(toAuthor?.text).toContain(paper.versions[0]?.file.sha256);
    expect(toAuthor?.text).toMatch(new RegExp(`${BASE_URL}/l/open\\.\\S+\\?to=papers%2F${paper.id}`));
    expect(toReviewer?.personId).toBe(staffToken('reviewer@example.org'));
    expect(toReviewer?.text).toContain(`${BASE_URL}/staff/w/${workshopId}/papers/p1/${paper.id}`);
  });

  test('an approved paper is published, and its author gets the fingerprint and the public address', async () => {
    const paper = await aSubmittedPaper();
    await pay(NOW);
    await decided(paper, 'approve');
    expect(await pay(NOW, times)).toEqual([['load-paper', 'publish', 'tell-authors', 'settle']]);
    expect(await now(paper)).toMatchObject({ state: 'published', publishedAt: new Date(NOW).toISOString() });
    const mail = mailer.sent.at(-1);
    expect(mail?.occurrence).toBe(`paper-${paper.id}-v1-published`);
    for (const part of [paper.versions[0]?.file.sha256, `${BASE_URL}/papers/${workshopId}/${paper.id}`, REASON]) {
      expect(mail?.text).toContain(part);
      expect(mail?.html).toContain(part);
    }
    expect(mailer.sent).toHaveLength(4);
  });

  test('an approved paper of somebody who was erased since is published, and nobody is written to', async () => {
    const paper = await aSubmittedPaper();
    await pay(NOW);
    await decided(paper, 'approve');
    const sent = mailer.sent.length;
    await erasePerson(engine.table, workshopId, paper.personId, 'participant', NOW);
    expect(await pay(NOW, times)).toEqual([['load-paper', 'publish', 'tell-authors', 'settle']]);
    expect(await now(paper)).toMatchObject({ state: 'published', debts: { owed: {} } });
    expect(mailer.sent).toHaveLength(sent);
  });

  test.each([
    ['request-revision', 'revision-requested'],
    ['reject', 'rejected'],
  ] as const)('%s: the author reads the reason', async (verdict, state) => {
    const paper = await aSubmittedPaper();
    await pay(NOW);
    await decided(paper, verdict);
    expect(await pay(NOW, times)).toEqual([['load-paper', 'tell-authors', 'settle']]);
    expect(mailer.sent.at(-1)).toMatchObject({ to: 'p1@example.org', occurrence: `paper-${paper.id}-v1-${state}` });
    expect(mailer.sent.at(-1)?.text).toContain(REASON);
    expect(await pay(NOW + DAY)).toEqual([]);
  });

  test.each([
    ['is no PDF', () => Buffer.from('not a PDF at all'), 'other-type', 'neither a PDF nor a Word document'],
    ['was cut off', () => aPdf('cut').subarray(0, 150), 'pdf-cut-off', 'The end of this PDF is missing'],
  ])(
    'a stored file that %s: refused with the reason, the author is asked for another, no reviewer hears of it',
    async (_, bytes, refusedBecause, told) => {
      const paper = await aSubmittedPaper(bytes());
      expect(await pay(NOW, times)).toEqual([['load-paper', 'screen', 'tell-authors', 'settle']]);
      const after = await now(paper);
      expect(after).toMatchObject({ state: 'refused', refusedBecause });
      expect(occurrences()).toEqual([['p1@example.org', `paper-${paper.id}-v1-refused`]]);
      expect(mailer.sent[0]?.text).toContain(told);
    },
  );
});

test('given the stored file is gone or is another, then the author is asked to send it once more', async () => {
  const paper = await aSubmittedPaper(aPdf('gone'));
  const file = paper.versions[0]?.file;
  if (file) await files.put(file.key, aPdf('other'));
  await pay(NOW);
  expect((await now(paper)).refusedBecause).toBe('incomplete');
  expect(mailer.sent[0]?.text).toContain('send it once more');
});

test('given the run dies while the author is told, then the next one goes on from there and nobody hears twice', async () => {
  const paper = await aSubmittedPaper();
  mailer.failNext('unsettled');
  await expect(pay(NOW)).rejects.toThrow('nobody knows');
  expect(await now(paper)).toMatchObject({ state: 'under-review', debts: { owed: { paper: { attempt: 1 } } } });
  expect(await pay(NOW + LEASE_MS - 1)).toEqual([]);
  expect(await pay(NOW + LEASE_MS)).toEqual([['load-paper', 'screen', 'acknowledge', 'notify-reviewers', 'settle']]);
  expect(mailer.sent).toHaveLength(3);
  expect((await now(paper)).debts.owed).toEqual({});
});

test('given the run dies after publishing, then the next one tells the author', async () => {
  const paper = await aSubmittedPaper();
  await pay(NOW);
  await decided(paper, 'approve');
  mailer.failNext('unsettled');
  await expect(pay(NOW)).rejects.toThrow();
  await pay(NOW + LEASE_MS);
  expect(await now(paper)).toMatchObject({ state: 'published', publishedAt: new Date(NOW).toISOString() });
  expect(mailer.sent.at(-1)?.occurrence).toBe(`paper-${paper.id}-v1-published`);
});

test('given a run that was overtaken by a newer version, then it changes nothing and tells nobody', async () => {
  const paper = await aSubmittedPaper();
  const [old] = await startedAt(NOW);
  if (!old) throw new Error('no run');
  const workshop = aWorkshop({ id: workshopId });
  const file = await kept(aPdf('newer'));
  const newer = await changePaper(engine.table, paper, (found) =>
    submitVersion({ workshop: workshop, person: {} }, found, { file, consent: true }, NOW + 1),
  );
  for (const task of ['load-paper', 'screen', 'acknowledge', 'notify-reviewers', 'publish', 'tell-authors', 'settle']) {
    await paperTask(context, { task, run: old, now: new Date(NOW).toISOString() });
  }
  expect(await now(paper)).toEqual(newer);
  expect(mailer.sent).toEqual([]);
  await pay(NOW + 1);
  expect(occurrences()[0]).toEqual(['p1@example.org', `paper-${paper.id}-v2-received`]);
  expect(mailer.sent[0]?.text).toContain('version 2');
});

test('given an address that bounces, then no mail goes there, the history says why, and the paper goes its way', async () => {
  const at = new Date(NOW).toISOString();
  const standing = { undeliverable: { email: 'p1@example.org', why: 'no such user', at } };
  const paper = await aSubmittedPaper(aPdf(), aPerson({ workshopId, standing }));
  await pay(NOW);
  expect(occurrences().map(([to]) => to)).toEqual(['organiser@example.org', 'reviewer@example.org']);
  expect(mailer.withheld.map(({ why }) => why)).toEqual(['mail to p1@example.org does not arrive: no such user']);
  expect((await now(paper)).state).toBe('under-review');
});

test('given an author without reminders, then decisions on the own paper still come', async () => {
  const standing = { unsubscribedAt: new Date(NOW).toISOString() };
  await aSubmittedPaper(aPdf(), aPerson({ workshopId, standing }));
  await pay(NOW);
  expect(occurrences()[0]?.[0]).toBe('p1@example.org');
});

test('given a title full of HTML, then mails hold it as text', async () => {
  const paper = await aSubmittedPaper();
  await changePaper(engine.table, paper, (found) => ({
    ...found,
    versions: found.versions.map((version) => ({
      ...version,
      metadata: { ...version.metadata, title: '<script>alert(1)</script>' },
    })),
  }));
  await pay(NOW);
  for (const { html } of mailer.sent) expect(html).not.toContain('<script>');
});

test('given a state with nothing to do, then the debt is paid by stopping; given a wrong event, then it is refused', async () => {
  const paper = await aSubmittedPaper();
  await changePaper(engine.table, paper, (found) => ({ ...found, state: 'draft' as const }));
  expect(await pay(NOW)).toEqual([['load-paper']]);
  expect((await now(paper)).debts.owed).toEqual({});
  expect(() => paperTask(context, { task: 'load-paper', run: { workshopId }, now: 'soon' })).toThrow();
});

describe('a paper that is withdrawn', () => {
  const withdrawn = (paper: Paper, by: Parameters<typeof withdraw>[1]) =>
    changePaper(engine.table, paper, (found) => withdraw(found, by, REASON, NOW + DAY));
  const STAFF = { kind: 'staff', email: 'organiser@example.org' } as const;

  test.each([
    ['en', 'Withdrawn: “A Paper”', 'Its public page stays'],
    ['bn', 'প্রত্যাহার করা হয়েছে: “A Paper”', 'উন্মুক্ত পাতাটি থাকছে'],
  ] as const)(
    'by staff after its publication, then its author reads why, in %s, once',
    async (language, subject, stays) => {
      const paper = await aSubmittedPaper(aPdf(), aPerson({ workshopId, language }));
      await pay(NOW);
      await decided(paper, 'approve');
      await pay(NOW);
      mailer.sent.length = 0;
      await withdrawn(paper, STAFF);
      expect(await pay(NOW + DAY, 2)).toEqual([['load-paper', 'tell-authors', 'settle']]);
      expect(mailer.sent.map(({ to, subject: said }) => [to, said])).toEqual([['p1@example.org', subject]]);
      for (const part of [REASON, stays, `/papers/${workshopId}/${paper.id}`])
        expect(mailer.sent[0]?.text).toContain(part);
      expect((await now(paper)).debts.owed).toEqual({});
    },
  );

  test('by its author, then nobody writes to its author about it', async () => {
    const paper = await aSubmittedPaper();
    await pay(NOW);
    mailer.sent.length = 0;
    await withdrawn(paper, { kind: 'author' });
    await pay(NOW + DAY);
    expect(mailer.sent.filter(({ to }) => to === 'p1@example.org')).toEqual([]);
    expect((await now(paper)).debts.owed).toEqual({});
  });
});

describe('given an author who reads Bangla', () => {
  const metadata = {
    title: 'সাইবার নিরাপত্তা',
    abstract: 'কী করা হয়েছে।',
    authors: [{ name: 'রফিকুল ইসলাম', affiliation: 'কম্পিউটার কাউন্সিল' }],
    keywords: [],
    language: 'bn' as const,
    licence: 'CC-BY-4.0' as const,
  };
  const aBanglaAuthor = () => aPerson({ workshopId, language: 'bn', name: 'রফিকুল ইসলাম' });

  /** The mail's own sentences: above the signature, which is the workshop's, and without the file, its fingerprint and links. */
  const sentences = ({ text }: OutgoingMail): string =>
    (text.split(aWorkshop().details.mail.signature)[0] ?? '').replaceAll(
      /https?:\S+|paper\.pdf|[0-9a-f]{64}|SHA-256|PDF|Word|[\w.-]+@[\w.-]+/g,
      '',
    );
  const expectMail = (mail: OutgoingMail | undefined, subject: string): void => {
    expect(mail?.subject).toContain(subject);
    expect(mail?.html).toContain('<html lang="bn"');
    expect(mail && sentences(mail).match(/[A-Za-z0-9]+/g)).toBe(null);
    expect(mail?.text).toContain('আলোচনাপত্রটি আপনি জমা দিয়েছেন বলে এই ইমেইল পাচ্ছেন।');
    expect(mail?.why).toMatch(/^paper: [A-Z]/);
  };

  test.each([
    ['approve', 'অনুমোদিত ও প্রকাশিত'],
    ['request-revision', 'অনুগ্রহ করে সংশোধন করুন'],
    ['reject', 'সম্পর্কে সিদ্ধান্ত'],
  ] as const)('then it is received and %s in Bangla', async (verdict, subject) => {
    const paper = await aSubmittedPaper(aPdf(), aBanglaAuthor(), metadata);
    await pay(NOW);
    expectMail(
      mailer.sent.find(({ to }) => to === 'p1@example.org'),
      'পাওয়া গেছে',
    );
    await decided(paper, verdict, { reason: 'আরও তথ্য দিন।' });
    await pay(NOW);
    expectMail(mailer.sent.at(-1), subject);
  });

  test('then a file that cannot be taken is asked for again in Bangla', async () => {
    await aSubmittedPaper(Buffer.from('no PDF'), aBanglaAuthor(), metadata);
    await pay(NOW);
    expectMail(mailer.sent[0], 'ফাইলটি আবার পাঠান');
  });
});

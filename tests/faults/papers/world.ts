import { createHash } from 'node:crypto';
import { guestRoutes } from '../../../functions/guest/routes.ts';
import { handOffTask } from '../../../functions/hand-off/tasks.ts';
import { takeIn } from '../../../functions/mail-events/mail-event.ts';
import { paperTask } from '../../../functions/paper-review/tasks.ts';
import { participantRoutes } from '../../../functions/participant/routes.ts';
import { sessionCookie } from '../../../functions/participant/session.ts';
import { publicRoutes } from '../../../functions/public/routes.ts';
import { staffRoutes } from '../../../functions/staff/routes.ts';
import { sweep } from '../../../functions/sweep/sweep.ts';
import type { DebtKind } from '../../../shared/debts/debts.ts';
import { openMailer } from '../../../shared/mail/mailer.store.ts';
import { newsOf, SesEventSchema } from '../../../shared/mail/ses-event.ts';
import { PaperItem } from '../../../shared/papers/paper.store.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { reviewsOf } from '../../../shared/papers/review.store.ts';
import { admitStaff } from '../../../shared/people/membership.store.ts';
import { PersonItem } from '../../../shared/people/person.store.ts';
import { openSession } from '../../../shared/people/staff-sessions.store.ts';
import { keys } from '../../../shared/store/keys.ts';
import { Table } from '../../../shared/store/table.store.ts';
import { opensAt } from '../../../shared/workshop/calendar.ts';
import { WorkshopItem } from '../../../shared/workshop/workshop.store.ts';
import { type Answered, BASE_URL, type BrowserLike, browserLike } from '../../support/browser-like.ts';
import { aPdf } from '../../support/files.ts';
import { aPerson, aWorkshop, BALLOT_SCRIPT, HOUR, LINK_KEYS } from '../../support/fixtures.ts';
import { NO_REPORTS } from '../../support/kept-reports.ts';
import { COOKIE_OF, fakeAccounts, fakeOwnAccount, fakeSignIn, SESSION_OF } from '../../support/staff-sign-in.ts';
import { Calls, MODES, type Mode, type Through } from '../sim/faults.ts';
import { documentsOf, EMPTY_TABLE, type TableState } from '../sim/memory-table.ts';
import { type Execution, type Machine, newExecution, nextTask, type TaskInput } from './execution.ts';
import { Bucket, PacketShelf } from './files.ts';
import { type Act, PAPERS, type Struck } from './history.ts';
import { Post } from './post.ts';
import { judgeWrite } from './promises.ts';

const WORKSHOP = 'small';
const ORGANISER = 'organiser@example.org';
const MINUTE = 60_000;
/** Which machine pays what: of those that have to do with papers. */
export type Machines = Readonly<Partial<Record<DebtKind, Machine>>>;

/** Good ones that differ; a file that rots is one of them. */
const FILES = ['first', 'second', 'third', 'fourth'].map((text) => aPdf(text));

/**
 * A small workshop whose papers are begun, handed in, decided on and withdrawn through the product's own routes and tasks,
 * on stand-ins of AWS whose every call can fail. All is judged as it is written, and all is quiet in the end.
 */
export class World {
  readonly calls = new Calls();
  /** A fault that cannot strike a call of this kind is a request that got lost. */
  readonly #through: Through = (label, kind, effect) => {
    if (this.#waiting && label.startsWith(this.#waiting.label) && !this.calls.watching) {
      this.calls.fault = { call: this.calls.made, mode: this.#waiting.mode };
      this.#waiting = undefined;
    }
    const { fault, made } = this.calls;
    if (fault?.call === made && !MODES[kind].includes(fault.mode)) this.calls.fault = { ...fault, mode: 'before' };
    return this.calls.pass(label, kind, effect);
  };
  readonly post = new Post(this.#through, () => this.now);
  readonly bucket = new Bucket(this.#through);
  readonly #packets = new PacketShelf(this.#through);
  readonly table: Table;
  now: number;
  /** Strikes the next call of its kind. */
  #waiting: { readonly label: string; readonly mode: Mode } | undefined;
  /** Runs that nobody has finished. */
  late: Execution[] = [];
  /** What was promised and not kept: thrown by whoever plays, since a page would make "please try again" of it. */
  #broken: unknown;
  readonly #started = new Set<string>();
  readonly #author;
  readonly #staff;
  readonly #public;
  readonly #guest;
  readonly #mailer;
  readonly #home = `/w/${WORKSHOP}/p/p1`;
  readonly #machines: Machines;

  constructor(machines: Machines) {
    this.#machines = machines;
    let state: TableState = EMPTY_TABLE;
    const broken = (error: unknown): void => {
      this.#broken ??= error;
    };
    const holder = {
      get table() {
        return state;
      },
      set table(next: TableState) {
        try {
          judged(state, next);
        } catch (error) {
          broken(error);
        }
        state = next;
      },
    };
    this.table = new Table('table', documentsOf(holder, this.#through));
    this.now = opensAt(aWorkshop().details) + HOUR;
    this.#mailer = openMailer({
      table: this.table,
      from: 'us@example.org',
      configurationSet: 'set',
      client: this.post.client,
    });
    const { table, bucket: documents } = this;
    const shared = { table, documents, linkKeys: LINK_KEYS, baseUrl: BASE_URL };
    this.#author = browserLike(
      participantRoutes({ ...shared, ballots: table, reports: NO_REPORTS, ballotScript: BALLOT_SCRIPT }, documents),
    );
    const mailer = this.#mailer;
    const reports = NO_REPORTS;
    const packets = this.#packets;
    this.#staff = browserLike(
      staffRoutes({
        ...shared,
        signIn: fakeSignIn,
        ownAccount: fakeOwnAccount,
        accounts: fakeAccounts(),
        reports,
        packets,
        mailer,
        mailFrom: 'us@example.org',
      }),
    );
    this.#public = browserLike(publicRoutes({ ...shared, adminEmail: 'us@example.org' }));
    this.#guest = browserLike(guestRoutes(shared));
    this.#staff.jar.set('/staff', { path: '/staff', cookie: COOKIE_OF(ORGANISER) });
  }

  async found(): Promise<void> {
    const workshop = aWorkshop({ id: WORKSHOP });
    const person = aPerson({ id: 'p1', workshopId: WORKSHOP });
    // The plan's mails are another simulation's business.
    await this.table.insert(WorkshopItem, keys.workshop(WORKSHOP), { ...workshop, debts: { owed: {}, revisions: {} } });
    await admitStaff(this.table, workshop);
    await openSession(this.table, ORGANISER, SESSION_OF(ORGANISER), this.now);
    await this.table.insert(PersonItem, keys.person(WORKSHOP, 'p1'), person);
    const cookie = sessionCookie(LINK_KEYS, person).split(';')[0] ?? '';
    this.#author.jar.set(this.#home, { path: this.#home, cookie });
  }

  /** @throws what was promised of every write, and not kept */
  judge(): void {
    if (this.#broken) throw this.#broken;
  }

  /** Lets the so-many-eth call from here fail. */
  strike(fault: Struck | undefined): void {
    const { call, mode } = fault ?? {};
    this.#waiting = typeof call === 'string' && mode ? { label: call, mode } : undefined;
    this.calls.fault = typeof call === 'number' && mode ? { call: this.calls.made + call, mode } : undefined;
  }

  /** Without counting or failing: somebody looks on. */
  async watch<T>(look: () => Promise<T>): Promise<T> {
    this.calls.watching = true;
    try {
      return await look();
    } finally {
      this.calls.watching = false;
    }
  }

  paper(number: number): Promise<Paper | undefined> {
    return this.watch(() => this.table.read(PaperItem, keys.paper(WORKSHOP, 'p1', idOf(number))));
  }

  async papers(): Promise<Paper[]> {
    const all = await Promise.all(Array.from({ length: PAPERS }, (_, number) => this.paper(number)));
    return all.filter((paper) => paper !== undefined);
  }

  /** Whoever gets no answer presses the button once more. A refusal is an answer. */
  async act(act: Act): Promise<void> {
    const reply = await this.#send(act);
    if (reply !== undefined && reply.status >= 500) await this.#send(act);
  }

  async #send(act: Act) {
    const { now } = this;
    const id = idOf(act.paper);
    const page = `${this.#home}/papers/${id}`;
    const console = `/staff/w/${WORKSHOP}/papers/p1/${id}`;
    switch (act.does) {
      case 'begin':
        return this.#author.send(`${this.#home}/papers`, { json: { id, ...detailsOf(act.paper) }, now });
      case 'correct':
        return this.#author.send(page, { json: { ...detailsOf(act.paper), title: `A Paper, at ${now}` }, now });
      case 'take-back':
        return this.#author.send(`${page}/withdraw`, { json: { reason: 'It was the wrong one.' }, now });
      case 'hand-in': {
        const key = `uploads/${WORKSHOP}/p1/${id}/${String(act.file).padStart(16, '0')}/paper.pdf`;
        this.bucket.objects.set(key, FILES[act.file] ?? Buffer.alloc(0));
        return this.#author.send(`${page}/submit`, { json: { key, consent: true }, now });
      }
      case 'decide': {
        const version = ((await this.paper(act.paper))?.versions.length ?? 0) - act.seen;
        const { verdict, reason } = act;
        return this.#staff.send(`${console}/decision`, { json: { verdict, reason, version }, now });
      }
      case 'withdraw':
        return this.#staff.send(`${console}/withdraw`, { json: { reason: 'Its author asked for it.' }, now });
      case 'invite': {
        const email = reviewerOf(act.reviewer);
        return this.#staff.send(`${console}/reviewers`, { json: { name: 'A Reviewer', email, message: '' }, now });
      }
      case 'remove': {
        const reviewId = await this.#reviewId(id, act.reviewer);
        if (reviewId === undefined) return undefined;
        return this.#staff.send(`${console}/reviewers/${reviewId}/remove`, { json: {}, now });
      }
      case 'review':
        return this.#asGuest(reviewerOf(act.reviewer), id, async (guest, home) => {
          const version = (await this.paper(act.paper))?.versions.length;
          switch (act.says) {
            case 'accept':
            case 'decline':
            case 'conflict':
              return guest.send(`${home}/answer`, { json: { answer: act.says, reason: 'Because.' }, now });
            case 'approve':
            case 'revise':
            case 'reject':
              return guest.send(`${home}/recommendation`, {
                json: { what: act.says, toAuthor: 'Well.', toStaff: '', version },
                now,
              });
          }
        });
      case 'confirm':
        return this.#asGuest(CO_AUTHOR, id, (guest, home) =>
          guest.send(home, { json: { answer: act.answer, reason: 'Because.' }, now }),
        );
      case 'hand-off':
        return this.#staff.send(`${console}/hand-off`, { json: { to: 'UNPAN', on: '2011-07-01' }, now });
      case 'accepted': {
        const accepted = { identifier: '47', acceptedOn: '2011-07-01' };
        return this.#staff.send(`${console}/hand-off`, { json: { to: 'UNPAN', on: '2011-07-01', ...accepted }, now });
      }
      case 'rot': {
        const file = (await this.paper(act.paper))?.versions.at(-1)?.file;
        if (file) this.bucket.objects.set(file.key, Buffer.from('What a broken disk gives back.'));
        return undefined;
      }
    }
  }

  /** Whoever has a link follows the newest one. */
  async #asGuest(
    email: string,
    paperId: string,
    act: (guest: BrowserLike, home: string) => Promise<Answered>,
  ): Promise<Answered | undefined> {
    const letter = this.post.letters.findLast(
      ({ to, occurrence, text }) => to === email && occurrence.includes(paperId) && text.includes('/g/'),
    );
    const link = /https:\S+\/g\/\S+/.exec(letter?.text ?? '')?.[0];
    if (link === undefined) return undefined;
    const opened = await this.watch(() => this.#guest.send(link, { now: this.now }));
    return act(this.#guest, opened.headers.location ?? '');
  }

  async #reviewId(paperId: string, number: number): Promise<string | undefined> {
    const reviews = await this.watch(() =>
      reviewsOf(this.table, { workshopId: WORKSHOP, personId: 'p1', id: paperId }),
    );
    return reviews.find(({ email }) => email === reviewerOf(number))?.id;
  }

  /** Time passes, a sweep at each moment at which something is due, and what it starts is run. */
  async pass(minutes: number, runs: 'all' | 'held-up' | 'cut-off' | 'doubled'): Promise<void> {
    const until = this.now + minutes * MINUTE;
    // Who does nothing about a run that fails for days has its debt given up: that is another test's business.
    let goes = runs;
    for (;;) {
      const due = await this.#firstDue();
      if (due === undefined || Math.max(due, this.now) > until) break;
      this.now = Math.max(this.now, due) + MINUTE;
      for (const execution of await this.#sweep()) {
        await this.#play(execution, goes);
        if (goes !== 'doubled') goes = 'all';
      }
      await this.#takeEvents();
    }
    this.now = Math.max(this.now, until);
  }

  /** Runs that were held up go on where they were. */
  async goOn(): Promise<void> {
    for (const execution of this.late.splice(0)) await this.#play(execution, 'all');
    await this.#takeEvents();
  }

  async #play(execution: Execution, runs: 'all' | 'held-up' | 'cut-off' | 'doubled'): Promise<void> {
    if (runs === 'held-up') {
      await this.#next(execution);
      this.late.push(execution);
      return;
    }
    if (runs === 'cut-off') {
      await this.#next(execution);
      return;
    }
    while (await this.#next(execution, runs === 'doubled'));
  }

  /** @returns whether another task follows. What fails leaves its debt to a later sweep. */
  async #next(execution: Execution, twice = false): Promise<boolean> {
    this.now += 1000;
    const perform = async (kind: DebtKind, input: TaskInput): Promise<unknown> => {
      if (twice) await this.#perform(kind, input);
      return this.#perform(kind, input);
    };
    try {
      return await nextTask(execution, perform, this.now);
    } catch (error) {
      if (error instanceof Error && EXPECTED.has(error.name)) return false;
      throw error;
    }
  }

  #perform(kind: DebtKind, input: TaskInput): Promise<unknown> {
    const { table, bucket: documents } = this;
    const context = { table, documents, mailer: this.#mailer, linkKeys: LINK_KEYS, baseUrl: BASE_URL };
    switch (kind) {
      case 'paper':
      case 'co-authors':
      case 'review':
        // Strangers' files have a test of their own; here one is good, or not what was hashed.
        return paperTask({ ...context, malwareScan: false, readFile: async () => ({ pages: 1 }) }, input);
      case 'packet':
      case 'hand-off':
        return handOffTask({ ...context, packets: this.#packets }, input);
      default:
        throw new Error(`Nobody here pays ${kind}.`);
    }
  }

  async #sweep(): Promise<Execution[]> {
    const begun: Execution[] = [];
    try {
      await sweep(
        this.table,
        async (kind, name, run) => {
          const of = this.#machines[kind];
          if (!of) throw new Error(`No machine pays ${kind}.`);
          await this.#through('StartExecution', 'write', () => {
            if (this.#started.has(name)) return;
            this.#started.add(name);
            begun.push(newExecution(name, kind, of, run));
          });
        },
        this.now,
      );
    } catch (error) {
      if (!(error instanceof Error && EXPECTED.has(error.name))) throw error;
    }
    return begun;
  }

  async #firstDue(): Promise<number | undefined> {
    const { items } = await this.watch(() =>
      this.table.query({
        IndexName: 'due',
        KeyConditionExpression: 'due = :due AND dueAt <= :now',
        ExpressionAttributeValues: { ':due': 'DUE', ':now': '9999' },
      }),
    );
    const [first] = items.map(({ dueAt }) => Date.parse(String(dueAt)));
    return first;
  }

  async #takeEvents(): Promise<void> {
    for (const raw of this.post.takeEvents()) {
      const news = newsOf(SesEventSchema.parse(raw));
      if (news) await this.watch(() => takeIn(this.table, news));
    }
  }

  /** The broken disk is mended, and an organiser has what was given up tried again. */
  async mend(): Promise<void> {
    for (const bytes of FILES) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      this.bucket.objects.set(`papers/${WORKSHOP}/p1/${sha256}.pdf`, bytes);
    }
    for (let number = 0; number < PAPERS; number += 1) {
      await this.#staff.send(`/staff/w/${WORKSHOP}/papers/p1/${idOf(number)}/retry`, { json: {}, now: this.now });
    }
  }

  /** What anybody gets who asks for a paper's file. */
  async publicFile(number: number): Promise<{ readonly status: number; readonly location: string | undefined }> {
    const { status, headers } = await this.watch(() =>
      this.#public.send(`/papers/${WORKSHOP}/${idOf(number)}/file`, { now: this.now }),
    );
    return { status, location: headers.location };
  }
}

const idOf = (number: number): string => `paper-number-${String(number).padStart(3, '0')}`;

const CO_AUTHOR = 'co-author@example.org';
const reviewerOf = (number: number): string => `reviewer-${number}@example.org`;

/** The first paper waits for nobody; the others have a co-author who is asked to confirm. */
const detailsOf = (number: number) => ({
  title: 'A Paper',
  abstract: 'What it is about.',
  authors: [
    { name: 'A. Author', affiliation: 'The Ministry' },
    ...(number === 0 ? [] : [{ name: 'A. Co-Author', affiliation: 'The University', email: CO_AUTHOR }]),
  ],
  keywords: [],
  language: 'en',
  licence: 'CC-BY-4.0',
});

/** What AWS, or the product on its behalf, may fail with. Everything else is a fault of the product. */
const EXPECTED: ReadonlySet<string> = new Set([
  'TimeoutError',
  'Throttled',
  'MailUnsettled',
  'TooManyRequestsException',
  'Refused',
  'WrongContent',
]);

function judged(before: TableState, next: TableState): void {
  if (before.rows === next.rows) return;
  const known = new Set(before.rows);
  for (const row of next.rows) {
    if (known.has(row) || !String(row.sk).includes('#PAPER#')) continue;
    const was = before.rows.find(({ pk, sk }) => pk === row.pk && sk === row.sk);
    judgeWrite(was, row);
  }
}

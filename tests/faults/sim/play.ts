import type { Start } from '../../../functions/sweep/sweep.ts';
import { Calls } from './faults.ts';
import type { Act, Happening, History, Tells } from './history.ts';
import { documentsOf } from './memory-table.ts';
import { MINUTE, SECOND, START } from './moments.ts';
import { afterOutage, learnedOf, type Sure, stepTime } from './outside.ts';
import { type Posted, swiftDoor, type Taken, throughSdk } from './post-office.ts';
import { END, ORGANISER, openProduct, type Product, personId } from './product.ts';
import { keptReports } from './reports.ts';
import { sesEvent } from './ses-events.ts';
import { Broken, judgeEnd, judgeMail, judgementOf, judgeStart, judgeStep, type TaskStart } from './verdicts.ts';
import { type Coming, type Execution, type Mail, newWorld, queued, type World } from './world.ts';

/** A task that SES or DynamoDB asked to slow down is tried again by the workflow (workflows/task.ts): so often at most. */
const RETRIES = 5;
/** Lambda tries an asynchronous event three times; EventBridge hands it over no more often. */
const EVENT_TRIES = 3;
const PERSON_TRIES = 10;
/** So that a query of a few people comes in pages. */
const SMALL_PAGES = { items: 4 };
/** A play that goes on for longer does not end: its debts are never paid. */
const MOST_STEPS = 3000;

/** One history as it is played: the product's own code on a world, step by step. */
export class Play {
  readonly calls = new Calls();
  world: World;
  readonly #history: History;
  readonly #product: Product;
  readonly #tasks: TaskStart[] = [];
  /** A broken promise, or a fault of the simulation: it ends the play, also where the product caught it. */
  #ended: Error | undefined;
  /** Something failed in this step: what it had begun besides may still be under way. */
  #failedNow = false;

  private constructor(history: History, sdk: boolean) {
    this.#history = history;
    this.world = newWorld(history);
    const play = this;
    const holder = {
      get table() {
        return play.world.table;
      },
      set table(table) {
        play.world.table = table;
      },
    };
    const door = sdk ? throughSdk : swiftDoor;
    this.#product = openProduct({
      documents: documentsOf(holder, this.calls.pass, { lags: () => this.#lags(), paging: SMALL_PAGES }),
      ses: (client) => door(client, (mails, partly) => this.#take(mails, partly), this.calls.pass),
      start: (sweptAt) => (kind, name, run) => this.#start(sweptAt, kind, name, run),
      reports: keptReports(this, this.calls.pass),
    });
    this.calls.meanwhile = (label) => this.#meanwhile(label);
  }

  /** @param sdk whether mails go through the SDK's own client: ten times slower, and the same */
  static async of(history: History, sdk = false): Promise<Play> {
    const play = new Play(history, sdk);
    await play.#product.found(history);
    play.calls.made = 0;
    return play;
  }

  /** Plays what comes next. @returns whether there was anything. @throws Broken */
  async step(): Promise<boolean> {
    this.#ended = undefined;
    return this.#next(Number.POSITIVE_INFINITY);
  }

  /** Plays to the end, and judges it. @throws Broken */
  async finish(afterStep: () => boolean = () => false): Promise<void> {
    for (let steps = 0; await this.step(); steps += 1) {
      if (afterStep()) return;
      if (steps > MOST_STEPS) throw new Broken('unpaid', 'the debts are not paid, however often a sweep runs');
    }
    await this.judge();
  }

  /** Looks at how all ended, which is no part of the play. @throws Broken */
  async judge(): Promise<void> {
    this.calls.watching = true;
    try {
      await judgeEnd(this.world, ORGANISER, (index) => this.#product.texts(index));
    } finally {
      this.calls.watching = false;
    }
  }

  async #next(until: number): Promise<boolean> {
    const { world } = this;
    const [first] = world.queue;
    const tick = this.#tickAt();
    const at = Math.min(first?.at ?? Number.POSITIVE_INFINITY, tick);
    if (at === Number.POSITIVE_INFINITY || at > until) return false;
    world.now = Math.max(world.now, at);
    if (!first || tick < first.at) await this.#tick();
    else {
      world.queue = world.queue.slice(1);
      await this.#come(first);
    }
    if (this.#failedNow || this.#ended) await this.#quiet();
    if (this.#ended) throw this.#ended;
    return true;
  }

  /** Sweeps run each minute; those that find nothing due are skipped here. */
  #tickAt(): number {
    const { table, lastTick, outside } = this.world;
    let due = '';
    for (const { dueAt } of table.rows) if (typeof dueAt === 'string' && (due === '' || dueAt < due)) due = dueAt;
    if (due === '') return Number.POSITIVE_INFINITY;
    const minute = Math.ceil(Date.parse(due) / MINUTE) * MINUTE;
    return afterOutage(outside, Math.max(minute, lastTick + MINUTE));
  }

  async #tick(): Promise<void> {
    const { world } = this;
    world.lastTick = world.now;
    const happening = this.#pendingNow((each) => each.is === 'sweep');
    const goes = happening?.is === 'sweep' ? happening.goes : 'once';
    if (happening) this.#done(happening);
    if (goes === 'lost') return;
    // A sweep that fails is not repeated: the next one comes in a minute.
    const sweeps = Array.from({ length: goes === 'twice' ? 2 : 1 }, () =>
      this.#product.sweep(world.now).catch((error) => this.#caught(error)),
    );
    await Promise.all(sweeps);
  }

  async #come(coming: Coming): Promise<void> {
    const { world } = this;
    const later = afterOutage(world.outside, coming.at);
    if (later > coming.at && ['task', 'event', 'act'].includes(coming.is)) {
      this.#queue({ ...coming, at: later });
      return;
    }
    switch (coming.is) {
      case 'task':
        return this.#task(coming.execution);
      case 'event':
        return this.#event(coming);
      case 'act':
        return this.#act(coming);
      case 'outage': {
        const outage = { from: world.now, to: world.now + coming.hours * 60 * MINUTE };
        world.outside = { ...world.outside, outages: [...world.outside.outages, outage] };
        return;
      }
      case 'step': {
        const { outside } = world;
        if (coming.plan !== outside.plan.number) return;
        world.outside = { ...outside, came: outside.came.with(coming.step, true) };
        this.#judgeLater(coming.step, coming.plan, world.now);
        return;
      }
      case 'check': {
        if (coming.plan !== world.outside.plan.number) return;
        const judgedAt = judgementOf(this.#history, world.outside, coming.step, coming.since);
        if (judgedAt === world.now) judgeStep(this.#history, world, coming.step, coming.since);
        else this.#judgeLater(coming.step, coming.plan, coming.since);
        return;
      }
    }
  }

  #judgeLater(step: number, plan: number, since: number): void {
    const at = judgementOf(this.#history, this.world.outside, step, since);
    if (at !== undefined) this.#queue({ is: 'check', at, step, plan, since });
  }

  #start(sweptAt: number, ...[kind, name, run]: Parameters<Start>): Promise<void> {
    return this.calls.pass('StartExecution', 'write', () => {
      const { world } = this;
      const workflow = this.#product.workflows[kind];
      if (!workflow) throw this.#end(new Error(`The simulation has no workflow that pays ${kind} (product.ts).`));
      if (world.started.includes(name)) return;
      const broken = judgeStart(world, kind, run);
      if (broken) throw this.#end(broken);
      world.started = [...world.started, name];
      // A sweep may be slow itself: the lease began with it.
      const clock = { begunAt: world.now, seenAt: sweptAt };
      const execution = { name, kind, run, task: workflow.first, step: undefined, count: 0, tries: 0, ...clock };
      this.#queue({ is: 'task', at: world.now + SECOND, execution });
    });
  }

  async #task(execution: Execution): Promise<void> {
    const { world } = this;
    const workflow = this.#product.workflows[execution.kind];
    const task = workflow?.tasks[execution.task];
    if (!task) throw new Error(`There is no task ${execution.task}.`);
    const happening = this.#pendingNow((each) => each.is === 'run' && each.task === execution.count);
    if (happening?.is === 'run') {
      this.#done(happening);
      if (happening.goes !== 'dies') {
        this.#queue({ is: 'task', at: world.now + happening.goes.minutes * MINUTE, execution });
      }
      return;
    }
    const start = {
      id: `${execution.name} ${execution.count} ${execution.tries}`,
      at: world.now,
      runAt: execution.begunAt,
      outside: world.outside,
    };
    this.#tasks.push(start);
    try {
      const result = await task(execution.run, execution.step, start.at);
      const to = workflow.ways[execution.task]?.[result.next];
      if (!to)
        throw new Error(`After ${execution.task} there is no way "${result.next}". Please teach it (product.ts).`);
      if (to === END) return;
      // What goes from task to task is JSON.
      const step = JSON.parse(JSON.stringify(result));
      this.#queue({
        is: 'task',
        at: world.now + SECOND + (step.waitSeconds ?? 0) * SECOND,
        execution: { ...execution, task: to, step, count: execution.count + 1, tries: 0, seenAt: world.now },
      });
    } catch (error) {
      this.#failed(execution, start, error);
    } finally {
      this.#tasks.pop();
    }
  }

  #failed(execution: Execution, start: TaskStart, error: unknown): void {
    this.#caught(error);
    const { world } = this;
    if (error instanceof Error && error.name === 'Throttled' && execution.tries < RETRIES) {
      const at = world.now + 2 * SECOND * 2 ** execution.tries;
      this.#queue({ is: 'task', at, execution: { ...execution, tries: execution.tries + 1 } });
      return;
    }
    world.inbox = world.inbox.map((mail) => (mail.task === start.id ? { ...mail, doubtful: true } : mail));
  }

  async #event(coming: Coming & { is: 'event' }): Promise<void> {
    const { world } = this;
    const mail = world.inbox.find(({ messageId }) => messageId === coming.event.mail);
    if (!mail) return;
    const index = world.outside.people.findIndex((_, each) => personId(each) === mail.person);
    const stops = coming.event.type === 'HardBounce' || coming.event.type === 'Complaint';
    const learn = (undeliverable: Sure): void => {
      if (stops && world.outside.people[index]?.undeliverable !== 'yes') {
        world.outside = learnedOf(world.outside, index, { undeliverable }, world.now);
      }
    };
    try {
      learn('perhaps');
      await this.#product.takeIn(sesEvent(mail, coming.event.type as Tells['type'], world.now));
      learn('yes');
      const { messageId } = mail;
      world.inbox = world.inbox.map((each) =>
        each.messageId === messageId ? { ...each, heardAt: Math.min(each.heardAt, world.now) } : each,
      );
    } catch (error) {
      this.#caught(error);
      if (coming.tries + 1 < EVENT_TRIES) this.#queue({ ...coming, at: world.now + MINUTE, tries: coming.tries + 1 });
    }
  }

  async #act(coming: Coming & { is: 'act' }): Promise<void> {
    try {
      await this.#perform(coming.act, coming.text);
    } catch (error) {
      this.#caught(error);
      if (coming.tries < PERSON_TRIES) {
        this.#queue({ ...coming, at: this.world.now + MINUTE, tries: coming.tries + 1 });
      }
    }
  }

  async #perform(act: Act, text: string): Promise<void> {
    const { world } = this;
    if (act.does === 'reschedule') return this.#reschedule(act, text);
    const fact = FACTS[act.does];
    const before = world.outside.people[act.person];
    if (!before) return;
    const learn = (sure: Sure, more = {}): void => {
      world.outside = learnedOf(world.outside, act.person, { [fact.name]: sure, ...more }, world.now);
    };
    if (before[fact.name] !== fact.becomes) learn('perhaps');
    const outcome = await this.#product.perform(act, text, world.now);
    if (outcome !== 'accepted') return learn(before[fact.name]);
    const accepted = { ...world.outside.people[act.person]?.accepted };
    if (act.does === 'feedback') accepted.feedback = text;
    if (act.does === 'swot') accepted[text] = text;
    learn(fact.becomes, { accepted });
  }

  async #reschedule(act: Act & { does: 'reschedule' }, text: string): Promise<void> {
    const { world } = this;
    const before = world.outside.plan;
    if (before.sure && before.days === act.days) return;
    const replan = (days: number, sure: boolean): void => {
      const { outside } = world;
      world.outside = { ...outside, plan: { days, sure, number: outside.plan.number + 1 } };
    };
    replan(before.days, false);
    const outcome = await this.#product.perform(act, text, world.now);
    if (outcome === 'closed') return replan(before.days, before.sure);
    replan(act.days, true);
    const { plan, came } = world.outside;
    came.forEach((past, step) => {
      const at = Math.max(stepTime(this.#history, plan, step), world.now);
      if (!past) this.#queue({ is: 'step', at, step, plan: plan.number });
    });
  }

  /** SES takes mails. */
  #take(mails: readonly Posted[], partly: boolean): Taken[] {
    const { world } = this;
    const task = this.#tasks.at(-1);
    if (!task) throw new Error('A mail was sent by no task.');
    return mails.map((posted, index) => {
      if (partly && index % 2 === 0) return { status: 'ACCOUNT_THROTTLED' };
      const verdict = judgeMail(this.#history, world, task, posted);
      if (verdict instanceof Broken) throw this.#end(verdict);
      if (verdict === 'ambiguous') world.ambiguous += 1;
      const messageId = `m${world.inbox.length + 1}`;
      const mail: Mail = {
        ...posted,
        messageId,
        at: world.now,
        task: task.id,
        claimedAt: task.at,
        doubtful: false,
        heardAt: Number.POSITIVE_INFINITY,
      };
      world.inbox = [...world.inbox, mail];
      for (const { type, after } of this.#tellsOf(posted)) {
        this.#queue({ is: 'event', at: world.now + after * SECOND, event: { mail: messageId, type }, tries: 0 });
      }
      return { messageId };
    });
  }

  #tellsOf({ person }: Posted): readonly Tells[] {
    const happening = this.world.pending.findLast(
      (each) => each.is === 'mail' && personId(each.person) === person && this.#hasCome(each),
    );
    return happening?.is === 'mail' ? happening.tells : [{ type: 'Delivery', after: 30 }];
  }

  #lags(): boolean {
    const happening = this.#pendingNow((each) => each.is === 'lag');
    if (happening?.is !== 'lag') return false;
    this.#done(happening, happening.reads > 1 ? { ...happening, reads: happening.reads - 1 } : undefined);
    return true;
  }

  async #meanwhile(label: string): Promise<void> {
    const happening = this.#pendingNow((each) => each.is === 'meanwhile' && each.label === label);
    if (happening?.is !== 'meanwhile') return;
    if (happening.nth > 1) {
      this.#done(happening, { ...happening, nth: happening.nth - 1 });
      return;
    }
    this.#done(happening);
    const { act } = happening;
    if (act.does === 'wait') {
      const until = this.world.now + act.minutes * MINUTE;
      while (await this.#next(until));
      this.world.now = Math.max(this.world.now, until);
    } else {
      await this.#act({ is: 'act', at: this.world.now, act, text: `words ${this.calls.made}`, tries: 0 });
    }
  }

  /** An error that AWS or the product meant. @throws any other: a fault of the simulation, or a broken promise */
  #caught(error: unknown): void {
    this.#failedNow = true;
    if (!(error instanceof Error) || error instanceof Broken || OURS.has(error.name)) throw error;
  }

  /** A function that fails is frozen at once; here what it began is let go on, before anything else comes. */
  async #quiet(): Promise<void> {
    this.#failedNow = false;
    await new Promise((resolve) => setImmediate(resolve));
  }

  #end(error: Error): Error {
    this.#ended ??= error;
    return error;
  }

  readonly #hasCome = (happening: Happening): boolean => START + happening.at * 60 * MINUTE <= this.world.now;

  #pendingNow(matches: (happening: Happening) => boolean): Happening | undefined {
    return this.world.pending.find((each) => matches(each) && this.#hasCome(each));
  }

  /** The happening has come, and leaves what is left of it. */
  #done(happening: Happening, rest?: Happening): void {
    this.world.pending = this.world.pending.flatMap((each) => (each === happening ? (rest ?? []) : each));
  }

  #queue(coming: Coming): void {
    this.world.queue = queued(this.world.queue, coming);
  }
}

const FACTS = {
  feedback: { name: 'feedback', becomes: 'yes' },
  swot: { name: 'swot', becomes: 'yes' },
  unsubscribe: { name: 'unsubscribed', becomes: 'yes' },
  resubscribe: { name: 'unsubscribed', becomes: 'no' },
} as const;

/** No error of AWS's or of the product's is called so. */
const OURS: ReadonlySet<string> = new Set(['TypeError', 'ReferenceError', 'RangeError', 'ZodError', '$ZodError']);

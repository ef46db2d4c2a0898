import { ORGANISER } from './cast.ts';
import type { Calls } from './faults.ts';
import type { History } from './history.ts';
import { documentsOf, type Seen } from './memory-table.ts';
import { MINUTE } from './moments.ts';
import { afterOutage } from './outside.ts';
import { People } from './people.ts';
import { Post } from './post.ts';
import { swiftDoor, throughSdk } from './post-office.ts';
import { openProduct, type Product } from './product.ts';
import { check, stepCame } from './promises.ts';
import { keptReports } from './reports.ts';
import { Runs } from './runs.ts';
import { Stage } from './stage.ts';
import { Broken, judgeEnd } from './verdicts.ts';
import type { Coming, World } from './world.ts';

/** So that a query of a few people comes in pages. */
const SMALL_PAGES = { items: 4 };
/** A play that goes on for longer does not end: its debts are never paid. */
const MOST_STEPS = 3000;
const YEAR = 365 * 24 * 60 * MINUTE;

/** One history as it is played: the product's own code on a world, step by step. */
export class Play {
  readonly #stage: Stage;
  readonly #product: Product;
  readonly #runs: Runs;
  readonly #post: Post;
  readonly #people: People;

  private constructor(history: History, sdk: boolean, see?: (seen: Seen) => void) {
    const stage = new Stage(history);
    const product = (): Product => this.#product;
    this.#stage = stage;
    this.#runs = new Runs(stage, product);
    this.#post = new Post(stage, product);
    this.#people = new People(stage, product);
    const holder = {
      get table() {
        return stage.world.table;
      },
      set table(table) {
        stage.world.table = table;
      },
    };
    const { pass } = stage.calls;
    const door = sdk ? throughSdk : swiftDoor;
    this.#product = openProduct({
      documents: documentsOf(holder, pass, {
        lags: () => stage.lags(),
        paging: SMALL_PAGES,
        ...(see && { see }),
      }),
      ses: (client) => door(client, this.#post.take, pass),
      start: this.#runs.starting,
      reports: keptReports(stage, pass),
    });
    stage.calls.meanwhile = async (label) => {
      await this.#meanwhile(label);
      const turn = stage.turns.at(-1);
      // What others did before a mail is claimed, its sender must see.
      if (turn && label === 'PutItem MAIL') turn.claimed = stage.world.outside;
    };
  }

  /**
   * @param sdk whether mails go through the SDK's own client: ten times slower, and the same
   * @param see is told what takes effect on the table
   */
  static async of(history: History, sdk = false, see?: (seen: Seen) => void): Promise<Play> {
    const play = new Play(history, sdk, see);
    await play.#product.found(history);
    play.calls.made = 0;
    return play;
  }

  get calls(): Calls {
    return this.#stage.calls;
  }

  get world(): World {
    return this.#stage.world;
  }

  set world(world: World) {
    this.#stage.world = world;
  }

  /** Plays what comes next. @returns whether there was anything. @throws Broken */
  async step(): Promise<boolean> {
    this.#stage.ended = undefined;
    this.#stage.turns.length = 0;
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

  /** When something comes next. */
  nextAt(): number {
    const { queue, now } = this.world;
    return Math.max(now, Math.min(queue[0]?.at ?? Number.POSITIVE_INFINITY, this.#tickAt()));
  }

  async #next(until: number): Promise<boolean> {
    const stage = this.#stage;
    const { world } = stage;
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
    if (stage.failedNow || stage.ended) await this.#quiet();
    if (stage.ended) throw stage.ended;
    return true;
  }

  /** Sweeps run each minute; those that find nothing due are skipped here. */
  #tickAt(): number {
    const { table, lastTick, outside, now } = this.world;
    // What is kept is erased two years later: every history is over by then.
    let due = new Date(now + YEAR).toISOString();
    const last = due;
    for (const { dueAt } of table.rows) if (typeof dueAt === 'string' && dueAt < due) due = dueAt;
    if (due === last) return Number.POSITIVE_INFINITY;
    const minute = Math.ceil(Date.parse(due) / MINUTE) * MINUTE;
    return afterOutage(outside, Math.max(minute, lastTick + MINUTE));
  }

  async #tick(): Promise<void> {
    const stage = this.#stage;
    const { world } = stage;
    world.lastTick = world.now;
    const happening = stage.pendingNow((each) => each.is === 'sweep');
    const goes = happening?.is === 'sweep' ? happening.goes : 'once';
    if (happening) stage.done(happening);
    if (goes === 'lost') return;
    // A sweep that fails is not repeated: the next one comes in a minute.
    const sweeps = Array.from({ length: goes === 'twice' ? 2 : 1 }, () =>
      this.#product.sweep(world.now).catch((error) => stage.caught(error)),
    );
    await Promise.all(sweeps);
  }

  async #come(coming: Coming): Promise<void> {
    const { world } = this;
    const later = afterOutage(world.outside, coming.at);
    if (later > coming.at && ['task', 'event', 'act'].includes(coming.is)) {
      this.#stage.queue({ ...coming, at: later });
      return;
    }
    switch (coming.is) {
      case 'task':
        return this.#runs.task(coming.execution);
      case 'event':
        return this.#post.event(coming);
      case 'act':
        return this.#people.act(coming.tries === 0 ? { ...coming, since: world.now } : coming);
      case 'outage': {
        const outage = { from: world.now, to: world.now + coming.hours * 60 * MINUTE };
        this.#stage.know({ outages: [...world.outside.outages, outage] });
        return;
      }
      case 'step':
        stepCame(this.#stage, coming);
        return;
      case 'check':
        check(this.#stage, coming.promised);
        return;
    }
  }

  /** Just before a call takes effect: somebody acts, or time goes by. */
  async #meanwhile(label: string): Promise<void> {
    const stage = this.#stage;
    const happening = stage.pendingNow((each) => each.is === 'meanwhile' && each.label === label);
    if (happening?.is !== 'meanwhile') return;
    if (happening.nth > 1) {
      stage.done(happening, { ...happening, nth: happening.nth - 1 });
      return;
    }
    stage.done(happening);
    const { act } = happening;
    if (act.does === 'wait') {
      const until = this.world.now + act.minutes * MINUTE;
      while (await this.#next(until));
      this.world.now = Math.max(this.world.now, until);
    } else {
      const { now } = this.world;
      const text = `words at ${happening.at} ${label}`;
      await this.#people.act({ is: 'act', at: now, act, text, tries: 0, since: now });
    }
  }

  /** A function that fails is frozen at once; here what it began is let go on, before anything else comes. */
  async #quiet(): Promise<void> {
    this.#stage.failedNow = false;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

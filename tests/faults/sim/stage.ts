import { Calls } from './faults.ts';
import type { Happening, History } from './history.ts';
import { HOUR, START } from './moments.ts';
import { type Outside, patienceEnds } from './outside.ts';
import { Broken, type TaskStart } from './verdicts.ts';
import { type Coming, newWorld, type Promised, queued, type World } from './world.ts';

/** What everyone in a play shares: the world, what is to come, the calls to AWS, and how a play ends. */
export class Stage {
  readonly calls = new Calls();
  readonly history: History;
  world: World;
  /** Whose turn it is: tasks, and `undefined` for anybody else. One waits in the middle of a call while another plays. */
  readonly turns: (TaskStart | undefined)[] = [];
  /** A broken promise, or a fault of the simulation: it ends the play, also where the product caught it. */
  ended: Error | undefined;
  /** Something failed in this step: what it had begun besides may still be under way. */
  failedNow = false;

  constructor(history: History) {
    this.history = history;
    this.world = newWorld(history);
  }

  queue(coming: Coming): void {
    this.world.queue = queued(this.world.queue, coming);
  }

  know(news: Partial<Outside>): void {
    this.world.outside = { ...this.world.outside, ...news };
  }

  /** Looks at something again when the patience with it ends. */
  promise(promised: Promised): void {
    this.queue({ is: 'check', at: patienceEnds(this.world.outside, promised.since), promised });
  }

  readonly hasCome = (happening: Happening): boolean => START + happening.at * HOUR <= this.world.now;

  pendingNow(matches: (happening: Happening) => boolean): Happening | undefined {
    return this.world.pending.find((each) => matches(each) && this.hasCome(each));
  }

  /** The happening has come, and leaves what is left of it. */
  done(happening: Happening, rest?: Happening): void {
    this.world.pending = this.world.pending.flatMap((each) => (each === happening ? (rest ?? []) : each));
  }

  /** An error that AWS or the product meant. @throws any other: a fault of the simulation, or a broken promise */
  caught(error: unknown): void {
    this.failedNow = true;
    if (!(error instanceof Error) || error instanceof Broken || OURS.has(error.name)) throw error;
  }

  end(error: Error): Error {
    this.ended ??= error;
    return error;
  }

  lags(): boolean {
    const happening = this.pendingNow((each) => each.is === 'lag');
    if (happening?.is !== 'lag') return false;
    this.done(happening, happening.reads > 1 ? { ...happening, reads: happening.reads - 1 } : undefined);
    return true;
  }
}

/** No error of AWS's or of the product's is called so. */
const OURS: ReadonlySet<string> = new Set(['TypeError', 'ReferenceError', 'RangeError', 'ZodError', '$ZodError']);

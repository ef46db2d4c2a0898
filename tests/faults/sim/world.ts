import type { DebtKind } from '../../../shared/debts/debts.ts';
import type { Run } from '../../../shared/debts/run.ts';
import type { Act, Happening, History, Tells } from './history.ts';
import { EMPTY_TABLE, type TableState } from './memory-table.ts';
import { START } from './moments.ts';
import { beginning, type Outside, stepTime } from './outside.ts';
import type { Posted } from './post-office.ts';
import type { TaskResult } from './product.ts';

/**
 * All that there is at one moment of a play. Every field holds an immutable value, so a world is copied by copying its
 * fields: a play is taken up again from any moment that was kept.
 */
export interface World {
  now: number;
  table: TableState;
  inbox: readonly Mail[];
  /** Documents in the bucket, by key. */
  objects: Readonly<Record<string, string>>;
  /** Names of executions that were started. */
  started: readonly string[];
  queue: readonly Coming[];
  /** Happenings whose moment has not come. */
  pending: readonly Happening[];
  lastTick: number;
  outside: Outside;
  /** Mails that went out twice in the one way that the product admits (shared/mail/ledger.ts). */
  ambiguous: number;
}

export interface Mail extends Posted {
  readonly messageId: string;
  readonly at: number;
  /** What becomes of it on its way. */
  readonly fate: 'arrives' | 'comes back' | 'is refused';
  /** The task that sent it. */
  readonly task: string;
  /** When that task began. */
  readonly claimedAt: number;
  /** That task failed: whether the mail went out was never written down by it. */
  readonly doubtful: boolean;
  /** When an event about it was taken in first. */
  readonly heardAt: number;
  /** When it was first told that it came back for a while, whether or not anybody heard. */
  readonly toldAt: number;
  /** When it was taken in that it came back for a while. */
  readonly returnedAt: number;
}

/** An execution that is between two tasks. */
export interface Execution {
  readonly name: string;
  readonly kind: DebtKind;
  readonly run: Run;
  readonly task: string;
  readonly step: TaskResult | undefined;
  /** How many tasks went before. */
  readonly count: number;
  readonly tries: number;
  /** When a task that is tried again was entered: the workflow's clock stands still meanwhile. */
  readonly enteredAt: number | undefined;
  readonly begunAt: number;
  /** When its lease was renewed last: when the task began that did, or the sweep that started it. */
  readonly renewedAt: number;
}

/** Something that is to be there when the patience with it ends. `plan`: the number of the plan by which it is. */
export type Promised =
  | { readonly of: 'step'; readonly step: string; readonly since: number; readonly plan: number }
  | { readonly of: 'notice'; readonly since: number; readonly plan: number }
  | {
      readonly of: 'link' | 'extension';
      readonly person: number;
      readonly since: number;
      readonly mailedSince: number;
      readonly plan: number;
    }
  | { readonly of: 'again'; readonly mail: string; readonly since: number; readonly plan: number };

export interface ActComing {
  readonly is: 'act';
  readonly at: number;
  readonly act: Act;
  readonly text: string;
  readonly tries: number;
  /** When it was tried first. */
  readonly since: number;
}

/** What comes at a moment. */
export type Coming =
  | { readonly is: 'task'; readonly at: number; readonly execution: Execution }
  | {
      readonly is: 'event';
      readonly at: number;
      readonly mail: string;
      readonly type: Tells['type'];
      readonly tries: number;
    }
  | ActComing
  | { readonly is: 'outage'; readonly at: number; readonly hours: number }
  | { readonly is: 'step'; readonly at: number; readonly step: string; readonly plan: number }
  | { readonly is: 'check'; readonly at: number; readonly promised: Promised };

/** The queue with one more, behind what comes at the same moment. */
export function queued(queue: readonly Coming[], coming: Coming): readonly Coming[] {
  const place = queue.findLastIndex(({ at }) => at <= coming.at) + 1;
  return queue.toSpliced(place, 0, coming);
}

export function newWorld(history: History): World {
  const outside = beginning(history);
  const { plan } = outside;
  const comings: Coming[] = plan.steps.map((step) => ({
    is: 'step',
    at: stepTime(plan, step),
    step: step.id,
    plan: plan.number,
  }));
  history.happenings.forEach((happening, index) => {
    const at = START + Math.round(happening.at * 60) * 60_000;
    if (happening.is === 'outage') comings.push({ is: 'outage', at, hours: happening.hours });
    if (happening.is === 'act') {
      comings.push({ is: 'act', at, act: happening.act, text: `words ${index}`, tries: 0, since: at });
    }
  });
  return {
    now: START,
    table: EMPTY_TABLE,
    inbox: [],
    objects: {},
    started: [],
    queue: comings.toSorted((a, b) => a.at - b.at),
    pending: history.happenings.filter(({ is }) => is !== 'act' && is !== 'outage'),
    lastTick: 0,
    outside,
    ambiguous: 0,
  };
}

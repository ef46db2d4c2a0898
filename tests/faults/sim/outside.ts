import {
  ADDED_HOUR,
  addedId,
  DEADLINE_DAYS,
  DEADLINE_HOUR,
  GRACE_HOURS,
  type History,
  type PlanAct,
  STEP_HOUR,
  stepId,
} from './history.ts';
import { DAY, HOUR, START } from './moments.ts';

/**
 * What is known without asking the product: what people did and were told, and the plan on the wall. All that is checked
 * is checked against this and the inbox. All immutable; times in epoch ms.
 */

/** `perhaps`: somebody got no answer, so it may have happened. */
export type Sure = 'no' | 'perhaps' | 'yes';

export interface Known {
  readonly feedback: Sure;
  readonly swot: Sure;
  /** Declined. */
  readonly noFeedback: Sure;
  readonly noSwot: Sure;
  readonly unsubscribed: Sure;
  /** SES told, and it was taken in, that the present address does not exist or its owner complained. */
  readonly undeliverable: Sure;
  /** The present address; several while nobody knows which. */
  readonly addresses: readonly string[];
  /** The extension's end, 0 for none; several while nobody knows which. */
  readonly extensions: readonly number[];
  /** What the person was told is received, by what it is: feedback replaces earlier feedback. */
  readonly accepted: Readonly<Record<string, string>>;
  /** How many letters were caused, at most. */
  readonly caused: Readonly<Record<'link' | 'extension', number>>;
  /** When the person asked for the link, surely or perhaps. */
  readonly askedAt: readonly number[];
  /** Since when each of these is sure; Infinity while it is not. */
  readonly since: Readonly<Record<Standing, number>>;
}

/** `reached`: mail goes to the address. `reminded`: and reminders are on. `wanted`: and something is owed. */
export type Standing = 'reached' | 'reminded' | 'wanted';

export interface PlannedStep {
  readonly id: string;
  readonly day: number;
  readonly hour: number;
  readonly skipped: boolean;
  readonly held: boolean;
  /** Whether everyone has it was looked at, once for all. */
  readonly judged: boolean;
}

export interface Plan {
  /** By how many days the workshop's end was moved. */
  readonly days: number;
  readonly paused: boolean;
  readonly cancelled: boolean;
  /** How often everyone is to be told of a change. */
  readonly notices: number;
  readonly steps: readonly PlannedStep[];
  /** How many changes nobody knows yet whether they were made. */
  readonly doubts: number;
  /** Rises with each change. */
  readonly number: number;
  readonly changedAt: number;
}

export interface Outside {
  readonly people: readonly Known[];
  readonly plan: Plan;
  /** What is known of addresses: no mail goes there. */
  readonly trouble: Readonly<Record<string, Sure>>;
  /** The last extension that may have been given to anybody. */
  readonly lastExtension: number;
  readonly outages: readonly { readonly from: number; readonly to: number }[];
}

/** How long after its time a mail may come although nothing but one fault and a slow run held it up. */
export const PATIENCE = 6 * HOUR;

export const beginning = ({ people, shared, steps }: History): Outside => ({
  people: Array.from({ length: people }, (_, index) => ({
    feedback: 'no',
    swot: 'no',
    noFeedback: 'no',
    noSwot: 'no',
    unsubscribed: 'no',
    undeliverable: 'no',
    addresses: [firstAddress(index, shared)],
    extensions: [0],
    accepted: {},
    caused: { link: 0, extension: 0 },
    askedAt: [],
    since: { reached: START, reminded: START, wanted: START },
  })),
  plan: {
    days: 0,
    paused: false,
    cancelled: false,
    notices: 0,
    steps: steps.map((day, index) => ({ id: stepId(index), day, hour: STEP_HOUR, ...AS_PLANNED })),
    doubts: 0,
    number: 0,
    changedAt: START,
  },
  trouble: {},
  lastExtension: 0,
  outages: [],
});

export const firstAddress = (index: number, shared: boolean): string =>
  `p${shared && index === 1 ? 0 : index}@example.org`;

export const isSure = ({ doubts }: Plan): boolean => doubts === 0;

const settledAll = (known: Known): boolean =>
  (known.feedback === 'yes' || known.noFeedback === 'yes') && (known.swot === 'yes' || known.noSwot === 'yes');

const surelyOwes = (known: Known): boolean =>
  (known.feedback === 'no' && known.noFeedback === 'no') || (known.swot === 'no' && known.noSwot === 'no');

/** Why no reminder may go to the person, where that is sure. */
export function unwanted(known: Known): string | undefined {
  if (known.unsubscribed === 'yes') return 'who had unsubscribed';
  return settledAll(known) ? 'who had given or declined everything' : undefined;
}

function standings(known: Known): Record<Standing, boolean> {
  const reached = known.undeliverable === 'no' && known.addresses.length === 1;
  const reminded = reached && known.unsubscribed === 'no';
  return { reached, reminded, wanted: reminded && surelyOwes(known) };
}

/** The outside after something was learned of one person at `now`. */
export function learnedOf(outside: Outside, index: number, news: Partial<Known>, now: number): Outside {
  const before = outside.people[index];
  if (!before) return outside;
  const after = { ...before, ...news };
  const [was, is] = [standings(before), standings(after)];
  const since = (name: Standing): number =>
    !is[name] ? Number.POSITIVE_INFINITY : was[name] ? before.since[name] : now;
  const known = {
    ...after,
    since: { reached: since('reached'), reminded: since('reminded'), wanted: since('wanted') },
  };
  return { ...outside, people: outside.people.with(index, known) };
}

/** The plan after a change, as the wall says it; the same object where nothing changes. */
export function planAfter(plan: Plan, act: PlanAct): Plan {
  switch (act.does) {
    case 'reschedule':
      return plan.days === act.days ? plan : { ...plan, days: act.days, notices: plan.notices + 1 };
    case 'cancel':
      return plan.cancelled ? plan : { ...plan, cancelled: true, notices: plan.notices + 1 };
    case 'pause':
    case 'resume': {
      const paused = act.does === 'pause';
      return plan.paused === paused ? plan : { ...plan, paused };
    }
    case 'skip':
      return withStep(plan, act.step, (step) => (step.skipped ? step : { ...step, skipped: true, held: false }));
    case 'restore':
      return withStep(plan, act.step, (step) => (step.skipped ? { ...step, skipped: false } : step));
    case 'hold':
    case 'release': {
      const held = act.does === 'hold';
      return withStep(plan, act.step, (step) => (step.held === held ? step : { ...step, held }));
    }
    case 'add': {
      const added = { id: addedId(act.days), day: act.days, hour: ADDED_HOUR, ...AS_PLANNED };
      return plan.steps.some(({ id }) => id === added.id) ? plan : { ...plan, steps: [...plan.steps, added] };
    }
  }
}

const AS_PLANNED = { skipped: false, held: false, judged: false } as const;

function withStep(plan: Plan, id: string, change: (step: PlannedStep) => PlannedStep): Plan {
  const index = plan.steps.findIndex((step) => step.id === id);
  const step = plan.steps[index];
  const changed = step && change(step);
  return changed === undefined || changed === step ? plan : { ...plan, steps: plan.steps.with(index, changed) };
}

/** Everyone was looked at for the step. */
export const withJudged = (plan: Plan, id: string): Plan =>
  withStep(plan, id, (step) => (step.judged ? step : { ...step, judged: true }));

/** Whether the step goes out when its time comes. */
export const goesOut = (plan: Plan, { skipped, held }: PlannedStep): boolean =>
  !skipped && !held && !plan.paused && !plan.cancelled;

export const stepTime = (plan: Plan, { day, hour }: PlannedStep): number =>
  START + (plan.days + day) * DAY + hour * HOUR;

const atDeadline = (days: number): number => START + days * DAY + DEADLINE_HOUR * HOUR;
export const extensionTime = atDeadline;

export const opening = ({ days }: Plan): number => START + (days - 1) * DAY;

export const deadline = ({ days }: Plan): number => atDeadline(days + DEADLINE_DAYS);

/** The person's own deadline: the earliest that it can be, or the latest. */
export const deadlineOf = (plan: Plan, { extensions }: Known, pick: 'min' | 'max'): number =>
  Math.max(deadline(plan), Math[pick](...extensions));

export const GRACE = GRACE_HOURS * HOUR;

/** Before this nothing closes, for anybody. */
export const earliestClosing = ({ plan, people }: Outside): number =>
  Math.max(...people.map((known) => deadlineOf(plan, known, 'min'))) + GRACE;

/** After this everything is closed. */
export const latestClosing = ({ plan, lastExtension }: Outside): number =>
  Math.max(deadline(plan), lastExtension) + GRACE;

/** The end of the outage that `at` lies in, or `at`. */
export const afterOutage = ({ outages }: Outside, at: number): number =>
  outages.reduce((moment, { from, to }) => (moment >= from && moment < to ? to : moment), at);

/** When the patience with something due at `since` ends. */
export const patienceEnds = ({ outages }: Outside, since: number): number =>
  outages.reduce(
    (moment, { from, to }) => (from < moment && to > since ? Math.max(moment, to + PATIENCE) : moment),
    since + PATIENCE,
  );

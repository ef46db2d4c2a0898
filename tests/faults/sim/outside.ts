import { DEADLINE_DAYS, DEADLINE_HOUR, GRACE_HOURS, type History, STEP_HOUR } from './history.ts';
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
  readonly unsubscribed: Sure;
  /** SES told, and it was taken in, that the address does not exist or its owner complained. */
  readonly undeliverable: Sure;
  /** What the person was told is received, by what it is: feedback replaces earlier feedback. */
  readonly accepted: Readonly<Record<string, string>>;
  /** Since when the person surely wants mail: owes something and can be reached. Infinity while that is not sure. */
  readonly wantedSince: number;
}

export interface Plan {
  /** By how many days the workshop's end was moved. */
  readonly days: number;
  readonly sure: boolean;
  /** Rises with each change. */
  readonly number: number;
}

export interface Outside {
  readonly people: readonly Known[];
  readonly plan: Plan;
  /** Whether the time of each step has come, under whatever plan stood then. */
  readonly came: readonly boolean[];
  readonly outages: readonly { readonly from: number; readonly to: number }[];
}

/** How long after its time a mail may come although nothing but one fault and a slow run held it up. */
export const PATIENCE = 6 * HOUR;

export const beginning = ({ people, steps }: History): Outside => ({
  people: Array.from({ length: people }, () => ({
    feedback: 'no',
    swot: 'no',
    unsubscribed: 'no',
    undeliverable: 'no',
    accepted: {},
    wantedSince: START,
  })),
  plan: { days: 0, sure: true, number: 0 },
  came: steps.map(() => false),
  outages: [],
});

export const wanted = (known: Known): boolean =>
  (known.feedback === 'no' || known.swot === 'no') && known.unsubscribed === 'no' && known.undeliverable === 'no';

/** Why no reminder may go to the person, where that is sure. */
export function unwanted(known: Known): string | undefined {
  if (known.undeliverable === 'yes') return 'whose address is known to be undeliverable';
  if (known.unsubscribed === 'yes') return 'who had unsubscribed';
  return known.feedback === 'yes' && known.swot === 'yes' ? 'who had given everything' : undefined;
}

/** The outside after something was learned of one person at `now`. */
export function learnedOf(outside: Outside, index: number, news: Partial<Known>, now: number): Outside {
  const before = outside.people[index];
  if (!before) return outside;
  const after = { ...before, ...news };
  const wantedSince = !wanted(after) ? Number.POSITIVE_INFINITY : wanted(before) ? before.wantedSince : now;
  return { ...outside, people: outside.people.with(index, { ...after, wantedSince }) };
}

export const stepTime = (history: History, plan: Plan, step: number): number =>
  START + (plan.days + (history.steps[step] ?? 0)) * DAY + STEP_HOUR * HOUR;

export const closingTime = (plan: Plan): number =>
  START + (plan.days + DEADLINE_DAYS) * DAY + (DEADLINE_HOUR + GRACE_HOURS) * HOUR;

/** The end of the outage that `at` lies in, or `at`. */
export const afterOutage = ({ outages }: Outside, at: number): number =>
  outages.reduce((moment, { from, to }) => (moment >= from && moment < to ? to : moment), at);

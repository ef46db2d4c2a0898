import type { Participant } from '../people/participant.ts';
import { unreachable } from '../people/person.ts';
import { schedule } from '../workshop/calendar.ts';
import type { Step, Workshop } from '../workshop/workshop.ts';
import { type Occasion, whyNone } from './mails.ts';
import { obligationsOf } from './obligations.ts';
import { noticeNumber, timeliness } from './plan.ts';

/**
 * What a change of dates would do, before it is done: what becomes of every step, and who would get which mail as things
 * stand now. Pure; people come in one by one, since a workshop may have very many.
 */

/**
 * `stays`: it went out, or was taken out by staff. `at-once`: it is due as soon as the dates move. `merged`: a later step
 * that is due with it speaks for it. `stale`, `late`: it is skipped as past, or as after the deadline. `waits`: it is held
 * back, or the plan is paused.
 */
export type Fate = 'stays' | 'to-come' | 'at-once' | 'merged' | 'stale' | 'late' | 'waits';

/** Who would get one mail. */
export interface Recipients {
  readonly get: number;
  /** The first of them. */
  readonly names: readonly string[];
  /** How many are left out, by the reason. */
  readonly leftOut: Readonly<Record<string, number>>;
}

export interface StepForecast {
  readonly step: Step;
  /** Epoch ms: when it is planned for, before and after. */
  readonly was: number | undefined;
  readonly at: number;
  readonly fate: Fate;
  /** It came too late for the old dates, and has its time again. */
  readonly revives: boolean;
  /** Nobody gets a step that does not go out. */
  readonly mail: Recipients | undefined;
}

export interface Forecast {
  readonly after: Workshop;
  /** Epoch ms. */
  readonly now: number;
  readonly steps: readonly StepForecast[];
  readonly notice: Recipients;
}

export const NOBODY: Recipients = { get: 0, names: [], leftOut: {} };
/** So many are named; their number says the rest. */
const NAMED = 12;

/** The forecast of a change, with nobody counted yet. `now` in epoch ms. */
export function forecastOf(before: Workshop, after: Workshop, now: number): Forecast {
  const planned = schedule(after.details);
  const was = new Map(schedule(before.details).map(({ step, at }) => [step.id, at]));
  const fates = planned.map(({ step, at }) => fateOf(after, step, at, now));
  const steps = planned.map(({ step, at }, index): StepForecast => {
    const together = planned.slice(index + 1).some((later, offset) => {
      const fate = fates[index + 1 + offset];
      return fate === fates[index] && (fate === 'at-once' || (fate === 'to-come' && later.at === at));
    });
    const fate = together ? 'merged' : (fates[index] ?? 'stays');
    const revives = before.progress[step.id] !== undefined && after.progress[step.id] === undefined;
    const goesOut = fate === 'to-come' || fate === 'at-once' || fate === 'waits';
    return { step, was: was.get(step.id), at, fate, revives, mail: goesOut ? NOBODY : undefined };
  });
  return { after, now, steps, notice: NOBODY };
}

/** The forecast with one more person counted. */
export function withParticipant(forecast: Forecast, participant: Participant): Forecast {
  const { after, now, steps, notice } = forecast;
  return {
    ...forecast,
    steps: steps.map((each) => {
      if (!each.mail) return each;
      const at = Math.max(each.at, now);
      return { ...each, mail: counted(each.mail, after, { kind: 'step', step: each.step }, participant, at) };
    }),
    notice: withNotified(notice, after, participant, now),
  };
}

/** Those who would be told of the last change, with one more person counted. */
export const withNotified = (notice: Recipients, after: Workshop, participant: Participant, now: number): Recipients =>
  counted(notice, after, { kind: 'notice', number: noticeNumber(after) }, participant, now);

function fateOf(after: Workshop, step: Step, at: number, now: number): Fate {
  if (after.progress[step.id] !== undefined) return 'stays';
  const when = timeliness(after, step, at, now);
  if (when === 'late') return when;
  if (after.held[step.id] !== undefined) return 'waits';
  if (when === 'stale') return when;
  if (after.paused !== undefined) return 'waits';
  return when === 'due' ? 'at-once' : 'to-come';
}

function counted(
  { get, names, leftOut }: Recipients,
  workshop: Workshop,
  occasion: Occasion,
  participant: Participant,
  at: number,
): Recipients {
  const { person } = participant;
  const why = whyNone(workshop, occasion, participant, obligationsOf(workshop, participant, at), at);
  if (why === undefined) {
    return { get: get + 1, names: names.length < NAMED ? [...names, person.name] : names, leftOut };
  }
  // One line for all to whom no mail arrives, whatever each one's mail server said.
  const reason = unreachable(person) === 'undeliverable' ? 'no mail arrives' : why;
  return { get, names, leftOut: { ...leftOut, [reason]: (leftOut[reason] ?? 0) + 1 } };
}

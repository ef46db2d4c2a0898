import { NO_DEBTS, owe, waive } from '../debts/debts.ts';
import { Refusal } from '../refusal.ts';
import { closingRunsAt, deadlineOf, nextMorning, schedule } from '../workshop/calendar.ts';
import { movedSessions } from '../workshop/copy-workshop.ts';
import { hasDeadline } from '../workshop/read-workshop-file.ts';
import { keptUntil } from '../workshop/retention.ts';
import type { Dates, Step, StepOutcome, Workshop, WorkshopFile } from '../workshop/workshop.ts';

/** How a workshop's plan begins, moves and advances. All pure: what is owed next stands in the workshop's own item. */

const iso = (ms: number): string => new Date(ms).toISOString();

/** A new workshop with its plan under way. `now` in epoch ms; `by` is who made it. */
export function createWorkshop(file: WorkshopFile, by: string, now: number): Workshop {
  const workshop: Workshop = {
    details: file,
    revision: 1,
    createdAt: iso(now),
    createdBy: by,
    questionnaire: 0,
    progress: {},
    reschedules: [],
    held: {},
    mailings: {},
    debts: NO_DEBTS,
  };
  return withDigestOwed(withPlanOwed(workshop), now);
}

/**
 * Moves the workshop's dates, and with them every step that is still to come, the deadline and the closing, and owes
 * everyone a notice. The plan's revision rises and the debts are owed anew, so that a run of the old plan stops at its
 * next check. Steps that were sent stay sent: an occurrence is named after its step and never goes out twice. Steps that
 * came too late for the old dates are to come again.
 * @throws Refusal `invalid` for dates out of order or no change; `closed` once the follow-up is closed or cancelled.
 */
export function reschedule(workshop: Workshop, dates: Dates, reason: string, by: string, now: number): Workshop {
  const { starts, ends } = workshop.details;
  mustRun(workshop);
  if (dates.starts > dates.ends) {
    throw new Refusal('invalid', 'The dates are out of order.', {
      ends: 'The last day must not lie before the first.',
    });
  }
  if (dates.starts === starts && dates.ends === ends) {
    throw new Refusal('invalid', 'Nothing would change.', {
      starts: 'These are the dates that the workshop already has.',
    });
  }
  // Whoever asks may hold more than dates, and the workshop's item takes nothing else.
  const to = { starts: dates.starts, ends: dates.ends };
  const sessions = movedSessions(workshop.details.sessions, workshop.details, to);
  const details = { ...workshop.details, ...to, sessions };
  if (!hasDeadline(details)) {
    throw new Refusal('invalid', 'The dates are too far ahead.', { ends: 'This day is too far ahead for a deadline.' });
  }
  const moved = {
    ...workshop,
    details,
    revision: workshop.revision + 1,
    reschedules: [...workshop.reschedules, { from: { starts, ends }, to, reason, by, at: iso(now) }],
  };
  return withNoticeOwed(withPlanOwed(withLateStepsToCome(moved, now)), now);
}

/**
 * Calls the workshop off, for good: nothing is asked of anybody any more, no step goes out, no report is written, and
 * everyone is owed a notice.
 * @throws Refusal `closed` once the follow-up is closed or cancelled
 */
export function cancel(workshop: Workshop, reason: string, by: string, now: number): Workshop {
  mustRun(workshop);
  const cancelled = { ...workshop, revision: workshop.revision + 1, cancelled: { at: iso(now), by, reason } };
  return withErasureOwed(withNoticeOwed(withPlanOwed(cancelled), now));
}

/** Whether the plan and the dates can still change. */
export const mayChange = ({ closedAt, cancelled, atRest }: Workshop): boolean =>
  closedAt === undefined && cancelled === undefined && atRest === undefined;

/** @throws Refusal `closed` once nothing of the plan can change any more, `conflict` while the workshop is at rest here */
export function mustRun(workshop: Workshop): void {
  if (workshop.cancelled) throw new Refusal('closed', 'This workshop was cancelled; its plan stays as it is.');
  if (workshop.closedAt) {
    throw new Refusal('closed', 'The follow-up of this workshop is closed; its dates and its plan stay as they are.');
  }
  mustNotRest(workshop);
}

/** @throws Refusal `conflict` for a workshop that moves to another deployment, or came from one and does not go on yet */
function mustNotRest({ atRest }: Workshop): void {
  if (atRest)
    throw new Refusal(
      'conflict',
      'This workshop is at rest here, since it is being moved between two deployments: its dates, its plan and its mails stay as they are. Please ask whoever operates Afterword.',
    );
}

/** How often everyone was told of other dates or a cancellation: iCalendar's SEQUENCE, and what the notice is named after. */
export const noticeNumber = ({ reschedules, cancelled }: Workshop): number => reschedules.length + (cancelled ? 1 : 0);

/** Closing waits for this deadline (epoch ms), which somebody is about to be given. @throws Refusal `closed` */
export function withDeadlineGiven(workshop: Workshop, until: number): Workshop {
  mustRun(workshop);
  const { extended } = workshop;
  const last = Math.max(until, extended ? Date.parse(extended.until) : 0);
  const grants = (extended?.grants ?? 0) + 1;
  return withClosingOwed({ ...workshop, extended: { until: iso(last), grants } });
}

/**
 * Closing waits no longer for deadlines that were taken back. `lastUntil` (epoch ms) is the last one that somebody still
 * has, 0 where nobody has one; it was read after `grantsSeen`. Where somebody was given a deadline since, nobody knows
 * whether it was among those read, and the same object comes back. The number of grants stays, so that none comes twice.
 */
export function withDeadlinesTaken(workshop: Workshop, grantsSeen: number, lastUntil: number): Workshop {
  const { extended, closedAt } = workshop;
  if (!extended || closedAt !== undefined || extended.grants !== grantsSeen) return workshop;
  if (Date.parse(extended.until) <= lastUntil) return workshop;
  return withClosingOwed({ ...workshop, extended: { ...extended, until: iso(lastUntil) } });
}

/** What is to be done with a step that is planned for `at`, at `now`: both in epoch ms. */
export type Timeliness = 'to-come' | 'due' | 'stale' | 'late';

/** A step past its staleness limit, or past the deadline, is never sent: it would ask for what is over. */
export function timeliness(workshop: Workshop, step: Step, at: number, now: number): Timeliness {
  const { followUp } = workshop.details;
  const deadline = deadlineOf(workshop.details);
  if (now > deadline || at > deadline) return 'late';
  if (at > now) return 'to-come';
  return now - at > (step.staleAfterHours ?? followUp.staleAfterHours) * 3_600_000 ? 'stale' : 'due';
}

export type NextStep =
  /** `step` is to be sent now; it speaks for the earlier steps that fell due together with it. */
  { readonly next: 'send'; readonly step: Step; readonly merged: readonly Step[] } | { readonly next: 'nothing-due' };

/** Which step a run at `now` (epoch ms) sends. What comes too late is recorded first, by `withLateSkipped`. */
export function nextStep(workshop: Workshop, now: number): NextStep {
  const due = openSteps(workshop).filter(({ step, at }) => timeliness(workshop, step, at, now) === 'due');
  const last = due.at(-1);
  return last
    ? { next: 'send', step: last.step, merged: due.slice(0, -1).map(({ step }) => step) }
    : { next: 'nothing-due' };
}

/** Records steps that come too late as skipped: after an outage nobody gets last month's reminder. */
export function withLateSkipped(workshop: Workshop, now: number): Workshop {
  const skipped = openSteps(workshop).flatMap(({ step, at }): [string, StepOutcome][] => {
    const verdict = timeliness(workshop, step, at, now);
    if (verdict === 'stale') return [[step.id, { outcome: 'skipped-stale', at: iso(now) }]];
    return verdict === 'late' ? [[step.id, { outcome: 'skipped-late', at: iso(now) }]] : [];
  });
  if (skipped.length === 0) return workshop;
  return withPlanOwed({ ...workshop, progress: { ...workshop.progress, ...Object.fromEntries(skipped) } });
}

/** Records `step` as sent and those merged into it, and owes the one after. */
export function withStepSent(workshop: Workshop, step: string, merged: readonly string[], now: number): Workshop {
  const at = iso(now);
  const progress = {
    ...workshop.progress,
    ...Object.fromEntries(merged.map((id) => [id, { outcome: 'merged' as const, at }])),
    [step]: { outcome: 'sent' as const, at },
  };
  return withPlanOwed({ ...workshop, progress });
}

/** Nothing is accepted from here on, and no step is sent any more. The closing debt stays until its run settles it. */
export function closed(workshop: Workshop, now: number): Workshop {
  if (workshop.closedAt) return workshop;
  const debts = waive(waive(workshop.debts, 'follow-up'), 'notice');
  return withErasureOwed({ ...workshop, mailings: {}, closedAt: iso(now), debts });
}

/** Once it is over, what the participants gave is kept for so long and no longer. */
const withErasureOwed = (workshop: Workshop): Workshop => ({
  ...workshop,
  debts: owe(workshop.debts, 'retention', keptUntil(workshop)),
});

/** The steps that nothing has become of yet and that staff do not hold back, earliest first. */
export const openSteps = ({ details, progress, held }: Workshop): { step: Step; at: number }[] =>
  schedule(details).filter(({ step }) => progress[step.id] === undefined && held[step.id] === undefined);

/**
 * Owes the next step and the closing, as the dates and the progress now say. A mailing in hand begins anew: whoever had
 * the mail does not get it again.
 */
export function withPlanOwed(workshop: Workshop): Workshop {
  const next = workshop.paused || workshop.cancelled ? undefined : openSteps(workshop)[0];
  const debts = next ? owe(workshop.debts, 'follow-up', next.at) : waive(workshop.debts, 'follow-up');
  return withClosingOwed({ ...workshop, mailings: {}, debts });
}

/** Owes the staff the next list of what waits for them: on a working morning. `now` in epoch ms. */
export const withDigestOwed = (workshop: Workshop, now: number): Workshop => ({
  ...workshop,
  debts: owe(workshop.debts, 'digest', nextMorning(workshop.details, now, DIGEST_TIME)),
});

/** Local time, before the day's first meetings; later where the quiet hours last longer. */
const DIGEST_TIME = '08:30';

function withClosingOwed(workshop: Workshop): Workshop {
  const { debts } = workshop;
  if (workshop.cancelled) return { ...workshop, debts: waive(debts, 'closing') };
  const due = closingRunsAt(workshop);
  return debts.owed.closing?.dueAt === iso(due) ? workshop : { ...workshop, debts: owe(debts, 'closing', due) };
}

const withNoticeOwed = (workshop: Workshop, now: number): Workshop => ({
  ...workshop,
  debts: owe(workshop.debts, 'notice', now),
});

/** What came too late for the old dates has its time again with the new ones. */
function withLateStepsToCome(workshop: Workshop, now: number): Workshop {
  const planned = new Map(schedule(workshop.details).map(({ step, at }) => [step.id, { step, at }]));
  const progress = Object.entries(workshop.progress).filter(([id, { outcome }]) => {
    const found = planned.get(id);
    const cameLate = outcome === 'skipped-stale' || outcome === 'skipped-late';
    return !(cameLate && found && timeliness(workshop, found.step, found.at, now) === 'to-come');
  });
  return { ...workshop, progress: Object.fromEntries(progress) };
}

/**
 * An edition of the report is to go to everyone, once. The same edition once more owes nothing anew.
 * @throws Refusal `conflict` while the follow-up is open, once it was called off, or while the workshop is at rest here
 */
export function withReportOwed(
  workshop: Workshop,
  edition: number,
  { by, now }: { by: string; now: number },
): Workshop {
  if (workshop.closedAt === undefined || workshop.cancelled) {
    throw new Refusal(
      'conflict',
      'The report goes to the participants after the follow-up has closed: until then their answers change it.',
    );
  }
  if (workshop.reportMailed?.edition === edition) return workshop;
  mustNotRest(workshop);
  return {
    ...workshop,
    reportMailed: { edition, by, at: iso(now) },
    debts: owe(workshop.debts, 'report', now),
  };
}

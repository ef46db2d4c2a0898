import { NO_DEBTS, owe, waive } from '../debts/debts.ts';
import { Refusal } from '../refusal.ts';
import { closingRunsAt, schedule } from '../workshop/calendar.ts';
import type { Dates, Step, Workshop, WorkshopFile } from '../workshop/workshop.ts';

/** How a workshop's plan begins, moves and advances. All pure: what is owed next stands in the workshop's own item. */

const iso = (ms: number): string => new Date(ms).toISOString();

/** A new workshop with its plan under way. `now` in epoch ms; `by` is who made it. */
export function createWorkshop(file: WorkshopFile, by: string, now: number): Workshop {
  const workshop: Workshop = {
    details: file,
    revision: 1,
    createdAt: iso(now),
    createdBy: by,
    progress: {},
    reschedules: [],
    debts: NO_DEBTS,
  };
  return withPlanOwed(workshop);
}

/**
 * Moves the workshop's dates, and with them every step that is still to come, the deadline and the closing. The plan's
 * revision rises and the debts are owed anew, so that a run of the old plan stops at its next check. Steps that were
 * sent stay sent: an occurrence is named after its step and never goes out twice.
 * @throws Refusal `invalid` for dates out of order or no change; `closed` once the follow-up is closed.
 */
export function reschedule(workshop: Workshop, dates: Dates, reason: string, by: string, now: number): Workshop {
  const { starts, ends } = workshop.details;
  if (workshop.closedAt)
    throw new Refusal('closed', 'The follow-up of this workshop is closed; its dates stay as they are.');
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
  return withPlanOwed({
    ...workshop,
    details: { ...workshop.details, ...dates },
    revision: workshop.revision + 1,
    reschedules: [...workshop.reschedules, { from: { starts, ends }, to: dates, reason, by, at: iso(now) }],
  });
}

export type NextStep =
  /** `step` is to be sent now; it speaks for the earlier steps that fell due together with it. */
  { readonly next: 'send'; readonly step: Step; readonly merged: readonly Step[] } | { readonly next: 'nothing-due' };

/**
 * Which step a run at `now` (epoch ms) sends. Steps past their staleness limit are never sent: `withStaleSkipped`
 * records them first.
 */
export function nextStep(workshop: Workshop, now: number): NextStep {
  const due = openSteps(workshop).filter(({ at }) => at <= now && !isStale(workshop, at, now));
  const last = due.at(-1);
  return last
    ? { next: 'send', step: last.step, merged: due.slice(0, -1).map(({ step }) => step) }
    : { next: 'nothing-due' };
}

/** Records steps that are later than the plan allows as skipped: after an outage nobody gets last month's reminder. */
export function withStaleSkipped(workshop: Workshop, now: number): Workshop {
  const stale = openSteps(workshop).filter(({ at }) => isStale(workshop, at, now));
  if (stale.length === 0) return workshop;
  const skipped = stale.map(({ step }) => [step.id, { outcome: 'skipped-stale' as const, at: iso(now) }]);
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
export const closed = (workshop: Workshop, now: number): Workshop =>
  workshop.closedAt ? workshop : { ...workshop, closedAt: iso(now), debts: waive(workshop.debts, 'follow-up') };

/** The steps that nothing has become of yet, earliest first. */
export const openSteps = (workshop: Workshop): { step: Step; at: number }[] =>
  schedule(workshop.details).filter(({ step }) => workshop.progress[step.id] === undefined);

/** Owes the next step and the closing, as the dates and the progress now say. */
export function withPlanOwed(workshop: Workshop): Workshop {
  const next = openSteps(workshop)[0];
  const debts = next ? owe(workshop.debts, 'follow-up', next.at) : waive(workshop.debts, 'follow-up');
  const closing = closingRunsAt(workshop.details);
  const owedClosing = debts.owed.closing?.dueAt;
  return { ...workshop, debts: owedClosing === iso(closing) ? debts : owe(debts, 'closing', closing) };
}

const isStale = (workshop: Workshop, at: number, now: number): boolean =>
  now - at > workshop.details.followUp.staleAfterHours * 3_600_000;

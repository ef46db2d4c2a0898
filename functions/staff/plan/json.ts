import { type Timeliness, timeliness } from '../../../shared/follow-up/plan.ts';
import { editsOf } from '../../../shared/follow-up/plan-edits.ts';
import { planOf } from '../../../shared/report/overview.ts';
import { closesAt, deadlineOf, statedAt, stepAt, whyNoMail } from '../../../shared/workshop/calendar.ts';
import type { Step, Workshop } from '../../../shared/workshop/workshop.ts';
import { planLabel } from './table.tsx';

/** The plan for programs: moments are ISO 8601, what staff state stands as in the workshop file. `now` in epoch ms. */
export function planJson(workshop: Workshop, now: number) {
  const { details, revision, paused, atRest, cancelled, closedAt, extended } = workshop;
  const { steps, ...settings } = details.followUp;
  return {
    revision,
    timeZone: details.timeZone,
    paused: paused ?? null,
    atRest: atRest ?? null,
    cancelled: cancelled ?? null,
    closedAt: closedAt ?? null,
    deadline: iso(deadlineOf(details)),
    lastDeadlineGiven: extended?.until ?? null,
    closesAt: iso(closesAt(workshop)),
    settings,
    steps: planOf(workshop, now).flatMap((line) => {
      const step = steps.find(({ id }) => id === line.id);
      return step ? [{ ...stepJson(workshop, step, now), label: planLabel(line) }] : [];
    }),
  };
}

export function stepJson(workshop: Workshop, step: Step, now: number) {
  const { details, progress, held } = workshop;
  const at = stepAt(details, step);
  const stated = statedAt(details, step);
  const outcome = progress[step.id];
  const timely: Timeliness | null = outcome ? null : timeliness(workshop, step, at, now);
  return {
    ...step,
    stated: iso(stated),
    plannedFor: iso(at),
    movedOff: stated === at ? [] : whyNoMail(details, stated),
    outcome: outcome ?? null,
    held: held[step.id] ?? null,
    timeliness: timely,
    possible: editsOf(workshop, step.id),
  };
}

const iso = (ms: number): string => new Date(ms).toISOString();

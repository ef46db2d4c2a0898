import { Temporal } from 'temporal-polyfill';
import type { Step, Workshop, WorkshopFile } from './workshop.ts';
import { WeekdaySchema } from './workshop.ts';

/** When things are: every local date and time of a workshop as an instant, in epoch milliseconds. */

type Details = Pick<WorkshopFile, 'timeZone' | 'weekend' | 'holidays' | 'starts' | 'ends' | 'followUp'>;

/** Forms open with the first day. */
export const opensAt = (details: Details): number =>
  Temporal.PlainDate.from(details.starts).toZonedDateTime(details.timeZone).epochMilliseconds;

/** The deadline as it is shown. It is a promise, so weekends do not move it. */
export function deadlineOf(details: Details): number {
  const { afterEnd, at } = details.followUp.deadline;
  return localTime(Temporal.PlainDate.from(details.ends).add(afterEnd), at, details.timeZone);
}

/** The moment from which nothing is accepted any more: the deadline and its grace. */
export const closesAt = (details: Details): number => deadlineOf(details) + details.followUp.graceHours * 3_600_000;

/** A request that came in before the closing has its answer long before this: the API gives up after 30 seconds. */
const LAST_REQUESTS_MS = 60_000;

/** When the closing runs: late enough that nothing is accepted any more that the report would then lack. */
export const closingRunsAt = (details: Details): number => closesAt(details) + LAST_REQUESTS_MS;

/** A step's instant: off the weekend and the holidays, out of the quiet hours, later rather than earlier. */
export function stepAt(details: Details, step: Step): number {
  const deadlineDay = Temporal.PlainDate.from(details.ends).add(details.followUp.deadline.afterEnd);
  const day = step.beforeDeadline
    ? deadlineDay.subtract(step.beforeDeadline)
    : Temporal.PlainDate.from(details.ends).add(step.afterEnd ?? 'P0D');
  const { from, until } = details.followUp.quietHours;
  const nextMorning = isQuiet(step.at, from, until) && step.at >= until;
  const time = isQuiet(step.at, from, until) ? until : step.at;
  return localTime(workingDayFrom(nextMorning ? day.add({ days: 1 }) : day, details), time, details.timeZone);
}

/** All steps with their instants, earliest first. */
export function schedule(details: Details): { step: Step; at: number }[] {
  return details.followUp.steps
    .map((step) => ({ step, at: stepAt(details, step) }))
    .sort((a, b) => a.at - b.at || a.step.id.localeCompare(b.step.id));
}

export type Phase = 'not-open' | 'open' | 'grace' | 'closed';

/** Whether answers are taken at `now` (epoch ms). */
export function phaseAt(workshop: Pick<Workshop, 'details' | 'closedAt'>, now: number): Phase {
  if (workshop.closedAt !== undefined || now >= closesAt(workshop.details)) return 'closed';
  if (now < opensAt(workshop.details)) return 'not-open';
  return now < deadlineOf(workshop.details) ? 'open' : 'grace';
}

/** Quiet hours may run over midnight. Equal ends mean: none. */
function isQuiet(time: string, from: string, until: string): boolean {
  if (from === until) return false;
  return from < until ? time >= from && time < until : time >= from || time < until;
}

function workingDayFrom(day: Temporal.PlainDate, details: Details): Temporal.PlainDate {
  const isFree = (candidate: Temporal.PlainDate): boolean => {
    const weekday = WeekdaySchema.options[candidate.dayOfWeek - 1];
    return (
      (weekday !== undefined && details.weekend.includes(weekday)) || details.holidays.includes(candidate.toString())
    );
  };
  let candidate = day;
  while (isFree(candidate)) candidate = candidate.add({ days: 1 });
  return candidate;
}

/** A local time that a daylight-saving change skips is taken as the moment after the gap, as Temporal's default does. */
function localTime(day: Temporal.PlainDate, time: string, timeZone: string): number {
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}

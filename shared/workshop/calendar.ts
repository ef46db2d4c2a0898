import { Temporal } from 'temporal-polyfill';
import type { Step, Workshop, WorkshopFile } from './workshop.ts';
import { WeekdaySchema } from './workshop.ts';

/** When things are: every local date and time of a workshop as an instant, in epoch milliseconds. */

type Details = Pick<WorkshopFile, 'timeZone' | 'weekend' | 'holidays' | 'starts' | 'ends' | 'followUp'>;
type Dated = Pick<Workshop, 'details' | 'extended' | 'closedAt' | 'cancelled'>;

/** Somebody who may have been given more time than the others. */
export interface Invited {
  readonly extension?: { readonly until: string } | undefined;
}

/** Forms open with the first day. */
export const opensAt = (details: Details): number =>
  Temporal.PlainDate.from(details.starts).toZonedDateTime(details.timeZone).epochMilliseconds;

/** The deadline as it is shown to everyone. It is a promise, so weekends do not move it. */
export const deadlineOf = (details: Details): number => localTime(details, deadlineDay(details), deadlineTime(details));

/** The deadline as one person reads it: everyone's, or a later one that staff gave. */
export const deadlineFor = (details: Details, { extension }: Invited): number =>
  Math.max(deadlineOf(details), extension ? Date.parse(extension.until) : 0);

/** The moment from which nothing of this person is accepted any more: the person's deadline and its grace. */
export const closesFor = (details: Details, person: Invited): number => deadlineFor(details, person) + graceOf(details);

/** The moment from which nothing of anybody is accepted any more: after the last deadline that somebody was given. */
export const closesAt = ({ details, extended }: Pick<Workshop, 'details' | 'extended'>): number =>
  closesFor(details, { extension: extended });

/** A request that came in before the closing has its answer long before this: the API gives up after 30 seconds. */
const LAST_REQUESTS_MS = 60_000;

/** When the closing runs: late enough that nothing is accepted any more that the report would then lack. */
export const closingRunsAt = (workshop: Pick<Workshop, 'details' | 'extended'>): number =>
  closesAt(workshop) + LAST_REQUESTS_MS;

/** A deadline that staff give as a local day, YYYY-MM-DD: at the time that every deadline has, unless they give one (HH:MM). */
export const deadlineOn = (details: Details, day: string, time = deadlineTime(details)): number =>
  localTime(details, Temporal.PlainDate.from(day), time);

/** A step's instant as the plan states it, before free days and quiet hours move it. */
export const statedAt = (details: Details, step: Step): number => localTime(details, dayOf(details, step), step.at);

/** Why no mail leaves at `ms`; empty where one may. */
export function whyNoMail(details: Details, ms: number): ('weekend' | 'holiday' | 'quiet hours')[] {
  const moment = zoned(details, ms);
  const day = moment.toPlainDate();
  return [
    ...(isWeekend(details, day) ? ['weekend' as const] : []),
    ...(isHoliday(details, day) ? ['holiday' as const] : []),
    ...(isQuiet(details, moment) ? ['quiet hours' as const] : []),
  ];
}

/**
 * A step's instant: off the weekend and the holidays, out of the quiet hours; later rather than earlier, but where that
 * would lie after the deadline, on the working day before.
 */
export function stepAt(details: Details, step: Step): number {
  const stated = statedAt(details, step);
  const deadline = deadlineOf(details);
  const later = nextWorkingMoment(details, stated);
  if (later <= deadline || stated > deadline) return later;
  const earlier = lastWorkingMoment(details, stated, step.at);
  return earlier >= opensAt(details) ? earlier : later;
}

/** The next moment from `ms` on at which mail may leave: on a working day, out of the quiet hours; else at the same time. */
export function nextWorkingMoment(details: Details, ms: number): number {
  const { from, until } = details.followUp.quietHours;
  let moment = zoned(details, ms);
  let time = clock(moment);
  // In some zones a local day or hour is left out now and then, so each move is looked at again.
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const day = moment.toPlainDate();
    const quiet = isQuiet(details, moment);
    if (!quiet && !isFree(details, day)) return moment.epochMilliseconds;
    const isNextDay = !quiet || (from > until && clock(moment) >= from);
    if (quiet) time = until;
    moment = zoned(details, localTime(details, isNextDay ? day.add({ days: 1 }) : day, time));
  }
  return ms;
}

/** The first moment at or after `time` on a working day that begins after `ms`: when staff find their morning's list. */
export function nextMorning(details: Details, ms: number, time: string): number {
  const today = zoned(details, ms).toPlainDate();
  const at = [0, 1].map((days) => localTime(details, today.add({ days }), time)).find((moment) => moment > ms);
  return nextWorkingMoment(details, at ?? ms);
}

/** All steps with their instants, earliest first. */
export function schedule(details: Details): { step: Step; at: number }[] {
  return details.followUp.steps
    .map((step) => ({ step, at: stepAt(details, step) }))
    .sort((a, b) => a.at - b.at || a.step.id.localeCompare(b.step.id));
}

export type Phase = 'not-open' | 'open' | 'grace' | 'closed';

/** Where the whole follow-up is at `now` (epoch ms). `grace`: past everyone's deadline, while some may still answer. */
export function phaseAt(workshop: Dated, now: number): Phase {
  if (isOver(workshop) || now >= closesAt(workshop)) return 'closed';
  if (now < opensAt(workshop.details)) return 'not-open';
  return now < deadlineOf(workshop.details) ? 'open' : 'grace';
}

/** Whether answers of this person are taken at `now` (epoch ms). */
export function phaseFor(workshop: Dated, person: Invited, now: number): Phase {
  const { details } = workshop;
  if (isOver(workshop) || now >= closesFor(details, person)) return 'closed';
  if (now < opensAt(details)) return 'not-open';
  return now < deadlineFor(details, person) ? 'open' : 'grace';
}

/** No holidays are longer than this; a plan of nothing but free days keeps its stated times. */
const MOST_MOVES = 400;

const isOver = ({ closedAt, cancelled }: Dated): boolean => closedAt !== undefined || cancelled !== undefined;

const graceOf = (details: Details): number => details.followUp.graceHours * 3_600_000;

const deadlineTime = (details: Details): string => details.followUp.deadline.at;

const deadlineDay = (details: Details): Temporal.PlainDate =>
  Temporal.PlainDate.from(details.ends).add(details.followUp.deadline.afterEnd);

function dayOf(details: Details, { on, beforeDeadline, afterEnd }: Step): Temporal.PlainDate {
  if (on !== undefined) return Temporal.PlainDate.from(on);
  if (beforeDeadline !== undefined) return deadlineDay(details).subtract(beforeDeadline);
  return Temporal.PlainDate.from(details.ends).add(afterEnd ?? 'P0D');
}

/** At the same time of day, or where that is quiet when the quiet hours end, on the last working day until `ms`. */
function lastWorkingMoment(details: Details, ms: number, time: string): number {
  let day = zoned(details, ms).toPlainDate();
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const at = nextWorkingMoment(details, localTime(details, day, time));
    const morning = nextWorkingMoment(details, localTime(details, day, details.followUp.quietHours.until));
    if (at <= ms && zoned(details, at).toPlainDate().equals(day)) return at;
    if (morning <= ms && zoned(details, morning).toPlainDate().equals(day)) return morning;
    day = day.subtract({ days: 1 });
  }
  return Number.NEGATIVE_INFINITY;
}

const zoned = ({ timeZone }: Details, ms: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);

/** "09:05", to be compared with the plan's local times. */
const clock = (moment: Temporal.ZonedDateTime): string => moment.toPlainTime().toString({ smallestUnit: 'minute' });

/** Quiet hours may run over midnight. Equal ends mean: none. */
function isQuiet(details: Details, moment: Temporal.ZonedDateTime): boolean {
  const { from, until } = details.followUp.quietHours;
  const time = clock(moment);
  if (from === until) return false;
  return from < until ? time >= from && time < until : time >= from || time < until;
}

const isFree = (details: Details, day: Temporal.PlainDate): boolean =>
  isWeekend(details, day) || isHoliday(details, day);

function isWeekend({ weekend }: Details, day: Temporal.PlainDate): boolean {
  const weekday = WeekdaySchema.options[day.dayOfWeek - 1];
  return weekday !== undefined && weekend.includes(weekday);
}

const isHoliday = ({ holidays }: Details, day: Temporal.PlainDate): boolean => holidays.includes(day.toString());

/** A local time that a daylight-saving change skips is taken as the moment after the gap, as Temporal's default does. */
function localTime({ timeZone }: Details, day: Temporal.PlainDate, time: string): number {
  return day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
}

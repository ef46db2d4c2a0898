import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { Refusal } from '../refusal.ts';
import { deadlineOf } from '../workshop/calendar.ts';
import { hasDeadline, planProblems } from '../workshop/read-workshop-file.ts';
import { type Workshop, WorkshopFileSchema } from '../workshop/workshop.ts';
import { mustRun } from './plan.ts';
import { revised } from './plan-edits.ts';

/** The time zone, the weekend and the holidays: every moment of the plan hangs on them. All pure. */

const { timeZone, weekend, holidays } = WorkshopFileSchema.shape;
export const CalendarSchema = z.strictObject({ timeZone, weekend, holidays });
export type Calendar = z.infer<typeof CalendarSchema>;

export const calendarOf = ({ details }: Workshop): Calendar => ({
  timeZone: details.timeZone,
  weekend: details.weekend,
  holidays: details.holidays,
});

/**
 * Changes them, and owes the plan anew: every step that is still to come goes out at its new moment. The same object comes
 * back where nothing changes. `now` in epoch ms.
 * @throws Refusal `closed`; `invalid` for a deadline that would have passed already, or a step that it would come before
 */
export function changeCalendar(workshop: Workshop, calendar: Calendar, now: number): Workshop {
  mustRun(workshop);
  const said = normal(calendar);
  if (isDeepStrictEqual(said, normal(calendarOf(workshop)))) return workshop;
  const changed = { ...workshop, details: { ...workshop.details, ...said } };
  if (!hasDeadline(changed.details)) throw refused({ timeZone: 'No calendar has the deadline in this time zone.' });
  const deadline = deadlineOf(changed.details);
  if (deadline <= now && deadline !== deadlineOf(workshop.details)) {
    throw refused({
      timeZone: 'In this time zone the deadline would have passed already, and everyone’s forms would close.',
    });
  }
  const { steps } = changed.details.followUp;
  const before = planProblems(workshop.details).map(({ index }) => index);
  const problem = planProblems(changed.details).find(({ index }) => {
    const id = steps[index]?.id ?? '';
    return changed.progress[id] === undefined && !before.includes(index);
  });
  if (problem) {
    throw refused({
      holidays: `This ${problem.message.replace(/^puts the step/, `puts the step “${steps[problem.index]?.id}”`)}. Please change the plan first, or leave out a day.`,
    });
  }
  return revised(changed);
}

/** Days in the week's order, dates in the year's. */
const normal = (calendar: Calendar): Calendar => ({
  ...calendar,
  weekend: WorkshopFileSchema.shape.weekend.element.options.filter((day) => calendar.weekend.includes(day)),
  holidays: [...new Set(calendar.holidays)].toSorted(),
});

const refused = (fields: Readonly<Record<string, string>>): Refusal =>
  new Refusal('invalid', 'Nothing was changed yet.', fields);

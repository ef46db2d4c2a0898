import { Temporal } from 'temporal-polyfill';
import { timeliness } from '../../../shared/follow-up/plan.ts';
import { listed } from '../../../shared/mail/wording.languages.ts';
import { statedAt, whyNoMail } from '../../../shared/workshop/calendar.ts';
import { dateRange, longMoment } from '../../../shared/workshop/dates.ts';
import type { Step, Workshop } from '../../../shared/workshop/workshop.ts';
import { until } from './table.tsx';

/** The plan in words, as an office reads it. */

/** "13 days after the last day, at 09:00"; "on 1 August 2011, at 10:00" */
export function statedText({ afterEnd, beforeDeadline, on, at }: Step): string {
  if (on !== undefined) return `on ${dateRange(on, on)}, at ${at}`;
  if (beforeDeadline !== undefined) {
    const period = periodText(beforeDeadline);
    return period === undefined ? `on the day of the deadline, at ${at}` : `${period} before the deadline, at ${at}`;
  }
  return `${afterEndText(afterEnd ?? 'P0D')}, at ${at}`;
}

/** "6 weeks after the last day" */
export function afterEndText(period: string): string {
  const length = periodText(period);
  return length === undefined ? 'on the last day' : `${length} after the last day`;
}

/** "6 weeks and 1 day"; `undefined` for no time at all. */
function periodText(period: string): string | undefined {
  const { years, months, weeks, days } = Temporal.Duration.from(period);
  const parts = Object.entries({ year: years, month: months, week: weeks, day: days })
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return parts.length === 0 ? undefined : listed('en', parts);
}

/** From when a step was moved, and why; `undefined` for one that goes out when the plan says. `at` in epoch ms. */
export function movedText({ details }: Workshop, step: Step, at: number): string | undefined {
  const stated = statedAt(details, step);
  if (stated === at) return undefined;
  const why = whyNoMail(details, stated).map((each) => WHY[each]);
  return `${longMoment(stated, details.timeZone)}, ${listed('en', why)}`;
}

const WHY = { weekend: 'a weekend', holiday: 'a holiday', 'quiet hours': 'in the quiet hours' } as const;

/** What becomes of a step that is still open, planned for `at`, as things stand at `now`: both in epoch ms. */
export function openText(workshop: Workshop, step: Step, at: number, now: number): string {
  const { staleAfterHours } = workshop.details.followUp;
  switch (timeliness(workshop, step, at, now)) {
    case 'to-come':
      return until(at, now);
    case 'due':
      return 'due now';
    case 'stale':
      return `more than ${step.staleAfterHours ?? staleAfterHours} hours past its time: it will not be sent`;
    case 'late':
      return 'past the deadline: it will not be sent';
  }
}

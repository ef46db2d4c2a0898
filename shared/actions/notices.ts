import { Temporal } from 'temporal-polyfill';
import { nextWorkingMoment } from '../workshop/calendar.ts';
import { localDate } from '../workshop/dates.ts';
import type { WorkshopFile } from '../workshop/workshop.ts';
import { type Action, isHeld } from './action.ts';
import { isOpen } from './action-state.ts';

/**
 * When the owner of an action is reminded. Pure, and derived from its dates and the workshop's settings each time it is
 * asked: nothing of it is written down beforehand, so a date that moves, or a setting, moves all that is still to come.
 */

type Details = Pick<WorkshopFile, 'timeZone' | 'weekend' | 'holidays' | 'starts' | 'ends' | 'followUp' | 'roadMap'>;
type Noticed = Pick<Action, 'id' | 'status' | 'dueOn' | 'assignedAt' | 'assignment' | 'noticed' | 'handedTo'>;

export interface Notice {
  /** `assigned`: somebody has it to do from now on. `before`: it is due soon. `overdue`: its day has passed. */
  readonly kind: 'assigned' | 'before' | 'due' | 'overdue';
  /** Epoch ms; a moment at which mail may leave. */
  readonly at: number;
  /** What the mail is the only one of: the day is part of it, so that another date is another reminder. */
  readonly occurrence: string;
}

/** So long after it was given to somebody the first mail leaves: until then a slip is corrected and nobody reads of it. */
const SECOND_THOUGHTS_MS = 15 * 60_000;

/**
 * All reminders of an action with a date, earliest first, each on a local day of its own: of several that fall on one
 * day, as after a weekend, the last one speaks for all. None of an action that is done, dropped, or somebody else's by now.
 */
export function noticesOf(details: Details, action: Noticed): readonly Notice[] {
  const { id, dueOn, assignedAt, assignment } = action;
  if (!isOpen(action.status) || !isHeld(action) || dueOn === undefined || assignedAt === undefined) return [];
  const { remindDaysBefore, remindEveryDays, overdueReminders, at } = details.roadMap;
  const due = Temporal.PlainDate.from(dueOn);
  const on = (days: number): number => {
    const moment = due.add({ days }).toZonedDateTime({ timeZone: details.timeZone, plainTime: at });
    return nextWorkingMoment(details, moment.epochMilliseconds);
  };
  const named = (what: string): string => `action-${id}-${dueOn.replaceAll('-', '')}-${what}`;
  const begins = nextWorkingMoment(details, Date.parse(assignedAt) + SECOND_THOUGHTS_MS);
  const dated: Notice[] = [
    ...(remindDaysBefore > 0 ? [{ kind: 'before' as const, at: on(-remindDaysBefore), occurrence: named('b') }] : []),
    { kind: 'due', at: on(0), occurrence: named('d') },
    ...Array.from({ length: overdueReminders }, (_, index) => ({
      kind: 'overdue' as const,
      at: on((index + 1) * remindEveryDays),
      occurrence: named(`o${index + 1}`),
    })),
  ];
  // What lay before the action was given to this person is no reminder of anything.
  return lastOfEachDay(details, [
    { kind: 'assigned', at: begins, occurrence: `action-${id}-a${assignment}` },
    ...dated.filter((notice) => notice.at > begins),
  ]);
}

/** Those that are still to come: nobody gets a second one on a day on which there was one. */
export function noticesToCome(details: Details, action: Noticed): readonly Notice[] {
  const { noticed } = action;
  if (!noticed) return noticesOf(details, action);
  const day = localDate(Date.parse(noticed.at), details.timeZone);
  const assigned = `action-${action.id}-a${action.assignment}`;
  return noticesOf(details, action).filter(
    ({ at, occurrence }) =>
      localDate(at, details.timeZone) > day && occurrence !== noticed.occurrence && occurrence !== assigned,
  );
}

/** What is to be sent at `now` (epoch ms): of several that fell due, such as in an outage, the last one. */
export const noticeDue = (details: Details, action: Noticed, now: number): Notice | undefined =>
  noticesToCome(details, action).findLast(({ at }) => at <= now);

function lastOfEachDay({ timeZone }: Details, notices: readonly Notice[]): readonly Notice[] {
  const dayOf = ({ at }: Notice): string => localDate(at, timeZone);
  return notices.filter((notice, index) => {
    const next = notices[index + 1];
    return next === undefined || dayOf(next) !== dayOf(notice);
  });
}

import { Temporal } from 'temporal-polyfill';
import type { Dates, Session, WorkshopFile } from './workshop.ts';

/** An earlier workshop's file as that of a new one. Pure. */

export interface Anew extends Dates {
  readonly id: string;
  readonly title: string;
}

/**
 * Agenda, staff, plan and settings come along; days of the agenda and dates of steps move with the first day. Left behind
 * are the participants, what was planned at first, and holidays that lie before the new workshop.
 */
export function copyOf(file: WorkshopFile, { id, title, starts, ends }: Anew): WorkshopFile {
  const { firstPlanned: _, participants: __, $schema: ___, ...kept } = file;
  const dates = { starts, ends };
  return {
    ...kept,
    id,
    title,
    ...dates,
    holidays: file.holidays.filter((day) => day >= starts),
    sessions: movedSessions(file.sessions, file, dates),
    followUp: {
      ...file.followUp,
      steps: file.followUp.steps.map((step) =>
        step.on === undefined ? step : { ...step, on: moved(step.on, file.starts, starts) },
      ),
    },
  };
}

/** The agenda on other dates: a day that the workshop does not have any more is left open. */
export const movedSessions = (sessions: readonly Session[], from: Dates, to: Dates): Session[] =>
  sessions.map((session) => {
    if (session.day === undefined) return session;
    const { day: before, ...rest } = session;
    const day = moved(before, from.starts, to.starts);
    return day >= to.starts && day <= to.ends ? { ...rest, day } : rest;
  });

/** The last day of a workshop as long as the other, on other dates. */
export const sameLength = ({ starts, ends }: Dates, newStart: string): string => moved(ends, starts, newStart);

const moved = (day: string, from: string, to: string): string =>
  Temporal.PlainDate.from(day)
    .add(Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)))
    .toString();

/** What is downloaded, and taken again as a workshop file: without what lies beside the one that it came from. */
export function downloadOf({ $schema: _, participants: __, ...file }: WorkshopFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

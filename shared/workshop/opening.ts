import { Refusal } from '../refusal.ts';
import { closesAt, deadlineOf, opensAt, phaseAt } from './calendar.ts';
import { longMoment } from './dates.ts';
import type { Workshop } from './workshop.ts';

/** Whether answers are taken, said to people. Every command of a participant asks `mustBeOpen` first. */

/** "Saturday 20 August 2011, 17:00 (Asia/Dhaka)": a moment as the workshop's own clocks show it. */
export const momentOf = (workshop: Pick<Workshop, 'details'>, ms: number): string =>
  `${longMoment(ms, workshop.details.timeZone)} (${placeOf(workshop.details.timeZone)} time)`;

/** The deadline that is shown; the grace behind it is not announced. */
export const deadlineText = (workshop: Pick<Workshop, 'details'>): string =>
  momentOf(workshop, deadlineOf(workshop.details));

/** Why nothing is taken at `now` (epoch ms), and what to do; `undefined` while the forms are open. */
export function whyClosed(workshop: Pick<Workshop, 'details' | 'closedAt'>, now: number): string | undefined {
  switch (phaseAt(workshop, now)) {
    case 'open':
    case 'grace':
      return undefined;
    case 'not-open':
      return `The forms open on ${momentOf(workshop, opensAt(workshop.details))}. Please come back then; this link stays yours.`;
    case 'closed': {
      const early = workshop.closedAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(workshop.closedAt);
      const at = Math.min(early, closesAt(workshop.details));
      return `The follow-up closed on ${momentOf(workshop, at)}, and nothing more is taken. If something important is missing, please write to ${workshop.details.mail.replyTo}.`;
    }
  }
}

/** @throws Refusal `closed`, before the forms open and after they closed */
export function mustBeOpen(workshop: Pick<Workshop, 'details' | 'closedAt'>, now: number): void {
  const why = whyClosed(workshop, now);
  if (why !== undefined) throw new Refusal('closed', why);
}

/** "Asia/Dhaka" is a database's name; people read "Dhaka". */
const placeOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

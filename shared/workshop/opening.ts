import { type Said, say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';
import { closesFor, deadlineFor, type Invited, opensAt, type Phase, phaseFor } from './calendar.ts';
import { longMoment, zoneName } from './dates.ts';
import type { Workshop } from './workshop.ts';

/** Whether answers are taken, said to people. Every command of a participant asks `mustBeOpen` first. */

type Dated = Pick<Workshop, 'details' | 'extended' | 'closedAt' | 'cancelled'>;

/** "Saturday 20 August 2011, 17:00 (Dhaka time)": a moment as the workshop's own clocks show it. */
export const momentOf = ({ details: { timeZone } }: Pick<Workshop, 'details'>, ms: number, locale?: string): string =>
  `${longMoment(ms, timeZone, locale)} (${zoneName(ms, timeZone, locale)})`;

/** The deadline as this person reads it, or everyone's; the grace behind it is not announced. */
export const deadlineText = (workshop: Pick<Workshop, 'details'>, person: Invited = {}, locale?: string): string =>
  momentOf(workshop, deadlineFor(workshop.details, person), locale);

/** A moment, to be said in the language of whoever reads it. */
export const momentSaid =
  (workshop: Pick<Workshop, 'details'>, ms: number): Said =>
  ({ locale }) =>
    momentOf(workshop, ms, locale);

/** Why nothing is taken from this person at `now` (epoch ms), and what to do; `undefined` while the forms are open. */
export const whyClosed = (workshop: Dated, person: Invited, now: number): Said | undefined =>
  whyNot(workshop, phaseFor(workshop, person, now), closesFor(workshop.details, person));

/** @throws Refusal `closed`, before the forms open and after they closed for this person */
export function mustBeOpen(workshop: Dated, person: Invited, now: number): void {
  const why = whyClosed(workshop, person, now);
  if (why !== undefined) throw new Refusal('closed', why);
}

function whyNot(workshop: Dated, phase: Phase, closes: number): Said | undefined {
  switch (phase) {
    case 'open':
    case 'grace':
      return undefined;
    case 'not-open':
      return say('open.notYet', { moment: momentSaid(workshop, opensAt(workshop.details)) });
    case 'closed': {
      const { replyTo } = workshop.details.mail;
      if (workshop.cancelled) {
        return say('open.cancelled', { replyTo });
      }
      const early = workshop.closedAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(workshop.closedAt);
      return say('open.closed', { moment: momentSaid(workshop, Math.min(early, closes)), replyTo });
    }
  }
}

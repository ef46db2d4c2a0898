import { Temporal } from 'temporal-polyfill';
import { say } from '../language/texts.ts';
import { Refusal, TooOften } from '../refusal.ts';
import { closesAt, phaseAt } from './calendar.ts';
import { localDate } from './dates.ts';
import { momentSaid } from './opening.ts';
import type { Workshop } from './workshop.ts';

/**
 * Whether people who are not on the list may register themselves, in the room. The organisers open it, it ends by itself, and
 * it takes so many and no more. Pure; `now` in epoch ms.
 */

/** In an hour of the clock. A whole room can register at once; a program that fills the list cannot. */
export const WALK_INS_AN_HOUR = 150;
export const WALK_INS_MOST = 300;

/** The local dates at whose end it can close by itself, and the one that is proposed: the workshop's last day. */
export function walkInDays(workshop: Workshop, now: number): { first: string; last: string; proposed: string } {
  const { timeZone, ends } = workshop.details;
  const first = localDate(now, timeZone);
  const last = localDate(closesAt(workshop), timeZone);
  return { first, last, proposed: ends < first ? first : ends };
}

/** The end of a local day, in epoch ms. */
const endOf = (day: string, timeZone: string): number =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;

/** Until when people can register; `undefined` while they cannot. */
export function walkInsUntil(workshop: Workshop, now: number): number | undefined {
  const { walkIns, erasedAt } = workshop;
  if (!walkIns?.opened || erasedAt || phaseAt(workshop, now) === 'closed') return undefined;
  const until = Math.min(Date.parse(walkIns.opened.until), closesAt(workshop));
  return now < until ? until : undefined;
}

/** Opens the registration until the end of a local day. @throws Refusal `invalid` (field `until`); `closed` */
export function withWalkInsOpen(workshop: Workshop, day: string, by: string, now: number): Workshop {
  if (workshop.erasedAt || phaseAt(workshop, now) === 'closed') {
    throw new Refusal('closed', 'The follow-up is closed, so nobody can register any more.');
  }
  const { first, last } = walkInDays(workshop, now);
  if (day < first || day > last) {
    throw new Refusal('invalid', 'The registration was not opened.', {
      until: `Please choose a day from ${first} to ${last}: the follow-up closes then.`,
    });
  }
  const until = new Date(endOf(day, workshop.details.timeZone)).toISOString();
  const { walkIns = { taken: 0 } } = workshop;
  if (walkIns.opened?.until === until && walkInsUntil(workshop, now)) return workshop;
  return { ...workshop, walkIns: { ...walkIns, opened: { at: new Date(now).toISOString(), by, until } } };
}

/** Closes it now. The same object where it is closed. */
export function withWalkInsClosed(workshop: Workshop): Workshop {
  if (!workshop.walkIns?.opened) return workshop;
  const { opened: _, ...kept } = workshop.walkIns;
  return { ...workshop, walkIns: kept };
}

/**
 * One more has registered. `isKnown`: somebody who did so before is refused like others while nobody is taken, and counts
 * no second time; so the answer tells nobody who is on the list.
 * @throws Refusal `closed` while it is not open; `too-often` where as many came as are taken
 */
export function withWalkIn(workshop: Workshop, isKnown: boolean, now: number): Workshop {
  const { replyTo } = workshop.details.mail;
  const { walkIns } = workshop;
  if (!walkIns || walkInsUntil(workshop, now) === undefined) {
    throw new Refusal('closed', say('walkIn.closed', { replyTo }));
  }
  const hour = new Date(now - (now % HOUR_MS)).toISOString();
  const lately = walkIns.hour?.from === hour ? walkIns.hour.taken : 0;
  if (walkIns.taken >= WALK_INS_MOST) throw new Refusal('too-often', say('walkIn.full', { replyTo }));
  if (lately >= WALK_INS_AN_HOUR) {
    const next = now - (now % HOUR_MS) + HOUR_MS;
    const moment = momentSaid(workshop, next);
    throw new TooOften(say('walkIn.tooMany', { moment, replyTo }), Math.ceil((next - now) / 1000));
  }
  if (isKnown) return workshop;
  return {
    ...workshop,
    walkIns: { ...walkIns, taken: walkIns.taken + 1, hour: { from: hour, taken: lately + 1 } },
  };
}

const HOUR_MS = 3_600_000;

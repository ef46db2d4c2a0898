import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { owe, waive } from '../../debts/debts.ts';
import { Refusal } from '../../refusal.ts';
import { oneLine } from '../../typed-text.ts';
import { nextMorning, nextWorkingMoment, whyNoMail } from '../../workshop/calendar.ts';
import { localDate } from '../../workshop/dates.ts';
import type { WorkshopFile } from '../../workshop/workshop.ts';
import type { HandOff } from '../hand-off.ts';
import type { Paper } from '../paper.ts';
import { withEvent } from '../paper-event.ts';

/** What staff state of a paper's way into a repository, and when they are reminded of it. All pure; `now` in epoch ms. */

/** In characters. */
export const LIMITS = { to: 120, identifier: 200, address: 500 } as const;

const DAY_MS = 86_400_000;
/** Staff find the reminder when they begin to work. */
const MORNING = '09:00';
const MOST_NUDGES = 3;

const line = (most: number, tooLong: string) =>
  z
    .string(tooLong)
    .transform(oneLine)
    .refine((text) => [...text].length <= most, tooLong);
const dayOrNothing = z
  .string('Please enter a date such as 2011-09-20.')
  .trim()
  .refine((text) => text === '' || z.iso.date().safeParse(text).success, 'Please enter a date such as 2011-09-20.');

/** As a form or JSON states it; what is empty is not, or not any more, so. */
export const StatedSchema = z
  .object({
    to: line(LIMITS.to, `Please name the repository in at most ${LIMITS.to} characters.`).default(''),
    on: dayOrNothing.default(''),
    identifier: line(LIMITS.identifier, `Please keep the identifier to ${LIMITS.identifier} characters.`).default(''),
    address: line(LIMITS.address, `Please keep the address to ${LIMITS.address} characters.`)
      .refine(
        (text) => text === '' || (/^https?:\/\//.test(text) && URL.canParse(text)),
        'Please enter a whole address, such as https://repository.example.org/handle/123.',
      )
      .default(''),
    acceptedOn: dayOrNothing.default(''),
  })
  .superRefine(({ to, on, identifier, address, acceptedOn }, { addIssue }) => {
    const wrong = (path: string, message: string) => addIssue({ code: 'custom', path: [path], message });
    const [isHandedOff, isAccepted] = [
      to !== '' || on !== '',
      identifier !== '' || acceptedOn !== '' || address !== '',
    ];
    if ((isHandedOff || isAccepted) && to === '') wrong('to', 'Please say to which repository it was handed.');
    if ((isHandedOff || isAccepted) && on === '') wrong('on', 'Please say on which day it was handed over.');
    if (isAccepted && identifier === '')
      wrong('identifier', 'Please enter the identifier that the repository gave it.');
    if (isAccepted && acceptedOn === '') wrong('acceptedOn', 'Please say on which day it was accepted.');
    if (on !== '' && acceptedOn !== '' && acceptedOn < on) {
      wrong('acceptedOn', 'This lies before the day on which it was handed over.');
    }
  });
export type Stated = z.infer<typeof StatedSchema>;

/**
 * Notes what staff state, and owes a reminder while nothing has come back. The same once more gives the same object; what is
 * stated otherwise than before is a correction, and who made it stands in the events.
 * @throws Refusal `conflict` for a paper that is not published; `invalid` (fields `on`, `acceptedOn`) for a day to come
 */
export function stateHandOff(paper: Paper, stated: Stated, by: string, details: WorkshopFile, now: number): Paper {
  const today = localDate(now, details.timeZone);
  const early = Object.entries({ on: stated.on, acceptedOn: stated.acceptedOn }).filter(([, day]) => day > today);
  if (early.length > 0) {
    const fields = Object.fromEntries(early.map(([field]) => [field, 'This day has not come yet.']));
    throw new Refusal('invalid', 'Nothing was noted yet.', fields);
  }
  if (paper.state !== 'published') {
    throw new Refusal('conflict', 'Only a published paper is handed to a repository. Nothing was noted.');
  }
  const act = { at: new Date(now).toISOString(), by };
  const before = paper.handOff ?? { nudgedAt: [] };
  const handedOff = stated.to === '' ? undefined : { to: stated.to, on: stated.on };
  const accepted =
    stated.identifier === ''
      ? undefined
      : { identifier: stated.identifier, on: stated.acceptedOn, ...(stated.address && { address: stated.address }) };
  const isOtherHandOff = !isDeepStrictEqual(handedOff, withoutAct(before.handedOff));
  const isOtherAcceptance = !isDeepStrictEqual(accepted, withoutAct(before.accepted));
  if (!isOtherHandOff && !isOtherAcceptance) return paper;
  const { handedOff: _, accepted: __, ...rest } = before;
  const keptHandOff = isOtherHandOff ? handedOff && { ...handedOff, ...act } : before.handedOff;
  const keptAcceptance = isOtherAcceptance ? accepted && { ...accepted, ...act } : before.accepted;
  const handOff: HandOff = {
    ...rest,
    ...(keptHandOff && { handedOff: keptHandOff }),
    ...(keptAcceptance && { accepted: keptAcceptance }),
    ...(isOtherAcceptance && { recordChangedAt: act.at }),
    ...(isOtherHandOff && { nudgedAt: [] }),
  };
  let noted: Paper = { ...paper, handOff };
  const staff = { kind: 'staff', email: by } as const;
  if (isOtherHandOff) {
    const why = handedOff ? `${handedOff.to}, ${handedOff.on}` : 'corrected: it was not handed off';
    noted = withEvent(noted, { what: 'handed-off', by: staff, why }, now);
  }
  if (isOtherAcceptance) {
    const why = accepted ? `${accepted.identifier}, ${accepted.on}` : 'corrected: it was not accepted';
    noted = withEvent(noted, { what: 'accepted', by: staff, why }, now);
  }
  return withNudgeOwed(noted, details, now);
}

/** Whether staff are still to be reminded that nothing came back. */
export const waitsForAcceptance = ({ state, handOff }: Pick<Paper, 'state' | 'handOff'>): boolean =>
  state === 'published' &&
  handOff?.handedOff !== undefined &&
  handOff.accepted === undefined &&
  handOff.nudgedAt.length < MOST_NUDGES;

/** A moment at which mail may leave: `now` itself, or the next one. */
export const mayNudgeAt = (details: WorkshopFile, now: number): number =>
  whyNoMail(details, now).length === 0 ? now : nextWorkingMoment(details, now);

/** Owes the next reminder, so many days after the hand-off or after the last reminder; or no more. */
export function withNudgeOwed(paper: Paper, details: WorkshopFile, now: number): Paper {
  const { handedOff, nudgedAt = [] } = paper.handOff ?? {};
  if (!handedOff || !waitsForAcceptance(paper)) {
    return paper.debts.owed['hand-off'] ? { ...paper, debts: waive(paper.debts, 'hand-off') } : paper;
  }
  const since = Date.parse(nudgedAt.at(-1) ?? handedOff.on);
  const earliest = Math.max(now, since + details.papers.handOffDays * DAY_MS);
  return { ...paper, debts: owe(paper.debts, 'hand-off', nextMorning(details, earliest, MORNING)) };
}

function withoutAct<Of extends object>(act: (Of & { at: string; by: string }) | undefined): object | undefined {
  if (!act) return undefined;
  const { at: _, by: __, ...stated } = act;
  return stated;
}

import { withLetter, withLinkOwed, withoutLetter } from '../people/letters.ts';
import type { Participant } from '../people/participant.ts';
import type { Act, ActKind, Person } from '../people/person.ts';
import { deadlineOf, nextWorkingMoment } from '../workshop/calendar.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { EXTENSION_MOST_DAYS, whyNoMoreTime, withMoreTime } from './extension.ts';
import { whyNone } from './mails.ts';
import { obligationsOf } from './obligations.ts';

/**
 * What organisers do for many people at one press of a button: for each of them one write, which notes the press (`batch`) in
 * the person's own item. So a batch that broke off is repeated by the same press, a press that comes twice does nothing
 * twice, and what has not left yet is taken back. All pure; the same object comes back where nothing changes.
 */

/** What is asked for. Moments in epoch ms. */
export interface Asked {
  readonly kind: ActKind;
  readonly batch: string;
  readonly by: string;
  readonly now: number;
  /** Only for `extend`: until when. */
  readonly until?: number | undefined;
}

/** So long a mail waits that somebody may still take back. */
export const TAKEN_BACK_WITHIN_MS = 10 * 60_000;
/** More acts of one person are not remembered: a page that is older than so many others acts once more. */
export const ACTS_KEPT = 20;

/** When the mails of an act at `now` leave: not at once, and not when the plan's mails would not. Epoch ms. */
export const leavesAt = ({ details }: Workshop, now: number): number =>
  nextWorkingMoment(details, now + TAKEN_BACK_WITHIN_MS);

/** Why nothing is done for this person; `undefined` where it is. */
export function whyNotDone(workshop: Workshop, participant: Participant, asked: Pick<Asked, 'kind' | 'now' | 'until'>) {
  const { person } = participant;
  const { kind, now, until } = asked;
  switch (kind) {
    case 'remind':
      if (person.letters.some((letter) => letter.kind === 'remind-now')) return 'a reminder is on its way already';
      return whyNone(workshop, { kind: 'remind-now' }, participant, obligationsOf(workshop, participant, now), now);
    case 'send-link':
      if (person.letters.some((letter) => letter.kind === 'link')) return 'the link is on its way already';
      return whyNone(workshop, { kind: 'link' }, participant, [], now);
    case 'extend':
      // Otherwise nobody would be told of the earlier extension once this one is taken back.
      if (person.letters.some((letter) => letter.kind === 'extension')) return 'a mail about more time is on its way';
      return until === undefined ? undefined : whyNoMoreTime(workshop, person, until, now);
    case 'attended':
      return person.attended ? 'is ticked off already' : undefined;
  }
}

/** Whether the act becomes a mail for whoever it is done for, and if not, why. Only more time is given without one. */
export function whyNoMail(workshop: Workshop, participant: Participant, { kind, now }: Pick<Asked, 'kind' | 'now'>) {
  if (kind !== 'extend') return undefined;
  // With more time, what could not be given any more is owed again.
  const until = iso(deadlineOf(workshop.details) + EXTENSION_MOST_DAYS * DAY_MS);
  const later = { ...participant, person: { ...participant.person, extension: { until, at: iso(now), by: '' } } };
  return whyNone(workshop, { kind: 'extension' }, later, obligationsOf(workshop, later, now), now);
}

/** The person with the act done and noted, unless there is a reason against it. */
export function withActDone(workshop: Workshop, participant: Participant, asked: Asked): Person {
  const { person } = participant;
  if (person.acts.some(({ batch }) => batch === asked.batch)) return person;
  if (whyNotDone(workshop, participant, asked) !== undefined) return person;
  const { batch, by, now } = asked;
  const note = { batch, by, at: iso(now) };
  const leaves = leavesAt(workshop, now);
  switch (asked.kind) {
    case 'remind': {
      const owing = withLetter(person, 'remind-now', `${by} reminds of what is still open`, leaves);
      return noted(owing, { ...note, kind: 'remind', occurrence: newestLetter(owing) });
    }
    case 'send-link': {
      const owing = withLinkOwed(person, `the link was sent again by ${by}`, leaves);
      return noted(owing, { ...note, kind: 'send-link', occurrence: newestLetter(owing) });
    }
    case 'extend': {
      if (asked.until === undefined) return person;
      const extended = withMoreTime(workshop, person, asked.until, by, now, leaves);
      const before = person.extension && { before: person.extension };
      const act = { kind: 'extend', occurrence: newestLetter(extended), until: iso(asked.until), ...before } as const;
      return noted(extended, { ...note, ...act });
    }
    case 'attended':
      return noted({ ...person, attended: { at: note.at, by } }, { ...note, kind: 'attended' });
  }
}

/** Takes back what one batch did for this person, as far as it has not left. `now` in epoch ms. */
export function withActTakenBack(person: Person, batch: string, by: string, now: number): Person {
  const act = person.acts.find((each) => each.batch === batch);
  if (!act || stateOf(person, act, now) !== 'can-be-taken-back') return person;
  const acts = person.acts.map((each) => (each === act ? { ...act, undone: { at: iso(now), by } } : each));
  const back = withoutIts(person, act);
  return { ...back, acts };
}

function withoutIts(person: Person, act: Act): Person {
  switch (act.kind) {
    case 'remind':
    case 'send-link':
      return withoutLetter(person, act.occurrence);
    case 'extend': {
      const { extension: _, ...rest } = withoutLetter(person, act.occurrence);
      return act.before ? { ...rest, extension: act.before } : rest;
    }
    case 'attended': {
      const { attended: _, ...rest } = person;
      return rest;
    }
  }
}

export type ActState = 'can-be-taken-back' | 'stays' | 'taken-back';

/**
 * Whether the act can still be taken back. `stays`: its mail has left or may be leaving, or somebody has changed since what it
 * did. `now` in epoch ms.
 */
export function stateOf(person: Person, act: Act, now: number): ActState {
  if (act.undone) return 'taken-back';
  switch (act.kind) {
    case 'remind':
    case 'send-link':
      return waits(person, act.occurrence, now) ? 'can-be-taken-back' : 'stays';
    case 'extend':
      return waits(person, act.occurrence, now) && person.extension?.until === act.until
        ? 'can-be-taken-back'
        : 'stays';
    case 'attended':
      return person.attended?.at === act.at && person.attended.by === act.by ? 'can-be-taken-back' : 'stays';
  }
}

/** A letter that is due may be on its way at this very moment. */
const waits = ({ letters }: Person, occurrence: string, now: number): boolean =>
  letters.some((letter) => letter.occurrence === occurrence && Date.parse(letter.dueAt) > now);

/** What became of one batch, counted over everyone. */
export interface BatchTally {
  readonly kind: ActKind;
  readonly at: number;
  readonly done: number;
  readonly canBeTakenBack: number;
  readonly takenBack: number;
}

/** `undefined` where nobody has an act of this batch. */
export function tallyOf(people: readonly Person[], batch: string, now: number): BatchTally | undefined {
  const acts = people.flatMap((person) =>
    person.acts.filter((act) => act.batch === batch).map((act) => ({ act, state: stateOf(person, act, now) })),
  );
  const [first] = acts;
  if (!first) return undefined;
  const count = (state: ActState): number => acts.filter((each) => each.state === state).length;
  return {
    kind: first.act.kind,
    at: Date.parse(first.act.at),
    done: acts.length - count('taken-back'),
    canBeTakenBack: count('can-be-taken-back'),
    takenBack: count('taken-back'),
  };
}

const noted = (person: Person, act: Act): Person => ({ ...person, acts: [...person.acts, act].slice(-ACTS_KEPT) });

const newestLetter = ({ letters }: Person): string => letters.at(-1)?.occurrence ?? '';

const DAY_MS = 24 * 3_600_000;
const iso = (ms: number): string => new Date(ms).toISOString();

import { type Said, say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';
import { normaliseEmail } from '../store/keys.ts';
import { BETWEEN_REQUESTS_MS, isTooOften, REQUESTS_A_DAY, withLetter } from './letters.ts';
import type { NotYou, Person } from './person.ts';

/**
 * Whoever has a personal link and is somebody else: an assistant, a successor, whoever took over the mailbox. The link
 * belongs to the person whom it names, so it may be sent on to that person's right address, and the organisers are told all
 * else. Pure; `now` in epoch ms.
 */

/** In characters. */
export const MESSAGE_MAX = 1000;
/** So much in all: whoever has a link could otherwise write to staff, and to strangers, without end. */
const MOST = 20;

/**
 * Owes the personal link to another address of the same person. The same address once more within minutes is a second press
 * of the button, and changes nothing.
 * @throws Refusal `invalid` for the address that the link goes to already; `too-often`
 */
export function withPassedOn(person: Person, email: string, now: number): Person {
  if (normaliseEmail(person.email) === email) {
    throw new Refusal('invalid', say('web.refused'), { email: say('notYou.sameAddress') });
  }
  if (isRepeated(person, now, (last) => last.kind === 'passed-on' && last.email === email)) return person;
  mayNow(person, now);
  const owing = withLetter(person, 'passed-on', `whoever opened the link says that ${email} is the right address`, now);
  const occurrence = owing.letters.at(-1)?.occurrence ?? '';
  return withNotYou(owing, { kind: 'passed-on', at: iso(now), occurrence, email });
}

/** Notes a message for the organisers. @throws Refusal `too-often` */
export function withOrganisersTold(person: Person, message: string, now: number): Person {
  if (isRepeated(person, now, (last) => last.kind === 'told' && last.message === message)) return person;
  mayNow(person, now);
  return withNotYou(person, { kind: 'told', at: iso(now), message });
}

/** Staff have dealt with all that was said until now. The same object where nothing waits. */
export const withNotYouSeen = (person: Person, now: number): Person =>
  notYouWaiting(person).length === 0 ? person : { ...person, notYouSeenAt: iso(now) };

/** What was said and waits for staff. */
export const notYouWaiting = ({ notYou, notYouSeenAt = '' }: Person): readonly NotYou[] =>
  notYou.filter(({ at }) => at > notYouSeenAt);

/** To which address a letter goes, if it was passed on. */
export const passedOnTo = ({ notYou }: Person, occurrence: string): string | undefined =>
  notYou.flatMap((each) => (each.kind === 'passed-on' && each.occurrence === occurrence ? [each.email] : []))[0];

const withNotYou = (person: Person, said: NotYou): Person => ({ ...person, notYou: [...person.notYou, said] });

function isRepeated({ notYou }: Person, now: number, isSame: (last: NotYou) => boolean): boolean {
  const last = notYou.at(-1);
  return last !== undefined && now - Date.parse(last.at) < BETWEEN_REQUESTS_MS && isSame(last);
}

function mayNow({ notYou }: Person, now: number): void {
  if (notYou.length >= MOST) throw new Refusal('too-often', ENOUGH);
  if (
    isTooOften(
      notYou.map(({ at }) => at),
      now,
    )
  )
    throw new Refusal('too-often', TOO_OFTEN);
}

const ENOUGH: Said = say('notYou.enough');
const TOO_OFTEN: Said = say('notYou.tooOften', { most: REQUESTS_A_DAY, minutes: BETWEEN_REQUESTS_MS / 60_000 });

const iso = (ms: number): string => new Date(ms).toISOString();

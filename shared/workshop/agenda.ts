import { isDeepStrictEqual } from 'node:util';
import { type FieldErrors, Refusal } from '../refusal.ts';
import { TokenSchema } from '../store/keys.ts';
import { hasOpened } from './anonymity.ts';
import { slugOf } from './new-workshop.ts';
import type { Session, Workshop, WorkshopFile } from './workshop.ts';

/**
 * What staff change in the agenda. All pure; the same object comes back where nothing changes. A session's id is the key of
 * its ratings: it never changes, and once people can have rated a session it is never taken out.
 */

const MOST_SESSIONS = 100;

export type Without<Id extends string> = Omit<Session, Id>;

/** A session that says what one in the agenda says was sent twice, and is added once. @throws Refusal `conflict`; `invalid` */
export function addSession(workshop: Workshop, session: Without<'id'>): Workshop {
  const { sessions } = workshop.details;
  if (sessions.some(({ id: _, ...other }) => isDeepStrictEqual(other, session))) return workshop;
  if (sessions.length >= MOST_SESSIONS) {
    throw new Refusal(
      'conflict',
      `An agenda has at most ${MOST_SESSIONS} sessions. Please change one of those there are.`,
    );
  }
  const added = { id: freeId(session.title, sessions), ...session };
  mustFit(workshop.details, added);
  return withSessions(workshop, [...sessions, added]);
}

/** @throws Refusal `not-found`; `invalid`, with a sentence beside each field */
export function changeSession(workshop: Workshop, session: Session): Workshop {
  const before = sessionOf(workshop, session.id);
  if (isDeepStrictEqual(before, session)) return workshop;
  mustFit(workshop.details, session);
  return withSessions(
    workshop,
    workshop.details.sessions.map((other) => (other.id === session.id ? session : other)),
  );
}

/** One place towards the beginning or the end; at either end it stays. @throws Refusal `not-found` */
export function moveSession(workshop: Workshop, id: string, towards: 'earlier' | 'later'): Workshop {
  const session = sessionOf(workshop, id);
  const { sessions } = workshop.details;
  const place = sessions.indexOf(session);
  const to = Math.min(Math.max(place + (towards === 'earlier' ? -1 : 1), 0), sessions.length - 1);
  return to === place ? workshop : withSessions(workshop, sessions.toSpliced(place, 1).toSpliced(to, 0, session));
}

/** A session that is not there was taken out already. `now` in epoch ms. @throws Refusal `conflict`, as `whyItStays` says */
export function removeSession(workshop: Workshop, id: string, now: number): Workshop {
  const sessions = workshop.details.sessions.filter((session) => session.id !== id);
  if (sessions.length === workshop.details.sessions.length) return workshop;
  const why = whyItStays(workshop, now);
  if (why !== undefined) throw new Refusal('conflict', why);
  return withSessions(workshop, sessions);
}

/** Why no session can be taken out; `undefined` where one can. Said beforehand. `now` in epoch ms. */
export function whyItStays(workshop: Workshop, now: number): string | undefined {
  if (hasOpened(workshop, now)) {
    return 'The forms have opened, and people may have rated each session: none can be taken out any more, or their answers would be lost. You can change what it is called, its time and its speakers.';
  }
  return workshop.details.sessions.length === 1
    ? 'A workshop has at least one session. Please change this one.'
    : undefined;
}

/** @throws Refusal `not-found` */
export function sessionOf({ details }: Workshop, id: string): Session {
  const session = details.sessions.find((each) => each.id === id);
  if (!session) throw new Refusal('not-found', 'The agenda has no such session. Please go back to the agenda.');
  return session;
}

export interface SessionProblem {
  readonly field: 'day' | 'from' | 'until';
  /** The end of a sentence about the field. */
  readonly message: string;
}

/** What a session says that does not go together with the workshop, or with itself. */
export function sessionProblems(
  { starts, ends }: Pick<WorkshopFile, 'starts' | 'ends'>,
  { day, from, until }: Pick<Session, 'day' | 'from' | 'until'>,
): SessionProblem[] {
  return [
    ...(day !== undefined && (day < starts || day > ends)
      ? [{ field: 'day' as const, message: `must be a day of the workshop, from ${starts} to ${ends}` }]
      : []),
    ...(until !== undefined && from === undefined
      ? [{ field: 'from' as const, message: 'must be said, too, where "until" is' }]
      : []),
    ...(from !== undefined && until !== undefined && until <= from
      ? [{ field: 'until' as const, message: 'must lie after "from"' }]
      : []),
  ];
}

function mustFit(details: WorkshopFile, session: Session): void {
  const problems = sessionProblems(details, session);
  if (problems.length === 0) return;
  const said: Readonly<Record<SessionProblem['field'], string>> = {
    day: `Please choose a day of the workshop, from ${details.starts} to ${details.ends}, or leave it empty.`,
    from: 'Please enter when it begins, too, or leave the end empty.',
    until: 'Please enter an end that lies after the beginning.',
  };
  const fields: FieldErrors = Object.fromEntries(problems.map(({ field }) => [field, said[field]]));
  throw new Refusal('invalid', 'Nothing of the agenda was changed yet.', fields);
}

const withSessions = (workshop: Workshop, sessions: Session[]): Workshop => ({
  ...workshop,
  details: { ...workshop.details, sessions },
});

/** An id that says which session it is, for whoever reads an export. */
function freeId(title: string, sessions: readonly Session[]): string {
  const taken = new Set(sessions.map(({ id }) => id));
  const slug = slugOf(title).slice(0, 50).replace(/-$/, '');
  const base = TokenSchema.safeParse(slug).success ? slug : 'session';
  if (base !== 'session' && !taken.has(base)) return base;
  const number = Array.from({ length: MOST_SESSIONS + 1 }, (_, index) => index + 1).find(
    (each) => !taken.has(`${base}-${each}`),
  );
  return `${base}-${number}`;
}

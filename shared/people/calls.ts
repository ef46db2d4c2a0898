import type * as z from 'zod';
import { Refusal } from '../refusal.ts';
import { lengthOf, tidyText } from '../typed-text.ts';
import type { CallSchema, Person } from './person.ts';

/** The log of telephone calls to a person. Pure; the same object comes back where nothing changes. `now` in epoch ms. */

export type Call = z.infer<typeof CallSchema>;
export type CallOutcome = Call['outcome'];

/** No more are kept of one person: the item stays far below its limit. */
export const CALLS_MAX = 40;
/** In characters. */
export const CALL_NOTE_MAX = 300;

export interface CallInput {
  readonly outcome: CallOutcome;
  readonly note: string;
}

/**
 * Logs a call. `seen`: how many calls the page showed; a call of the same person with the same words that came since is this
 * one, sent twice.
 * @throws Refusal `invalid` (field `note`) for a note that is too long, or where the log is full
 */
export function withCall(person: Person, input: CallInput, seen: number, by: string, now: number): Person {
  const note = checked(input.note);
  const isThis = (call: Call): boolean => call.by === by && call.outcome === input.outcome && call.note === note;
  if (person.calls.slice(seen).some(isThis)) return person;
  if (person.calls.length >= CALLS_MAX) {
    throw new Refusal('invalid', 'The call was not noted.', {
      note: `${CALLS_MAX} calls of ${person.name} are noted, and no more are kept. Please delete an older one first, on the person’s page.`,
    });
  }
  const call: Call = { at: freeMoment(person.calls, now), by, outcome: input.outcome, note };
  return { ...person, calls: [...person.calls, call] };
}

/** Corrects the call of that moment. @throws Refusal `not-found`; `invalid` (field `note`) */
export function withCallCorrected(person: Person, at: string, input: CallInput): Person {
  const call = person.calls.find((each) => each.at === at);
  if (!call) throw new Refusal('not-found', 'This call is not in the log any more.');
  const note = checked(input.note);
  if (call.outcome === input.outcome && call.note === note) return person;
  const corrected = { ...call, outcome: input.outcome, note };
  return { ...person, calls: person.calls.map((each) => (each === call ? corrected : each)) };
}

/** What is not there (any more) is deleted already. */
export function withoutCall(person: Person, at: string): Person {
  const calls = person.calls.filter((call) => call.at !== at);
  return calls.length === person.calls.length ? person : { ...person, calls };
}

/** The moment names the call, so no two have the same. */
function freeMoment(calls: readonly Call[], now: number): string {
  let at = now;
  while (calls.some((call) => Date.parse(call.at) === at)) at += 1;
  return new Date(at).toISOString();
}

function checked(typed: string): string {
  const note = tidyText(typed);
  if (lengthOf(note) > CALL_NOTE_MAX) {
    throw new Refusal('invalid', 'The call was not noted.', {
      note: `Please keep the note to ${CALL_NOTE_MAX} characters; it has ${lengthOf(note)}.`,
    });
  }
  return note;
}

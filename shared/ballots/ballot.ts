import * as z from 'zod';
import { AnswersSchema } from '../feedback/answers.ts';
import { SectionSchema } from '../feedback/questionnaire.ts';
import { say } from '../language/texts.ts';
import type { Person } from '../people/person.ts';
import { Refusal } from '../refusal.ts';
import { closesAt } from '../workshop/calendar.ts';
import { mustBeOpen } from '../workshop/opening.ts';
import { SessionSchema, type Workshop } from '../workshop/workshop.ts';
import { PublicKeySchema } from './blind-signature.ts';

/**
 * Anonymous feedback as a ballot. The issuer knows the person and never sees the ballot: it signs a blinded message, once a
 * person. The ballot box sees the ballot and knows no person: it takes whatever bears the signature, each once. That is why
 * nobody can tell whose answers are whose. docs/anonymity.md says what each side can learn.
 */

/** All that the ballot box knows of a workshop: so it needs no look into the table that holds the people. */
export const BoxSchema = z.object({
  publicKey: PublicKeySchema,
  questionnaire: z.object({ sections: z.array(SectionSchema) }),
  sessions: z.array(SessionSchema),
  timeZone: z.string(),
  closesAt: z.iso.datetime(),
  /** The answers were counted: nothing is taken any more, whatever the dates say. */
  counted: z.boolean().default(false),
});
export type Box = z.infer<typeof BoxSchema>;

/** One person's answers, and nobody's: the day is its only date, local to the workshop. */
export const BallotSchema = z.object({ answers: AnswersSchema, day: z.iso.date() });
export type Ballot = z.infer<typeof BallotSchema>;

/** What the box is told of a workshop as it stands. */
export const boxOf = (workshop: Workshop, asked: Pick<Box, 'publicKey' | 'questionnaire'>): Omit<Box, 'counted'> => ({
  ...asked,
  sessions: workshop.details.sessions,
  timeZone: workshop.details.timeZone,
  closesAt: new Date(closesAt(workshop)).toISOString(),
});

/** @throws Refusal `closed` once the answers are counted, or their time is over (`now` in epoch ms) */
export function mustTake(box: Box, now: number): void {
  if (box.counted || now >= Date.parse(box.closesAt)) throw new Refusal('closed', say('ballot.boxClosed'));
}

/**
 * The person, marked as served with this blinded message (its digest, hex). The same one again changes nothing, so that a
 * lost reply is no lost vote; `now` in epoch ms.
 * @throws Refusal `closed`, outside of the opening; `conflict` for another message
 */
export function withServed(workshop: Workshop, person: Person, blinded: string, now: number): Person {
  mustBeOpen(workshop, person, now);
  if (person.served?.blinded === blinded) return person;
  if (person.served) throw new Refusal('conflict', say('ballot.servedAlready'));
  return { ...person, served: { blinded } };
}

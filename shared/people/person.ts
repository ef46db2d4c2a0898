import * as z from 'zod';
import { DebtsSchema, NO_DEBTS } from '../debts/debts.ts';
import { AnswersSchema } from '../feedback/answers.ts';
import { LanguageSchema } from '../language/language.ts';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';
import { SwotEntrySchema } from '../swot/swot.ts';

const AtAddress = z.object({ email: z.string(), at: z.iso.datetime() });

/** Whether mail reaches the person and is wanted. What is known of an address counts for that one only. */
export const StandingSchema = z.object({
  unsubscribedAt: z.iso.datetime().optional(),
  undeliverable: AtAddress.extend({ why: z.string() }).optional(),
  /** Mail came back for a while, such as from a full mailbox; it is tried again. */
  deferred: AtAddress.extend({ why: z.string() }).optional(),
  /** The first mail that arrived. */
  reached: AtAddress.optional(),
});

/** A mail that one person is still to get, outside of the plan. Each is an occurrence of its own. */
export const LetterSchema = z.object({
  /**
   * `link`: the personal link, since the person asked for it, staff sent it again, or the address was corrected.
   * `extension`: more time was given. `passed-on`: the personal link, to an address that whoever opened it gave. `again`: a
   * mail of the plan that came back for a while, once more. `remind-now`: what is still owed, since staff remind outside of the plan.
   */
  kind: z.enum(['link', 'extension', 'passed-on', 'again', 'remind-now']),
  occurrence: TokenSchema,
  why: z.string(),
  dueAt: z.iso.datetime(),
});
export type Letter = z.infer<typeof LetterSchema>;

/**
 * What somebody said who has the person's link and is not that person. `passed-on`: to which address it was sent, by the
 * letter of that occurrence. `told`: a message for the organisers.
 */
export const NotYouSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('passed-on'), at: z.iso.datetime(), occurrence: TokenSchema, email: z.string() }),
  z.object({ kind: z.literal('told'), at: z.iso.datetime(), message: z.string() }),
]);
export type NotYou = z.infer<typeof NotYouSchema>;

export const ExtensionSchema = z.object({
  until: z.iso.datetime(),
  at: z.iso.datetime(),
  by: z.string(),
});

/** Who of the staff did it, and when. */
const ActOfStaffSchema = z.object({ at: z.iso.datetime(), by: z.string() });

/** A telephone call of a member of staff to the person, or to the person's office. */
export const CallSchema = ActOfStaffSchema.extend({
  outcome: z.enum(['spoke', 'message-left', 'no-answer', 'wrong-number']),
  note: z.string(),
});

/**
 * What an organiser did for this person among others, at one press of a button. `batch` names that press: pressed again, it
 * does nothing more, and it is taken back by that name. `occurrence`: the letter that it owes.
 */
export const ActSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.enum(['remind', 'send-link']), occurrence: TokenSchema }),
    /** `before`: the extension that the person had until then. */
    z.object({
      kind: z.literal('extend'),
      occurrence: TokenSchema,
      until: z.iso.datetime(),
      before: ExtensionSchema.optional(),
    }),
    z.object({ kind: z.literal('attended') }),
  ])
  .and(
    ActOfStaffSchema.extend({
      batch: TokenSchema,
      undone: ActOfStaffSchema.optional(),
    }),
  );
export type Act = z.infer<typeof ActSchema>;

export const ActKindSchema = z.enum(['remind', 'extend', 'send-link', 'attended']);
export type ActKind = Act['kind'];

/** What the person agreed to, and since when. Absent: not agreed, or taken back. */
export const AgreementsSchema = z.object({
  /** To stand in the report's list of participants. */
  named: z.iso.datetime().optional(),
  /** To stand in the list of contacts that the other participants see. */
  contact: z.iso.datetime().optional(),
});

export const FeedbackSchema = z.object({
  /** The version that was answered. */
  questionnaire: z.int().nonnegative(),
  answers: AnswersSchema,
  firstAt: z.iso.datetime(),
  at: z.iso.datetime(),
  /** Who of the staff entered it on the person's behalf, such as from paper. */
  enteredBy: z.string().optional(),
});

/** One seat at the workshop, and all that the person in it gave but papers. One item, changed by one write. */
export const PersonSchema = z.object({
  id: TokenSchema,
  workshopId: WorkshopIdSchema,
  name: z.string(),
  email: z.email(),
  organisation: z.string(),
  position: z.string(),
  telephone: z.string().optional(),
  language: LanguageSchema,
  /** When the person chose it; absent where the list of participants says it. */
  languageChosenAt: z.iso.datetime().optional(),
  /** How many discussion papers the person promised to send in. */
  papersPromised: z.int().min(0).max(10),
  /** Raised to revoke every link that was sent. */
  linkVersion: z.int().positive(),
  addedAt: z.iso.datetime(),
  /** Registered at the workshop, and not on the list before. */
  walkedIn: z.boolean().default(false),
  /** Ticked off as having been there. */
  attended: ActOfStaffSchema.optional(),
  agreed: AgreementsSchema.default({}),
  /** Oldest first. */
  calls: z.array(CallSchema).default([]),
  /** When staff last had the personal link shown, to pass it on. */
  linkShown: ActOfStaffSchema.optional(),
  /** Oldest first; only the last ones are kept. */
  acts: z.array(ActSchema).default([]),
  feedback: FeedbackSchema.optional(),
  /**
   * Where feedback is anonymous: the person was given a ballot. SHA-256 (hex) of the blinded message that was signed, the only
   * one that is signed again. No moment stands here: beside the days of the ballots it would tell whose is whose.
   */
  served: z.object({ blinded: z.string() }).optional(),
  swot: z.array(SwotEntrySchema),
  /** The ids of the others' SWOT entries that the person endorses. Those that were withdrawn since count nowhere. */
  endorsed: z.array(TokenSchema).default([]),
  /** What the person has nothing to add to, by the obligation's key. */
  declined: z.record(TokenSchema, z.iso.datetime()).default({}),
  extension: ExtensionSchema.optional(),
  standing: StandingSchema,
  letters: z.array(LetterSchema).default([]),
  /** How many letters were ever owed: numbers their occurrences. */
  lettersOwed: z.int().nonnegative().default(0),
  /** When the person last asked for the link, newest last. */
  linkRequests: z.array(z.iso.datetime()).default([]),
  /** Oldest first. */
  notYou: z.array(NotYouSchema).default([]),
  /** Staff have dealt with what was said until then. */
  notYouSeenAt: z.iso.datetime().optional(),
  debts: DebtsSchema.default(NO_DEBTS),
});
export type Person = z.infer<typeof PersonSchema>;

/** Whether the person's feedback is there, or the ballot for it was handed out: what is in that one nobody knows. */
export const gaveFeedback = ({ feedback, served }: Pick<Person, 'feedback' | 'served'>): boolean =>
  feedback !== undefined || served !== undefined;

/** Why no mail may go to the person, or `undefined` where one may. */
export function unreachable(person: Person): 'unsubscribed' | 'undeliverable' | undefined {
  if (person.standing.undeliverable?.email === person.email) return 'undeliverable';
  if (person.standing.unsubscribedAt !== undefined) return 'unsubscribed';
  return undefined;
}

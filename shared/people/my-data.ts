import * as z from 'zod';
import { ActionEventSchema } from '../actions/action.ts';
import { ActionStatusSchema } from '../actions/action-state.ts';
import { ToldActSchema } from '../audit/told.ts';
import { DraftFieldsSchema } from '../drafts/draft.ts';
import { AnswersSchema } from '../feedback/answers.ts';
import { LanguageSchema } from '../language/language.ts';
import { MailStateSchema } from '../mail/mail.ts';
import { CoAuthorSchema } from '../papers/co-author.ts';
import { AttachmentSchema, PaperFileSchema, PaperMetadataSchema, PaperSchema, VerdictSchema } from '../papers/paper.ts';
import { HappeningSchema } from '../papers/paper-event.ts';
import { PaperStateSchema } from '../papers/paper-state.ts';
import { QuadrantSchema } from '../swot/swot.ts';
import { ActKindSchema, AgreementsSchema, CallSchema, NotYouSchema, StandingSchema } from './person.ts';

/** All that is held about one person, as the person gets it in one file. Moments are ISO 8601. */

const at = z.iso.datetime();

export const MyDataSchema = z.strictObject({
  format: z.literal(1),
  madeAt: at,
  workshop: z.strictObject({ id: z.string(), title: z.string(), organisers: z.array(z.string()) }),
  /** As it stands in the list of participants. */
  profile: z.strictObject({
    name: z.string(),
    email: z.string(),
    organisation: z.string(),
    position: z.string(),
    telephone: z.string().nullable(),
    language: LanguageSchema,
    languageChosenAt: at.nullable(),
    papersPromised: z.int(),
    addedAt: at,
    walkedIn: z.boolean(),
    /** When staff noted that the person was there. */
    attendedAt: at.nullable(),
    /** How often the personal link was replaced, counted from 1. */
    linkVersion: z.int(),
  }),
  /** What was answered, under the question as it was asked; `answers` is the same as it is stored. */
  feedback: z
    .strictObject({
      firstAt: at,
      at,
      questionnaire: z.int(),
      /** Whether staff entered it for the person. */
      onBehalf: z.boolean(),
      asked: z.array(z.strictObject({ id: z.string(), title: z.string(), answer: z.unknown() })),
      answers: AnswersSchema,
    })
    .nullable(),
  /** Where feedback is anonymous: that a ballot was given, and the digest of what was signed for it. No answer is known here. */
  served: z.strictObject({ blinded: z.string() }).nullable(),
  swot: z.array(
    z.strictObject({ id: z.string(), quadrant: QuadrantSchema, text: z.string(), at, onBehalf: z.boolean() }),
  ),
  /** Which entries of others the person endorses, by their ids. */
  endorsed: z.array(z.string()),
  /** Typed and not sent, by form. */
  drafts: z.array(z.strictObject({ form: z.string(), savedAt: at, fields: DraftFieldsSchema })),
  papers: z.array(
    z.strictObject({
      id: z.string(),
      state: PaperStateSchema,
      createdAt: at,
      publishedAt: at.nullable(),
      metadata: PaperMetadataSchema,
      versions: z.array(
        z.strictObject({
          number: z.int(),
          submittedAt: at,
          metadata: PaperMetadataSchema,
          file: PaperFileSchema,
          attachments: z.array(AttachmentSchema),
          /** When it was agreed that it may be published. */
          consentedAt: at.nullable(),
          /** Whether staff handed it in for the person. */
          onBehalf: z.boolean(),
        }),
      ),
      /** `comments`: what reviewers wrote, as far as it was passed on. */
      decisions: z.array(
        z.strictObject({
          version: z.int(),
          verdict: VerdictSchema,
          reason: z.string(),
          at,
          comments: z.array(z.string()),
        }),
      ),
      refusedBecause: z.string().nullable(),
      /** What goes with the next version. */
      attachments: z.array(AttachmentSchema),
      withdrawn: PaperSchema.shape.withdrawn.unwrap().nullable(),
      /** What happened, by whom of whom; who reviews a paper stays among staff. */
      events: z.array(
        z.strictObject({
          at,
          what: HappeningSchema,
          by: z.enum(['author', 'staff', 'co-author', 'afterword']),
          version: z.int().nullable(),
          why: z.string().nullable(),
        }),
      ),
      /** Who was asked to confirm being an author, and what was answered. */
      coAuthors: z.array(
        z.strictObject({
          name: z.string(),
          email: z.string(),
          askedAt: at.nullable(),
          answer: CoAuthorSchema.shape.answer.unwrap().nullable(),
        }),
      ),
    }),
  ),
  /** What was taken on at the workshop. */
  actions: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      partners: z.array(z.string()),
      agreedAt: at,
      dueOn: z.string().nullable(),
      status: ActionStatusSchema,
      /** Whether it is somebody else's by now. */
      handedOn: z.boolean(),
      /** What happened, by whom; which member of staff stays among staff. */
      events: z.array(ActionEventSchema.omit({ by: true }).extend({ by: z.enum(['owner', 'staff']) })),
    }),
  ),
  /** What the person has nothing to add to, by what is asked. */
  declined: z.record(z.string(), at),
  /** What the person agreed to, and since when. */
  agreed: AgreementsSchema,
  /** When staff telephoned, and what they noted; by whom stays among staff. */
  calls: z.array(CallSchema.omit({ by: true })),
  /** When staff last had the personal link shown, to pass it on. */
  linkShownAt: at.nullable(),
  /** What organisers did for this person among others, such as a reminder; by whom stays among staff. */
  organisersDid: z.array(z.strictObject({ at, what: ActKindSchema, takenBackAt: at.nullable() })),
  /** What staff did about the person in the console, from the audit log; by whom stays among staff. */
  staffDid: z.array(ToldActSchema),
  /** More time, given by staff. */
  extension: z.strictObject({ until: at, at }).nullable(),
  /** Each e-mail of this workshop to the person, and what became of it. */
  mails: z.array(
    z.strictObject({
      occurrence: z.string(),
      to: z.string(),
      subject: z.string(),
      why: z.string(),
      state: MailStateSchema,
      at,
      settledAt: at.nullable(),
      problem: z.string().nullable(),
    }),
  ),
  /** Mails that are still to be sent to this person alone. */
  mailsToCome: z.array(z.strictObject({ kind: z.string(), why: z.string(), dueAt: at })),
  /** Whether mail arrives, and whether reminders are wanted. */
  standing: StandingSchema,
  /** When the personal link was asked for, of late. */
  linkRequests: z.array(at),
  /** What was said under “Not you?”. */
  notYou: z.array(NotYouSchema),
});
export type MyData = z.infer<typeof MyDataSchema>;

import * as z from 'zod';
import { MailStateSchema } from '../../../shared/mail/mail.ts';
import { CoAuthorSchema } from '../../../shared/papers/co-author.ts';
import { DecisionSchema, PaperFileSchema, PaperSchema, PaperVersionSchema } from '../../../shared/papers/paper.ts';
import { PaperEventSchema } from '../../../shared/papers/paper-event.ts';
import { PaperStateSchema } from '../../../shared/papers/paper-state.ts';
import { ReviewSchema } from '../../../shared/papers/review.ts';
import { StaffNotesSchema } from '../../../shared/papers/staff-notes.ts';
import { PersonSchema } from '../../../shared/people/person.ts';
import { ArrivedJson, UploadAsked, UploadFormJson } from '../../../shared/web/answers.ts';
import type { Api } from '../../../shared/web/route-api.ts';
import { OwedJson } from './overview.ts';

const { id, personId, state, metadata, withdrawn, refusedBecause } = PaperSchema.shape;

export const PaperListJson = z.object({
  papers: z.array(
    z.object({
      id,
      personId,
      person: z.string(),
      organisation: z.string(),
      title: z.string(),
      state,
      versions: z.int(),
      submittedAt: z.iso.datetime().nullable(),
    }),
  ),
  /** How many there are in each state, in words where they are not all counted. */
  counts: z.record(PaperStateSchema, z.string()),
  /** The state that is asked for alone. */
  state: state.nullable(),
  /** The address of the next page of them. */
  next: z.string().nullable(),
});

export const PaperDecidedJson = z.object({
  id,
  personId,
  state,
  metadata,
  versions: z.array(
    PaperVersionSchema.pick({ number: true, submittedAt: true, metadata: true }).extend({
      file: PaperFileSchema.pick({ name: true, type: true, bytes: true, sha256: true }),
    }),
  ),
  decisions: z.array(DecisionSchema),
  coAuthors: z.array(CoAuthorSchema),
  refusedBecause: refusedBecause.unwrap().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  events: z.array(PaperEventSchema),
});

export const ReviewJson = ReviewSchema.omit({ told: true, debts: true });

const Notes = StaffNotesSchema.shape.notes;

export const PaperPageJson = PaperDecidedJson.extend({
  reviews: z.array(
    ReviewJson.extend({
      standing: z.enum([
        'removed',
        'conflict',
        'declined',
        'withdrawn',
        'decided',
        'waiting',
        'over',
        'invited',
        'accepted',
        'recommended',
        'finished',
      ]),
      mails: z.array(
        z.object({
          occurrence: z.string(),
          state: MailStateSchema,
          at: z.iso.datetime(),
          problem: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** Among staff. */
  notes: Notes,
});
export const PaperNotesJson = z.object({ notes: Notes });

export const AuthorsJson = z.object({
  participants: z.array(PersonSchema.pick({ id: true, name: true, organisation: true })),
});
export const PaperBegunJson = z.object({ id, personId });
export const PaperHandedInJson = z.object({ id, state, versions: z.int() });
export const WithdrawalJson = z.object({ id, state, withdrawn: withdrawn.unwrap().nullable() });

const PAPERS = '/staff/w/{workshopId}/papers';
const PAPER = `${PAPERS}/{personId}/{paperId}`;
const file = { noJson: 'a file' };

export const papersApi = {
  [`GET ${PAPERS}`]: {
    response: PaperListJson,
    query: z.object({ state: state.optional(), after: z.string().optional() }),
  },
  [`GET ${PAPERS}/new`]: {
    response: AuthorsJson,
    query: z.object({ /** Whose form is asked for. */ person: z.string().optional() }),
  },
  [`POST ${PAPERS}/new`]: { response: PaperBegunJson },
  [`GET ${PAPER}`]: { response: PaperPageJson },
  [`POST ${PAPER}/decision`]: { response: PaperDecidedJson },
  [`GET ${PAPER}/withdrawal`]: { response: WithdrawalJson },
  [`POST ${PAPER}/withdrawal`]: { response: WithdrawalJson },
  [`GET ${PAPER}/hand-in`]: { noJson: 'a form for people; its POST takes JSON' },
  [`POST ${PAPER}/upload`]: { response: UploadFormJson },
  [`GET ${PAPER}/uploaded`]: { response: ArrivedJson, query: UploadAsked },
  [`POST ${PAPER}/submit`]: { response: PaperHandedInJson },
  [`GET ${PAPER}/versions/{version}/file`]: file,
  [`GET ${PAPER}/versions/{version}/attachments/{sha256}`]: file,
  [`POST ${PAPER}/reviewers`]: { response: ReviewJson },
  [`POST ${PAPER}/reviewers/{reviewId}/send-again`]: { response: ReviewJson },
  [`POST ${PAPER}/reviewers/{reviewId}/remove`]: { response: ReviewJson },
  [`POST ${PAPER}/reviewers/{reviewId}/more-time`]: { response: ReviewJson },
  [`POST ${PAPER}/recommendation`]: { response: ReviewJson },
  [`POST ${PAPER}/conflict`]: { response: ReviewJson },
  [`POST ${PAPER}/notes`]: { response: PaperNotesJson },
  [`POST ${PAPER}/retry`]: { response: OwedJson },
} satisfies Api;

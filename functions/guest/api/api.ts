import * as z from 'zod';
import { CoAuthorSchema } from '../../../shared/papers/co-author.ts';
import { PaperFileSchema, PaperMetadataSchema } from '../../../shared/papers/paper.ts';
import { RecommendationSchema, ReviewSchema } from '../../../shared/papers/review.ts';
import type { Api } from '../../../shared/web/route-api.ts';

export const GuestHomeJson = z.object({ home: z.string() });

export const CoAuthorPageJson = z.object({
  metadata: PaperMetadataSchema,
  version: z.int().nullable(),
  files: z.array(PaperFileSchema.omit({ key: true }).extend({ download: z.string() })),
  /** The name under which the paper has the co-author. */
  you: z.string(),
  until: z.iso.datetime().nullable(),
  answer: CoAuthorSchema.shape.answer.unwrap().nullable(),
});

/** Where a review stands; see `ReviewStanding` in shared/papers/review.ts. */
export const ReviewStandsJson = z.enum([
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
]);

export const ReviewerPageJson = z.object({
  standing: ReviewStandsJson,
  dueAt: z.iso.datetime(),
  message: ReviewSchema.shape.message,
  recommendation: RecommendationSchema.nullable(),
  /** `null`: there is nothing to be read, or not any more. */
  paper: PaperMetadataSchema.extend({
    version: z.int(),
    file: PaperFileSchema.pick({ name: true, sha256: true }).extend({ download: z.string() }),
  }).nullable(),
});

const CO_AUTHOR = '/guest/co-author/{workshopId}/{paperId}/{guestId}';
const REVIEWER = '/guest/reviewer/{workshopId}/{paperId}/{guestId}';
const file = { noJson: 'a file' };

export const guestApi: Api = {
  'GET /g/{token}': { response: GuestHomeJson },
  [`GET ${CO_AUTHOR}`]: { response: CoAuthorPageJson },
  [`POST ${CO_AUTHOR}`]: { response: CoAuthorPageJson },
  [`GET ${CO_AUTHOR}/files/{number}`]: file,
  [`GET ${REVIEWER}`]: { response: ReviewerPageJson },
  [`GET ${REVIEWER}/file`]: {
    ...file,
    query: z.object({
      /** Which of what goes with it, counted from 1. */ attachment: z.string().optional(),
      frame: z.string().optional(),
    }),
  },
  [`POST ${REVIEWER}/answer`]: { response: ReviewerPageJson },
  [`POST ${REVIEWER}/recommendation`]: { response: ReviewerPageJson },
};

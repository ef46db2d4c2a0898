import * as z from 'zod';
import { DraftSchema } from '../../../shared/drafts/draft.ts';
import { QuestionnaireSchema, SectionSchema } from '../../../shared/feedback/questionnaire.ts';
import { FeedbackSchema } from '../../../shared/people/person.ts';
import { GivenFeedbackJson, Phase } from '../../../shared/web/answers.ts';
import type { Api } from '../../../shared/web/route-api.ts';
import { SessionSchema } from '../../../shared/workshop/workshop.ts';

const form = { phase: Phase, deadline: z.string(), sessions: z.array(SessionSchema.pick({ id: true, title: true })) };

export const FeedbackFormJson = z.object({
  ...form,
  questionnaire: QuestionnaireSchema,
  feedback: FeedbackSchema.nullable(),
  draft: DraftSchema.nullable(),
});

/** Where feedback is anonymous: `box` is the address that takes the ballot. */
export const AnonymousFormJson = z.object({
  ...form,
  questionnaire: z.object({ sections: z.array(SectionSchema) }),
  anonymous: z.literal(true),
  /** A ballot was handed out: what it says nobody knows. */
  served: z.boolean(),
  box: z.string(),
});
export const ServedJson = z.object({ served: z.literal(true) });

/** Asked with nothing: whether the key is there. */
export const ReadyJson = z.object({ ready: z.boolean() });
/** The blind signature, base64url. */
export const SignedJson = z.object({ signature: z.string() });

export const DraftKeptJson = DraftSchema.omit({ fields: true }).extend({ revision: z.int().nonnegative() });

const MINE = '/w/{workshopId}/p/{personId}';

export const feedbackApi = {
  [`GET ${MINE}/feedback`]: {
    response: z.union([FeedbackFormJson, AnonymousFormJson]),
    /** Of a form of several parts, counted from 1; for pages alone. */
    query: z.object({ page: z.string().optional() }),
  },
  [`POST ${MINE}/feedback`]: { response: GivenFeedbackJson },
  [`GET ${MINE}/feedback/received`]: { response: ServedJson },
  [`POST ${MINE}/ballot`]: { response: z.union([ReadyJson, SignedJson]) },
  [`POST ${MINE}/drafts/{form}`]: { response: DraftKeptJson },
} satisfies Api;

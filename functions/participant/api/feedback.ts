import * as z from 'zod';
import { QuestionnaireSchema } from '../../../shared/feedback/questionnaire.ts';
import type { Api } from '../../../shared/web/route-api.ts';

export const feedbackApi: Api = {
  'GET /w/{workshopId}/p/{personId}/feedback': {
    response: z.looseObject({
      phase: z.string(),
      deadline: z.string(),
      questionnaire: QuestionnaireSchema,
      sessions: z.array(z.looseObject({ id: z.string(), title: z.string() })),
      feedback: z.unknown(),
      draft: z.unknown(),
    }),
  },
  'POST /w/{workshopId}/p/{personId}/feedback': {
    response: z.looseObject({
      feedback: z.looseObject({
        questionnaire: z.int(),
        answers: z.record(z.string(), z.unknown()),
        firstAt: z.iso.datetime(),
        at: z.iso.datetime(),
      }),
    }),
  },
  'GET /w/{workshopId}/p/{personId}/feedback/received': { noJson: 'a form for people; its POST takes JSON' },
  'POST /w/{workshopId}/p/{personId}/ballot': {
    response: z.looseObject({ ready: z.boolean().optional(), signature: z.string().optional() }),
  },
  'POST /w/{workshopId}/p/{personId}/drafts/{form}': {
    response: z.looseObject({ revision: z.int(), savedAt: z.iso.datetime() }),
  },
};

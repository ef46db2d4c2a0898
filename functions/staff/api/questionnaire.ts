import * as z from 'zod';
import { ConditionSchema } from '../../../shared/feedback/condition.ts';
import { QuestionnaireSchema, QuestionSchema, SectionSchema } from '../../../shared/feedback/questionnaire.ts';
import { QuestionnaireDraftSchema } from '../../../shared/feedback/questionnaire-draft.ts';
import { LanguageSchema } from '../../../shared/language/language.ts';
import type { Api } from '../../../shared/web/route-api.ts';

const revision = z.int();

/** What is being worked on. */
export const QuestionnaireInWorkJson = z.object({
  revision,
  changed: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
  questionnaire: QuestionnaireDraftSchema.shape.questionnaire,
});

export const QuestionnairePageJson = z.object({
  draft: QuestionnaireInWorkJson.optional(),
  /** Of the draft: whether and what it changes, and what stands against publishing it. */
  standing: z.object({ isChanged: z.boolean(), problems: z.array(z.string()), breaks: z.array(z.string()) }).optional(),
  version: z.int(),
  questionnaire: QuestionnaireSchema,
});

export const SectionInWorkJson = SectionSchema.extend({ revision });
const [rating, scale, matrix, single, multiple, text, number, date, consent] = QuestionSchema.options;
export const QuestionInWorkJson = z.discriminatedUnion('kind', [
  rating.safeExtend({ revision }),
  scale.safeExtend({ revision }),
  matrix.safeExtend({ revision }),
  single.safeExtend({ revision }),
  multiple.safeExtend({ revision }),
  text.safeExtend({ revision }),
  number.safeExtend({ revision }),
  date.safeExtend({ revision }),
  consent.safeExtend({ revision }),
]);
export const ConditionInWorkJson = z.object({ showIf: ConditionSchema.nullable(), revision });
export const PublishedVersionJson = z.object({ version: z.int() });

const Q = '/staff/w/{workshopId}/questionnaire';

export const questionnaireApi = {
  [`GET ${Q}`]: { response: QuestionnairePageJson },
  [`GET ${Q}/preview`]: {
    noJson: 'the form as participants see it',
    query: z.object({ language: LanguageSchema.optional() }),
  },
  [`GET ${Q}/questionnaire.json`]: { response: QuestionnaireDraftSchema.shape.questionnaire },
  [`GET ${Q}/json`]: { response: QuestionnaireInWorkJson },
  [`POST ${Q}/json`]: { response: QuestionnaireInWorkJson },
  [`GET ${Q}/sections`]: { response: QuestionnaireInWorkJson },
  [`POST ${Q}/sections`]: { response: QuestionnaireInWorkJson },
  [`GET ${Q}/sections/{section}`]: { response: SectionInWorkJson },
  [`POST ${Q}/sections/{section}`]: { response: QuestionnaireInWorkJson },
  [`GET ${Q}/questions`]: {
    response: QuestionnaireInWorkJson,
    query: z.object({ kind: z.string().optional(), section: z.string().optional() }),
  },
  [`POST ${Q}/questions`]: { response: QuestionnaireInWorkJson },
  [`GET ${Q}/questions/{questionId}`]: { response: QuestionInWorkJson },
  [`POST ${Q}/questions/{questionId}`]: { response: QuestionnaireInWorkJson },
  [`GET ${Q}/questions/{questionId}/condition`]: {
    response: ConditionInWorkJson,
    query: z.object({ /** The question that it is to ask about. */ about: z.string().optional() }),
  },
  [`POST ${Q}/questions/{questionId}/condition`]: { response: QuestionnaireInWorkJson },
  [`POST ${Q}/publish`]: { response: PublishedVersionJson },
  [`POST ${Q}/discard`]: { response: QuestionnaireInWorkJson },
} satisfies Api;

import * as z from 'zod';
import { QuestionnaireSchema, QuestionSchema } from '../../../shared/feedback/questionnaire.ts';
import { localised } from '../../../shared/language/localised.ts';
import { Anything, type Api } from '../../../shared/web/route-api.ts';

const Words = localised(1000);

export const questionnaireApi: Api = {
  'GET /staff/w/{workshopId}/questionnaire': {
    response: z.looseObject({
      version: z.int(),
      questionnaire: QuestionnaireSchema,
      draft: z.record(z.string(), z.unknown()),
      standing: z.looseObject({ isChanged: z.boolean(), problems: z.array(z.string()), breaks: z.array(z.unknown()) }),
    }),
  },
  'GET /staff/w/{workshopId}/questionnaire/preview': { noJson: 'a form for people; its POST takes JSON' },
  'GET /staff/w/{workshopId}/questionnaire/questionnaire.json': {
    response: z.looseObject({ sections: z.array(z.looseObject({ title: Words, questions: z.array(QuestionSchema) })) }),
  },
  'GET /staff/w/{workshopId}/questionnaire/json': {
    response: z.looseObject({ revision: z.int(), changed: z.unknown(), questionnaire: QuestionnaireSchema }),
  },
  'POST /staff/w/{workshopId}/questionnaire/json': {
    response: z.looseObject({
      revision: z.int(),
      changed: z.looseObject({ at: z.iso.datetime(), by: z.string() }),
      questionnaire: QuestionnaireSchema,
    }),
  },
  'GET /staff/w/{workshopId}/questionnaire/sections': {
    response: z.looseObject({ revision: z.int(), changed: z.unknown(), questionnaire: QuestionnaireSchema }),
  },
  'POST /staff/w/{workshopId}/questionnaire/sections': { response: Anything },
  'GET /staff/w/{workshopId}/questionnaire/sections/{section}': {
    response: z.looseObject({ title: Words, questions: z.array(QuestionSchema), revision: z.int() }),
  },
  'POST /staff/w/{workshopId}/questionnaire/sections/{section}': { response: Anything },
  'GET /staff/w/{workshopId}/questionnaire/questions': {
    response: z.looseObject({ revision: z.int(), changed: z.unknown(), questionnaire: QuestionnaireSchema }),
  },
  'POST /staff/w/{workshopId}/questionnaire/questions': { response: Anything },
  'GET /staff/w/{workshopId}/questionnaire/questions/{questionId}': {
    response: z.looseObject({
      kind: z.string(),
      id: z.string(),
      title: Words,
      required: z.boolean(),
      lines: z.string(),
      maxLength: z.int(),
      revision: z.int(),
    }),
  },
  'POST /staff/w/{workshopId}/questionnaire/questions/{questionId}': { response: Anything },
  'GET /staff/w/{workshopId}/questionnaire/questions/{questionId}/condition': {
    response: z.looseObject({ showIf: z.unknown(), revision: z.int() }),
  },
  'POST /staff/w/{workshopId}/questionnaire/questions/{questionId}/condition': { response: Anything },
  'POST /staff/w/{workshopId}/questionnaire/publish': { response: z.looseObject({ version: z.int() }) },
  'POST /staff/w/{workshopId}/questionnaire/discard': {
    response: z.looseObject({ revision: z.int(), changed: z.unknown(), questionnaire: QuestionnaireSchema }),
  },
};

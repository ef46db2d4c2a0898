import * as z from 'zod';
import { LanguageSchema } from '../../../shared/language/language.ts';
import { ReportStateSchema } from '../../../shared/report/report-state.ts';
import type { Api } from '../../../shared/web/route-api.ts';

const Report = z.looseObject({
  report: z.unknown(),
  expectedAt: z.iso.datetime(),
  state: ReportStateSchema,
  edition: z.int().positive(),
  revision: z.int().nonnegative(),
  writing: z
    .looseObject({ by: z.string(), at: z.iso.datetime(), languages: z.array(LanguageSchema), isGivenUp: z.boolean() })
    .nullable()
    .meta({
      description:
        'While an approved edition is being written: who approved it, when, in which languages. `isGivenUp`: Afterword has stopped trying. Ask again in a minute; once it is there, `state` is `approved`.',
    }),
});

export const reportApi: Api = {
  'GET /staff/w/{workshopId}/report': { response: Report },
  'POST /staff/w/{workshopId}/report/approve': { response: Report },
  'POST /staff/w/{workshopId}/report/reopen': { response: Report },
};

import * as z from 'zod';
import { LanguageSchema } from '../../../shared/language/language.ts';
import { NotYouSchema, PersonSchema } from '../../../shared/people/person.ts';
import type { Api } from '../../../shared/web/route-api.ts';

/** The personal link: how it opens, how one gets it, and what whoever is not meant by it says. */

export const OpenedJson = z.object({ home: z.string() });
export const RemindersJson = z.object({ reminders: z.boolean() });
export const LinkFormJson = z.object({ workshop: z.string(), walkIns: z.boolean() });
export const JoinFormJson = z.object({ workshop: z.string(), until: z.iso.datetime() });
/** The same to everybody, so that nobody learns who is on the list. */
export const AskedJson = z.object({ detail: z.string() });

export const NotYouJson = PersonSchema.pick({ name: true, organisation: true }).extend({ said: z.array(NotYouSchema) });
export const PassedOnJson = z.object({ passedOnTo: z.email() });
export const ToldJson = z.object({ told: z.string() });
export const ForgottenJson = z.object({ forgotten: z.literal(true) });

export const ChosenLanguageJson = z.object({ language: LanguageSchema });

const MINE = '/w/{workshopId}/p/{personId}';

export const linkApi = {
  'GET /l/{token}': {
    response: OpenedJson,
    query: z.object({ /** Below one’s own page, such as `swot`. */ to: z.string().optional() }),
  },
  'GET /u/{token}': { response: RemindersJson },
  'POST /u/{token}': { response: RemindersJson },
  'POST /u/{token}/again': { response: RemindersJson },
  'GET /w/{workshopId}': { noJson: 'leads to where the personal link is asked for' },
  'GET /w/{workshopId}/link': {
    response: LinkFormJson,
    /** What the page's field holds already. */
    query: z.object({ email: z.string().optional() }),
  },
  'POST /w/{workshopId}/link': { response: AskedJson },
  'GET /w/{workshopId}/join': { refuses: [410], response: JoinFormJson },
  'POST /w/{workshopId}/join': { response: AskedJson, refuses: [429] },
  [`GET ${MINE}/not-you`]: { response: NotYouJson },
  [`POST ${MINE}/not-you/pass-on`]: { response: PassedOnJson, refuses: [429] },
  [`POST ${MINE}/not-you/tell`]: { response: ToldJson, refuses: [429] },
  [`POST ${MINE}/not-you/forget`]: { response: ForgottenJson },
  [`POST ${MINE}/language`]: { response: ChosenLanguageJson },
} satisfies Api;

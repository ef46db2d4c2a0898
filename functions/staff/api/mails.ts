import * as z from 'zod';
import { Anything, type Api } from '../../../shared/web/route-api.ts';

export const mailsApi: Api = {
  'GET /staff/w/{workshopId}/mails': {
    response: z.looseObject({
      mails: z.array(
        z.looseObject({
          kind: z.string(),
          language: z.string(),
          about: z.string(),
          wording: z.looseObject({ subject: z.string(), preheader: z.string(), body: z.string() }),
          isDefault: z.boolean(),
          changed: z.looseObject({ at: z.iso.datetime(), by: z.string() }).nullable(),
          variables: z.looseObject({
            name: z.string(),
            workshop: z.string(),
            organisers: z.string(),
            asked: z.string().optional(),
            things: z.string().optional(),
            by: z.string().optional(),
            deadline: z.string().optional(),
            dates: z.string().optional(),
            old_dates: z.string().optional(),
            reason: z.string().optional(),
          }),
        }),
      ),
    }),
  },
  'GET /staff/w/{workshopId}/mails/{kind}/{language}': {
    response: z.looseObject({
      kind: z.string(),
      language: z.string(),
      about: z.string(),
      wording: z.looseObject({ subject: z.string(), preheader: z.string(), body: z.string() }),
      isDefault: z.boolean(),
      changed: z.unknown(),
      variables: z.looseObject({
        name: z.string(),
        workshop: z.string(),
        organisers: z.string(),
        asked: z.string(),
        things: z.string(),
        by: z.string(),
        deadline: z.string(),
      }),
    }),
  },
  'POST /staff/w/{workshopId}/mails/{kind}/{language}': {
    response: z.looseObject({
      kind: z.string(),
      language: z.string(),
      about: z.string(),
      wording: z.looseObject({ subject: z.string(), preheader: z.string(), body: z.string() }),
      isDefault: z.boolean(),
      changed: z.looseObject({ at: z.iso.datetime(), by: z.string() }),
      variables: z.looseObject({
        name: z.string(),
        workshop: z.string(),
        organisers: z.string(),
        by: z.string(),
        deadline: z.string(),
      }),
    }),
  },
  'POST /staff/w/{workshopId}/mails/{kind}/{language}/reset': {
    response: z.looseObject({
      kind: z.string(),
      language: z.string(),
      about: z.string(),
      wording: z.looseObject({ subject: z.string(), preheader: z.string(), body: z.string() }),
      isDefault: z.boolean(),
      changed: z.looseObject({ at: z.iso.datetime(), by: z.string() }).nullable(),
      variables: z.looseObject({
        name: z.string(),
        workshop: z.string(),
        organisers: z.string(),
        asked: z.string(),
        things: z.string(),
        by: z.string(),
        deadline: z.string(),
      }),
    }),
  },
  'POST /staff/w/{workshopId}/mails/{kind}/{language}/preview': {
    response: z.looseObject({
      from: z.looseObject({ name: z.string(), address: z.string() }),
      replyTo: z.string(),
      to: z.string(),
      subject: z.string(),
      preheader: z.string(),
      text: z.string(),
      html: z.string(),
      asIf: z.array(z.string()),
    }),
  },
  'POST /staff/w/{workshopId}/mails/{kind}/{language}/test': { response: z.looseObject({ sentTo: z.string() }) },
  'GET /staff/w/{workshopId}/mails/{kind}/{language}/preview.html': { noJson: 'a file or a document to print' },
  'POST /staff/w/{workshopId}/mails/{kind}/{language}/preview.html': { response: Anything },
};

import * as z from 'zod';
import { Anything, type Api } from '../../../shared/web/route-api.ts';

export const peopleApi: Api = {
  'GET /staff/w/{workshopId}/people/{personId}': {
    response: z.looseObject({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      organisation: z.string(),
      position: z.string(),
      owes: z.array(z.looseObject({ kind: z.string(), key: z.string(), why: z.string() })),
      declined: z.array(z.unknown()),
      gave: z.looseObject({ feedback: z.boolean(), swotEntries: z.int(), papers: z.int() }),
      answered: z.boolean(),
      group: z.string(),
      reach: z.string(),
      extendedUntil: z.unknown(),
      standing: z.looseObject({}),
      telephone: z.unknown(),
      papersPromised: z.int(),
      feedbackAt: z.iso.datetime().nullable(),
      swot: z.array(z.looseObject({ id: z.string(), quadrant: z.string(), text: z.string(), at: z.iso.datetime() })),
      papers: z.array(z.looseObject({ id: z.string(), state: z.string(), title: z.string() })),
      actions: z.array(
        z.looseObject({
          id: z.string(),
          title: z.string(),
          agreedAt: z.iso.datetime(),
          dueOn: z.unknown(),
          status: z.string(),
          reportedAt: z.unknown(),
        }),
      ),
      linkVersion: z.int(),
      notYou: z.array(z.looseObject({ kind: z.string(), at: z.iso.datetime(), message: z.string() })),
      mails: z.array(
        z.looseObject({
          occurrence: z.string(),
          what: z.string(),
          subject: z.string(),
          state: z.string(),
          why: z.string(),
          problem: z.string(),
          at: z.iso.datetime(),
        }),
      ),
    }),
  },
  'POST /staff/w/{workshopId}/people/{personId}/extension': {
    response: z.looseObject({ id: z.string(), said: z.string(), extendedUntil: z.iso.datetime() }),
  },
  'POST /staff/w/{workshopId}/people/{personId}/extension/taken-back': {
    response: z.looseObject({ id: z.string(), said: z.string(), extendedUntil: z.unknown() }),
  },
  'POST /staff/w/{workshopId}/people/{personId}/address': {
    response: z.looseObject({ id: z.string(), said: z.string(), email: z.string(), linkVersion: z.int() }),
  },
  'POST /staff/w/{workshopId}/people/{personId}/send-link': {
    response: z.looseObject({ id: z.string(), said: z.string(), email: z.string() }),
  },
  'POST /staff/w/{workshopId}/people/{personId}/new-link': {
    response: z.looseObject({ id: z.string(), said: z.string(), linkVersion: z.int(), link: z.string() }),
  },
  'POST /staff/w/{workshopId}/people/{personId}/actions': {
    response: z.looseObject({
      id: z.string(),
      said: z.string(),
      action: z.looseObject({ id: z.string(), title: z.string() }),
    }),
  },
  'POST /staff/w/{workshopId}/people/{personId}/not-you/seen': {
    response: z.looseObject({ id: z.string(), said: z.string(), seenAt: z.unknown() }),
  },
  'GET /staff/w/{workshopId}/people/{personId}/erase': { response: z.looseObject({ erased: z.boolean() }) },
  'POST /staff/w/{workshopId}/people/{personId}/erase': {
    response: z.looseObject({ id: z.string(), erasedAt: z.iso.datetime() }),
  },
  'POST /staff/w/{workshopId}/people/{personId}/retry': {
    response: z.looseObject({
      owed: z.looseObject({
        letter: z.looseObject({ dueAt: z.iso.datetime(), revision: z.int(), attempt: z.int() }).optional(),
        erasure: z.looseObject({ dueAt: z.iso.datetime(), revision: z.int(), attempt: z.int() }).optional(),
      }),
    }),
  },
  'GET /staff/w/{workshopId}/people/{personId}/profile': {
    response: z.looseObject({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      organisation: z.string(),
      position: z.string(),
      telephone: z.unknown(),
      language: z.string(),
      walkedIn: z.boolean(),
    }),
  },
  'POST /staff/w/{workshopId}/people/{personId}/profile': { response: Anything },
  'POST /staff/w/{workshopId}/people/{personId}/calls': { response: Anything },
  'POST /staff/w/{workshopId}/people/{personId}/calls/corrected': { response: Anything },
  'POST /staff/w/{workshopId}/people/{personId}/calls/deleted': { response: Anything },
  'POST /staff/w/{workshopId}/people/{personId}/message': { response: Anything },
};

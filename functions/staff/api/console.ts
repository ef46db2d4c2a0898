import * as z from 'zod';
import { Anything, type Api } from '../../../shared/web/route-api.ts';

export const consoleApi: Api = {
  'GET /staff/sign-in': { noJson: 'a form for people; its POST takes JSON' },
  'POST /staff/sign-in': { response: z.looseObject({ email: z.string() }) },
  'POST /staff/first-password': { response: Anything },
  'POST /staff/sign-out': { response: Anything },
  'GET /staff': {
    response: z.looseObject({
      email: z.string(),
      workshops: z.array(
        z.looseObject({ id: z.string(), title: z.string(), starts: z.string(), ends: z.string(), role: z.string() }),
      ),
    }),
  },
  'GET /staff/workshops': { noJson: 'a form for people; its POST takes JSON' },
  'POST /staff/workshops': { response: z.looseObject({ id: z.string(), address: z.string() }) },
  'GET /staff/workshops/new': { noJson: 'a form for people; its POST takes JSON' },
  'POST /staff/workshops/new': { response: Anything },
  'GET /staff/workshops/copy': { noJson: 'a form for people; its POST takes JSON' },
  'POST /staff/workshops/copy': { response: Anything },
  'GET /staff/w/{workshopId}': {
    response: z.looseObject({
      workshop: z.looseObject({
        id: z.string(),
        title: z.string(),
        starts: z.string(),
        ends: z.string(),
        revision: z.int(),
        pausedAt: z.unknown(),
        cancelledAt: z.unknown(),
      }),
      phase: z.string(),
      participants: z.int(),
      erased: z.int(),
      complete: z.int(),
      groups: z.looseObject({ answered: z.int(), reached: z.int(), 'not-reached': z.int(), 'reminders-off': z.int() }),
      feedback: z.looseObject({ given: z.int(), of: z.int() }),
      swot: z.looseObject({ given: z.int(), of: z.int(), entries: z.int() }),
      papers: z.looseObject({ given: z.int(), of: z.int(), byState: z.record(z.string(), z.int()) }),
      plan: z.array(z.looseObject({ id: z.string(), kind: z.string(), at: z.iso.datetime(), outcome: z.unknown() })),
      problems: z.array(z.unknown()),
      people: z.array(
        z.looseObject({
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
        }),
      ),
    }),
  },
};

import * as z from 'zod';
import { Anything, type Api } from '../../../shared/web/route-api.ts';

const Metadata = z.looseObject({
  title: z.string(),
  abstract: z.string(),
  authors: z.array(z.looseObject({ name: z.string(), affiliation: z.string() })),
  keywords: z.array(z.string()),
  language: z.string().optional(),
  licence: z.string().optional(),
});

/** What happened to a paper or a review; `by` says whose doing it was. */
const Events = z.array(
  z.looseObject({
    at: z.iso.datetime(),
    what: z.string(),
    by: z.unknown().optional(),
    version: z.int().optional(),
    why: z.string().optional(),
  }),
);

export const papersApi: Api = {
  'GET /staff/w/{workshopId}/papers': {
    response: z.looseObject({
      papers: z.array(
        z.looseObject({
          id: z.string(),
          personId: z.string(),
          person: z.string(),
          organisation: z.string(),
          title: z.string(),
          state: z.string(),
          versions: z.int(),
          submittedAt: z.iso.datetime().nullable(),
        }),
      ),
      counts: z.record(z.string(), z.string()),
      state: z.unknown(),
      next: z.unknown(),
    }),
  },
  'GET /staff/w/{workshopId}/papers/new': {
    response: z.looseObject({
      participants: z.array(z.looseObject({ id: z.string(), name: z.string(), organisation: z.string() })),
    }),
  },
  'POST /staff/w/{workshopId}/papers/new': { response: Anything },
  'GET /staff/w/{workshopId}/papers/{personId}/{paperId}': {
    response: z.looseObject({
      id: z.string(),
      personId: z.string(),
      state: z.string(),
      metadata: Metadata,
      versions: z.array(
        z.looseObject({
          number: z.int(),
          submittedAt: z.iso.datetime(),
          metadata: Metadata,
          file: z.looseObject({ name: z.string(), type: z.string(), bytes: z.int(), sha256: z.string() }),
        }),
      ),
      decisions: z.array(z.unknown()),
      coAuthors: z.array(z.unknown()),
      refusedBecause: z.unknown(),
      publishedAt: z.unknown(),
      events: Events,
      reviews: z.array(
        z.looseObject({
          id: z.string(),
          workshopId: z.string(),
          personId: z.string(),
          paperId: z.string(),
          name: z.string(),
          email: z.string(),
          isMember: z.boolean(),
          message: z.string(),
          links: z.int(),
          round: z.looseObject({
            number: z.int(),
            version: z.int(),
            because: z.string(),
            at: z.iso.datetime(),
            dueAt: z.iso.datetime(),
          }),
          recommendations: z.array(z.unknown()),
          events: Events,
          standing: z.string(),
          mails: z.array(
            z.looseObject({ occurrence: z.string(), state: z.string(), at: z.iso.datetime(), problem: z.unknown() }),
          ),
        }),
      ),
      notes: z.array(z.looseObject({ at: z.iso.datetime(), by: z.string(), text: z.string() })),
    }),
  },
  'GET /staff/w/{workshopId}/papers/{personId}/{paperId}/versions/{version}/file': {
    noJson: 'a file or a document to print',
  },
  'POST /staff/w/{workshopId}/papers/{personId}/{paperId}/decision': {
    response: z.looseObject({
      id: z.string(),
      personId: z.string(),
      state: z.string(),
      metadata: Metadata,
      versions: z.array(
        z.looseObject({
          number: z.int(),
          submittedAt: z.iso.datetime(),
          metadata: Metadata,
          file: z.looseObject({ name: z.string(), type: z.string(), bytes: z.int(), sha256: z.string() }),
        }),
      ),
      decisions: z.array(
        z.looseObject({
          version: z.int(),
          verdict: z.string(),
          reason: z.string(),
          by: z.string(),
          at: z.iso.datetime(),
        }),
      ),
      coAuthors: z.array(z.unknown()),
      refusedBecause: z.unknown(),
      publishedAt: z.unknown(),
      events: Events,
    }),
  },
  'GET /staff/w/{workshopId}/papers/{personId}/{paperId}/withdrawal': {
    response: z.looseObject({ id: z.string(), state: z.string(), withdrawn: z.unknown() }),
  },
  'POST /staff/w/{workshopId}/papers/{personId}/{paperId}/withdrawal': { response: Anything },
  'GET /staff/w/{workshopId}/papers/{personId}/{paperId}/hand-off': {
    response: z.looseObject({
      id: z.string(),
      state: z.string(),
      handedOff: z.unknown(),
      accepted: z.unknown(),
      packet: z.unknown(),
      packetIsMade: z.boolean(),
    }),
  },
  'POST /staff/w/{workshopId}/papers/{personId}/{paperId}/hand-off': {
    response: z.looseObject({
      id: z.string(),
      state: z.string(),
      handedOff: z.unknown(),
      accepted: z.unknown(),
      packet: z.unknown(),
      packetIsMade: z.boolean(),
    }),
  },
  'POST /staff/w/{workshopId}/papers/{personId}/{paperId}/hand-off/packet': {
    response: z.looseObject({
      id: z.string(),
      state: z.string(),
      handedOff: z.unknown(),
      accepted: z.unknown(),
      packet: z.unknown(),
      packetIsMade: z.boolean(),
    }),
  },
  'GET /staff/w/{workshopId}/papers/{personId}/{paperId}/hand-off/packet': { noJson: 'a file or a document to print' },
  'GET /staff/w/{workshopId}/papers/{personId}/{paperId}/hand-in': { noJson: 'a form for people; its POST takes JSON' },
  'POST /staff/w/{workshopId}/papers/{personId}/{paperId}/upload': {
    response: z.looseObject({ url: z.string(), fields: z.record(z.string(), z.unknown()) }),
  },
  'GET /staff/w/{workshopId}/papers/{personId}/{paperId}/uploaded': {
    response: z.looseObject({ arrived: z.unknown() }),
  },
  'POST /staff/w/{workshopId}/papers/{personId}/{paperId}/submit': { response: Anything },
  'GET /staff/w/{workshopId}/papers/{personId}/{paperId}/versions/{version}/attachments/{sha256}': {
    noJson: 'a file or a document to print',
  },
  'POST /staff/w/{workshopId}/papers/{personId}/{paperId}/reviewers': {
    response: z.looseObject({
      id: z.string(),
      workshopId: z.string(),
      personId: z.string(),
      paperId: z.string(),
      name: z.string(),
      email: z.string(),
      isMember: z.boolean(),
      message: z.string(),
      links: z.int(),
      round: z.looseObject({
        number: z.int(),
        version: z.int(),
        because: z.string(),
        at: z.iso.datetime(),
        dueAt: z.iso.datetime(),
      }),
      recommendations: z.array(z.unknown()),
      events: Events,
    }),
  },
  'POST /staff/w/{workshopId}/papers/{personId}/{paperId}/reviewers/{reviewId}/send-again': {
    response: z.looseObject({
      id: z.string(),
      workshopId: z.string(),
      personId: z.string(),
      paperId: z.string(),
      name: z.string(),
      email: z.string(),
      isMember: z.boolean(),
      message: z.string(),
      links: z.int(),
      round: z.looseObject({
        number: z.int(),
        version: z.int(),
        because: z.string(),
        at: z.iso.datetime(),
        dueAt: z.iso.datetime(),
      }),
      recommendations: z.array(z.unknown()),
      events: Events,
    }),
  },
  'POST /staff/w/{workshopId}/papers/{personId}/{paperId}/reviewers/{reviewId}/remove': { response: Anything },
  'POST /staff/w/{workshopId}/papers/{personId}/{paperId}/reviewers/{reviewId}/more-time': {
    response: z.looseObject({
      id: z.string(),
      workshopId: z.string(),
      personId: z.string(),
      paperId: z.string(),
      name: z.string(),
      email: z.string(),
      isMember: z.boolean(),
      message: z.string(),
      links: z.int(),
      round: z.looseObject({
        number: z.int(),
        version: z.int(),
        because: z.string(),
        at: z.iso.datetime(),
        dueAt: z.iso.datetime(),
      }),
      answer: z.looseObject({ what: z.string(), at: z.iso.datetime() }),
      recommendations: z.array(z.unknown()),
      events: Events,
    }),
  },
  'POST /staff/w/{workshopId}/papers/{personId}/{paperId}/recommendation': { response: Anything },
  'POST /staff/w/{workshopId}/papers/{personId}/{paperId}/conflict': { response: Anything },
  'POST /staff/w/{workshopId}/papers/{personId}/{paperId}/notes': { response: Anything },
  'POST /staff/w/{workshopId}/papers/{personId}/{paperId}/retry': {
    response: z.looseObject({
      owed: z.looseObject({
        packet: z.looseObject({ dueAt: z.iso.datetime(), revision: z.int(), attempt: z.int() }).optional(),
      }),
    }),
  },
};

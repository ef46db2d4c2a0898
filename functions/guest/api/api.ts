import * as z from 'zod';
import type { Api } from '../../../shared/web/route-api.ts';

const Metadata = z.looseObject({
  title: z.string(),
  abstract: z.string(),
  keywords: z.array(z.unknown()),
  language: z.string(),
  licence: z.string(),
  authors: z.array(z.looseObject({ name: z.string(), affiliation: z.string() })),
});

const Paper = z.looseObject({
  version: z.int(),
  title: z.string(),
  abstract: z.string(),
  keywords: z.array(z.unknown()),
  language: z.string(),
  licence: z.string(),
  authors: z.array(z.looseObject({ name: z.string(), affiliation: z.string() })),
  file: z.looseObject({ name: z.string(), sha256: z.string(), download: z.string() }),
});

export const guestApi: Api = {
  'GET /g/{token}': { noJson: 'sets the cookie and leads to the page' },
  'GET /guest/co-author/{workshopId}/{paperId}/{guestId}': {
    response: z.looseObject({
      metadata: Metadata,
      version: z.int(),
      files: z.array(
        z.looseObject({ sha256: z.string(), bytes: z.int(), type: z.string(), name: z.string(), download: z.string() }),
      ),
      you: z.string(),
      until: z.iso.datetime(),
      answer: z.unknown(),
    }),
  },
  'POST /guest/co-author/{workshopId}/{paperId}/{guestId}': {
    response: z.looseObject({
      metadata: Metadata,
      version: z.int(),
      files: z.array(
        z.looseObject({ sha256: z.string(), bytes: z.int(), type: z.string(), name: z.string(), download: z.string() }),
      ),
      you: z.string(),
      until: z.iso.datetime(),
      answer: z.looseObject({ what: z.string(), reason: z.string(), at: z.iso.datetime() }),
    }),
  },
  'GET /guest/co-author/{workshopId}/{paperId}/{guestId}/files/{number}': { noJson: 'a file or a document to print' },
  'GET /guest/reviewer/{workshopId}/{paperId}/{guestId}': {
    response: z.looseObject({
      standing: z.string(),
      dueAt: z.iso.datetime(),
      message: z.string(),
      recommendation: z.unknown(),
      paper: Paper,
    }),
  },
  'GET /guest/reviewer/{workshopId}/{paperId}/{guestId}/file': { noJson: 'a file or a document to print' },
  'POST /guest/reviewer/{workshopId}/{paperId}/{guestId}/answer': {
    response: z.looseObject({
      standing: z.string(),
      dueAt: z.iso.datetime(),
      message: z.string(),
      recommendation: z.unknown(),
      paper: Paper,
    }),
  },
  'POST /guest/reviewer/{workshopId}/{paperId}/{guestId}/recommendation': {
    response: z.looseObject({
      standing: z.string(),
      dueAt: z.iso.datetime(),
      message: z.string(),
      recommendation: z.looseObject({
        version: z.int(),
        what: z.string(),
        toAuthor: z.string(),
        toStaff: z.string(),
        at: z.iso.datetime(),
      }),
      paper: Paper,
    }),
  },
};

import * as z from 'zod';
import type { Api } from '../../../shared/web/route-api.ts';
import { publicLaterApi } from './later.ts';

export const publicApi: Api = {
  ...publicLaterApi,
  'GET /': { noJson: 'a form for people; its POST takes JSON' },
  'GET /papers/{workshopId}': {
    response: z.looseObject({
      workshop: z.looseObject({ id: z.string(), title: z.string() }),
      papers: z.array(z.unknown()),
      withdrawn: z.array(
        z.looseObject({
          page: z.string(),
          title: z.string(),
          authors: z.array(z.looseObject({ name: z.string(), affiliation: z.string() })),
          publishedAt: z.iso.datetime(),
          withdrawn: z.looseObject({ at: z.iso.datetime(), reason: z.string() }),
        }),
      ),
      next: z.unknown(),
    }),
  },
  'GET /papers/{workshopId}/{paperId}': {
    response: z.looseObject({
      workshop: z.looseObject({ id: z.string(), title: z.string() }),
      page: z.string(),
      title: z.string(),
      abstract: z.string(),
      keywords: z.array(z.string()),
      language: z.string(),
      licence: z.string(),
      authors: z.array(z.looseObject({ name: z.string(), affiliation: z.string() })),
      publishedAt: z.iso.datetime(),
      file: z.looseObject({
        address: z.string(),
        name: z.string(),
        type: z.string(),
        bytes: z.int(),
        sha256: z.string(),
      }),
      attachments: z.array(z.unknown()),
    }),
  },
  'GET /papers/{workshopId}/{paperId}/file': { noJson: 'a file or a document to print' },
  'GET /papers/{workshopId}/{paperId}/files/{number}': { noJson: 'a file or a document to print' },
  'GET /oai': { noJson: 'OAI-PMH 2.0: XML' },
  'POST /oai': { noJson: 'OAI-PMH 2.0: XML' },
  'GET /papers/{workshopId}/{paperId}/citation.bib': { noJson: 'a file or a document to print' },
  'GET /papers/{workshopId}/{paperId}/citation.ris': { noJson: 'a file or a document to print' },
  'GET /papers/{workshopId}/{paperId}/proof': {
    response: z.looseObject({ paper: z.string(), bytes: z.int(), sha256: z.string() }),
  },
  'GET /api': { noJson: 'a page; /api/openapi.json is the same for programs' },
  'GET /api/openapi.json': { response: z.looseObject({ openapi: z.string() }) },
};

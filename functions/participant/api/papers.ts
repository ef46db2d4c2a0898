import * as z from 'zod';
import { Anything, type Api } from '../../../shared/web/route-api.ts';

const Metadata = z.looseObject({
  title: z.string(),
  abstract: z.string(),
  authors: z.array(z.looseObject({ name: z.string(), affiliation: z.string() })),
  keywords: z.array(z.string()),
  language: z.string(),
  licence: z.string(),
});

export const papersApi: Api = {
  'GET /w/{workshopId}/p/{personId}/papers': {
    response: z.looseObject({
      phase: z.string(),
      deadline: z.string(),
      papers: z.array(
        z.looseObject({
          id: z.string(),
          state: z.string(),
          metadata: Metadata,
          createdAt: z.iso.datetime(),
          refusedBecause: z.unknown(),
          publishedAt: z.unknown(),
          withdrawn: z.unknown(),
          page: z.string(),
          publicPage: z.unknown(),
          attachments: z.array(z.unknown()),
          changed: z.boolean(),
          versions: z.array(
            z.looseObject({
              number: z.int(),
              metadata: Metadata,
              submittedAt: z.iso.datetime(),
              consentedAt: z.iso.datetime(),
              onBehalf: z.boolean(),
              file: z.looseObject({ sha256: z.string(), bytes: z.int(), type: z.string(), name: z.string() }),
              download: z.string(),
              attachments: z.array(z.unknown()),
            }),
          ),
          decisions: z.array(z.unknown()),
          coAuthors: z.array(z.unknown()),
        }),
      ),
    }),
  },
  'GET /w/{workshopId}/p/{personId}/papers/new': { noJson: 'a form for people; its POST takes JSON' },
  'POST /w/{workshopId}/p/{personId}/papers': {
    response: z.looseObject({
      paper: z.looseObject({
        id: z.string(),
        state: z.string(),
        metadata: Metadata,
        createdAt: z.iso.datetime(),
        refusedBecause: z.unknown(),
        publishedAt: z.unknown(),
        withdrawn: z.unknown(),
        page: z.string(),
        publicPage: z.unknown(),
        attachments: z.array(z.unknown()),
        changed: z.boolean(),
        versions: z.array(z.unknown()),
        decisions: z.array(z.unknown()),
        coAuthors: z.array(z.unknown()),
      }),
      upload: z.looseObject({ url: z.string(), fields: z.record(z.string(), z.string()) }),
    }),
  },
  'GET /w/{workshopId}/p/{personId}/papers/{paperId}/details': { noJson: 'a form for people; its POST takes JSON' },
  'POST /w/{workshopId}/p/{personId}/papers/{paperId}': { response: Anything },
  'GET /w/{workshopId}/p/{personId}/papers/{paperId}': {
    response: z.looseObject({
      paper: z.looseObject({
        id: z.string(),
        state: z.string(),
        metadata: z.looseObject({
          title: z.string(),
          abstract: z.string(),
          authors: z.array(z.looseObject({ name: z.string(), affiliation: z.string() })),
          keywords: z.array(z.unknown()),
          language: z.string(),
          licence: z.string(),
        }),
        createdAt: z.iso.datetime(),
        refusedBecause: z.unknown(),
        publishedAt: z.unknown(),
        withdrawn: z.unknown(),
        page: z.string(),
        publicPage: z.unknown(),
        attachments: z.array(z.unknown()),
        changed: z.boolean(),
        versions: z.array(z.unknown()),
        decisions: z.array(z.unknown()),
        coAuthors: z.array(z.unknown()),
      }),
    }),
  },
  'POST /w/{workshopId}/p/{personId}/papers/{paperId}/upload': {
    response: z.looseObject({ url: z.string(), fields: z.record(z.string(), z.string()) }),
  },
  'GET /w/{workshopId}/p/{personId}/papers/{paperId}/uploaded': { response: z.looseObject({ arrived: z.unknown() }) },
  'POST /w/{workshopId}/p/{personId}/papers/{paperId}/submit': {
    response: z.looseObject({
      paper: z.looseObject({
        id: z.string(),
        state: z.string(),
        metadata: Metadata,
        createdAt: z.iso.datetime(),
        refusedBecause: z.unknown(),
        publishedAt: z.unknown(),
        withdrawn: z.unknown(),
        page: z.string(),
        publicPage: z.unknown(),
        attachments: z.array(z.unknown()),
        changed: z.boolean(),
        versions: z.array(
          z.looseObject({
            number: z.int(),
            metadata: Metadata,
            submittedAt: z.iso.datetime(),
            consentedAt: z.iso.datetime(),
            onBehalf: z.boolean(),
            file: z.looseObject({ sha256: z.string(), bytes: z.int(), type: z.string(), name: z.string() }),
            download: z.string(),
            attachments: z.array(z.unknown()),
          }),
        ),
        decisions: z.array(z.unknown()),
        coAuthors: z.array(z.unknown()),
      }),
    }),
  },
  'GET /w/{workshopId}/p/{personId}/papers/{paperId}/versions/{number}': { noJson: 'a file or a document to print' },
  'GET /w/{workshopId}/p/{personId}/papers/{paperId}/versions/{number}/attachments/{sha256}': {
    noJson: 'a file or a document to print',
  },
  'GET /w/{workshopId}/p/{personId}/papers/{paperId}/attachments/new': {
    noJson: 'a form for people; its POST takes JSON',
  },
  'GET /w/{workshopId}/p/{personId}/papers/{paperId}/attachments/uploaded': {
    noJson: 'a form for people; its POST takes JSON',
  },
  'POST /w/{workshopId}/p/{personId}/papers/{paperId}/attachments': { response: Anything },
  'POST /w/{workshopId}/p/{personId}/papers/{paperId}/attachments/remove': { response: Anything },
  'GET /w/{workshopId}/p/{personId}/papers/{paperId}/attachments/{sha256}': { noJson: 'a file or a document to print' },
  'GET /w/{workshopId}/p/{personId}/papers/{paperId}/withdraw': { noJson: 'a form for people; its POST takes JSON' },
  'POST /w/{workshopId}/p/{personId}/papers/{paperId}/withdraw': {
    response: z.looseObject({
      paper: z.looseObject({
        id: z.string(),
        state: z.string(),
        metadata: Metadata,
        createdAt: z.iso.datetime(),
        refusedBecause: z.unknown(),
        publishedAt: z.unknown(),
        withdrawn: z.looseObject({ at: z.iso.datetime(), reason: z.string() }),
        page: z.string(),
        publicPage: z.unknown(),
        attachments: z.array(z.unknown()),
        changed: z.boolean(),
        versions: z.array(z.unknown()),
        decisions: z.array(z.unknown()),
        coAuthors: z.array(z.unknown()),
      }),
    }),
  },
};

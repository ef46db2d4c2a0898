import * as z from 'zod';
import { HandOffSchema } from '../../../shared/papers/hand-off.ts';
import {
  AttachmentRoleSchema,
  AuthorSchema,
  PaperFileSchema,
  PaperMetadataSchema,
  PaperSchema,
} from '../../../shared/papers/paper.ts';
import { RoadMapFigures, RoadMapLine, WorkshopNamed } from '../../../shared/web/answers.ts';
import type { Api } from '../../../shared/web/route-api.ts';

/** `late` (503): for five minutes no sweep has run, so no mail goes out and no paper moves on. */
export const HealthJson = z.object({
  status: z.enum(['ok', 'late']),
  sweptAt: z.iso.datetime().nullable(),
  now: z.iso.datetime(),
});

export const HomeJson = z.object({ name: z.string(), about: z.string(), staff: z.string() });

const PublishedFile = PaperFileSchema.pick({ name: true, type: true, bytes: true, sha256: true }).extend({
  address: z.string(),
});
const { handedOff, accepted } = HandOffSchema.shape;

const Published = PaperMetadataSchema.extend({
  authors: z.array(AuthorSchema.omit({ email: true })),
  page: z.string(),
  publishedAt: z.iso.datetime(),
  file: PublishedFile,
  attachments: z.array(PublishedFile.extend({ role: AttachmentRoleSchema })),
  handedOff: handedOff.unwrap().pick({ to: true, on: true }).optional(),
  accepted: accepted.unwrap().pick({ identifier: true, address: true, on: true }).optional(),
});

const Withdrawn = Published.pick({ page: true, title: true, publishedAt: true }).extend({
  authors: z.array(AuthorSchema.pick({ name: true, affiliation: true })),
  withdrawn: PaperSchema.shape.withdrawn.unwrap().nullable(),
});

export const PublishedPaperJson = Published.extend({ workshop: WorkshopNamed });
/** What is left of a paper that was withdrawn. */
export const TombstoneJson = Withdrawn.extend({ workshop: WorkshopNamed });

export const PublishedPapersJson = z.object({
  workshop: WorkshopNamed,
  papers: z.array(Published),
  withdrawn: z.array(Withdrawn),
  /** The address of the next page of them. */
  next: z.string().nullable(),
});

/** What a file on somebody’s disk is compared with. */
export const ProofJson = z.object({
  paper: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  withdrawn: PaperSchema.shape.withdrawn,
});

export const PublicRoadMapJson = z.object({
  workshop: WorkshopNamed,
  figures: RoadMapFigures,
  actions: z.array(RoadMapLine),
});

export const GenuineCertificateJson = z.object({
  genuine: z.literal(true),
  number: z.string(),
  name: z.string(),
  workshop: z.object({ title: z.string(), starts: z.iso.date(), ends: z.iso.date() }),
});

/** Truly anything below: OpenAPI 3.1 says what it holds. */
export const OpenApi = z.looseObject({ openapi: z.string() });

/** As `next` of an answer has it. */
const Further = z.object({ after: z.string().optional() });

/** OAI-PMH says which of them each verb takes. */
/** Whatever else stands there is answered as the protocol's own badArgument. */
const Harvest = z.looseObject({
  verb: z.string().optional(),
  identifier: z.string().optional(),
  metadataPrefix: z.string().optional(),
  from: z.string().optional(),
  until: z.string().optional(),
  set: z.string().optional(),
  resumptionToken: z.string().optional(),
});

const PAPER = '/papers/{workshopId}/{paperId}';
const file = { noJson: 'a file' };
const oai = { noJson: 'OAI-PMH 2.0: XML' };

export const publicApi: Api = {
  'GET /': { response: HomeJson },
  'GET /health': { response: HealthJson },
  'GET /papers/{workshopId}': { response: PublishedPapersJson, query: Further },
  [`GET ${PAPER}`]: { response: z.union([PublishedPaperJson, TombstoneJson]) },
  [`GET ${PAPER}/file`]: file,
  [`GET ${PAPER}/files/{number}`]: file,
  [`GET ${PAPER}/citation.bib`]: file,
  [`GET ${PAPER}/citation.ris`]: file,
  [`GET ${PAPER}/proof`]: { response: ProofJson },
  'GET /road-maps/{workshopId}': { response: PublicRoadMapJson },
  'GET /certificates/{code}': { response: GenuineCertificateJson },
  'GET /oai': { ...oai, query: Harvest },
  'POST /oai': { ...oai, formOnly: true },
  'GET /api': { noJson: 'a page; /api/openapi.json is the same for programs' },
  'GET /api/openapi.json': { response: OpenApi },
};

import * as z from 'zod';
import { DebtsSchema } from '../debts/debts.ts';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';
import { CoAuthorSchema } from './co-author.ts';
import { FileFaultSchema, RefusedDetailSchema } from './file-fault.ts';
import { HandOffSchema } from './hand-off.ts';
import { PaperEventSchema } from './paper-event.ts';
import { type PaperState, PaperStateSchema } from './paper-state.ts';

export const FileTypeSchema = z.enum(['pdf', 'docx', 'pptx']);
export type FileType = z.infer<typeof FileTypeSchema>;

export const MAX_FILE_BYTES = 25 * 1024 * 1024;

/** Where the bytes lie: named by their SHA-256 (hex), so that they can never be another file's. */
export const PaperFileSchema = z.object({
  key: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
  type: FileTypeSchema,
  name: z.string(),
  /** As screening counted them; slides, of a presentation. Absent before that, and where nothing tells. */
  pages: z.int().positive().optional(),
});
export type PaperFile = z.infer<typeof PaperFileSchema>;

/** What goes with the main text. */
export const AttachmentRoleSchema = z.enum(['annex', 'slides']);
export type AttachmentRole = z.infer<typeof AttachmentRoleSchema>;

export const AttachmentSchema = PaperFileSchema.extend({ role: AttachmentRoleSchema });
export type Attachment = z.infer<typeof AttachmentSchema>;

export const AuthorSchema = z.object({
  name: z.string(),
  affiliation: z.string(),
  /** With one, a co-author is asked to confirm. Never shown in public. */
  email: z.string().optional(),
  /** `0000-0002-1825-0097`, without the address before it. */
  orcid: z.string().optional(),
});

/** ISO 639-1: in which the paper is written. */
export const PaperLanguageSchema = z.enum([
  'ar',
  'bn',
  'de',
  'en',
  'es',
  'fa',
  'fr',
  'hi',
  'id',
  'ja',
  'ko',
  'ms',
  'ne',
  'pt',
  'ru',
  'si',
  'sw',
  'ta',
  'th',
  'tr',
  'ur',
  'vi',
  'zh',
]);
export type PaperLanguage = z.infer<typeof PaperLanguageSchema>;

/** What others may do with it: an identifier of SPDX, or that nothing was given. https://spdx.org/licenses/ */
export const LicenceSchema = z.enum([
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-ND-4.0',
  'CC-BY-3.0-IGO',
  'CC0-1.0',
  'all-rights-reserved',
]);
export type Licence = z.infer<typeof LicenceSchema>;

export const PaperMetadataSchema = z.object({
  title: z.string(),
  abstract: z.string(),
  authors: z.array(AuthorSchema),
  keywords: z.array(z.string()),
  /** Absent in papers that were begun before anybody was asked. */
  language: PaperLanguageSchema.optional(),
  licence: LicenceSchema.optional(),
});
export type PaperMetadata = z.infer<typeof PaperMetadataSchema>;

/** What was submitted, never changed afterwards: a revision is another version. */
export const PaperVersionSchema = z.object({
  number: z.int().positive(),
  metadata: PaperMetadataSchema,
  /** The main text. */
  file: PaperFileSchema,
  attachments: z.array(AttachmentSchema).default([]),
  submittedAt: z.iso.datetime(),
  /** An address of staff who handed it in on the author's behalf. */
  onBehalf: z.string().optional(),
  /** Whoever handed it in has the right to, and agrees to the publication. */
  consentedAt: z.iso.datetime().optional(),
});
export type PaperVersion = z.infer<typeof PaperVersionSchema>;

export const VerdictSchema = z.enum(['approve', 'request-revision', 'reject']);
export type Verdict = z.infer<typeof VerdictSchema>;

export const DecisionSchema = z.object({
  version: z.int().positive(),
  verdict: VerdictSchema,
  /** The author reads it. */
  reason: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
  /** Whose comments the author reads with it: which review, and the moment of the recommendation that holds them. */
  passedOn: z.array(z.strictObject({ review: TokenSchema, at: z.iso.datetime() })).optional(),
});

export const PaperSchema = z.object({
  id: TokenSchema,
  workshopId: WorkshopIdSchema,
  personId: TokenSchema,
  state: PaperStateSchema,
  /** As the author last wrote it; a version keeps what was submitted. */
  metadata: PaperMetadataSchema,
  /** The same of what goes with the main text. */
  attachments: z.array(AttachmentSchema).default([]),
  versions: z.array(PaperVersionSchema),
  decisions: z.array(DecisionSchema),
  /** Why screening refused the newest version; the author reads it. */
  refusedBecause: FileFaultSchema.optional(),
  /** What more is to be said of it; means something only beside `refusedBecause`. */
  refusedDetail: RefusedDetailSchema.optional(),
  createdAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().optional(),
  /** `reason`: read by everyone, where it was public before. */
  withdrawn: z.strictObject({ at: z.iso.datetime(), reason: z.string() }).optional(),
  /** The authors who have an e-mail address, but whoever hands it in. */
  coAuthors: z.array(CoAuthorSchema).default([]),
  handOff: HandOffSchema.optional(),
  /** What happened, oldest first; only ever appended to. */
  events: z.array(PaperEventSchema).default([]),
  debts: DebtsSchema,
});
export type Paper = z.infer<typeof PaperSchema>;

/** The newest submitted version; a draft has none. */
export const newestVersion = (paper: Paper): PaperVersion | undefined => paper.versions.at(-1);

/** Counts as given: something of it lies with the staff, or is decided for good. */
export function isGiven({ state }: { readonly state: PaperState }): boolean {
  switch (state) {
    case 'submitted':
    case 'resubmitted':
    case 'under-review':
    case 'approved':
    case 'published':
    case 'rejected':
      return true;
    case 'draft':
    case 'refused':
    case 'revision-requested':
    case 'withdrawn':
      return false;
  }
}

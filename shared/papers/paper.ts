import * as z from 'zod';
import { DebtsSchema } from '../debts/debts.ts';
import { TokenSchema, WorkshopIdSchema } from '../store/keys.ts';
import { FileFaultSchema } from './file-fault.ts';

export const PaperStateSchema = z.enum([
  'draft',
  'submitted',
  'refused',
  'under-review',
  'revision-requested',
  'approved',
  'published',
  'rejected',
]);
export type PaperState = z.infer<typeof PaperStateSchema>;

export const FileTypeSchema = z.enum(['pdf', 'docx']);
export type FileType = z.infer<typeof FileTypeSchema>;

export const MAX_FILE_BYTES = 25 * 1024 * 1024;

/** Where the bytes lie: named by their SHA-256 (hex), so that they can never be another file's. */
export const PaperFileSchema = z.object({
  key: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().positive(),
  type: FileTypeSchema,
  name: z.string(),
});
export type PaperFile = z.infer<typeof PaperFileSchema>;

export const AuthorSchema = z.object({ name: z.string(), affiliation: z.string() });

export const PaperMetadataSchema = z.object({
  title: z.string(),
  abstract: z.string(),
  authors: z.array(AuthorSchema),
  keywords: z.array(z.string()),
});
export type PaperMetadata = z.infer<typeof PaperMetadataSchema>;

/** What was submitted, never changed afterwards: a revision is another version. */
export const PaperVersionSchema = z.object({
  number: z.int().positive(),
  metadata: PaperMetadataSchema,
  file: PaperFileSchema,
  submittedAt: z.iso.datetime(),
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
});

export const PaperSchema = z.object({
  id: TokenSchema,
  workshopId: WorkshopIdSchema,
  personId: TokenSchema,
  state: PaperStateSchema,
  /** As the author last wrote it; a version keeps what was submitted. */
  metadata: PaperMetadataSchema,
  versions: z.array(PaperVersionSchema),
  decisions: z.array(DecisionSchema),
  /** Why screening refused the newest version; the author reads it. */
  refusedBecause: FileFaultSchema.optional(),
  createdAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().optional(),
  debts: DebtsSchema,
});
export type Paper = z.infer<typeof PaperSchema>;

/** The one table of what may follow what. Everything that changes a state goes through `mayBecome`. */
export const TRANSITIONS: Readonly<Record<PaperState, readonly PaperState[]>> = {
  draft: ['submitted'],
  submitted: ['submitted', 'under-review', 'refused'],
  refused: ['submitted'],
  'under-review': ['submitted', 'approved', 'revision-requested', 'rejected'],
  'revision-requested': ['submitted'],
  approved: ['published'],
  published: [],
  rejected: [],
};

export const mayBecome = (from: PaperState, to: PaperState): boolean => TRANSITIONS[from].includes(to);

/** The newest submitted version; a draft has none. */
export const newestVersion = (paper: Paper): PaperVersion | undefined => paper.versions.at(-1);

/** Counts as given: something of it lies with the staff, or is decided for good. */
export function isGiven(paper: Paper): boolean {
  switch (paper.state) {
    case 'submitted':
    case 'under-review':
    case 'approved':
    case 'published':
    case 'rejected':
      return true;
    case 'draft':
    case 'refused':
    case 'revision-requested':
      return false;
  }
}

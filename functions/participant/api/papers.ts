import * as z from 'zod';
import { CoAuthorSchema } from '../../../shared/papers/co-author.ts';
import { AttachmentSchema, DecisionSchema, PaperSchema, PaperVersionSchema } from '../../../shared/papers/paper.ts';
import { ArrivedJson, Phase, UploadAsked, UploadFormJson } from '../../../shared/web/answers.ts';
import type { Api } from '../../../shared/web/route-api.ts';

const Attached = AttachmentSchema.omit({ key: true }).extend({ download: z.string() });

export const PaperOfMine = PaperSchema.pick({ id: true, state: true, metadata: true, createdAt: true }).extend({
  /** Why the newest version's file cannot be used. */
  refusedBecause: PaperSchema.shape.refusedBecause.unwrap().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  withdrawn: PaperSchema.shape.withdrawn.unwrap().nullable(),
  page: z.string(),
  /** Where everybody reads it, once it is published. */
  publicPage: z.string().nullable(),
  attachments: z.array(Attached),
  /** Something was changed since the newest version, and not submitted. */
  changed: z.boolean(),
  versions: z.array(
    PaperVersionSchema.omit({ file: true, attachments: true, onBehalf: true }).extend({
      onBehalf: z.boolean(),
      file: PaperVersionSchema.shape.file.omit({ key: true }),
      download: z.string(),
      attachments: z.array(Attached),
    }),
  ),
  /** `comments`: what reviewers wrote, as far as it was passed on. */
  decisions: z.array(DecisionSchema.omit({ by: true, passedOn: true }).extend({ comments: z.array(z.string()) })),
  coAuthors: z.array(CoAuthorSchema.omit({ id: true })),
});

export const MyPapersJson = z.object({ phase: Phase, deadline: z.string(), papers: z.array(PaperOfMine) });
export const MyPaperJson = z.object({ paper: PaperOfMine });
export const MyNewPaperJson = MyPaperJson.extend({
  /** Where nothing is under way yet: the form for its file. */
  upload: UploadFormJson.optional(),
});

const PAPERS = '/w/{workshopId}/p/{personId}/papers';
const PAPER = `${PAPERS}/{paperId}`;
const form = { noJson: 'a form for people; its POST takes JSON' };
const file = { noJson: 'a file' };

export const papersApi = {
  [`GET ${PAPERS}`]: { response: MyPapersJson },
  [`GET ${PAPERS}/new`]: form,
  [`POST ${PAPERS}`]: { response: MyNewPaperJson },
  [`GET ${PAPER}`]: { response: MyPaperJson },
  [`GET ${PAPER}/details`]: form,
  [`POST ${PAPER}`]: { response: MyPaperJson },
  [`POST ${PAPER}/upload`]: { response: UploadFormJson },
  [`GET ${PAPER}/uploaded`]: { response: ArrivedJson, query: UploadAsked },
  [`POST ${PAPER}/submit`]: { response: MyPaperJson },
  [`GET ${PAPER}/versions/{number}`]: file,
  [`GET ${PAPER}/versions/{number}/attachments/{sha256}`]: file,
  [`GET ${PAPER}/attachments/new`]: form,
  [`GET ${PAPER}/attachments/uploaded`]: { ...form, query: UploadAsked },
  [`POST ${PAPER}/attachments`]: { response: MyPaperJson },
  [`POST ${PAPER}/attachments/remove`]: { response: MyPaperJson },
  [`GET ${PAPER}/attachments/{sha256}`]: file,
  [`GET ${PAPER}/withdraw`]: form,
  [`POST ${PAPER}/withdraw`]: { response: MyPaperJson },
} satisfies Api;

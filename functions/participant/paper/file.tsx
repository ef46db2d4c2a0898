import * as z from 'zod';
import { say } from '../../../shared/language/texts.ts';
import type { Documents, UploadForm } from '../../../shared/papers/documents.store.ts';
import { badFile } from '../../../shared/papers/file-fault.ts';
import { changePaper } from '../../../shared/papers/paper.store.ts';
import { newestVersion, type Paper, type PaperFile } from '../../../shared/papers/paper.ts';
import { mustConsent, submitVersion } from '../../../shared/papers/submission.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { ArrivedJson, UploadFormJson } from '../../../shared/web/answers.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { changed, elsewhere, json, page } from '../../../shared/web/reply.ts';
import type { MyPaperJson } from '../api/papers.ts';
import { forVisitor, type ParticipantContext } from '../session.ts';
import { ArrivedPage } from './arrived.tsx';
import { UploadSchema, uploadIn } from './stated-upload.ts';
import { NotArrivedPage } from './upload-form.tsx';
import { closedToPapers, isShownInForm, ONE_PAPER, paperJson, paperOf, paperPage } from './view.tsx';

/** A paper's main text: sent to S3, seen to have arrived, handed in, and given back. */
export const paperFileRoutes = (context: ParticipantContext, documents: Documents): Route[] => [
  {
    method: 'POST',
    path: `${ONE_PAPER}/upload`,
    takes: FileNameSchema,
    handle: forVisitor(context, async (visited, request) => {
      const paper = paperOf(visited, request);
      const closed = closedToPapers(visited, request);
      if (closed) return closed;
      const form = await uploadByProgram(documents, paper, fieldsOf(request.body));
      return changed<typeof UploadFormJson>(request, `${visited.home}/papers/${paper.id}`, form);
    }),
  },
  {
    method: 'GET',
    path: `${ONE_PAPER}/uploaded`,
    handle: forVisitor(context, async (visited, request) => {
      const paper = paperOf(visited, request);
      const closed = closedToPapers(visited, request);
      if (closed) return closed;
      const upload = uploadIn(Object.fromEntries(request.query));
      const arrived = await documents.findUpload(paper, upload.key);
      if (request.wantsJson) return json<typeof ArrivedJson>({ arrived: arrived ?? null });
      return arrived
        ? page(<ArrivedPage visited={visited} paper={paper} upload={upload} arrived={arrived} />)
        : page(<NotArrivedPage visited={visited} paper={paper} />, { status: STATUS['not-found'].status });
    }),
  },
  {
    method: 'POST',
    path: `${ONE_PAPER}/submit`,
    takes: SubmissionSchema,
    handle: forVisitor(context, async (visited, request) => {
      const paper = paperOf(visited, request);
      const closed = closedToPapers(visited, request);
      if (closed) return closed;
      const fields = fieldsOf(request.body);
      try {
        mustConsent(fields.consent);
        const file = await fileToSubmit(documents, paper, parseFields(SubmissionSchema, fields));
        const after = await changePaper(visited.table, paper, (before) =>
          submitVersion(visited, before, { file, consent: fields.consent }, request.now),
        );
        return changed<typeof MyPaperJson>(request, `${visited.home}/papers/${paper.id}`, {
          paper: paperJson(visited, after),
        });
      } catch (error) {
        if (!isShownInForm(error, request)) throw error;
        const errors = error.fieldsIn(visited.texts);
        const upload = uploadIn(fields);
        const arrived = errors.consent ? await documents.findUpload(paper, upload.key) : undefined;
        if (!arrived) return paperPage(context, documents, visited, paper, request, error);
        return page(<ArrivedPage visited={visited} paper={paper} upload={upload} arrived={arrived} errors={errors} />, {
          status: STATUS[error.reason].status,
        });
      }
    }),
  },
  {
    method: 'GET',
    path: `${ONE_PAPER}/versions/{number}`,
    handle: forVisitor(context, async (visited, request) => {
      const { file } = versionOf(paperOf(visited, request), request.params.number);
      return elsewhere(await documents.download(file));
    }),
  },
  {
    method: 'GET',
    path: `${ONE_PAPER}/versions/{number}/attachments/{sha256}`,
    handle: forVisitor(context, async (visited, request) => {
      const { attachments } = versionOf(paperOf(visited, request), request.params.number);
      return elsewhere(await documents.download(attachmentOf(attachments, request.params.sha256)));
    }),
  },
];

const SubmissionSchema = UploadSchema.extend({
  sameFile: z.union([z.literal('yes'), z.boolean()]).optional(),
  /** Asked for before all else, by `mustConsent`. */
  consent: z.union([z.literal('yes'), z.literal(true)]),
});

async function fileToSubmit(
  documents: Documents,
  paper: Paper,
  { key, fileName, sha256, sameFile }: z.infer<typeof SubmissionSchema>,
): Promise<PaperFile> {
  const newest = newestVersion(paper);
  if (sameFile && newest) return newest.file;
  if (key === undefined) throw badFile('not-chosen');
  return documents.keepUpload(paper, { key, role: 'main', fileName, sha256 });
}

function versionOf({ versions }: Paper, number: string | undefined): Paper['versions'][number] {
  const version = versions.find((each) => String(each.number) === number);
  if (!version) throw new Refusal('not-found', say('papers.noVersion'));
  return version;
}

/** @throws Refusal `not-found` */
export function attachmentOf(attachments: Paper['attachments'], sha256: string | undefined): PaperFile {
  const attachment = attachments.find((each) => each.sha256 === sha256);
  if (!attachment) throw new Refusal('not-found', say('attachments.noSuch'));
  return attachment;
}

const FileNameSchema = z.object({ fileName: z.string().trim().min(1).max(1000).default('paper.pdf') });

/** A program says the name itself; a browser's form leaves it to S3. */
export const uploadByProgram = (
  documents: Documents,
  paper: Paper,
  fields: Readonly<Record<string, unknown>>,
): Promise<UploadForm> => documents.uploadForm(paper, parseFields(FileNameSchema, { fileName: fields.fileName }));

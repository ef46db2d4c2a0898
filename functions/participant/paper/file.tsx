import * as z from 'zod';
import { say } from '../../../shared/language/texts.ts';
import type { Documents, UploadForm } from '../../../shared/papers/documents.store.ts';
import { badFile } from '../../../shared/papers/file-fault.ts';
import { changePaper } from '../../../shared/papers/paper.store.ts';
import { newestVersion, type Paper, type PaperFile } from '../../../shared/papers/paper.ts';
import { submitVersion } from '../../../shared/papers/submission.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { changed, elsewhere, json, page } from '../../../shared/web/reply.ts';
import { forVisitor, type ParticipantContext } from '../session.ts';
import { ArrivedPage, NotArrivedPage } from './upload-form.tsx';
import { closedToPapers, isShownInForm, ONE_PAPER, paperJson, paperOf, paperPage } from './view.tsx';

/** A paper's file: sent to S3, seen to have arrived, handed in, and given back. */
export const paperFileRoutes = (context: ParticipantContext, documents: Documents): Route[] => [
  {
    method: 'POST',
    path: `${ONE_PAPER}/upload`,
    handle: forVisitor(context, async (visited, request) => {
      const paper = paperOf(visited, request);
      const closed = closedToPapers(visited, request);
      if (closed) return closed;
      const form = await uploadByProgram(documents, paper, fieldsOf(request.body));
      return changed(request, `${visited.home}/papers/${paper.id}`, form);
    }),
  },
  {
    method: 'GET',
    path: `${ONE_PAPER}/uploaded`,
    handle: forVisitor(context, async (visited, request) => {
      const paper = paperOf(visited, request);
      const closed = closedToPapers(visited, request);
      if (closed) return closed;
      const key = request.query.get('key') ?? '';
      const arrived = await documents.findUpload(paper, key);
      if (request.wantsJson) return json({ arrived: arrived ?? null });
      return arrived
        ? page(<ArrivedPage visited={visited} paper={paper} uploadKey={key} arrived={arrived} />)
        : page(<NotArrivedPage visited={visited} paper={paper} />, { status: STATUS['not-found'].status });
    }),
  },
  {
    method: 'POST',
    path: `${ONE_PAPER}/submit`,
    handle: forVisitor(context, async (visited, request) => {
      const paper = paperOf(visited, request);
      const closed = closedToPapers(visited, request);
      if (closed) return closed;
      try {
        const file = await fileToSubmit(documents, paper, parseFields(SubmissionSchema, fieldsOf(request.body)));
        const after = await changePaper(context.table, paper, (before) =>
          submitVersion(visited, before, file, request.now),
        );
        return changed(request, `${visited.home}/papers/${paper.id}`, { paper: paperJson(visited, after) });
      } catch (error) {
        if (!isShownInForm(error, request)) throw error;
        return paperPage(context, documents, visited, paper, request, error);
      }
    }),
  },
  {
    method: 'GET',
    path: `${ONE_PAPER}/versions/{number}`,
    handle: forVisitor(context, async (visited, request) => {
      const { versions } = paperOf(visited, request);
      const version = versions.find(({ number }) => String(number) === request.params.number);
      if (!version) throw new Refusal('not-found', say('papers.noVersion'));
      return elsewhere(await documents.download(version.file));
    }),
  },
];

const SubmissionSchema = z.object({
  key: z.string().optional(),
  /** The name to keep, where the key does not say it. */
  fileName: z.string().max(1000).optional(),
  sameFile: z.union([z.literal('yes'), z.boolean()]).optional(),
});

async function fileToSubmit(
  documents: Documents,
  paper: Paper,
  { key, fileName, sameFile }: z.infer<typeof SubmissionSchema>,
): Promise<PaperFile> {
  const newest = newestVersion(paper);
  if (sameFile && newest) return newest.file;
  if (key === undefined) throw badFile('not-chosen');
  return documents.keepUpload(paper, key, fileName);
}

const FileNameSchema = z.object({ fileName: z.string().trim().min(1).max(1000).default('paper.pdf') });

/** A program says the name itself; a browser's form leaves it to S3. */
export const uploadByProgram = (
  documents: Documents,
  paper: Paper,
  fields: Record<string, unknown>,
): Promise<UploadForm> => documents.uploadForm(paper, parseFields(FileNameSchema, { fileName: fields.fileName }));

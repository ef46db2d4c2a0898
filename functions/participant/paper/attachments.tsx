import * as z from 'zod';
import { say } from '../../../shared/language/texts.ts';
import { attach, detach, takesAttachments } from '../../../shared/papers/attachments.ts';
import type { Documents } from '../../../shared/papers/documents.store.ts';
import { badFile } from '../../../shared/papers/file-fault.ts';
import { changePaper } from '../../../shared/papers/paper.store.ts';
import { AttachmentRoleSchema, type Paper } from '../../../shared/papers/paper.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../../shared/web/fields.ts';
import { changed, elsewhere, page, type Reply, seeOther } from '../../../shared/web/reply.ts';
import type { MyPaperJson } from '../api/papers.ts';
import { forVisitor, type ParticipantContext, type Visit } from '../session.ts';
import { AttachmentArrivedPage, NewAttachmentPage } from './attachment-pages.tsx';
import { attachmentOf } from './file.tsx';
import { Sha256Schema, UploadSchema, uploadIn } from './stated-upload.ts';
import { NotArrivedPage } from './upload-form.tsx';
import { closedToPapers, isShownInForm, ONE_PAPER, paperJson, paperOf } from './view.tsx';

const PATH = `${ONE_PAPER}/attachments`;

/** What goes with a paper's main text: sent to S3 like it, added, taken off, given back. It is handed in with the next version. */
export const attachmentRoutes = (context: ParticipantContext, documents: Documents): Route[] => [
  {
    method: 'GET',
    path: `${PATH}/new`,
    handle: forVisitor(context, async (visited, request) => {
      const paper = paperOf(visited, request);
      const closed = closedToPapers(visited, request);
      if (closed) return closed;
      return takesAttachments(paper)
        ? newAttachment(context, documents, visited, paper)
        : seeOther(`${visited.home}/papers/${paper.id}`);
    }),
  },
  {
    method: 'GET',
    path: `${PATH}/uploaded`,
    handle: forVisitor(context, async (visited, request) => {
      const paper = paperOf(visited, request);
      const closed = closedToPapers(visited, request);
      if (closed) return closed;
      const upload = uploadIn(Object.fromEntries(request.query));
      const arrived = await documents.findUpload(paper, upload.key);
      return arrived
        ? page(<AttachmentArrivedPage visited={visited} paper={paper} upload={upload} arrived={arrived} />)
        : page(<NotArrivedPage visited={visited} paper={paper} />, { status: STATUS['not-found'].status });
    }),
  },
  {
    method: 'POST',
    path: PATH,
    takes: AttachmentInputSchema,
    handle: forVisitor(context, async (visited, request) => {
      const paper = paperOf(visited, request);
      const closed = closedToPapers(visited, request);
      if (closed) return closed;
      const fields = fieldsOf(request.body);
      try {
        const { key, role, ...upload } = parseFields(AttachmentInputSchema, fields, MISSING);
        if (key === undefined) throw badFile('not-chosen');
        const file = await documents.keepUpload(paper, { key, role, ...upload });
        const after = await changePaper(context.table, paper, (before) =>
          attach(visited, before, { ...file, role }, request.now),
        );
        return changed<typeof MyPaperJson>(request, `${visited.home}/papers/${paper.id}`, {
          paper: paperJson(visited, after),
        });
      } catch (error) {
        if (!isShownInForm(error, request)) throw error;
        const upload = uploadIn(fields);
        const errors = error.fieldsIn(visited.texts);
        const arrived = errors.role ? await documents.findUpload(paper, upload.key) : undefined;
        if (!arrived) return newAttachment(context, documents, visited, paper, error);
        const chosen = typedIn(fields, 'role');
        return page(<AttachmentArrivedPage {...{ visited, paper, upload, arrived, errors, chosen }} />, {
          status: STATUS.invalid.status,
        });
      }
    }),
  },
  {
    method: 'POST',
    path: `${PATH}/remove`,
    takes: RemovalSchema,
    handle: forVisitor(context, async (visited, request) => {
      const paper = paperOf(visited, request);
      const closed = closedToPapers(visited, request);
      if (closed) return closed;
      const { sha256 } = parseFields(RemovalSchema, fieldsOf(request.body));
      const after = await changePaper(context.table, paper, (before) => detach(visited, before, sha256, request.now));
      return changed<typeof MyPaperJson>(request, `${visited.home}/papers/${paper.id}`, {
        paper: paperJson(visited, after),
      });
    }),
  },
  {
    method: 'GET',
    path: `${PATH}/{sha256}`,
    handle: forVisitor(context, async (visited, request) => {
      const { attachments } = paperOf(visited, request);
      return elsewhere(await documents.download(attachmentOf(attachments, request.params.sha256)));
    }),
  },
];

const RemovalSchema = z.object({ sha256: Sha256Schema });
const AttachmentInputSchema = UploadSchema.extend({ role: AttachmentRoleSchema });

const MISSING = { role: say('attachments.noRole') };

/** The page with the form for the file. */
async function newAttachment(
  { baseUrl }: ParticipantContext,
  documents: Documents,
  visited: Visit,
  paper: Paper,
  refusal?: Refusal,
): Promise<Reply> {
  const landOn = `${baseUrl}${visited.home}/papers/${paper.id}/attachments/uploaded`;
  const form = await documents.uploadForm(paper, { landOn });
  const errors = refusal?.fieldsIn(visited.texts) ?? {};
  return page(<NewAttachmentPage visited={visited} paper={paper} form={form} errors={errors} />, {
    uploadsTo: new URL(form.url).origin,
    ...(refusal && { status: STATUS[refusal.reason].status }),
  });
}

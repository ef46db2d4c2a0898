import { emptyDraft, keepDraft, readDraft } from '../../../shared/drafts/draft.store.ts';
import { fieldsOfAnswers } from '../../../shared/feedback/fields.ts';
import type { Documents } from '../../../shared/papers/documents.store.ts';
import { MetadataInputSchema, readMetadata } from '../../../shared/papers/metadata.ts';
import { changePaper, PaperItem } from '../../../shared/papers/paper.store.ts';
import { newestVersion, type Paper } from '../../../shared/papers/paper.ts';
import { changeMetadata, PaperIdSchema, startPaper, takesVersions } from '../../../shared/papers/submission.ts';
import { typedDetails, withAuthorsAsked } from '../../../shared/papers/typed-details.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { keys, randomToken } from '../../../shared/store/keys.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf } from '../../../shared/web/fields.ts';
import { changed, page, type Reply, seeOther } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { MyNewPaperJson, MyPaperJson } from '../api/papers.ts';
import { asDraft, type FormState, formState } from '../form-state.ts';
import { forVisitor, type ParticipantContext, type Visit } from '../session.ts';
import { draftNameOf, type InForm, openedForm } from './details-draft.ts';
import { ChangeDetailsPage, NewPaperPage } from './details-form.tsx';
import { uploadByProgram } from './file.tsx';
import { closedToPapers, isShownInForm, ONE_PAPER, PAPERS, paperJson, paperOf } from './view.tsx';

/** A paper's details: of a new one, with which it begins, and of one that is there. */
export const detailsRoutes = (context: ParticipantContext, documents: Documents): Route[] => [
  {
    method: 'GET',
    path: `${PAPERS}/new`,
    handle: forVisitor(context, async (visited, request) => {
      const closed = closedToPapers(visited, request);
      return closed ?? page(<NewPaperPage form={await openedForm(context, visited)} />);
    }),
  },
  {
    method: 'POST',
    path: PAPERS,
    takes: MetadataInputSchema,
    handle: forVisitor(context, (visited, request) =>
      takeForm(context, visited, request, undefined, async (fields, id) => {
        const paper = await begin(context, visited, id, fields, request.now);
        return changed<typeof MyNewPaperJson>(request, `${visited.home}/papers/${paper.id}`, {
          paper: paperJson(visited, paper),
          upload: request.wantsJson ? await uploadByProgram(documents, paper, fields) : undefined,
        });
      }),
    ),
  },
  {
    method: 'GET',
    path: `${ONE_PAPER}/details`,
    handle: forVisitor(context, async (visited, request) => {
      const paper = paperOf(visited, request);
      const closed = closedToPapers(visited, request);
      if (closed) return closed;
      if (!takesVersions(paper)) return seeOther(`${visited.home}/papers/${paper.id}`);
      const form = await openedForm(context, visited, paper);
      return page(<ChangeDetailsPage form={form} isHandedIn={newestVersion(paper) !== undefined} />);
    }),
  },
  {
    method: 'POST',
    path: ONE_PAPER,
    takes: MetadataInputSchema,
    handle: forVisitor(context, (visited, request) => {
      const paper = paperOf(visited, request);
      return takeForm(context, visited, request, paper, async (fields) => {
        const metadata = readMetadata(fields);
        const after = await changePaper(context.table, paper, (before) =>
          changeMetadata(visited, before, metadata, request.now),
        );
        return changed<typeof MyPaperJson>(request, `${visited.home}/papers/${paper.id}`, {
          paper: paperJson(visited, after),
        });
      });
    }),
  },
];

/** What a form of details asks for by its buttons: to be shown with other authors, to be kept, given up, or stored. */
async function takeForm(
  context: ParticipantContext,
  visited: Visit,
  request: Request,
  paper: Paper | undefined,
  store: (fields: FormState['fields'], id: string) => Promise<Reply>,
): Promise<Reply> {
  const body = fieldsOf(request.body);
  const state = formState(body);
  const asked = withAuthorsAsked(body);
  const closed = closedToPapers(visited, request, typedDetails(body));
  if (closed) return closed;
  const form: InForm = {
    visited,
    typed: asked ?? typedDetails(body),
    // As it is by now: what the page kept last, on its way here, is no other device's.
    draft: await readDraft(context.table, visited.person, draftNameOf(paper)),
    draftName: draftNameOf(paper),
    isKept: false,
    isTyped: true,
    isNew: paper === undefined,
    id: paper?.id ?? PaperIdSchema.safeParse(body.id).data ?? randomToken(),
  };
  if (asked) return shown(form, paper);
  const opened = `${visited.home}/papers/${paper ? `${paper.id}/details` : 'new'}`;
  switch (state.press) {
    case 'discard':
      await emptyDraft(context.table, visited.person, form.draftName, request.now);
      return seeOther(opened);
    case 'keep':
      try {
        const kept = { fields: asDraft(fieldsOfAnswers(state.fields)), basis: state.draft };
        await keepDraft(context.table, visited.person, form.draftName, kept, request.now);
        return seeOther(opened);
      } catch (error) {
        if (!(error instanceof Refusal) || error.reason !== 'conflict' || request.wantsJson) throw error;
        return shown(form, paper, { overtaken: true });
      }
    default:
      try {
        const reply = await store(state.fields, form.id);
        await emptyDraft(context.table, visited.person, form.draftName, request.now);
        return reply;
      } catch (error) {
        if (!isShownInForm(error, request)) throw error;
        return shown(form, paper, { refusal: error });
      }
  }
}

function shown(
  form: InForm,
  paper: Paper | undefined,
  { refusal, overtaken = false }: { readonly refusal?: Refusal; readonly overtaken?: boolean } = {},
): Reply {
  const errors = refusal?.fieldsIn(form.visited.texts) ?? {};
  const status = overtaken ? STATUS.conflict.status : refusal ? STATUS[refusal.reason].status : 200;
  const isHandedIn = paper !== undefined && newestVersion(paper) !== undefined;
  return page(
    form.isNew ? (
      <NewPaperPage form={form} errors={errors} overtaken={overtaken} />
    ) : (
      <ChangeDetailsPage form={form} errors={errors} overtaken={overtaken} isHandedIn={isHandedIn} />
    ),
    { status },
  );
}

/** Begins a paper under an id; sent once more, perhaps corrected meanwhile, it is the same paper with other details. */
async function begin(
  { table }: ParticipantContext,
  visited: Visit,
  id: string,
  fields: Readonly<Record<string, unknown>>,
  now: number,
): Promise<Paper> {
  const { person, papers } = visited;
  const metadata = readMetadata(fields);
  const begun = papers.filter((paper) => paper.id !== id).length;
  const paper = startPaper(visited, { id, personId: person.id, metadata, begun }, now);
  const outcome = await table.insert(PaperItem, keys.paper(person.workshopId, person.id, id), paper);
  if (outcome === 'inserted') return paper;
  return changePaper(table, paper, (before) => changeMetadata(visited, before, metadata, now));
}

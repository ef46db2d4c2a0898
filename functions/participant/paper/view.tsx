import { say } from '../../../shared/language/texts.ts';
import { publicPath } from '../../../shared/papers/addresses.ts';
import type { Documents } from '../../../shared/papers/documents.store.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { commentsOf } from '../../../shared/papers/passed-on.ts';
import { takesVersions } from '../../../shared/papers/submission.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { page, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import { whyClosed } from '../../../shared/workshop/opening.ts';
import { whileClosed } from '../closed.tsx';
import type { ParticipantContext, Visit } from '../session.ts';
import type { TypedDetails } from './details-form.tsx';
import type { PassedOn } from './history.tsx';
import { PaperCards } from './list.tsx';
import { PaperPage } from './page.tsx';

export const PAPERS = '/w/{workshopId}/p/{personId}/papers';
export const ONE_PAPER = `${PAPERS}/{paperId}`;

/** One of the person's own papers. @throws Refusal `not-found` */
export function paperOf({ papers }: Visit, request: Request): Paper {
  const paper = papers.find(({ id }) => id === request.params.paperId);
  if (!paper) throw new Refusal('not-found', say('papers.noSuch'));
  return paper;
}

/** The answer while nothing is taken: why, what was given, and what had just been typed. */
export function closedToPapers(visited: Visit, request: Request, typed?: TypedDetails): Reply | undefined {
  return whileClosed(visited, request, 'papers', {
    given: <PaperCards visited={visited} open={false} />,
    ...(typed && {
      typed: [typed.title, typed.authors, typed.abstract, typed.keywords].filter((text) => text.trim() !== ''),
    }),
  });
}

/** The paper's page, with a fresh form for the file while one can be sent. */
export async function paperPage(
  { baseUrl }: ParticipantContext,
  documents: Documents,
  visited: Visit,
  paper: Paper,
  request: Request,
  refusal?: Refusal,
): Promise<Reply> {
  const why = whyClosed(visited.workshop, visited.person, request.now);
  const landOn = `${baseUrl}${visited.home}/papers/${paper.id}/uploaded`;
  const upload = why === undefined && takesVersions(paper) ? await documents.uploadForm(paper, { landOn }) : undefined;
  return page(
    <PaperPage
      visited={visited}
      paper={paper}
      comments={passedOnOf(visited, paper)}
      upload={upload}
      why={why && visited.texts.say(why)}
      errors={refusal?.fieldsIn(visited.texts) ?? {}}
      now={request.now}
    />,
    {
      ...(upload && { uploadsTo: new URL(upload.url).origin }),
      ...(refusal && { status: STATUS[refusal.reason].status }),
    },
  );
}

/** The reviewers' comments that went along with each decision. */
const passedOnOf = ({ reviews = [] }: Visit, paper: Paper): PassedOn =>
  new Map(paper.decisions.map((decision) => [decision.at, commentsOf(decision, reviews)]));

export const isShownInForm = (error: unknown, request: Request): error is Refusal =>
  error instanceof Refusal && error.reason === 'invalid' && !request.wantsJson;

/** A paper as its author may see it: without who decided, and with the addresses of what there is. */
export function paperJson(visited: Visit, paper: Paper) {
  const { home } = visited;
  const comments = passedOnOf(visited, paper);
  const { id, state, metadata, refusedBecause, createdAt, publishedAt } = paper;
  return {
    id,
    state,
    metadata,
    createdAt,
    refusedBecause: refusedBecause ?? null,
    publishedAt: publishedAt ?? null,
    page: `${home}/papers/${id}`,
    publicPage: state === 'published' ? publicPath(paper) : null,
    versions: paper.versions.map(({ file: { key: _, ...file }, ...version }) => ({
      ...version,
      file,
      download: `${home}/papers/${id}/versions/${version.number}`,
    })),
    decisions: paper.decisions.map(({ by: _, passedOn: __, ...decision }) => ({
      ...decision,
      comments: comments.get(decision.at) ?? [],
    })),
  };
}

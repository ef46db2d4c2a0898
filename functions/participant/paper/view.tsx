import { say } from '../../../shared/language/texts.ts';
import { publicPath } from '../../../shared/papers/addresses.ts';
import type { Documents } from '../../../shared/papers/documents.store.ts';
import type { Attachment, Paper } from '../../../shared/papers/paper.ts';
import { commentsOf } from '../../../shared/papers/passed-on.ts';
import { hasChanged, takesVersions } from '../../../shared/papers/submission.ts';
import { type TypedDetails, textsOf } from '../../../shared/papers/typed-details.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { page, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import { whyClosed } from '../../../shared/workshop/opening.ts';
import { whileClosed } from '../closed.tsx';
import type { ParticipantContext, Visit } from '../session.ts';
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
    ...(typed && { typed: textsOf(typed) }),
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
  const { id, state, metadata, refusedBecause, createdAt, publishedAt, withdrawn } = paper;
  const address = `${visited.home}/papers/${id}`;
  const comments = passedOnOf(visited, paper);
  return {
    id,
    state,
    metadata,
    createdAt,
    refusedBecause: refusedBecause ?? null,
    publishedAt: publishedAt ?? null,
    withdrawn: withdrawn ?? null,
    page: address,
    publicPage: state === 'published' ? publicPath(paper) : null,
    attachments: paper.attachments.map((file) => fileJson(file, `${address}/attachments/${file.sha256}`)),
    /** Whether details or attachments were changed since the newest version, and wait for being handed in. */
    changed: hasChanged(paper),
    versions: paper.versions.map(({ file: { key: _, ...file }, attachments, onBehalf, ...version }) => ({
      ...version,
      onBehalf: onBehalf !== undefined,
      file,
      download: `${address}/versions/${version.number}`,
      attachments: attachments.map((each) =>
        fileJson(each, `${address}/versions/${version.number}/attachments/${each.sha256}`),
      ),
    })),
    decisions: paper.decisions.map(({ by: _, passedOn: __, ...decision }) => ({
      ...decision,
      comments: comments.get(decision.at) ?? [],
    })),
    coAuthors: paper.coAuthors.map(({ id: _, ...coAuthor }) => coAuthor),
  };
}

const fileJson = ({ key: _, ...file }: Attachment, download: string) => ({ ...file, download });

import { DecisionInputSchema, decide, mustBePossible } from '../../../shared/papers/decide.ts';
import { changePaper, readPaper } from '../../../shared/papers/paper.store.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { findParticipant } from '../../../shared/people/person.store.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../../shared/web/fields.ts';
import { answer, changed, type Reply, seeOther } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { StaffContext } from '../context.ts';
import { memberRoute, type StaffVisit, tokenIn } from '../session.ts';
import { notArrived } from './co-authors.tsx';
import { NOTHING, PaperPage, type Typed } from './page.tsx';

const PAPER = '/papers/{personId}/{paperId}';

/** One paper: what was handed in, what was decided, and the decision. */
export function decisionRoutes(context: StaffContext): Route[] {
  const paperOf = (visit: StaffVisit, request: Request): Promise<Paper> =>
    readPaper(context.table, visit.workshop.details.id, tokenIn(request, 'personId'), tokenIn(request, 'paperId'));
  const show = async (visit: StaffVisit, request: Request, typed: Typed = NOTHING): Promise<Reply> => {
    const paper = await paperOf(visit, request);
    const author = (await findParticipant(context.table, paper.workshopId, paper.personId))?.person;
    const lost = await notArrived(context.table, paper);
    const shown = () => <PaperPage visit={visit} paper={paper} author={author} lost={lost} typed={typed} />;
    return answer(request, { page: shown, json: paperJson(paper) }, { status: typed.status });
  };
  return [
    memberRoute(context, 'GET', PAPER, 'viewer', (visit, request) => show(visit, request)),
    memberRoute(context, 'GET', `${PAPER}/versions/{version}/file`, 'viewer', async (visit, request) => {
      const paper = await paperOf(visit, request);
      const version = paper.versions.find(({ number }) => String(number) === request.params.version);
      if (!version) throw new Refusal('not-found', 'This paper has no such version. Please go back to the paper.');
      return seeOther(await context.documents.download(version.file));
    }),
    memberRoute(context, 'POST', `${PAPER}/decision`, 'reviewer', async (visit, request) => {
      const fields = fieldsOf(request.body);
      try {
        const input = parseFields(DecisionInputSchema, fields);
        const place = {
          workshopId: visit.workshop.details.id,
          personId: tokenIn(request, 'personId'),
          id: tokenIn(request, 'paperId'),
        };
        const author = await findParticipant(context.table, place.workshopId, place.personId);
        if (!author) {
          throw new Refusal('closed', 'The author of this paper was erased, so nothing is decided about it any more.');
        }
        mustBePossible(visit.workshop, author.person, input.verdict, request.now);
        const decided = await changePaper(context.table, place, (paper) =>
          decide(paper, { ...input, by: visit.identity.email }, request.now),
        );
        return changed(request, `${visit.home}/papers/${place.personId}/${place.id}#decisions`, paperJson(decided));
      } catch (error) {
        const isShown = error instanceof Refusal && (error.reason === 'invalid' || error.reason === 'conflict');
        if (!isShown || request.wantsJson) throw error;
        const errors = error.reason === 'conflict' ? { verdict: error.message } : error.fields;
        const { status } = STATUS[error.reason];
        return show(visit, request, {
          reason: typedIn(fields, 'reason'),
          verdict: typedIn(fields, 'verdict'),
          errors,
          status,
        });
      }
    }),
  ];
}

const paperJson = (paper: Paper) => ({
  id: paper.id,
  personId: paper.personId,
  state: paper.state,
  metadata: paper.metadata,
  versions: paper.versions.map(({ number, submittedAt, metadata, file }) => ({
    number,
    submittedAt,
    metadata,
    file: { name: file.name, type: file.type, bytes: file.bytes, sha256: file.sha256 },
  })),
  decisions: paper.decisions,
  coAuthors: paper.coAuthors,
  refusedBecause: paper.refusedBecause ?? null,
  publishedAt: paper.publishedAt ?? null,
});

import { mustBeRecommended, mustBeSomebodyElses } from '../../../shared/papers/approvals.ts';
import { DecisionInputSchema, decide, mustBePossible } from '../../../shared/papers/decide.ts';
import { changePaper, readPaper } from '../../../shared/papers/paper.store.ts';
import { passedOn } from '../../../shared/papers/passed-on.ts';
import { reviewsOf } from '../../../shared/papers/review.store.ts';
import { findParticipant } from '../../../shared/people/person.store.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { parseFields } from '../../../shared/web/fields.ts';
import { changed, seeOther } from '../../../shared/web/reply.ts';
import type { PaperDecidedJson } from '../api/papers.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, memberRoute } from '../session.ts';
import { paperJson } from './json.ts';
import { addressOf, PAPER, placeIn } from './seen.ts';
import { orPaperAgain, showPaper } from './show.tsx';

/** One paper: what was handed in, what was recommended and decided, and an organiser's decision. */
export const decisionRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', PAPER, 'viewer', (visit, request) => showPaper(context, visit, request)),
  memberRoute(context, 'GET', `${PAPER}/versions/{version}/file`, 'viewer', async (visit, request) => {
    const { workshopId, personId, id } = placeIn(visit, request);
    const paper = await readPaper(context.table, workshopId, personId, id);
    const version = paper.versions.find(({ number }) => String(number) === request.params.version);
    if (!version) throw new Refusal('not-found', 'This paper has no such version. Please go back to the paper.');
    return seeOther(await context.documents.download(version.file));
  }),
  memberPost(context, `${PAPER}/decision`, 'organiser', DecisionInputSchema, (visit, request) =>
    orPaperAgain(context, visit, request, 'decision', async (fields) => {
      const input = parseFields(DecisionInputSchema, fields);
      const place = placeIn(visit, request);
      const by = visit.identity.email;
      const [author, reviews] = await Promise.all([
        findParticipant(context.table, place.workshopId, place.personId),
        reviewsOf(context.table, place),
      ]);
      if (!author) {
        throw new Refusal('closed', 'The author of this paper was erased, so nothing is decided about it any more.');
      }
      mustBePossible(visit.workshop, author.person, input.verdict, request.now);
      const { approvals } = visit.workshop.details.papers;
      const chosen = passedOn(reviews, input.passOn, input.version);
      const decided = await changePaper(context.table, place, (paper) => {
        mustBeSomebodyElses(paper, author.person, by);
        const after = decide(paper, { ...input, by, passedOn: chosen }, request.now);
        // What was decided already is decided, whatever is recommended since.
        if (after !== paper) mustBeRecommended(approvals, input.verdict, { paper, reviews, author: author.person, by });
        return after;
      });
      return changed<typeof PaperDecidedJson>(request, `${addressOf(visit, place)}#decisions`, paperJson(decided));
    }),
  ),
];

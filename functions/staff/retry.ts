import { changeAction } from '../../shared/actions/action.store.ts';
import { type Debts, unpark } from '../../shared/debts/debts.ts';
import { changePaper } from '../../shared/papers/paper.store.ts';
import { changeReviewIfThere, reviewsOf } from '../../shared/papers/review.store.ts';
import { changeErased, changePerson, readParticipant } from '../../shared/people/person.store.ts';
import { changeReport } from '../../shared/report/report-item.store.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { NoFieldsSchema } from '../../shared/web/fields.ts';
import { changed } from '../../shared/web/reply.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { OwedJson } from './api/overview.ts';
import type { StaffContext } from './context.ts';
import { memberPost, tokenIn } from './session.ts';

/** What was given up after too many attempts is tried once more: the next sweep starts it. */
export const retryRoutes = (context: StaffContext): Route[] => [
  memberPost(context, '/retry', 'organiser', NoFieldsSchema, async (visit, request) => {
    const { id } = visit.workshop.details;
    const { debts } = await changeWorkshop(context.table, id, again(request.now));
    const report = await changeReport(context.table, id, again(request.now));
    return changed<typeof OwedJson>(request, visit.home, { owed: { ...debts.owed, ...report.debts.owed } });
  }),
  memberPost(context, '/people/{personId}/retry', 'organiser', NoFieldsSchema, async (visit, request) => {
    const personId = tokenIn(request, 'personId');
    const workshopId = visit.workshop.details.id;
    const erased = await changeErased(context.table, workshopId, personId, again(request.now));
    if (erased) return changed<typeof OwedJson>(request, visit.home, { owed: erased.debts.owed });
    const { debts } = await changePerson(context.table, workshopId, personId, again(request.now));
    const { actions } = await readParticipant(context.table, workshopId, personId);
    for (const action of actions) await changeAction(context.table, action, again(request.now));
    return changed<typeof OwedJson>(request, `${visit.home}/people/${personId}?done=retry`, { owed: debts.owed });
  }),
  memberPost(context, '/papers/{personId}/{paperId}/retry', 'organiser', NoFieldsSchema, async (visit, request) => {
    const place = {
      workshopId: visit.workshop.details.id,
      personId: tokenIn(request, 'personId'),
      id: tokenIn(request, 'paperId'),
    };
    const { debts } = await changePaper(context.table, place, again(request.now));
    for (const review of await reviewsOf(context.table, place)) {
      await changeReviewIfThere(context.table, review, again(request.now));
    }
    return changed<typeof OwedJson>(request, visit.home, { owed: debts.owed });
  }),
];

/** Owes what was given up once more, whatever item it is. `now` in epoch ms. */
const again =
  (now: number) =>
  <Owing extends { readonly debts: Debts }>(owing: Owing): Owing => {
    const owed = unpark(owing.debts, now);
    return owed === owing.debts ? owing : { ...owing, debts: owed };
  };

import type { Paper } from '../../../shared/papers/paper.ts';
import type { Request } from '../../../shared/web/request.ts';
import { type StaffVisit, tokenIn } from '../session.ts';

/** The paper that an address of the console names. @throws Refusal `not-found` for what can be none */
export const placeIn = (visit: StaffVisit, request: Request): Pick<Paper, 'workshopId' | 'personId' | 'id'> => ({
  workshopId: visit.workshop.details.id,
  personId: tokenIn(request, 'personId'),
  id: tokenIn(request, 'paperId'),
});

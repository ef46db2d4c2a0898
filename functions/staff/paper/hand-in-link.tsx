import type { Paper } from '../../../shared/papers/paper.ts';
import { takesVersions } from '../../../shared/papers/submission.ts';
import type { StaffVisit } from '../session.ts';

/** The ways to hand a paper in for its author, for organisers. */

/** Begins one, for `personId` or for somebody who is chosen then. */
export function HandInForAuthor({ visit, personId }: { readonly visit: StaffVisit; readonly personId?: string }) {
  if (visit.role !== 'organiser' || visit.workshop.cancelled) return null;
  return (
    <p>
      <a class="button plain" href={`${visit.home}/papers/new${personId ? `?person=${personId}` : ''}`}>
        Hand in a paper for {personId ? 'this person' : 'an author'}
      </a>
    </p>
  );
}

/** The next version of a paper that is there. */
export function HandInVersion({ visit, paper }: { readonly visit: StaffVisit; readonly paper: Paper }) {
  if (visit.role !== 'organiser' || visit.workshop.cancelled || !takesVersions(paper)) return null;
  return (
    <p>
      <a class="button plain" href={`${visit.home}/papers/${paper.personId}/${paper.id}/hand-in`}>
        Hand in a file for the author
      </a>
    </p>
  );
}

import { isGiven, type Paper } from '../papers/paper.ts';
import type { Person } from '../people/person.ts';
import { phaseAt } from '../workshop/calendar.ts';
import type { Workshop } from '../workshop/workshop.ts';

export type ObligationKind = 'revision' | 'paper' | 'feedback' | 'swot';

export interface Obligation {
  readonly kind: ObligationKind;
  /** Why it is owed, as a sentence for the person. */
  readonly why: string;
  /** The page on which it is settled, below the person's own address (no leading slash). */
  readonly page: string;
}

/**
 * What a person owes at `now` (epoch ms), and why. The one function behind every mail, page and count: where two
 * places each reckoned it, one reminded a person of what the other showed as given.
 */
export function obligationsOf(workshop: Workshop, person: Person, papers: readonly Paper[], now: number): Obligation[] {
  const phase = phaseAt(workshop, now);
  if (phase === 'not-open' || phase === 'closed') return [];
  const owed: Obligation[] = [];
  if (!person.feedback) {
    owed.push({ kind: 'feedback', why: 'Your feedback on the sessions you attended', page: 'feedback' });
  }
  if (person.swot.length === 0) {
    owed.push({ kind: 'swot', why: 'Your view of the strengths, weaknesses, opportunities and threats', page: 'swot' });
  }
  for (const paper of papers) {
    if (paper.state === 'revision-requested') {
      owed.push({
        kind: 'revision',
        why: `A revised version of “${paper.metadata.title}”`,
        page: `papers/${paper.id}`,
      });
    }
  }
  const begun = papers.filter((paper) => isGiven(paper) || paper.state === 'revision-requested').length;
  const missing = person.papersPromised - begun;
  if (missing > 0) {
    owed.push({
      kind: 'paper',
      why: promisedPapers(missing, begun),
      page: 'papers',
    });
  }
  return owed;
}

function promisedPapers(missing: number, begun: number): string {
  if (begun > 0)
    return missing === 1
      ? 'One more discussion paper that you promised'
      : `${missing} more discussion papers that you promised`;
  return missing === 1 ? 'The discussion paper you promised' : `The ${missing} discussion papers you promised`;
}

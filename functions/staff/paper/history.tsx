import { ENGLISH } from '../../../shared/language/texts.ts';
import { FILE_FAULTS, FileFaultSchema } from '../../../shared/papers/file-fault.ts';
import type { Actor, Happening, PaperEvent } from '../../../shared/papers/paper-event.ts';
import { RecommendedSchema, type Review, type ReviewEvent } from '../../../shared/papers/review.ts';
import { Table } from '../../../shared/web/table.tsx';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import type { SeenPaper } from './seen.ts';
import { RECOMMENDED } from './state.tsx';

interface Line {
  readonly at: string;
  readonly what: string;
  readonly version?: number | undefined;
  readonly who: string;
  readonly why: string;
}

/** All that happened to the paper and to its reviews: what, when, by whom and why, newest first. */
export function PaperHistory({ seen: { visit, paper, reviews } }: { readonly seen: SeenPaper }) {
  const lines = [...paper.events.map(paperLine), ...reviews.flatMap(reviewLines)].toSorted((a, b) =>
    b.at.localeCompare(a.at),
  );
  return (
    <section id="history">
      <h2>History</h2>
      {lines.length === 0 ? (
        <p>Nothing is noted: this paper was handed in before a history was kept.</p>
      ) : (
        <Table caption="Newest first" columns={['When', 'What, and why', 'Who']}>
          <tbody>
            {lines.map((line, index) => (
              <tr key={`${line.at} ${lines.length - index}`}>
                <td>{shortMoment(Date.parse(line.at), visit.workshop.details.timeZone)}</td>
                <td>
                  {line.what}
                  {line.version !== undefined && <span class="soft"> (version {line.version})</span>}
                  {line.why && <div class="soft written">{line.why}</div>}
                </td>
                <td>{line.who}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

const paperLine = ({ at, what, by, version, why = '' }: PaperEvent): Line => {
  const fault = FileFaultSchema.safeParse(why).data;
  return {
    at,
    version,
    what: HAPPENED[what],
    who: whoIs(by),
    why: fault === undefined ? why : fault === 'too-many-pages' ? 'Too many pages' : ENGLISH.say(FILE_FAULTS[fault]),
  };
};

const HAPPENED: Readonly<Record<Happening, string>> = {
  begun: 'Begun',
  submitted: 'Handed in',
  resubmitted: 'Handed in after a revision was asked for',
  passed: 'The file was checked: it can be read',
  refused: 'The file could not be used',
  'co-author-asked': 'A co-author was asked to confirm',
  'co-author-confirmed': 'A co-author confirmed',
  'co-author-declined': 'A co-author does not want to be named',
  'co-author-silent': 'A co-author did not answer',
  'reviewer-invited': 'A reviewer was invited',
  'reviewer-removed': 'A reviewer was removed',
  approved: 'Approved',
  'revision-requested': 'A revision was asked for',
  rejected: 'Rejected',
  published: 'Published',
  withdrawn: 'Withdrawn',
  packed: 'A packet for a repository was made',
  'handed-off': 'Handed to a repository',
  accepted: 'Accepted by the repository',
};

function whoIs(by: Actor): string {
  switch (by.kind) {
    case 'author':
      return 'the author';
    case 'staff':
      return by.email;
    case 'co-author':
    case 'reviewer':
      return by.name;
    case 'afterword':
      return 'by itself';
  }
}

const reviewLines = (review: Review): Line[] => review.events.map((event) => reviewLine(review, event));

function reviewLine(review: Review, { at, what, by, version, why = '' }: ReviewEvent): Line {
  const name = review.removed ? 'a reviewer who was removed' : review.name;
  const recommended = RecommendedSchema.safeParse(why);
  return {
    at,
    version,
    what: wordsOf(what, name),
    who: by ?? (what === 'new-version' ? 'by itself' : name),
    why: recommended.success ? RECOMMENDED[recommended.data] : why,
  };
}

function wordsOf(what: ReviewEvent['what'], name: string): string {
  switch (what) {
    case 'invited':
      return `Invited to review: ${name}`;
    case 'sent-again':
      return `Link sent again: ${name}`;
    case 'more-time':
      return `More time for ${name}`;
    case 'new-version':
      return `The new version went to ${name}`;
    case 'accepted':
      return 'Agreed to review';
    case 'declined':
      return 'Cannot review';
    case 'conflict':
      return 'Declared a conflict of interest';
    case 'recommended':
      return 'Recommended';
    case 'removed':
      return 'A reviewer was removed';
  }
}

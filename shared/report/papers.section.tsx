import type { PaperState } from '../papers/paper-state.ts';
import { shortMoment } from '../workshop/dates.ts';
import type { Summary } from './summary.ts';

const STATE: Readonly<Record<PaperState, { readonly label: string; readonly tone: 'good' | 'warn' | 'bad' }>> = {
  draft: { label: 'Draft', tone: 'warn' },
  submitted: { label: 'Sent in', tone: 'warn' },
  resubmitted: { label: 'Revision sent in', tone: 'warn' },
  refused: { label: 'File could not be used', tone: 'bad' },
  'under-review': { label: 'Under review', tone: 'warn' },
  'revision-requested': { label: 'Revision asked for', tone: 'warn' },
  approved: { label: 'Approved', tone: 'good' },
  published: { label: 'Approved and published', tone: 'good' },
  rejected: { label: 'Not accepted', tone: 'bad' },
  withdrawn: { label: 'Withdrawn', tone: 'bad' },
};

export function PapersSection({ summary: { papers, workshop } }: { readonly summary: Summary }) {
  if (papers.length === 0) return <p>No paper was sent in.</p>;
  return (
    <>
      <p>The SHA-256 is that of the newest version’s file: whoever holds a file can check that it is the same.</p>
      {papers.map((paper) => (
        <article key={`${paper.title} ${paper.sha256}`} class="card">
          <h3>{paper.title}</h3>
          <p>
            <span class={`tag ${STATE[paper.state].tone}`}>{STATE[paper.state].label}</span>
          </p>
          <dl class="facts">
            <dt>{paper.authors.length === 1 ? 'Author' : 'Authors'}</dt>
            <dd>{paper.authors.join('; ')}</dd>
            <dt>Version</dt>
            <dd>
              {paper.version}, sent in on {shortMoment(Date.parse(paper.submittedAt), workshop.details.timeZone)}
            </dd>
            <dt>SHA-256</dt>
            <dd class="mono">{paper.sha256}</dd>
          </dl>
        </article>
      ))}
    </>
  );
}

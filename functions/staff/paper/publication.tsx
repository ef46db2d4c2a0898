import { publicPath } from '../../../shared/papers/addresses.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { after } from '../../../shared/papers/paper-state.ts';
import { mayActAs } from '../../../shared/people/membership.ts';
import { longMoment } from '../../../shared/workshop/dates.ts';
import type { StaffVisit } from '../session.ts';
import { HandedOffFacts } from './hand-off.tsx';

/** What a paper is in public: where it is read, on its way to which repository, or withdrawn; and how it is withdrawn. */
export function Publication({ visit, paper }: { readonly visit: StaffVisit; readonly paper: Paper }) {
  const address = `${visit.home}/papers/${paper.personId}/${paper.id}`;
  const mayWithdraw = mayActAs(visit.role, 'organiser') && after(paper.state, 'withdraw') !== undefined;
  if (!paper.publishedAt && !paper.withdrawn && !mayWithdraw) return null;
  return (
    <section id="publication">
      <h2>Publication</h2>
      {paper.withdrawn && (
        <p class="note bad">
          <strong>Withdrawn</strong> on {longMoment(Date.parse(paper.withdrawn.at), visit.workshop.details.timeZone)}:{' '}
          {paper.withdrawn.reason}
        </p>
      )}
      {paper.publishedAt && <HandedOffFacts paper={paper} />}
      <p class="actions">
        {paper.publishedAt && (
          <a class="button plain" href={publicPath(paper)}>
            Its public page
          </a>
        )}
        {paper.state === 'published' && (
          <a class="button plain" href={`${address}/hand-off`}>
            Packet and hand-off to a repository
          </a>
        )}
        {mayWithdraw && (
          <a class="button plain" href={`${address}/withdrawal`}>
            Withdraw the paper
          </a>
        )}
      </p>
    </section>
  );
}

import { people } from '../../../shared/report/figures.tsx';
import { AnonymityChoice } from '../anonymity.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { type Seen, WHY_TURNOUT } from './seen.ts';

/** How many answered, for those to whom results are told when all are there. */
export function TurnoutPage({
  visit,
  turnout: { why, answered, of },
  now,
}: {
  readonly visit: StaffVisit;
  readonly turnout: Extract<Seen, { sees: 'turnout' }>;
  readonly now: number;
}) {
  return (
    <StaffPage visit={visit} title="Results" current="feedback">
      <h1>Results of the feedback</h1>
      <dl class="facts">
        <dt>Answered so far</dt>
        <dd>
          {answered} of {people(of)}
        </dd>
      </dl>
      <div class="note">
        <p>{WHY_TURNOUT[why]}</p>
      </div>
      {why === 'erased' && (
        <p>
          <a class="button" href={`${visit.home}/report`}>
            Read the results in the report
          </a>
        </p>
      )}
      <AnonymityChoice visit={visit} now={now} />
    </StaffPage>
  );
}

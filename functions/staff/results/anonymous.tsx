import { LEAST } from '../../../shared/feedback/breakdown.ts';
import type { ErasedParticipant, Participant } from '../../../shared/people/participant.ts';
import { people } from '../../../shared/report/figures.tsx';
import { closesAt } from '../../../shared/workshop/calendar.ts';
import { momentOf } from '../../../shared/workshop/opening.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';
import { AnonymityChoice } from '../anonymity.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';

/** What staff can know of anonymous feedback. This function has no right to the ballots: they are told once, in the report. */
export interface AnonymousFeedback {
  /** How many were given a ballot. */
  readonly served: number;
  /** How many ballots were cast; known once they are counted. */
  readonly cast: number | null;
  /** Given and never cast, so nobody is reminded of it; known once they are counted. */
  readonly neverCast: number | null;
}

export function anonymousFeedback(
  { report }: Workshop,
  everyone: readonly Participant[],
  erased: readonly ErasedParticipant[],
): AnonymousFeedback {
  const gone = erased.filter((each) => each.erased.gave.feedback).length;
  const served = everyone.filter(({ person }) => person.served).length + gone;
  const cast = report?.cast ?? null;
  return { served, cast, neverCast: cast === null ? null : Math.max(served - cast, 0) };
}

export function AnonymousFeedbackPage({
  visit,
  standing: { served, cast, neverCast },
  now,
}: {
  readonly visit: StaffVisit;
  readonly standing: AnonymousFeedback;
  readonly now: number;
}) {
  const { workshop, home } = visit;
  return (
    <StaffPage visit={visit} title="Feedback" current="feedback">
      <h1>Feedback</h1>
      <div class="note">
        <p>
          <strong>The feedback of this workshop is anonymous.</strong> Nobody can tell whose answers are whose. You see
          who took part, so that nobody else is reminded, and not what anyone answered.
        </p>
      </div>
      <dl class="facts">
        <dt>Took part: were given a ballot</dt>
        <dd>{people(served)}</dd>
        <dt>Ballots cast</dt>
        <dd>{cast ?? 'Counted when the follow-up closes'}</dd>
        <dt>Given and never cast</dt>
        <dd>{neverCast ?? 'Known when the follow-up closes'}</dd>
      </dl>
      {cast === null ? (
        <p>
          Results are told once, in the summary report, when the follow-up closes:{' '}
          {momentOf(workshop, closesAt(workshop))}. Whoever saw them grow could tell by the difference what the last one
          answered.
        </p>
      ) : (
        <p>
          <a class="button" href={`${home}/report`}>
            Read the results in the report
          </a>
        </p>
      )}
      <p class="soft">
        A result with fewer than {LEAST} answers behind it is withheld, and so is what would tell it by subtraction.
      </p>
      <AnonymityChoice visit={visit} now={now} />
    </StaffPage>
  );
}

import { LEAST } from '../../../shared/feedback/breakdown.ts';
import { bySpeaker, type SpeakerFigures } from '../../../shared/feedback/speakers.ts';
import { people } from '../../../shared/report/figures.tsx';
import { AnonymityChoice } from '../anonymity.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { Exports } from './exports.tsx';
import { MeansChart, QuestionFigures } from './question-figures.tsx';
import { RatingTable } from './rating-table.tsx';
import type { Seen } from './seen.ts';

/** Every question's figures, of all who answered. */
export function ResultsPage({
  visit,
  seen,
  now,
}: {
  readonly visit: StaffVisit;
  readonly seen: Extract<Seen, { sees: 'everything' | 'told' }>;
  readonly now: number;
}) {
  const { results } = seen;
  const ratings = results.questions.filter((each) => each.kind === 'rating');
  const speakers = bySpeaker(results, visit.workshop.details.sessions);
  return (
    <StaffPage visit={visit} title="Results" current="feedback">
      <h1>Results of the feedback</h1>
      <ResultsNavigation visit={visit} current="" />
      {results.responses === 0 ? (
        <p class="note">Nobody has answered yet.</p>
      ) : (
        <p>
          {people(results.responses)} answered. “Not applicable” (N/A) stands outside every mean and median; “No answer”
          are those who were asked a question and left it out.
          {seen.sees === 'told' &&
            ` A result with fewer than ${LEAST} answers behind it is withheld, and so is what would tell it by subtraction.`}
        </p>
      )}
      {results.responses > 0 && results.questions.length === 0 && (
        <p class="note">All results are withheld, since fewer than {LEAST} people answered.</p>
      )}
      {ratings.length > 0 && results.responses > 0 && (
        <section aria-labelledby="whole">
          <h2 id="whole">The workshop as a whole</h2>
          <MeansChart title="Means, from 1 to 5" first="Criterion" lines={ratings.map(ratingLine)} />
          <RatingTable caption="The workshop as a whole" first="Criterion" lines={ratings.map(ratingLine)} />
        </section>
      )}
      {results.responses > 0 &&
        results.questions.map((each) => (
          <QuestionFigures key={each.question.id} each={each} comments={`${visit.home}/feedback/comments`} />
        ))}
      {results.responses > 0 && speakers.length > 0 && <Speakers visit={visit} speakers={speakers} />}
      <Exports visit={visit} />
      <AnonymityChoice visit={visit} now={now} />
    </StaffPage>
  );
}

const ratingLine = ({
  question,
  rated,
  nonResponse,
}: Extract<Extract<Seen, { sees: 'told' }>['results']['questions'][number], { kind: 'rating' }>) => ({
  label: question.title,
  rated,
  nonResponse,
});

/** Between the three pages of the results. */
export function ResultsNavigation({
  visit,
  current,
}: {
  readonly visit: StaffVisit;
  readonly current: '' | '/groups' | '/comments';
}) {
  const pages = [
    ['', 'All questions'],
    ['/groups', 'By ministry or role'],
    ['/comments', 'Comments'],
  ] as const;
  return (
    <nav aria-label="Results">
      <ul class="choices">
        {pages.map(([page, label]) => (
          <li key={page}>
            <a
              class="target"
              href={`${visit.home}/feedback${page}`}
              aria-current={page === current ? 'page' : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Speakers({ visit, speakers }: { readonly visit: StaffVisit; readonly speakers: readonly SpeakerFigures[] }) {
  const titles = new Map(visit.workshop.details.sessions.map(({ id, title }) => [id, title]));
  return (
    <section aria-labelledby="speakers">
      <h2 id="speakers">By speaker</h2>
      <p>What people gave the sessions that each spoke in, every rating of each of them counted once.</p>
      <RatingTable
        caption="Speakers"
        first="Speaker"
        lines={speakers.map(({ name, affiliation, sessions, rated }) => ({
          label: affiliation ? `${name}, ${affiliation}` : name,
          about: sessions.map((id) => titles.get(id) ?? id).join('; '),
          rated,
        }))}
      />
    </section>
  );
}

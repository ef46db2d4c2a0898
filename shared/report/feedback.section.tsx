import { LEAST, WITHHELD, type Withheld } from '../feedback/breakdown.ts';
import { valuesOf } from '../feedback/questionnaire.ts';
import type { QuestionTally, Rated } from '../feedback/tally.ts';
import { inLanguage, type Localised } from '../language/localised.ts';
import { Bar } from '../web/bar.tsx';
import { BarHeading, FEW, meanText, people, SharesTable, share, Table } from './figures.tsx';
import { OtherAnswers } from './other-answers.section.tsx';
import type { Summary } from './summary.ts';

type Told = QuestionTally<Withheld>;
type Tallied<Kind extends Told['kind']> = Extract<Told, { kind: Kind }>;

interface Row {
  readonly label: string;
  readonly rated: Rated<Withheld>;
}

/** The report's language. */
const english = (line: Localised): string => inLanguage(line, 'en');

const RATINGS = valuesOf('rating');
const LOWEST_RATING = Math.min(...RATINGS);
const HIGHEST_RATING = Math.max(...RATINGS);

export function FeedbackSection({ summary }: { readonly summary: Summary }) {
  const { feedback, ballots } = summary;
  if (feedback.responses === 0) {
    return (
      <>
        <p class="note warn">Nobody gave feedback.</p>
        {ballots && <Ballots {...ballots} />}
      </>
    );
  }
  const criteria = feedback.questions.filter((each) => each.kind === 'rating');
  const few = feedback.questions.some((each) => ratedIn(each).some(isFew));
  if (feedback.questions.length === 0) return ballots ? <Ballots {...ballots} /> : null;
  return (
    <>
      {ballots && <Ballots {...ballots} />}
      <p>
        {people(feedback.responses)} answered. Ratings run from {LOWEST_RATING} to {HIGHEST_RATING}, and so do the bars.
        “Did not attend” and “not applicable” (N/A) are counted, and stand outside every mean.
        {few && ` A mean of fewer than ${FEW} ratings is marked “few”: it says little.`}
      </p>
      {feedback.questions.map((each) =>
        each.kind === 'matrix' ? (
          <RatingTable
            key={each.question.id}
            caption={`${english(each.question.title)} (1 ${english(each.question.ends.low)}, ${HIGHEST_RATING} ${english(each.question.ends.high)})`}
            first="Session"
            rows={each.rows.map(({ row, rated }) => ({ label: english(row.title), rated }))}
          />
        ) : null,
      )}
      {criteria.length > 0 && (
        <RatingTable
          caption={`The workshop as a whole (1 lowest, ${HIGHEST_RATING} highest)`}
          first="Criterion"
          rows={criteria.map(({ question, rated }) => ({ label: english(question.title), rated }))}
        />
      )}
      {feedback.questions.map((each) => {
        if (each.kind === 'scale') return <RecommendationTable key={each.question.id} tally={each} />;
        return each.kind === 'choice' ? <ChoiceTable key={each.question.id} tally={each} /> : null;
      })}
      <OtherAnswers questions={feedback.questions} />
    </>
  );
}

/** How anonymous feedback stands: who was given a ballot is known, who cast one is not. */
function Ballots({ served, cast }: NonNullable<Summary['ballots']>) {
  const missing = Math.max(served - cast, 0);
  return (
    <>
      <p>
        The feedback was anonymous: nobody can tell whose answers are whose. {people(served)} got a ballot, {cast}{' '}
        {cast === 1 ? 'was' : 'were'} cast
        {missing > 0 && `; ${missing} ${missing === 1 ? 'was' : 'were'} handed out and never cast`}.
      </p>
      <p>
        {cast > 0 && cast < LEAST
          ? `All results are withheld, since fewer than ${LEAST} ballots were cast.`
          : `A result with fewer than ${LEAST} answers behind it is withheld, and so is what would tell it by subtraction. Where counts are withheld, means are rounded.`}
      </p>
    </>
  );
}

/** A mean of so few says little; a withheld one says nothing at all. */
const isFew = ({ n }: Rated<Withheld>): boolean => n !== WITHHELD && n > 0 && n < FEW;

/** What people wrote, without names and in alphabetical order, so that no order of arrival tells who wrote what. */
export function WordsSection({ summary: { feedback, ballots } }: { readonly summary: Summary }) {
  const answered = feedback.questions.filter((each) => each.kind === 'text').filter(({ texts }) => texts.length > 0);
  if (ballots && feedback.questions.length === 0) return <p>Withheld, or nobody wrote a comment.</p>;
  if (answered.length === 0) return <p>Nobody wrote a comment.</p>;
  return (
    <>
      <p>As they were written, without names, in alphabetical order.</p>
      {answered.map(({ question, texts }) => (
        <div key={question.id}>
          <h3>
            {english(question.title)} ({texts === WITHHELD ? WITHHELD : texts.length})
          </h3>
          {texts === WITHHELD ? (
            <p>Fewer than {LEAST} people wrote here.</p>
          ) : (
            <ul class="quotes">
              {texts.map((text, index) => (
                <li key={`${index} ${text}`}>{text}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </>
  );
}

function ratedIn(each: Told): Rated<Withheld>[] {
  switch (each.kind) {
    case 'rating':
    case 'scale':
      return [each.rated];
    case 'matrix':
      return each.rows.map(({ rated }) => rated);
    case 'choice':
    case 'text':
    case 'number':
    case 'date':
    case 'consent':
      return [];
  }
}

function RatingTable({ caption, first, rows }: { caption: string; first: string; rows: readonly Row[] }) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col" class="number">
            Mean
          </th>
          <th scope="col" class="number">
            Ratings
          </th>
          <th scope="col" class="number">
            N/A
          </th>
          <BarHeading />
          {RATINGS.map((value) => (
            <th key={value} scope="col" class="number">
              <span class="visually-hidden">Rated </span>
              {value}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, rated }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="number">{meanText(rated.mean)}</td>
            <td class="number">
              {rated.n}
              {isFew(rated) && ' (few)'}
            </td>
            <td class="number">{rated.notApplicable}</td>
            <td class="share">
              {rated.mean !== undefined && rated.mean !== WITHHELD && (
                <Bar share={share(rated.mean - LOWEST_RATING, HIGHEST_RATING - LOWEST_RATING)} />
              )}
            </td>
            {RATINGS.map((value) => (
              <td key={value} class="number">
                {countOf(rated, value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** How many chose a value; a dash where that is withheld. */
const countOf = ({ distribution }: Rated<Withheld>, value: number): number | string =>
  distribution === WITHHELD ? '–' : (distribution.find((each) => each.value === value)?.count ?? 0);

function RecommendationTable({ tally: { question, rated, recommendation } }: { tally: Tallied<'scale'> }) {
  const title = `${english(question.title)} (0 ${english(question.ends.low)}, 10 ${english(question.ends.high)})`;
  const mean = `Mean ${meanText(rated.mean)} of 10 from ${people(rated.n)}; ${rated.notApplicable} N/A.`;
  if (recommendation === WITHHELD) {
    return (
      <p>
        {title}: {mean} How many would, and how many would not, is withheld.
      </p>
    );
  }
  const { promoters, passives, detractors, score } = recommendation;
  const rows = [
    { label: 'Likely to recommend it (9 or 10)', count: promoters },
    { label: 'In between (7 or 8)', count: passives },
    { label: 'Unlikely to recommend it (0 to 6)', count: detractors },
  ];
  return (
    <>
      <SharesTable heads={['Answer', 'Share']} caption={title} rows={rows} of={rated.n} />
      <p>
        {mean}
        {score !== undefined &&
          ` The likely less the unlikely: ${signed(score)} points, where all likely would be +100 and all unlikely −100.`}
      </p>
    </>
  );
}

/** With the typographic minus. */
const signed = (score: number): string => {
  const points = Math.round(score);
  return points < 0 ? `−${-points}` : `+${points}`;
};

function ChoiceTable({ tally: { question, n, options } }: { tally: Tallied<'choice'> }) {
  const several = question.kind === 'multiple' ? ', several could be chosen' : '';
  const rows = options.map(({ label, count }) => ({ label: english(label), count }));
  return (
    <SharesTable
      heads={['Answer', 'Share']}
      caption={`${english(question.title)} (${people(n)} answered${several})`}
      rows={rows}
      of={n}
    />
  );
}

import type { ComponentChildren } from 'preact';
import type { Chart } from '../../../shared/charts/chart.ts';
import { ChartFigure } from '../../../shared/charts/figure.tsx';
import { WITHHELD, type Withheld } from '../../../shared/feedback/breakdown.ts';
import { valuesOf } from '../../../shared/feedback/questionnaire.ts';
import type { QuestionTally } from '../../../shared/feedback/tally.ts';
import { inLanguage, type Localised } from '../../../shared/language/localised.ts';
import { ENGLISH } from '../../../shared/language/texts.ts';
import { meanText, people, percent } from '../../../shared/report/figures.tsx';
import { numbers, Table } from '../../../shared/web/table.tsx';
import { medianText, type RatingLine, RatingTable } from './rating-table.tsx';

type Told = QuestionTally<Withheld>;
type Tallied<Kind extends Told['kind']> = Extract<Told, { kind: Kind }>;

const english = (line: Localised): string => inLanguage(line, 'en');

/** One question. Ratings of the whole stand together in a table of their own. */
export function QuestionFigures({ each, comments }: { readonly each: Told; readonly comments: string }) {
  switch (each.kind) {
    case 'rating':
      return null;
    case 'matrix': {
      const { low, high } = each.question.ends;
      const lines = each.rows.map(({ row, rated, nonResponse }) => ({
        label: row.title,
        about: row.about,
        rated,
        nonResponse,
      }));
      const first = each.question.rows === 'sessions' ? 'Session' : 'Row';
      return (
        <Question each={each}>
          <MeansChart title={`Means, from 1 (${english(low)}) to 5 (${english(high)})`} first={first} lines={lines} />
          <RatingTable caption="How often each number was given" first={first} lines={lines} />
        </Question>
      );
    }
    case 'scale':
      return <Recommendation each={each} />;
    case 'choice': {
      const most = Math.max(...each.options.map(({ count }) => (count === WITHHELD ? 0 : count)), 1);
      const rows = each.options.map(({ label, count }) => ({
        label: english(label),
        value: countValue(count, each.n),
      }));
      return (
        <Question each={each}>
          <p>
            {people(each.n)} answered{each.question.kind === 'multiple' && '; several could be chosen'}.
          </p>
          <ChartFigure
            chart={{ kind: 'bars', title: english(each.question.title), heads: ['Answer', 'People'], max: most, rows }}
          />
          {each.others !== WITHHELD && each.others.length > 0 && <Words texts={each.others} />}
        </Question>
      );
    }
    case 'text':
      return (
        <Question each={each}>
          <p>
            {each.texts === WITHHELD ? (
              'Withheld: few people wrote here.'
            ) : (
              <a class="target" href={`${comments}?question=${each.question.id}`}>
                {each.texts.length === 1 ? 'One person wrote something' : `${each.texts.length} people wrote something`}
              </a>
            )}
          </p>
        </Question>
      );
    case 'number': {
      const { n, mean, median, lowest, highest } = each.numbers;
      const unit = each.question.unit ? ` ${english(each.question.unit)}` : '';
      const figure = (value: number | string | undefined) =>
        typeof value === 'number' ? `${Number(value.toFixed(2))}${unit}` : (value ?? '–');
      return (
        <Question each={each}>
          <Facts
            facts={[
              ['People', n],
              ['Mean', figure(mean)],
              ['Median', figure(median)],
              ['Lowest', figure(lowest)],
              ['Highest', figure(highest)],
            ]}
          />
        </Question>
      );
    }
    case 'date':
      return (
        <Question each={each}>
          {each.dates === WITHHELD ? (
            <p>The days are withheld.</p>
          ) : (
            <CountsTable
              caption="How often each day was given"
              first="Day"
              rows={each.dates.map(({ date, count }) => [ENGLISH.day(date), count])}
            />
          )}
        </Question>
      );
    case 'consent':
      return (
        <Question each={each}>
          <Facts
            facts={[
              ['Ticked', each.yes],
              ['Left empty', each.yes === WITHHELD || each.asked === WITHHELD ? WITHHELD : each.asked - each.yes],
            ]}
          />
        </Question>
      );
  }
}

/** Its title, and below its figures whom it was asked. */
function Question({ each, children }: { readonly each: Told; readonly children: ComponentChildren }) {
  const { question, asked, nonResponse } = each;
  const id = `q-${question.id}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{english(question.title)}</h2>
      {children}
      <p class="soft">
        {asked === WITHHELD ? 'Asked of some, by their other answers.' : `Asked of ${people(asked)}.`}
        {question.kind !== 'consent' && nonResponse !== WITHHELD && ` No answer: ${nonResponse}.`}
      </p>
    </section>
  );
}

/** A bar for each mean of 1 to 5. */
export function MeansChart({
  title,
  first,
  lines,
}: {
  readonly title: string;
  readonly first: string;
  readonly lines: readonly RatingLine[];
}) {
  const rows = lines.map(({ label, rated: { mean, n } }) => ({
    label: english(label),
    value: {
      length: typeof mean === 'number' ? mean - 1 : undefined,
      text: typeof mean === 'number' ? `${meanText(mean)} (n ${n === WITHHELD ? '–' : n})` : meanText(mean),
    },
  }));
  const chart: Chart = { kind: 'bars', title, heads: [first, 'Mean (number of ratings)'], max: 4, rows };
  return <ChartFigure chart={chart} />;
}

/** The net promoter score: promoters less detractors, in points of a hundred. */
function Recommendation({ each }: { readonly each: Tallied<'scale'> }) {
  const { question, rated, recommendation } = each;
  const { n, distribution } = rated;
  const { low, high } = question.ends;
  const told = recommendation === WITHHELD ? undefined : recommendation;
  return (
    <Question each={each}>
      <Facts
        facts={[
          ['Net promoter score', told ? signed(told.score) : WITHHELD],
          ['Mean', meanText(rated.mean)],
          ['Median', medianText(rated.median)],
          ['Answers', n],
          ['N/A', rated.notApplicable],
        ]}
      />
      {told && (
        <ChartFigure
          chart={{
            kind: 'stacked',
            title: `From 0 (${english(low)}) to 10 (${english(high)})`,
            heads: ['', 'Promoters: 9 or 10', 'Passives: 7 or 8', 'Detractors: 0 to 6'],
            rows: [{ label: 'All', parts: [told.promoters, told.passives, told.detractors] }],
          }}
        />
      )}
      {distribution !== WITHHELD && (
        <CountsTable
          caption="How many gave each number"
          first="Number"
          rows={valuesOf('scale').map((value) => [
            String(value),
            distribution.find((one) => one.value === value)?.count ?? 0,
          ])}
        />
      )}
    </Question>
  );
}

/** With the typographic minus; a dash where nobody gave a number. */
export function signed(score: number | undefined): string {
  if (score === undefined) return '–';
  const points = Math.round(score);
  return points < 0 ? `−${-points}` : `+${points}`;
}

const countValue = (count: number | Withheld, n: number | Withheld) =>
  count === WITHHELD
    ? { length: undefined, text: WITHHELD }
    : { length: count, text: n === WITHHELD ? `${count}` : `${count} (${percent(count, n)})` };

function Facts({ facts }: { readonly facts: readonly (readonly [string, string | number])[] }) {
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <>
          <dt key={name}>{name}</dt>
          <dd>{value}</dd>
        </>
      ))}
    </dl>
  );
}

function CountsTable({
  caption,
  first,
  rows,
}: {
  readonly caption: string;
  readonly first: string;
  readonly rows: readonly (readonly [string, number])[];
}) {
  return (
    <Table caption={caption} columns={[first, numbers('People')]}>
      <tbody>
        {rows.map(([label, count]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="number">{count}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Words({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul class="quotes">
      {texts.map((text, index) => (
        <li key={`${index} ${text}`}>{text}</li>
      ))}
    </ul>
  );
}

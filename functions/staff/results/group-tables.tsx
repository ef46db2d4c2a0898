import type { Chart } from '../../../shared/charts/chart.ts';
import { ChartFigure } from '../../../shared/charts/figure.tsx';
import { LEAST } from '../../../shared/feedback/breakdown.ts';
import type { QuestionTally } from '../../../shared/feedback/tally.ts';
import { inLanguage } from '../../../shared/language/localised.ts';
import { numbers, Table } from '../../../shared/web/table.tsx';
import { MeansChart, signed } from './question-figures.tsx';
import { RatingTable } from './rating-table.tsx';

/** A group's own figures. `name`: `null` for all that are too small to stand by themselves. */
export interface GroupTally {
  readonly name: string | null;
  readonly answered: number;
  readonly questions: readonly QuestionTally[];
}

export const groupName = (name: string | null | undefined): string => name ?? `All others (fewer than ${LEAST} each)`;

/** Question by question, a line for each group. */
export function GroupTables({ groups }: { readonly groups: readonly GroupTally[] }) {
  const answered: Chart = {
    kind: 'bars',
    title: 'How many of each answered',
    heads: ['Group', 'People'],
    max: Math.max(...groups.map((group) => group.answered)),
    rows: groups.map(({ name, answered: count }) => ({
      label: groupName(name),
      value: { length: count, text: String(count) },
    })),
  };
  const questions = groups[0]?.questions ?? [];
  return (
    <>
      <ChartFigure chart={answered} />
      {questions.map(({ question }, index) => (
        <QuestionByGroup
          key={question.id}
          title={inLanguage(question.title, 'en')}
          of={groups.flatMap(({ name, questions: own }) => {
            const each = own[index];
            return each ? [{ name: groupName(name), each }] : [];
          })}
        />
      ))}
    </>
  );
}

interface OfGroup {
  readonly name: string;
  readonly each: QuestionTally;
}

function QuestionByGroup({ title, of }: { readonly title: string; readonly of: readonly OfGroup[] }) {
  const [first] = of;
  switch (first?.each.kind) {
    case undefined:
    case 'text':
    case 'date':
    case 'consent':
      return null;
    case 'rating':
      return <Ratings title={title} lines={of.flatMap((group) => ratingIn(group))} />;
    case 'matrix':
      return (
        <>
          {first.each.rows.map(({ row }) => (
            <Ratings
              key={row.id}
              title={`${title} – ${inLanguage(row.title, 'en')}`}
              lines={of.flatMap((group) => ratingIn(group, row.id))}
            />
          ))}
        </>
      );
    case 'scale':
      return (
        <section>
          <h2>{title}</h2>
          <Rows
            caption={title}
            heads={['Net promoter score', 'Mean', 'Median', 'Answers', 'N/A', 'No answer']}
            rows={of.flatMap(({ name, each }) =>
              each.kind === 'scale'
                ? [
                    [
                      name,
                      signed(each.recommendation.score),
                      each.rated.mean?.toFixed(2) ?? '–',
                      each.rated.median ?? '–',
                      each.rated.n,
                      each.rated.notApplicable,
                      each.nonResponse,
                    ],
                  ]
                : [],
            )}
          />
        </section>
      );
    case 'choice':
      return (
        <section>
          <h2>{title}</h2>
          <Rows
            caption={title}
            heads={[...first.each.options.map(({ label }) => inLanguage(label, 'en')), 'No answer']}
            rows={of.flatMap(({ name, each }) =>
              each.kind === 'choice' ? [[name, ...each.options.map(({ count }) => count), each.nonResponse]] : [],
            )}
          />
        </section>
      );
    case 'number':
      return (
        <section>
          <h2>{title}</h2>
          <Rows
            caption={title}
            heads={['Mean', 'Median', 'Answers', 'No answer']}
            rows={of.flatMap(({ name, each }) =>
              each.kind === 'number'
                ? [
                    [
                      name,
                      each.numbers.mean?.toFixed(2) ?? '–',
                      each.numbers.median ?? '–',
                      each.numbers.n,
                      each.nonResponse,
                    ],
                  ]
                : [],
            )}
          />
        </section>
      );
  }
}

/** A group's line in the table of a rating, or of one row of a matrix. */
function ratingIn({ name, each }: OfGroup, row?: string) {
  if (each.kind === 'rating') return [{ label: name, rated: each.rated, nonResponse: each.nonResponse }];
  if (each.kind !== 'matrix') return [];
  return each.rows
    .filter((line) => line.row.id === row)
    .map(({ rated, nonResponse }) => ({ label: name, rated, nonResponse }));
}

function Ratings({ title, lines }: { readonly title: string; readonly lines: ReturnType<typeof ratingIn> }) {
  return (
    <section>
      <h2>{title}</h2>
      <MeansChart title={`Means by group, from 1 to 5: ${title}`} first="Group" lines={lines} />
      <RatingTable caption={title} first="Group" lines={lines} />
    </section>
  );
}

export function Rows({
  caption,
  heads,
  rows,
}: {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}) {
  return (
    <Table caption={caption} columns={['Group', ...heads.map(numbers)]}>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={heads[index]} class="number">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

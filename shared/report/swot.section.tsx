import type { Matrix, MatrixPoint } from '../swot/matrix.ts';
import { type Quadrant, QuadrantSchema, quadrantTitle } from '../swot/swot.ts';
import { Bar } from '../web/bar.tsx';
import { people, share } from './figures.tsx';

/** The weighted matrix in its four quadrants, for the report and for staff. */
export function SwotMatrix({ matrix }: { readonly matrix: Matrix }) {
  const heaviest = Math.max(...Object.values(matrix).flatMap(({ points }) => points.map(({ weight }) => weight)), 1);
  return (
    <>
      <p>
        The weight of a point is the number of people who stand behind it: who wrote it or endorsed it, each counted
        once. A quadrant’s weight is the sum of its points’ weights.
      </p>
      <div class="quadrants">
        {QuadrantSchema.options.map((quadrant) => (
          <section key={quadrant} class="card">
            <h3>
              {quadrantTitle(quadrant)}: weight {matrix[quadrant].total}
            </h3>
            {matrix[quadrant].points.length === 0 ? (
              <p class="soft">Nothing was entered.</p>
            ) : (
              <ol>
                {matrix[quadrant].points.map((point) => (
                  <Point key={point.theme ?? point.text} point={point} quadrant={quadrant} heaviest={heaviest} />
                ))}
              </ol>
            )}
          </section>
        ))}
      </div>
    </>
  );
}

function Point({
  point: { text, weight, writers, endorsers, entries },
  quadrant,
  heaviest,
}: {
  readonly point: MatrixPoint;
  readonly quadrant: Quadrant;
  readonly heaviest: number;
}) {
  const isItsOwnWords = entries.every((entry) => entry.text === text);
  return (
    <li>
      <p class="written">
        <strong>{text}</strong>
      </p>
      <Bar share={share(weight, heaviest)} />
      <p class="soft">
        Weight {weight}: written by {people(writers)}
        {endorsers > 0 && `, endorsed by ${people(endorsers)}`}
      </p>
      {!isItsOwnWords && (
        <ul class="quotes soft">
          {[...Map.groupBy(entries, (entry) => `${entry.quadrant} ${entry.text}`)].map(([key, [entry, ...same]]) => (
            <li key={key}>
              {entry?.text}
              {same.length > 0 && ` (×${same.length + 1})`}
              {entry && entry.quadrant !== quadrant && ` (entered under ${quadrantTitle(entry.quadrant)})`}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

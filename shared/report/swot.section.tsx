import { QUADRANTS, QuadrantSchema } from '../swot/swot.ts';
import { people } from './figures.tsx';
import type { Summary } from './summary.ts';

export function SwotSection({ summary: { swot, participation } }: { readonly summary: Summary }) {
  if (participation.swot === 0) return <p class="note warn">Nobody gave SWOT input.</p>;
  return (
    <>
      <p>
        From {people(participation.swot)}, without names. What several people wrote in the same words stands once, with
        their number.
      </p>
      <div class="quadrants">
        {QuadrantSchema.options.map((quadrant) => (
          <div key={quadrant} class="card">
            <h3>
              {QUADRANTS[quadrant].title} ({swot[quadrant].reduce((sum, { count }) => sum + count, 0)})
            </h3>
            {swot[quadrant].length === 0 ? (
              <p class="soft">Nothing was entered.</p>
            ) : (
              <ul class="quotes">
                {swot[quadrant].map(({ text, count }) => (
                  <li key={text}>
                    {text}
                    {count > 1 && <span class="soft"> (×{count})</span>}
                  </li>
                ))}
              </ul>
            )}
          </div>
        ))}
      </div>
    </>
  );
}

import type { ComponentChildren } from 'preact';
import { LEAST, WITHHELD, type Withheld } from '../feedback/breakdown.ts';
import { Bar } from '../web/bar.tsx';

/** How the report writes figures. */

/** "42%", or a dash where there is nothing to be a share of. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`;

export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** "4.25", a dash where nobody gave a number, or that too few did. */
export const meanText = (mean: number | undefined | Withheld): string =>
  mean === WITHHELD ? WITHHELD : mean === undefined ? '–' : mean.toFixed(2);

/** "1 person", "3 people" */
export const people = (count: number | Withheld): string =>
  count === WITHHELD ? 'some people' : count === 1 ? '1 person' : `${count} people`;

/** The column of bars; narrow screens leave it out, since the figures say the same. */
export function BarHeading() {
  return (
    <th scope="col" class="share">
      <span class="visually-hidden">As a bar</span>
    </th>
  );
}

/** Below this many answers a mean says little, and the report says so. */
export const FEW = LEAST;

/** A table that scrolls by itself where the screen is narrow; the keyboard reaches it too (WCAG 2.1.1). */
export function Table({ caption, children }: { readonly caption: string; readonly children: ComponentChildren }) {
  return (
    <section class="scroll" tabindex={0} aria-label={caption}>
      <table>
        <caption>
          <span>{caption}</span>
        </caption>
        {children}
      </table>
    </section>
  );
}

/** How many people each row counts, and what share of `of` that is; `heads` names the first and the third column. */
export function SharesTable({
  caption,
  heads,
  rows,
  of,
}: {
  readonly caption: string;
  readonly heads: readonly [string, string];
  readonly rows: readonly { readonly label: string; readonly count: number | Withheld }[];
  readonly of: number | Withheld;
}) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">{heads[0]}</th>
          <th scope="col" class="number">
            People
          </th>
          <th scope="col" class="number">
            {heads[1]}
          </th>
          <BarHeading />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, count }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td class="number">{count}</td>
            <td class="number">{count === WITHHELD || of === WITHHELD ? '–' : percent(count, of)}</td>
            <td class="share">{count !== WITHHELD && of !== WITHHELD && <Bar share={share(count, of)} />}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

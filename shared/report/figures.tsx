import { WITHHELD, type Withheld } from '../feedback/breakdown.ts';

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

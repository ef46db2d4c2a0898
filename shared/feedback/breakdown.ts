/**
 * A breakdown: counts of people that add up to a total which is known. A count of fewer than five people is withheld, and so is
 * whatever else would give it away: one who knows the total finds a single missing count by subtraction.
 */

/** Results of fewer answers than this are withheld. */
export const LEAST = 5;

export const WITHHELD = 'withheld';
export type Withheld = typeof WITHHELD;

/** Whether so few answers are behind a count that it is withheld; nobody's answers are behind a nought. */
export const isSmall = (count: number): boolean => count > 0 && count < LEAST;

/**
 * The counts as they may be told: all of them, or where one is small none but the noughts. To withhold only as many as a
 * subtraction needs is not enough: whoever knows that rule too can at times tell by which counts are missing what they are.
 */
export const told = (counts: readonly number[]): (number | Withheld)[] =>
  counts.some(isSmall) ? counts.map((count) => (count === 0 ? 0 : WITHHELD)) : [...counts];

/** Where a count and the rest of the total stand against each other: told only if neither is small. */
export const toldOf = (count: number, total: number): number | Withheld =>
  isSmall(count) || isSmall(total - count) ? WITHHELD : count;

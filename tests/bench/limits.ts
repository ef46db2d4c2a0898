/** What a figure may be at most, and how the growth of a cost is judged. Pure. */

/** A figure beside its limit. */
export interface Judged {
  /** As in the JSON object: `actions.submitFeedback.writes`. */
  readonly figure: string;
  readonly value: number;
  readonly atMost: number;
  readonly met: boolean;
}

/** A figure that was not measured (`NaN`) does not meet its limit. */
export const judged = (figure: string, value: number, atMost: number): Judged => ({
  figure,
  value,
  atMost,
  met: value <= atMost,
});

/** The exponent e of cost ~ n^e between two sizes: 1 is linear. */
export const growthExponent = (
  small: { readonly n: number; readonly cost: number },
  large: { readonly n: number; readonly cost: number },
): number => Math.log(large.cost / small.cost) / Math.log(large.n / small.n);

/** By how much of the smallest the largest lies above it: 0.05 is five per cent. */
export const spread = (values: readonly number[]): number => Math.max(...values) / Math.min(...values) - 1;

/** The value below which a share of the values lies, by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('There is nothing to take a percentile of.');
  return found;
}

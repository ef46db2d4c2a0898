/** The two values by which numbers are summed up; `undefined` of none. */

export const meanOf = (numbers: readonly number[]): number | undefined =>
  numbers.length > 0 ? numbers.reduce((total, value) => total + value, 0) / numbers.length : undefined;

/** The middle one in order of size; of an even number of them half-way between the two in the middle. */
export function medianOf(numbers: readonly number[]): number | undefined {
  const inOrder = numbers.toSorted((a, b) => a - b);
  return meanOf(inOrder.slice(Math.ceil(inOrder.length / 2) - 1, Math.floor(inOrder.length / 2) + 1));
}

/** Sums as one does them with a pencil: shares and means in whole numbers, nothing of the product's. */

export const W = ['withheld'];
export const few = (answers: readonly unknown[]): boolean => answers.length > 0 && answers.length < 5;
export const times = <Value>(values: readonly Value[], value: Value): number =>
  values.filter((each) => each === value).length;

export function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

export function apart(cells: readonly unknown[]): { numbers: number[]; na: number } {
  return { numbers: cells.filter((cell) => typeof cell === 'number'), na: times(cells, 'na') };
}

/** In whole numbers alone: a / b, halves away from nought. */
export function halfUp(a: number, b: number): number {
  const away = Math.floor((2 * Math.abs(a) + b) / (2 * b));
  return a < 0 && away > 0 ? -away : away;
}
export const percent = (part: number, whole: number): number => halfUp(100 * part, whole);
export const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${percent(part, whole)}%`);
export const two = (total: number, n: number): string => (halfUp(100 * total, n) / 100).toFixed(2);

export function middle(numbers: readonly number[]): number {
  const left = [...numbers].sort((a, b) => a - b);
  while (left.length > 2) {
    left.pop();
    left.shift();
  }
  return sum(left) / left.length;
}

export const longDay = (day: string): string => {
  const [year, month, date] = day.split('-');
  return `${Number(date)} ${month === '08' ? 'August' : 'September'} ${year}`;
};

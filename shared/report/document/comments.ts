/** Comments as they stand in the annex: each text once, with how many people wrote it, in alphabetical order. */
export interface Comment {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  readonly times: number;
}

/** No order of arrival tells who wrote what. */
export const commentsOf = (texts: readonly string[]): Comment[] =>
  [...Map.groupBy(texts, (text) => text)]
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([text, same], index) => ({ number: index + 1, text, times: same.length }));

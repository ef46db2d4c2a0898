/**
 * What a chart shows, without its looks: drawn by `drawing.tsx` for pages and documents, and told as a table by `chartTable`.
 * All words in it are in the reader's language already.
 */
export type Chart = BarChart | StackedChart | LineChart;

/** A length that is drawn, and how it is written beside it; no length where the figure is withheld or there is none. */
export interface BarValue {
  readonly length: number | undefined;
  readonly text: string;
}

/** Rows from the place `from` on are not drawn: `said` stands under the bars in their stead, and the table has them all. */
export interface NotDrawn {
  readonly from: number;
  readonly said: string;
}

/** One bar for each row, from nought to `max`. */
export interface BarChart {
  readonly kind: 'bars';
  readonly title: string;
  /** Over the column of rows and the column of figures, in the table. */
  readonly heads: readonly [rows: string, figures: string];
  /** The length of a full bar. */
  readonly max: number;
  readonly rows: readonly { readonly label: string; readonly value: BarValue }[];
  readonly more?: NotDrawn;
}

/** One bar for each row, made of parts that add up to it; all bars on one scale. */
export interface StackedChart {
  readonly kind: 'stacked';
  readonly title: string;
  readonly heads: readonly [rows: string, ...parts: string[]];
  readonly rows: readonly { readonly label: string; readonly parts: readonly number[] }[];
  readonly more?: NotDrawn;
  /** How its figures are written (BCP 47): 0 to 9 where nothing is said. */
  readonly locale?: string;
}

/** What grew from day to day, with marks at days on which something happened. */
export interface LineChart {
  readonly kind: 'lines';
  readonly title: string;
  readonly heads: readonly [days: string, ...lines: string[]];
  /** As they are written under the chart, in their order; each line has one figure for each. */
  readonly days: readonly string[];
  readonly lines: readonly (readonly number[])[];
  /** Over the column of marks, in the table. */
  readonly marksHead: string;
  /** `day`: the place in `days`. */
  readonly marks: readonly { readonly day: number; readonly label: string }[];
}

/** The chart as a table: the same figures, for whoever reads rather than looks, and for documents. */
export interface ChartTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function chartTable(chart: Chart): ChartTable {
  switch (chart.kind) {
    case 'bars':
      return { heads: chart.heads, rows: chart.rows.map(({ label, value }) => [label, value.text]) };
    case 'stacked':
      return {
        heads: chart.heads,
        rows: chart.rows.map(({ label, parts }) => [label, ...parts.map((part) => figureText(chart, part))]),
      };
    case 'lines':
      return {
        heads: chart.marks.length > 0 ? [...chart.heads, chart.marksHead] : chart.heads,
        rows: chart.days.map((day, place) => [
          day,
          ...chart.lines.map((line) => String(line[place] ?? '')),
          ...(chart.marks.length > 0 ? [marksOf(chart, place)] : []),
        ]),
      };
  }
}

/** A figure of a stacked chart as its reader's language writes it. */
export const figureText = ({ locale }: Pick<StackedChart, 'locale'>, figure: number): string =>
  locale === undefined ? String(figure) : figure.toLocaleString(locale);

/** As many bars as one looks at, and no more. */
const MOST_DRAWN = 12;

/** Of long lists, the largest first, only the first are drawn; a single one behind them is drawn, too. `said`: of how many. */
export const drawnAtMost = (rows: number, said: (rest: number) => string): { readonly more?: NotDrawn } =>
  rows <= MOST_DRAWN + 1 ? {} : { more: { from: MOST_DRAWN, said: said(rows - MOST_DRAWN) } };

/** The rows that are drawn. */
export const drawnOf = <Row>({ rows, more }: { readonly rows: readonly Row[]; readonly more?: NotDrawn }) =>
  rows.slice(0, more?.from);

const marksOf = ({ marks }: LineChart, day: number): string =>
  marks
    .filter((mark) => mark.day === day)
    .map(({ label }) => label)
    .join('; ');

/** The greatest figure that the scale has to hold; at least 1, so that a chart of noughts has a scale too. */
export function highest(chart: StackedChart | LineChart): number {
  const figures =
    chart.kind === 'stacked'
      ? drawnOf(chart).map(({ parts }) => parts.reduce((sum, part) => sum + part, 0))
      : chart.lines.flat();
  return figures.reduce((most, figure) => Math.max(most, figure), 1);
}

/** Round steps of a scale from nought to at least `most`: 1, 2 or 5 times a power of ten, at most five of them. */
export function scaleTo(most: number): readonly number[] {
  const step = stepOf(most / 4);
  const steps = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

/** Figures are counts of people or things, so no step is less than one. */
function stepOf(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  const factor = [1, 2, 5, 10].find((each) => each * power >= least) ?? 10;
  return Math.max(1, factor * power);
}

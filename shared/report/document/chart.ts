/**
 * The report's charts: bars with their labels above them, so that they are read on a phone as on paper. What each says stands
 * in a table of the annex, too; a chart adds no figure of its own.
 */

export interface Bars {
  readonly kind: 'bars';
  /** The longest bar's value. */
  readonly most: number;
  /** Where the bars begin: a rating's lowest value is 1. */
  readonly least: number;
  readonly rows: readonly { readonly label: string; readonly value: number; readonly shown: string }[];
}

export interface StackedBars {
  readonly kind: 'stacked';
  readonly series: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    /** How many in each series, and how that is written. */
    readonly parts: readonly { readonly value: number; readonly shown: string }[];
  }[];
}

export type Chart = Bars | StackedBars;

/** A drawing's size in its own units: wide enough for fifty letters, which a phone shows legibly. */
export const CHART_WIDTH = 460;
const FONT = 14;
const LINE = 19;
const BAR = 18;
const GAP = 11;
const LETTERS_PER_LINE = 60;

export const CHART_FONTS = "'Noto Sans','Noto Sans Bengali',system-ui,sans-serif";
const INK = '#1b2a33';
const BRAND = '#0b4f6c';
const GROUND = '#dfe7eb';
/** From low to high; each is told from its neighbours without colour, too, and carries its number in a colour that is read. */
const SCALES: readonly (readonly { readonly fill: string; readonly ink: string }[])[] = [
  [],
  [{ fill: BRAND, ink: '#ffffff' }],
  [
    { fill: '#b9c6cd', ink: INK },
    { fill: BRAND, ink: '#ffffff' },
  ],
  [
    { fill: '#d98c5f', ink: INK },
    { fill: '#d5dde1', ink: INK },
    { fill: BRAND, ink: '#ffffff' },
  ],
  [
    { fill: '#d98c5f', ink: INK },
    { fill: '#efd3c1', ink: INK },
    { fill: '#7fb2c9', ink: INK },
    { fill: BRAND, ink: '#ffffff' },
  ],
  [
    { fill: '#d98c5f', ink: INK },
    { fill: '#efd3c1', ink: INK },
    { fill: '#d5dde1', ink: INK },
    { fill: '#7fb2c9', ink: INK },
    { fill: BRAND, ink: '#ffffff' },
  ],
];

interface Drawn {
  readonly height: number;
  readonly body: string;
}

/** The chart as SVG that needs nothing else: attributes only, which every policy and every reader takes. */
export function chartSvg(chart: Chart, alternative: string): string {
  const { height, body } = drawn(chart);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 ${CHART_WIDTH} ${height}" role="img" ` +
    `aria-label="${escaped(alternative)}" font-family="${CHART_FONTS}" font-size="${FONT}" fill="${INK}">${body}</svg>`
  );
}

/** The height in the drawing's own units. */
export const chartHeight = (chart: Chart): number => drawn(chart).height;

function drawn(chart: Chart): Drawn {
  switch (chart.kind) {
    case 'bars':
      return drawnBars(chart);
    case 'stacked':
      return drawnStacked(chart);
  }
}

function drawnBars({ rows, most, least }: Bars): Drawn {
  const room = CHART_WIDTH - 64;
  let y = 0;
  const body = rows
    .map(({ label, value, shown }) => {
      const text = labelAt(label, y);
      const top = y + text.height;
      const share = most > least ? Math.min(Math.max((value - least) / (most - least), 0), 1) : 0;
      y = top + BAR + GAP;
      return (
        text.body +
        rect(0, top, room, BAR, GROUND) +
        rect(0, top, share * room, BAR, BRAND) +
        `<text x="${CHART_WIDTH}" y="${top + BAR - 4}" text-anchor="end" font-weight="600">${escaped(shown)}</text>`
      );
    })
    .join('');
  return { height: Math.max(y - GAP + 2, 1), body };
}

function drawnStacked({ series, rows }: StackedBars): Drawn {
  const colours = SCALES[series.length] ?? SCALES[5] ?? [];
  const legend = legendOf(series, colours);
  let y = legend.height;
  const body = rows
    .map(({ label, parts }) => {
      const text = labelAt(label, y);
      const top = y + text.height;
      const total = parts.reduce((sum, { value }) => sum + value, 0);
      let x = 0;
      const bars = parts
        .map(({ value, shown }, index) => {
          const { fill, ink } = colours[index] ?? { fill: GROUND, ink: INK };
          const width = total > 0 ? (value / total) * CHART_WIDTH : 0;
          const left = x;
          x += width;
          // A number that its part has no room for stands in the table.
          const number =
            width >= 9 * shown.length + 8
              ? `<text x="${round(left + width / 2)}" y="${top + BAR}" text-anchor="middle" fill="${ink}">${escaped(shown)}</text>`
              : '';
          return width > 0 ? `${rect(left, top, width, BAR + 6, fill, true)}${number}` : '';
        })
        .join('');
      y = top + BAR + 6 + GAP;
      return text.body + (bars || rect(0, top, CHART_WIDTH, BAR + 6, GROUND));
    })
    .join('');
  return { height: Math.max(y - GAP + 2, 1), body: legend.body + body };
}

function legendOf(series: readonly string[], colours: readonly { readonly fill: string }[]): Drawn {
  let [x, y] = [0, 0];
  const body = series
    .map((name, index) => {
      const width = 24 + graphemes(name).length * 7.6 + 14;
      if (x > 0 && x + width > CHART_WIDTH) [x, y] = [0, y + LINE];
      const left = x;
      x += width;
      const fill = colours[index]?.fill ?? GROUND;
      return `${rect(left, y + 2, 14, 14, fill)}<text x="${round(left + 20)}" y="${y + 14}">${escaped(name)}</text>`;
    })
    .join('');
  return { height: y + LINE + GAP, body };
}

/** A label above its bar, in as many lines as it takes. */
function labelAt(label: string, top: number): Drawn {
  const lines = wrapped(label);
  const body = lines
    .map((line, index) => `<text x="0" y="${top + 13 + index * LINE}">${escaped(line)}</text>`)
    .join('');
  return { height: lines.length * LINE, body };
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && graphemes(`${last} ${word}`).length <= LETTERS_PER_LINE) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Letters as a reader sees them: one of Bangla is several code points. */
const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

const round = (value: number): number => Math.round(value * 10) / 10;

const rect = (x: number, y: number, width: number, height: number, fill: string, edged = false): string =>
  `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${height}" fill="${fill}"${edged ? ' stroke="#ffffff"' : ''}/>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

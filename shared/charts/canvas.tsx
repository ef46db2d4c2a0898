import type { ComponentChildren } from 'preact';

/** Units of the drawing. Narrow, so that its letters stay readable when a phone shows it in 320 px. */
export const WIDTH = 420;
export const LETTERS = 13;
export const LINE = 18;

const INK = '#17242b';
export const SOFT = '#5b6b73';
export const GRID = '#cfd9de';

/** Dark to light, told apart by their lightness, then by how they are drawn. */
export const FILLS = ['#0b4f6c', '#5f9fbc', '#c9dde6', '#8a5a00'] as const;
/** What is written on each of them. */
export const ON_FILLS = ['#ffffff', INK, INK, '#ffffff'] as const;

export const fillOf = (part: number): string => FILLS[part % FILLS.length] ?? INK;
export const onFillOf = (part: number): string => ON_FILLS[part % ON_FILLS.length] ?? INK;

/** The frame of a drawing: its size, its letters, and what it is called for whoever does not see it. */
export function Canvas({
  height,
  title,
  font,
  children,
}: {
  readonly height: number;
  readonly title: string;
  readonly font: string | undefined;
  readonly children: ComponentChildren;
}) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      role="img"
      aria-label={title}
      font-size={LETTERS}
      fill={INK}
      {...(font && { 'font-family': font })}
    >
      {children}
    </svg>
  );
}

/** What stands under the bars for those that are not drawn. */
export const More = ({ said, top }: { readonly said: string; readonly top: number }) => (
  <text y={top + 13} fill={SOFT}>
    {said}
  </text>
);

/** What the parts or lines are: a sample of each and its name, as many beside each other as fit. */
export function Legend({
  names,
  sample,
}: {
  readonly names: readonly string[];
  readonly sample: (part: number) => ComponentChildren;
}) {
  return (
    <>
      {legendPlaces(names).map(({ name, part, x, y }) => (
        <g key={name} transform={`translate(${x} ${y})`}>
          {sample(part)}
          <text x="24" y="13">
            {name}
          </text>
        </g>
      ))}
    </>
  );
}

export const legendHeight = (names: readonly string[]): number => (legendPlaces(names).at(-1)?.y ?? -LINE) + LINE + 6;

function legendPlaces(names: readonly string[]) {
  let [x, y] = [0, 0];
  return names.map((name, part) => {
    const width = 24 + widthOf(name) + 18;
    if (x > 0 && x + width > WIDTH) [x, y] = [0, y + LINE];
    const place = { name, part, x, y };
    x += width;
    return place;
  });
}

/** About how wide a text is: nobody measures letters on a server. */
export const widthOf = (text: string): number => [...text].length * LETTERS * 0.6;

const LETTERS_IN_LINE = Math.floor(WIDTH / (LETTERS * 0.6));
const MOST_LINES = 2;

/** A label in at most two lines, cut where it is longer: the table behind the chart has all of it. */
export function labelLines(label: string): string[] {
  const lines: string[] = [];
  for (const word of label.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && [...last, ' ', ...word].length <= LETTERS_IN_LINE)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const first = lines.slice(0, MOST_LINES - 1);
  const rest = lines.slice(MOST_LINES - 1).join(' ');
  return [...first, ...(rest ? [rest] : [])].map((line) => cut(line, LETTERS_IN_LINE));
}

const cut = (text: string, most: number): string =>
  [...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text;

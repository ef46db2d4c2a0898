import { Canvas, FILLS, GRID, LINE, labelLines, More, SOFT, WIDTH, widthOf } from './canvas.tsx';
import { type BarChart, drawnOf } from './chart.ts';

const BAR = 14;
const GAP = 12;
const MARGIN = 8;

/** Each row's label above its bar, so that long names of ministries have room, and its figure behind the bar. */
export function BarsDrawing({ chart, font }: { readonly chart: BarChart; readonly font: string | undefined }) {
  const room = Math.max(...chart.rows.map(({ value }) => widthOf(value.text)), 0) + MARGIN;
  const full = WIDTH - room;
  let bottom = 0;
  const rows = drawnOf(chart).map(({ label, value }) => {
    const lines = labelLines(label);
    const top = bottom;
    bottom += lines.length * LINE + BAR + GAP;
    return { lines, value, top };
  });
  return (
    <Canvas height={Math.max(bottom + (chart.more ? LINE : 0), LINE)} title={chart.title} font={font}>
      {rows.map(({ lines, value, top }) => (
        <g key={top} transform={`translate(0 ${top})`}>
          {lines.map((line, index) => (
            <text key={line} y={index * LINE + 13}>
              {line}
            </text>
          ))}
          <g transform={`translate(0 ${lines.length * LINE})`}>
            <rect width={full} height={BAR} fill="none" stroke={GRID} />
            {value.length !== undefined && (
              <rect width={rounded(full * shareOf(value.length, chart.max))} height={BAR} fill={FILLS[0]} />
            )}
            <text x={full + MARGIN} y={BAR - 2} {...(value.length === undefined && { fill: SOFT })}>
              {value.text}
            </text>
          </g>
        </g>
      ))}
      {chart.more && <More said={chart.more.said} top={bottom} />}
    </Canvas>
  );
}

const shareOf = (length: number, max: number): number => (max <= 0 ? 0 : Math.min(Math.max(length / max, 0), 1));

const rounded = (length: number): number => Math.round(length * 10) / 10;

import {
  Canvas,
  fillOf,
  GRID,
  LETTERS,
  Legend,
  LINE,
  labelLines,
  legendHeight,
  More,
  onFillOf,
  WIDTH,
  widthOf,
} from './canvas.tsx';
import { drawnOf, figureText, highest, type StackedChart } from './chart.ts';

const BAR = 18;
const GAP = 12;
const MARGIN = 8;

/** Bars of parts, each part with its figure in it where there is room, and the whole behind. */
export function StackedDrawing({ chart, font }: { readonly chart: StackedChart; readonly font: string | undefined }) {
  const most = highest(chart);
  const names = chart.heads.slice(1);
  const full = WIDTH - widthOf(String(most)) - MARGIN;
  let bottom = legendHeight(names);
  const rows = drawnOf(chart).map(({ label, parts }) => {
    const lines = labelLines(label);
    const top = bottom;
    bottom += lines.length * LINE + BAR + GAP;
    return { lines, parts, top };
  });
  return (
    <Canvas height={bottom + (chart.more ? LINE : 0)} title={chart.title} font={font}>
      <Legend
        names={names}
        sample={(part) => <rect width="16" height="14" y="1" fill={fillOf(part)} stroke={GRID} />}
      />
      {rows.map(({ lines, parts, top }) => (
        <g key={top} transform={`translate(0 ${top})`}>
          {lines.map((line, index) => (
            <text key={line} y={index * LINE + 13}>
              {line}
            </text>
          ))}
          <g transform={`translate(0 ${lines.length * LINE})`}>
            <Parts parts={parts} scale={full / most} chart={chart} />
          </g>
        </g>
      ))}
      {chart.more && <More said={chart.more.said} top={bottom} />}
    </Canvas>
  );
}

function Parts({
  parts,
  scale,
  chart,
}: {
  readonly parts: readonly number[];
  readonly scale: number;
  readonly chart: StackedChart;
}) {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const pieces = parts.map((count, part) => ({
    count,
    part,
    x: parts.slice(0, part).reduce((sum, before) => sum + before, 0) * scale,
    width: count * scale,
  }));
  return (
    <>
      {pieces
        .filter(({ count }) => count > 0)
        .map(({ count, part, x, width }) => (
          <g key={part}>
            <rect x={rounded(x)} width={rounded(width)} height={BAR} fill={fillOf(part)} stroke="#ffffff" />
            {width > widthOf(String(count)) + 4 && (
              <text
                x={rounded(x + width / 2)}
                y={BAR - 5}
                text-anchor="middle"
                font-size={LETTERS - 1}
                fill={onFillOf(part)}
              >
                {figureText(chart, count)}
              </text>
            )}
          </g>
        ))}
      <text x={rounded(whole * scale + MARGIN)} y={BAR - 5}>
        {figureText(chart, whole)}
      </text>
    </>
  );
}

const rounded = (length: number): number => Math.round(length * 10) / 10;

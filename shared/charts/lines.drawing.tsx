import { Canvas, GRID, LETTERS, Legend, LINE, legendHeight, SOFT, WIDTH, widthOf } from './canvas.tsx';
import { highest, type LineChart, scaleTo } from './chart.ts';

const HEIGHT = 180;
const STROKES = ['#0b4f6c', '#8a5a00', '#5b6b73', '#7a1f5c'] as const;
/** So that lines are told apart in black and white, too. */
const DASHES = ['', '7 4', '2 3', '10 3 2 3'] as const;
const MARK = 8;

/** Lines over days, with numbered marks at the top that are explained below. */
export function LinesDrawing({ chart, font }: { readonly chart: LineChart; readonly font: string | undefined }) {
  const names = chart.heads.slice(1);
  const scale = scaleTo(highest(chart));
  const most = scale.at(-1) ?? 1;
  const left = widthOf(String(most)) + 8;
  const top = legendHeight(names) + (chart.marks.length > 0 ? MARK * 2 + 6 : 4);
  const span = Math.max(chart.days.length - 1, 1);
  const x = (day: number): number => rounded(left + ((WIDTH - left - MARK) * day) / span);
  const y = (figure: number): number => rounded(top + HEIGHT - (HEIGHT * figure) / most);
  const base = top + HEIGHT;
  const keys = base + LINE + 12;
  return (
    <Canvas height={keys + chart.marks.length * LINE} title={chart.title} font={font}>
      <Legend names={names} sample={(line) => <line y1="8" y2="8" x2="18" {...strokeOf(line)} />} />
      {scale.map((figure) => (
        <g key={figure}>
          <line x1={left} x2={WIDTH - MARK} y1={y(figure)} y2={y(figure)} stroke={GRID} />
          <text x={left - 6} y={y(figure) + 4} text-anchor="end" fill={SOFT} font-size={LETTERS - 1}>
            {figure}
          </text>
        </g>
      ))}
      {ticksOf(chart.days).map((day, place, all) => (
        <text
          key={day}
          x={x(day)}
          y={base + LINE}
          fill={SOFT}
          font-size={LETTERS - 1}
          text-anchor={place === 0 ? 'start' : place === all.length - 1 ? 'end' : 'middle'}
        >
          {chart.days[day]}
        </text>
      ))}
      {chart.marks.map(({ day, label }, place) => (
        <g key={`${day} ${label}`}>
          <line x1={x(day)} x2={x(day)} y1={top} y2={base} stroke={SOFT} stroke-dasharray="3 3" />
          <Numbered number={place + 1} x={x(day)} y={top - MARK - 2} />
          <Numbered number={place + 1} x={MARK + 1} y={keys + place * LINE + MARK} />
          <text x={MARK * 2 + 8} y={keys + place * LINE + 13}>
            {`${chart.days[day] ?? ''}: ${label}`}
          </text>
        </g>
      ))}
      {chart.lines.map((line, place) => (
        <polyline
          key={names[place]}
          fill="none"
          points={line.map((figure, day) => `${x(day)},${y(figure)}`).join(' ')}
          {...strokeOf(place)}
        />
      ))}
    </Canvas>
  );
}

const strokeOf = (line: number) => ({
  stroke: STROKES[line % STROKES.length],
  'stroke-width': 2.5,
  ...(DASHES[line % DASHES.length] && { 'stroke-dasharray': DASHES[line % DASHES.length] }),
});

function Numbered({ number, x, y }: { readonly number: number; readonly x: number; readonly y: number }) {
  return (
    <g>
      <circle cx={x} cy={y} r={MARK} fill={SOFT} />
      <text x={x} y={y + 4} text-anchor="middle" font-size={LETTERS - 2} fill="#ffffff">
        {number}
      </text>
    </g>
  );
}

/** Which days are written under the chart: the first, the last, and as many between as have room. */
function ticksOf(days: readonly string[]): number[] {
  const last = days.length - 1;
  if (last < 1) return days.map((_, day) => day);
  const widest = Math.max(...days.map(widthOf));
  const most = Math.max(2, Math.min(last + 1, Math.floor(WIDTH / (widest + 24))));
  return [...new Set(Array.from({ length: most }, (_, place) => Math.round((last * place) / (most - 1))))];
}

const rounded = (length: number): number => Math.round(length * 10) / 10;

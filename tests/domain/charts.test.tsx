import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it, test } from 'vitest';
import { type Chart, chartTable, drawnAtMost, highest, scaleTo } from '../../shared/charts/chart.ts';
import { Drawing } from '../../shared/charts/drawing.tsx';
import { ChartFigure } from '../../shared/charts/figure.tsx';

const label = fc.string({ minLength: 1, maxLength: 120, unit: 'grapheme' }).filter((text) => text.trim() !== '');
const count = fc.integer({ min: 0, max: 5000 });
const bars: fc.Arbitrary<Chart> = fc.record({
  kind: fc.constant('bars' as const),
  title: label,
  heads: fc.tuple(label, label),
  max: fc.integer({ min: 0, max: 5000 }),
  rows: fc.array(
    fc.record({ label, value: fc.record({ length: fc.option(count, { nil: undefined }), text: label }) }),
    { maxLength: 12 },
  ),
});
const stacked: fc.Arbitrary<Chart> = fc.record({
  kind: fc.constant('stacked' as const),
  title: label,
  heads: fc.tuple(label, label, label, label),
  rows: fc.array(fc.record({ label, parts: fc.tuple(count, count, count) }), { maxLength: 12 }),
});
const lines: fc.Arbitrary<Chart> = fc.integer({ min: 1, max: 60 }).chain((days) =>
  fc.record({
    kind: fc.constant('lines' as const),
    title: label,
    heads: fc.tuple(label, label, label),
    days: fc.constant(Array.from({ length: days }, (_, day) => `${day + 1} July`)),
    lines: fc.array(fc.array(count, { minLength: days, maxLength: days }), { minLength: 2, maxLength: 2 }),
    marksHead: label,
    marks: fc.array(fc.record({ day: fc.integer({ min: 0, max: days - 1 }), label }), { maxLength: 5 }),
  }),
);
const chart = fc.oneof(bars, stacked, lines);

/** Every number that says where or how big something is. */
const measures = (svg: string): number[] =>
  Array.from(svg.matchAll(/ (?:x|y|x1|x2|y1|y2|cx|cy|width|height)="([^"]*)"/g), ([, value]) => Number(value));

describe('a chart', () => {
  test('given any figures, then nothing is drawn outside of the drawing, and no measure is lost', () => {
    fc.assert(
      fc.property(chart, (each) => {
        const svg = renderToString(<Drawing chart={each} />);
        const [, height = ''] = /viewBox="0 0 420 ([\d.]+)"/.exec(svg) ?? [];
        const limit = Math.max(420, Number(height));
        expect(measures(svg).filter((value) => !(value >= -6 && value <= limit))).toEqual([]);
      }),
    );
  });

  test('given any figures, then the table behind has a row for each and every figure in it', () => {
    fc.assert(
      fc.property(chart, (each) => {
        const { heads, rows } = chartTable(each);
        expect(rows).toHaveLength(each.kind === 'lines' ? each.days.length : each.rows.length);
        expect(rows.every((row) => row.length === heads.length)).toBe(true);
        const figures = rows.flatMap((row) => row.slice(1)).join(' ');
        const wanted =
          each.kind === 'bars'
            ? each.rows.map(({ value }) => value.text)
            : each.kind === 'stacked'
              ? each.rows.flatMap(({ parts }) => parts.map(String))
              : each.lines.flat().map(String);
        expect(wanted.filter((figure) => !figures.includes(figure))).toEqual([]);
      }),
    );
  });

  test('given a greatest figure, then its scale begins at nought, holds it, and has round steps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (most) => {
        const scale = scaleTo(most);
        expect(scale[0]).toBe(0);
        expect(scale.at(-1)).toBeGreaterThanOrEqual(most);
        expect(scale.length).toBeLessThanOrEqual(6);
        expect(String(scale[1])).toMatch(/^[125]0*$/);
      }),
    );
  });

  test('given a long list, then the first are drawn, how many follow is said, and the table has all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.constantFrom('bars', 'stacked'), (count, kind) => {
        const more = drawnAtMost(count, (rest) => `${rest} more`);
        const labels = Array.from({ length: count }, (_, place) => `Ministry ${place}`);
        const long: Chart =
          kind === 'bars'
            ? {
                kind,
                title: '',
                heads: ['', ''],
                max: 5,
                rows: labels.map((label) => ({ label, value: { length: 1, text: '1' } })),
                ...more,
              }
            : { kind, title: '', heads: ['', ''], rows: labels.map((label) => ({ label, parts: [1] })), ...more };
        const svg = renderToString(<Drawing chart={long} />);
        const drawn = labels.filter((label) => svg.includes(`>${label}<`));
        expect(drawn).toEqual(labels.slice(0, count <= 13 ? count : 12));
        expect(svg.includes(`>${count - drawn.length} more<`)).toBe(drawn.length < count);
        expect(chartTable(long).rows.map(([label]) => label)).toEqual(labels);
      }),
    );
  });

  it('is called by its title for whoever does not see it, and says the figures of a withheld row in words', () => {
    const withheld: Chart = {
      kind: 'bars',
      title: 'Usefulness',
      heads: ['Session', 'Mean'],
      max: 5,
      rows: [
        { label: 'Opening', value: { length: 4, text: '4.00' } },
        { label: 'Closing', value: { length: undefined, text: 'withheld' } },
      ],
    };
    const page = renderToString(<ChartFigure chart={withheld} />);
    expect(page).toContain('role="img" aria-label="Usefulness"');
    expect(page).toContain('<td class="number">withheld</td>');
    expect(page).not.toContain('style=');
    expect(highest({ kind: 'stacked', title: '', heads: ['', ''], rows: [] })).toBe(1);
  });
});

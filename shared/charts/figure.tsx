import { useTexts } from '../web/texts.context.ts';
import { type Chart, chartTable } from './chart.ts';
import { Drawing } from './drawing.tsx';

/** A chart on a page: its title, the drawing, and the table behind it that says the same. */
export function ChartFigure({ chart }: { readonly chart: Chart }) {
  const { t } = useTexts();
  return (
    <figure class="chart">
      <figcaption>{chart.title}</figcaption>
      <Drawing chart={chart} />
      <details>
        <summary>{t('chart.table')}</summary>
        <FiguresTable chart={chart} />
      </details>
    </figure>
  );
}

function FiguresTable({ chart }: { readonly chart: Chart }) {
  const { heads, rows } = chartTable(chart);
  const isNumber = (column: number): boolean => chart.kind !== 'lines' || column <= chart.lines.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to forms; a region for each table would be a landmark too many
    <section class="scroll" role="group" tabindex={0} aria-label={chart.title}>
      <table>
        <thead>
          <tr>
            {heads.map((head, column) => (
              <th key={head} scope="col" class={column > 0 && isNumber(column) ? 'number' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, ...cells]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {cells.map((cell, column) => (
                <td key={heads[column + 1]} class={isNumber(column + 1) ? 'number' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

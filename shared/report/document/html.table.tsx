import { type ReportDocument, runsOf, type Table } from './document.ts';
import { InLanguage, Runs } from './html.runs.tsx';

/** A table; on a narrow screen it scrolls by itself, and can be scrolled with the keyboard. */
export function TableView({
  block: { id, label, caption, columns, rows, hasTotal = false },
  document,
}: {
  readonly block: Table;
  readonly document: ReportDocument;
}) {
  return (
    <section class="scroll" tabindex={0} aria-label={`${label}. ${caption}`}>
      <table id={id}>
        <caption>
          <span>
            {label}. <InLanguage text={caption} document={document} />
          </span>
        </caption>
        <thead>
          <tr>
            {columns.map(({ title, kind }) => (
              <th key={title} scope="col" class={kind === 'number' ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head = '', ...cells], index) => (
            // Two rows may say the same.
            <tr key={String(index)} class={hasTotal && index === rows.length - 1 ? 'total' : undefined}>
              <th scope="row">
                <Runs runs={runsOf(head)} document={document} />
              </th>
              {cells.map((cell, place) => (
                <td
                  key={columns[place + 1]?.title}
                  class={columns[place + 1]?.kind === 'number' ? 'number' : undefined}
                >
                  <Runs runs={runsOf(cell)} document={document} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

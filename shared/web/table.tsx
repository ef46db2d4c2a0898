import type { ComponentChildren } from 'preact';

/** The head of a column; `numbers` stand to the right. */
export type Column = string | { readonly label: string; readonly is: 'numbers' };

export const numbers = (label: string): Column => ({ label, is: 'numbers' });

interface TableProps {
  readonly caption: string;
  /** Absent where the head is more than a row of names: then it is the first of the children. */
  readonly columns?: readonly Column[];
  readonly children: ComponentChildren;
}

/** A table that scrolls by itself where the screen is narrow; the keyboard reaches it too (WCAG 2.1.1). */
export function Table({ caption, columns, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to forms; a region for each table would be a landmark too many
    <section class="scroll" role="group" tabindex={0} aria-label={caption}>
      <table>
        <caption>
          <span>{caption}</span>
        </caption>
        {columns && (
          <thead>
            <tr>{columns.map(columnHead)}</tr>
          </thead>
        )}
        {children}
      </table>
    </section>
  );
}

const columnHead = (column: Column) =>
  typeof column === 'string' ? (
    <th key={column} scope="col">
      {column}
    </th>
  ) : (
    <th key={column.label} scope="col" class="number">
      {column.label}
    </th>
  );

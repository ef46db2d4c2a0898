import { cellText } from './cell-text.ts';
import type { Cell, Sheet } from './sheet.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Writes sheets as one XLSX file, with each sheet's heads in bold and in sight while one scrolls. */
export async function workbook(sheets: readonly Sheet[]): Promise<Buffer> {
  // Loaded only here, so that no cold start pays for it.
  const { default: write } = await import('write-excel-file/node');
  const written = sheets.map(({ name, columns, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map(({ width = 18 }) => ({ width })),
    data: [
      columns.map(({ head }) => ({ ...textCell(head), fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(typed)),
    ],
  }));
  return write(written).toBuffer();
}

function typed(cell: Cell) {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return textCell(cell);
  if (typeof cell === 'number') return { value: cell, type: Number };
  if ('day' in cell) return dateCell(`${cell.day}T00:00:00Z`, 'yyyy-mm-dd', cell.day);
  return dateCell(`${cell.moment}Z`, 'yyyy-mm-dd hh:mm', cell.moment);
}

const textCell = (text: string) => ({ value: cellText(text), type: String });

/** Spreadsheets count days from 1900, whose February they get wrong: what lies before stays a text. */
const dateCell = (iso: string, format: string, text: string) =>
  text < '1900-03-01' ? textCell(text) : { value: new Date(iso), type: Date, format };

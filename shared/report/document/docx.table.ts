import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { type Run, runsOf, type Table as TableBlock, words } from './document.ts';
import { TABLE } from './docx.styles.ts';

/** A table of so many rows stands on one page. */
const TOGETHER = 12;

/** A table with a heading row that comes again on each page, and rows that no page break cuts. */
export function tableOf(
  { columns, rows, hasTotal = false }: TableBlock,
  width: number,
  say: (runs: readonly Run[]) => ParagraphChild[],
): Table {
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.floor((column.width / total) * width));
  const cell = (runs: readonly Run[], place: number, isHead: boolean, keepNext: boolean): TableCell =>
    new TableCell({
      width: { size: widths[place] ?? 0, type: WidthType.DXA },
      ...(isHead && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: TABLE.head } }),
      children: [
        new Paragraph({
          style: 'TableText',
          keepNext,
          alignment: columns[place]?.kind === 'number' ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: say(isHead ? runs.map((run) => (run.kind === 'text' ? { ...run, strong: true } : run)) : runs),
        }),
      ],
    });
  const line = { style: BorderStyle.SINGLE, size: 4, color: TABLE.line };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { left: 80, right: 80, top: 20, bottom: 20 },
    borders: { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, place) => cell(words(title), place, true, true)),
      }),
      ...rows.map(
        (row, index) =>
          new TableRow({
            cantSplit: true,
            children: row.map((one, place) =>
              cell(
                runsOf(one),
                place,
                hasTotal && index === rows.length - 1,
                rows.length <= TOGETHER && index < rows.length - 1,
              ),
            ),
          }),
      ),
    ],
  });
}

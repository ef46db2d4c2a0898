import { AlignmentType, Bookmark, LevelFormat, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { ListItem, ReportDocument } from './document.ts';
import { runsOf, text } from './docx.runs.ts';

/** Lists: with dots, with numbers that begin anew in each, or with labels of their own that references lead to. */

const indented = (left: number, hanging: number) => ({ paragraph: { indent: { left, hanging } } });

export const NUMBERING = [
  {
    reference: 'dots',
    levels: [
      { level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: indented(400, 280) },
    ],
  },
  {
    reference: 'numbers',
    levels: [
      { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT, style: indented(440, 400) },
    ],
  },
];

/** `list`: the place of an ordered list among the ordered ones, by which Word knows that it counts anew. */
export function itemOf(
  report: ReportDocument,
  { id, label, runs }: ListItem,
  ordered: boolean,
  list: number,
): Paragraph {
  if (label !== undefined) {
    const mark = text(report, label, { bold: true, boldComplexScript: true, color: '4B5C66' });
    return new Paragraph({
      style: 'Comment',
      tabStops: [{ type: TabStopType.LEFT, position: 900 }],
      children: [
        ...(id ? [new Bookmark({ id, children: mark })] : mark),
        new TextRun({ children: [new Tab()] }),
        ...runsOf(report, runs),
      ],
    });
  }
  return new Paragraph({
    style: 'ListParagraph',
    numbering: ordered ? { reference: 'numbers', level: 0, instance: list } : { reference: 'dots', level: 0 },
    children: runsOf(report, runs),
  });
}

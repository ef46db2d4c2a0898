import { AlignmentType, Footer, Header, HeadingLevel, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { ReportDocument } from './document.ts';
import { TEXT_WIDTH } from './docx.page.ts';
import { text } from './docx.runs.ts';

/** What stands around the report in Word: its cover, and the head and foot of each page but the cover. */

export const coverOf = (report: ReportDocument): Paragraph[] => [
  new Paragraph({ heading: HeadingLevel.TITLE, children: text(report, report.title) }),
  new Paragraph({
    style: 'Subtitle',
    children: text(report, report.workshop, { bold: true, boldComplexScript: true }),
  }),
  ...report.lines.map((line) => new Paragraph({ style: 'Subtitle', children: text(report, line) })),
];

export const headersOf = (report: ReportDocument): { readonly default: Header; readonly first: Header } => ({
  default: new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: text(report, `${report.title} · ${report.workshop}`, SMALL),
      }),
    ],
  }),
  first: new Header({ children: [new Paragraph('')] }),
});

export const footersOf = (report: ReportDocument): { readonly default: Footer; readonly first: Footer } => ({
  default: new Footer({ children: [pageLine(report)] }),
  first: new Footer({ children: [new Paragraph('')] }),
});

const SMALL = { size: 17, sizeComplexScript: 17, color: '4B5C66' };

function pageLine(report: ReportDocument): Paragraph {
  const { words } = report;
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    children: [
      ...text(report, words.madeBy, SMALL),
      new TextRun({
        ...SMALL,
        children: [new Tab(), `${words.page} `, PageNumber.CURRENT, ` ${words.of} `, PageNumber.TOTAL_PAGES],
      }),
    ],
  });
}

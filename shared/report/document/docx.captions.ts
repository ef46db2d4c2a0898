import { Bookmark, HeadingLevel, InternalHyperlink, Paragraph, type ParagraphChild, SimpleField } from 'docx';
import type { Heading, ReportDocument, SourceLink } from './document.ts';
import { text } from './docx.runs.ts';

/** What has a number and a bookmark: headings, and the captions of figures and tables; and the link back to a source. */

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

export const headingOf = (
  report: ReportDocument,
  { level, id, label, text: words, onNewPage = false }: Heading,
): Paragraph =>
  new Paragraph({
    heading: HEADINGS[level],
    pageBreakBefore: onNewPage,
    children: [new Bookmark({ id, children: text(report, label ? `${label} ${words}` : words) })],
  });

/** "Figure 3. …", counted by Word's own field where its digits are Word's own, so that an inserted one moves the others. */
export function captionOf(
  report: ReportDocument,
  { id, label, caption }: { readonly id: string; readonly label: string; readonly caption: string },
  sequence: 'Figure' | 'Table',
): Paragraph {
  const [, name, number] = /^(.*?)([0-9]+)$/.exec(label) ?? [];
  const numbered: ParagraphChild[] =
    name !== undefined && number !== undefined
      ? [...text(report, name), new SimpleField(`SEQ ${sequence} \\* ARABIC`, number)]
      : text(report, label);
  return new Paragraph({
    style: 'Caption',
    children: [new Bookmark({ id, children: numbered }), ...text(report, `. ${caption}`)],
  });
}

export const sourceOf = (report: ReportDocument, { text: words, to }: SourceLink): InternalHyperlink =>
  new InternalHyperlink({ anchor: to, children: text(report, words, { style: 'Hyperlink', italics: false }) });

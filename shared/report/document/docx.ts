import { Document, Packer, Paragraph } from 'docx';
import { LANGUAGES, type Language } from '../../language/language.ts';
import type { ReportDocument } from './document.ts';
import { blocksOf } from './docx.blocks.ts';
import { contentsOf } from './docx.contents.ts';
import { coverOf, footersOf, headersOf } from './docx.frame.ts';
import { NUMBERING } from './docx.lists.ts';
import { PAGE } from './docx.page.ts';
import { type Picture, picturesOf } from './docx.picture.ts';
import { withFixedTimes } from './docx.repack.ts';
import { runsOf, text } from './docx.runs.ts';
import { STYLES } from './docx.styles.ts';

/** The report as a Word document (Office Open XML). Loaded only where one is made. */

/** The same document, with the same pictures, gives the same bytes. */
export async function reportDocx(report: ReportDocument, picture: Picture): Promise<Uint8Array> {
  const { words, language } = report;
  const file = new Document({
    title: `${report.title}: ${report.workshop}`,
    subject: report.workshop,
    creator: report.lines[1] ?? '',
    lastModifiedBy: 'Afterword',
    description: words.madeBy,
    keywords: report.lines[0] ?? '',
    styles: withLanguage(language),
    numbering: { config: NUMBERING },
    features: { updateFields: true },
    footnotes: Object.fromEntries(
      report.footnotes.map(({ number, runs }) => [
        number,
        { children: [new Paragraph({ children: runsOf(report, runs) })] },
      ]),
    ),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
          },
        },
        headers: headersOf(report),
        footers: footersOf(report),
        children: [
          ...coverOf(report),
          new Paragraph({ style: 'TOCHeading', pageBreakBefore: true, children: text(report, words.contents) }),
          contentsOf(words.contents),
          ...blocksOf(report, await picturesOf(report, picture)),
        ],
      },
    ],
  });
  return withFixedTimes(new Uint8Array(await Packer.toArrayBuffer(file)), report.at);
}

/** The language of whatever says no other. */
function withLanguage(language: Language): typeof STYLES {
  const { locale } = LANGUAGES[language];
  const document = { ...STYLES.default?.document };
  return {
    ...STYLES,
    default: {
      ...STYLES.default,
      document: { ...document, run: { ...document.run, language: { value: locale, bidirectional: locale } } },
    },
  };
}

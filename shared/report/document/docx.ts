import {
  AlignmentType,
  Bookmark,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { LANGUAGES, type Language } from '../../language/language.ts';
import type { Block, Figure, Heading, ListItem, ReportDocument, Run } from './document.ts';
import { withFixedTimes } from './docx.repack.ts';
import { FONTS, STYLES } from './docx.styles.ts';
import { tableOf } from './docx.table.ts';
import { scriptRuns } from './script-runs.ts';

/** The report as a Word document (Office Open XML). Loaded only where one is made. */

/** Twips: A4 with margins of 2.2 cm, and the width of the text between them. */
const PAGE = { width: 11_906, height: 16_838, margin: 1247 };
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
/** Pixels of 1/96 inch. */
const FIGURE_WIDTH = 500;

/** A chart as a picture: PNG of so many pixels a unit, and its size in the chart's own units. */
export type Picture = (figure: Figure) => Promise<{
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}>;

/** The same document, with the same pictures, gives the same bytes. */
export async function reportDocx(report: ReportDocument, picture: Picture): Promise<Uint8Array> {
  const pictures = new Map<string, ImageRun>();
  for (const block of report.blocks) {
    if (block.kind === 'figure') pictures.set(block.id, await imageOf(block, picture, pictures.size + 1));
  }
  const lists = report.blocks.filter((block) => block.kind === 'list' && block.ordered);
  const children = report.blocks.flatMap((block) => blockOf(report, block, pictures, lists.indexOf(block)));
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
    // Word counts pages itself when the table is brought up to date; until then these stand there.
    pageNumbers: estimatePageNumbersWith({ guess: true }),
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
        headers: {
          default: new Header({ children: [headerOf(report)] }),
          first: new Header({ children: [new Paragraph('')] }),
        },
        footers: {
          default: new Footer({ children: [footerOf(report)] }),
          first: new Footer({ children: [new Paragraph('')] }),
        },
        children: [
          ...cover(report),
          new Paragraph({ style: 'TOCHeading', pageBreakBefore: true, children: text(report, words.contents) }),
          new TableOfContents(words.contents, {
            hyperlink: true,
            headingStyleRange: '1-1',
          }),
          ...children,
        ],
      },
    ],
  });
  return withFixedTimes(new Uint8Array(await Packer.toArrayBuffer(file)), report.at);
}

const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

const indented = (left: number, hanging: number) => ({ paragraph: { indent: { left, hanging } } });
const NUMBERING = [
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

const cover = (report: ReportDocument): Paragraph[] => [
  new Paragraph({ heading: HeadingLevel.TITLE, children: text(report, report.title) }),
  new Paragraph({
    style: 'Subtitle',
    children: text(report, report.workshop, { bold: true, boldComplexScript: true }),
  }),
  ...report.lines.map((line) => new Paragraph({ style: 'Subtitle', children: text(report, line) })),
];

const headerOf = (report: ReportDocument): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: text(report, `${report.title} · ${report.workshop}`, SMALL),
  });

const SMALL = { size: 17, sizeComplexScript: 17, color: '4B5C66' };

function footerOf(report: ReportDocument): Paragraph {
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

async function imageOf(figure: Figure, picture: Picture, number: number): Promise<ImageRun> {
  const { png, width, height } = await picture(figure);
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: FIGURE_WIDTH, height: Math.round((FIGURE_WIDTH * height) / width) },
    altText: { id: String(number), name: `${figure.label}`, title: figure.caption, description: figure.alternative },
  });
}

function blockOf(
  report: ReportDocument,
  block: Block,
  pictures: ReadonlyMap<string, ImageRun>,
  list: number,
): (Paragraph | ReturnType<typeof tableOf>)[] {
  switch (block.kind) {
    case 'heading':
      return [headingOf(report, block)];
    case 'paragraph':
      return [new Paragraph({ children: runsOf(report, block.runs) })];
    case 'note':
      return [
        new Paragraph({ style: block.tone === 'warn' ? 'Warning' : 'Note', children: runsOf(report, block.runs) }),
      ];
    case 'prose':
      return block.paragraphs.map((paragraph) => new Paragraph({ children: text(report, paragraph) }));
    case 'list':
      return block.items.map((item) => itemOf(report, item, block.ordered, list));
    case 'quotation':
      return [
        new Paragraph({
          style: 'Quote',
          children: [
            ...text(report, block.text),
            new TextRun({ text: '  ' }),
            new InternalHyperlink({
              anchor: block.source.to,
              children: text(report, block.source.text, { style: 'Hyperlink', italics: false }),
            }),
          ],
        }),
      ];
    case 'figure': {
      const image = pictures.get(block.id);
      return [
        new Paragraph({ style: 'Figure', children: image ? [image] : [] }),
        captionOf(report, block, 'Figure'),
        new Paragraph({
          style: 'Source',
          children: [
            ...text(report, `${report.words.source}: `),
            new InternalHyperlink({
              anchor: block.source.to,
              children: text(report, block.source.text, { style: 'Hyperlink' }),
            }),
          ],
        }),
      ];
    }
    case 'table':
      return [
        captionOf(report, block, 'Table'),
        tableOf(block, TEXT_WIDTH, (cell) => runsOf(report, cell)),
        new Paragraph({ style: 'AfterTable', children: [] }),
      ];
  }
}

const headingOf = (report: ReportDocument, { level, id, label, text: words, onNewPage = false }: Heading): Paragraph =>
  new Paragraph({
    heading: HEADINGS[level],
    pageBreakBefore: onNewPage,
    children: [new Bookmark({ id, children: text(report, label ? `${label} ${words}` : words) })],
  });

/** "Figure 3. …", counted by Word's own field where its digits are Word's own, so that an inserted one moves the others. */
function captionOf(
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
    keepNext: sequence === 'Table',
    children: [new Bookmark({ id, children: numbered }), ...text(report, `. ${caption}`)],
  });
}

function itemOf(report: ReportDocument, { id, label, runs }: ListItem, ordered: boolean, list: number): Paragraph {
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

const runsOf = (report: ReportDocument, runs: readonly Run[]): ParagraphChild[] =>
  runs.flatMap((run) => childrenOf(report, run));

function childrenOf(report: ReportDocument, run: Run): ParagraphChild[] {
  switch (run.kind) {
    case 'text':
      return text(report, run.text, {
        ...(run.strong && { bold: true, boldComplexScript: true }),
        ...(run.italic && { italics: true, italicsComplexScript: true }),
      });
    case 'link': {
      const children = text(report, run.text, { style: 'Hyperlink' });
      return 'to' in run
        ? [new InternalHyperlink({ anchor: run.to, children })]
        : [new ExternalHyperlink({ link: run.href, children })];
    }
    case 'footnote':
      return [new FootnoteReferenceRun(run.number)];
    case 'break':
      return [new TextRun({ break: 1 })];
  }
}

type Looks = Omit<ConstructorParameters<typeof TextRun>[0] & object, 'text' | 'children'>;

/** A text as runs, one for each script: each says its language, which spelling and screen readers go by. */
function text({ language }: ReportDocument, words: string, looks: Looks = {}): TextRun[] {
  return words
    .replaceAll(NOT_IN_XML, '\ufffd')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .flatMap((line, index) => [
      ...(index > 0 ? [new TextRun({ break: 1 })] : []),
      ...scriptRuns(line, language).map((piece) => {
        const { locale } = LANGUAGES[piece.language];
        const said = { value: locale, bidirectional: locale };
        return new TextRun({ font: FONTS, ...looks, text: piece.text, language: said });
      }),
    ]);
}

/** What XML 1.0 has no place for, in whatever somebody pasted. */
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

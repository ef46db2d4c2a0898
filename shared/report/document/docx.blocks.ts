import { type ImageRun, Paragraph, type Table, TextRun } from 'docx';
import type { Block, ReportDocument } from './document.ts';
import { captionOf, headingOf, sourceOf } from './docx.captions.ts';
import { itemOf } from './docx.lists.ts';
import { TEXT_WIDTH } from './docx.page.ts';
import { runsOf, text } from './docx.runs.ts';
import { tableOf } from './docx.table.ts';

type Written = Paragraph | Table;

/** The report's blocks in Word's terms, in their order; each figure has its picture by its id. */
export function blocksOf(report: ReportDocument, pictures: ReadonlyMap<string, ImageRun>): Written[] {
  const ordered = report.blocks.filter((block) => block.kind === 'list' && block.ordered);
  return report.blocks.flatMap((block, place) =>
    blockOf(report, block, { pictures, list: ordered.indexOf(block), next: report.blocks[place + 1] }),
  );
}

interface Around {
  readonly pictures: ReadonlyMap<string, ImageRun>;
  /** The place of an ordered list among the ordered ones. */
  readonly list: number;
  readonly next: Block | undefined;
}

function blockOf(report: ReportDocument, block: Block, { pictures, list, next }: Around): Written[] {
  switch (block.kind) {
    case 'heading':
      return [headingOf(report, block)];
    case 'paragraph':
      // What leads up to a table stands on its page.
      return [new Paragraph({ keepNext: next?.kind === 'table', children: runsOf(report, block.runs) })];
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
          children: [...text(report, block.text), new TextRun({ text: '  ' }), sourceOf(report, block.source)],
        }),
      ];
    case 'figure': {
      const image = pictures.get(block.id);
      return [
        new Paragraph({ style: 'Figure', children: image ? [image] : [] }),
        captionOf(report, block, 'Figure'),
        new Paragraph({
          style: 'Source',
          children: [...text(report, `${report.words.source}: `), sourceOf(report, block.source)],
        }),
      ];
    }
    case 'table':
      return [
        captionOf(report, block, 'Table'),
        tableOf(block, TEXT_WIDTH, (cell) => runsOf(report, cell)),
        // A heading brings its own distance; an empty line before one that begins a page could fill a page by itself.
        ...(next?.kind === 'heading' ? [] : [new Paragraph({ style: 'AfterTable', children: [] })]),
      ];
  }
}

import type { Chart } from '../../charts/chart.ts';
import type { Language } from '../../language/language.ts';
import type { ProseSlot } from '../prose.ts';

/**
 * The summary report as a document, before it is HTML or DOCX: one model, which both renderers show. It is plain data: the
 * same data give the same document, and a test can walk it.
 */
export interface ReportDocument {
  readonly language: Language;
  /** The workshop's title, above the report's own. */
  readonly workshop: string;
  /** "Summary report" */
  readonly title: string;
  /** Lines under the title: days and place, organisers, edition. */
  readonly lines: readonly string[];
  /** When what it says was so (ISO 8601): the only date that a file of it carries. */
  readonly at: string;
  readonly blocks: readonly Block[];
  readonly footnotes: readonly Footnote[];
  /** What the frame of it says in its language: heading of the contents, "Figure", "page 3 of 9". */
  readonly words: Words;
}

export interface Words {
  readonly contents: string;
  readonly footnotes: string;
  readonly page: string;
  readonly of: string;
  /** "Source" */
  readonly source: string;
  /** "Data", which leads staff to the console. */
  readonly data: string;
  readonly madeBy: string;
}

export interface Footnote {
  readonly number: number;
  /** The number as the language writes it. */
  readonly mark: string;
  readonly runs: readonly Run[];
}

/** A piece of a sentence. `text` holds no line break; `kind: 'break'` is one. */
export type Run =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly strong?: boolean;
      /** Somebody's own words, as they were written. */
      readonly italic?: boolean;
    }
  /** Leads to a place in the document (`to`, the id of a block) or elsewhere (`href`). */
  | { readonly kind: 'link'; readonly text: string; readonly to: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'footnote'; readonly number: number; readonly mark: string }
  | { readonly kind: 'break' };

/** What has a number of its own: headings, figures, tables. Ids are HTML ids and bookmarks of Word alike. */
interface Numbered {
  readonly id: string;
  /** "3.1", "Figure 2", "Table 4", as the language writes it. */
  readonly label: string;
}

export interface Heading extends Numbered {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3;
  readonly text: string;
  /** An annex begins on a page of its own. */
  readonly onNewPage?: boolean;
  /** Where staff see the data behind it, below the console's pages of the workshop. */
  readonly console?: string;
}

export interface Table extends Numbered {
  readonly kind: 'table';
  readonly caption: string;
  /** `number`: aligned to the right. `width`: the share of the table's width, of 100. */
  readonly columns: readonly { readonly title: string; readonly kind: 'text' | 'number'; readonly width: number }[];
  /** The first cell of each row is its heading. */
  readonly rows: readonly (readonly Cell[])[];
  /** The last row sums the others up. */
  readonly hasTotal?: boolean;
}
export type Cell = string | readonly Run[];

export interface Figure extends Numbered {
  readonly kind: 'figure';
  readonly caption: string;
  /** What it shows, in words, for whoever does not see it. */
  readonly alternative: string;
  readonly chart: Chart;
  /** The block with the figures behind it. */
  readonly source: SourceLink;
}

export interface Quotation {
  readonly kind: 'quotation';
  readonly text: string;
  readonly source: SourceLink;
}

/** "Annex A, Q4" */
export interface SourceLink {
  readonly text: string;
  readonly to: string;
}

export type Block =
  | Heading
  | Table
  | Figure
  | Quotation
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] }
  | { readonly kind: 'note'; readonly tone: 'plain' | 'warn'; readonly runs: readonly Run[] }
  /** What staff wrote, in its place; empty where they wrote nothing. */
  | { readonly kind: 'prose'; readonly slot: ProseSlot; readonly paragraphs: readonly string[] };

/** An item that something refers to has an id. */
export interface ListItem {
  readonly id?: string;
  /** Stands before the words, such as "Q4.2". */
  readonly label?: string;
  readonly runs: readonly Run[];
}

/** Every place that a link can lead to. */
export const anchorsOf = ({ blocks }: Pick<ReportDocument, 'blocks'>): string[] => blocks.flatMap(idsOf);

function idsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'table':
    case 'figure':
      return [block.id];
    case 'list':
      return block.items.flatMap(({ id }) => id ?? []);
    case 'paragraph':
    case 'note':
    case 'quotation':
    case 'prose':
      return [];
  }
}

/** A plain sentence. */
export const words = (text: string): readonly Run[] => [{ kind: 'text', text }];

/** The runs of a cell, whichever way it is given. */
export const runsOf = (cell: Cell): readonly Run[] => (typeof cell === 'string' ? words(cell) : cell);

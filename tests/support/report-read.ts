import { type Block, type Cell, type ReportDocument, type Run, runsOf } from '../../shared/report/document/document.ts';

/** Every figure of a report, taken out of its document by where it stands. */
export interface Figures {
  /** By the table's id: its rows, cell by cell. */
  readonly tables: Record<string, string[][]>;
  /** By the figure's id: what is drawn for each row. */
  readonly charts: Record<string, (string | number)[][]>;
  /** By the heading's id: the numbers of the sentences below it, in their order. */
  readonly sentences: Record<string, number[]>;
  /** By the question's heading: the comments, each with how many wrote it. */
  readonly comments: Record<string, string[]>;
}

export const textOf = (cell: Cell): string =>
  runsOf(cell)
    .map((run: Run) => ('text' in run ? run.text : run.kind === 'break' ? '\n' : ''))
    .join('');

export function figuresOf({ blocks }: ReportDocument): Figures {
  const figures: Figures = { tables: {}, charts: {}, sentences: {}, comments: {} };
  let heading = '';
  const say = (text: string): void => {
    figures.sentences[heading] = [...(figures.sentences[heading] ?? []), ...numbersIn(text)];
  };
  for (const block of blocks) {
    if (block.kind === 'heading') heading = block.id;
    read(block);
  }
  return figures;

  function read(block: Block): void {
    switch (block.kind) {
      case 'heading':
        // Titles of questions and days hold no figures; quadrants' do.
        if (/^(state|swot)_/.test(block.id)) say(block.text);
        return;
      case 'paragraph':
      case 'note':
        say(textOf(block.runs));
        return;
      case 'list':
        for (const { label, runs } of block.items) {
          if (label === undefined) say(textOf(runs));
          else figures.comments[heading] = [...(figures.comments[heading] ?? []), textOf(runs)];
        }
        return;
      case 'table':
        figures.tables[block.id] = block.rows.map((row) => row.map(textOf));
        return;
      case 'figure':
        figures.charts[block.id] =
          block.chart.kind === 'stacked'
            ? block.chart.rows.map(({ label, parts }) => [label, ...parts])
            : block.chart.kind === 'bars'
              ? block.chart.rows.map(({ label, value }) => [label, value.length ?? '', value.text])
              : [];
        return;
      case 'quotation':
      case 'prose':
        return;
    }
  }
}

const numbersIn = (text: string): number[] =>
  (
    text
      .replaceAll(/\bone\b/gi, '1')
      .replaceAll('−', '-')
      .match(/(?<![\w–])-?\d+(?:\.\d+)?/g) ?? []
  ).map(Number);

import { Fragment } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Drawing } from '../../charts/drawing.tsx';
import { textsIn } from '../../language/texts.ts';
import { Layout } from '../../web/layout.tsx';
import {
  type Block,
  type Figure,
  type Heading,
  type ListItem,
  type ReportDocument,
  type Run,
  runsOf,
  type Table,
} from './document.ts';
import { reportStyle } from './html.style.ts';
import { otherLanguage, scriptRuns } from './script-runs.ts';

/** The report as one HTML document that needs nothing else: for reading, on a phone too, and for printing. */

export interface HtmlOptions {
  /** The console's pages of the workshop: staff are led from each annex to the data behind it. */
  readonly console?: string;
}

/** The same document gives the same bytes. */
export const reportHtml = (document: ReportDocument, options: HtmlOptions = {}): string =>
  `<!DOCTYPE html>${renderToString(<ReportPage document={document} options={options} />)}\n`;

function ReportPage({ document, options }: { readonly document: ReportDocument; readonly options: HtmlOptions }) {
  const { language, workshop, title, lines, blocks, footnotes, words } = document;
  const [first, ...rest] = lines;
  return (
    <Layout
      title={title}
      texts={textsIn(language)}
      workshop={workshop}
      {...(first !== undefined && { subtitle: first })}
      wide
      withoutScript
      head={<style dangerouslySetInnerHTML={{ __html: reportStyle }} />}
    >
      <h1 class="report-title">{title}</h1>
      {rest.map((line) => (
        <p key={line} class="under-title">
          <InLanguage text={line} document={document} />
        </p>
      ))}
      <Contents document={document} />
      {blocks.map((block, index) => (
        <BlockView key={`${index} ${block.kind}`} block={block} document={document} options={options} />
      ))}
      {footnotes.length > 0 && (
        <section class="notes" aria-labelledby="notes">
          <h2 id="notes">{words.footnotes}</h2>
          {footnotes.map(({ number, mark, runs }) => (
            <p key={number} id={`note_${number}`}>
              <sup>{mark}</sup> <Runs runs={runs} document={document} />{' '}
              <a class="back" href={`#mark_${number}`} aria-label={`${words.footnotes} ${mark}: ↑`}>
                ↑
              </a>
            </p>
          ))}
        </section>
      )}
    </Layout>
  );
}

/** The chapters, and under each what it consists of. */
function Contents({ document: { blocks, words } }: { readonly document: ReportDocument }) {
  const chapters: { readonly chapter: Heading; readonly parts: Heading[] }[] = [];
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.level === 3) continue;
    if (block.level === 1) chapters.push({ chapter: block, parts: [] });
    else chapters.at(-1)?.parts.push(block);
  }
  return (
    <nav class="contents" aria-label={words.contents}>
      <h2>{words.contents}</h2>
      <ol>
        {chapters.map(({ chapter }) => (
          <li key={chapter.id}>
            <a href={`#${chapter.id}`}>
              {chapter.label} {chapter.text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface In<Value> {
  readonly block: Value;
  readonly document: ReportDocument;
  readonly options: HtmlOptions;
}

function BlockView({ block, document, options }: In<Block>) {
  switch (block.kind) {
    case 'heading':
      return <HeadingView block={block} document={document} options={options} />;
    case 'paragraph':
      return (
        <p>
          <Runs runs={block.runs} document={document} />
        </p>
      );
    case 'note':
      return (
        <div class={block.tone === 'warn' ? 'note warn' : 'note'}>
          <p>
            <Runs runs={block.runs} document={document} />
          </p>
        </div>
      );
    case 'prose':
      return (
        <>
          {block.paragraphs.map((paragraph) => (
            <p key={paragraph}>
              <InLanguage text={paragraph} document={document} />
            </p>
          ))}
        </>
      );
    case 'list':
      return <ListView items={block.items} ordered={block.ordered} document={document} />;
    case 'quotation':
      return (
        <blockquote>
          <p lang={otherLanguage(block.text, document.language)}>{block.text}</p>
          <p>
            <a class="reference" href={`#${block.source.to}`}>
              {block.source.text}
            </a>
          </p>
        </blockquote>
      );
    case 'figure':
      return <FigureView block={block} document={document} options={options} />;
    case 'table':
      return <TableView block={block} document={document} />;
  }
}

function HeadingView({ block, document, options }: In<Heading>) {
  const { level, id, label, text, onNewPage } = block;
  const Tag = ({ 1: 'h2', 2: 'h3', 3: 'h4' } as const)[level];
  return (
    <>
      <Tag id={id} {...(onNewPage && { class: 'new-page' })}>
        {label && `${label} `}
        <InLanguage text={text} document={document} />
      </Tag>
      {options.console && block.console && (
        <p class="source console-link">
          <a href={`${options.console}${block.console}`}>
            {document.words.data}
            <span class="visually-hidden">
              : {label} {text}
            </span>
          </a>
        </p>
      )}
    </>
  );
}

function FigureView({ block, document }: In<Figure>) {
  const { id, label, caption, chart, alternative, source } = block;
  return (
    <figure id={id}>
      <figcaption>
        {label}. <InLanguage text={caption} document={document} />
      </figcaption>
      <Drawing chart={{ ...chart, title: alternative }} />
      <p class="source">
        {document.words.source}: <a href={`#${source.to}`}>{source.text}</a>
      </p>
    </figure>
  );
}

function TableView({
  block: { id, label, caption, columns, rows, hasTotal = false },
  document,
}: Pick<In<Table>, 'block' | 'document'>) {
  return (
    <section class="scroll" tabindex={0} aria-label={`${label}. ${caption}`}>
      <table id={id}>
        <caption>
          <span>
            {label}. <InLanguage text={caption} document={document} />
          </span>
        </caption>
        <thead>
          <tr>
            {columns.map(({ title, kind }) => (
              <th key={title} scope="col" class={kind === 'number' ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head = '', ...cells], index) => (
            // Two rows may say the same.
            <tr key={String(index)} class={hasTotal && index === rows.length - 1 ? 'total' : undefined}>
              <th scope="row">
                <Runs runs={runsOf(head)} document={document} />
              </th>
              {cells.map((cell, place) => (
                <td
                  key={columns[place + 1]?.title}
                  class={columns[place + 1]?.kind === 'number' ? 'number' : undefined}
                >
                  <Runs runs={runsOf(cell)} document={document} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ListView({
  items,
  ordered,
  document,
}: {
  readonly items: readonly ListItem[];
  readonly ordered: boolean;
  readonly document: ReportDocument;
}) {
  const Tag = ordered ? 'ol' : 'ul';
  const labelled = items.some(({ label }) => label !== undefined);
  return (
    <Tag class={labelled ? 'comments' : 'listed'}>
      {items.map(({ id, label, runs }, index) => (
        <li key={id ?? String(index)} id={id}>
          {label && <span class="number-of">{label}</span>}
          <Runs runs={runs} document={document} />
        </li>
      ))}
    </Tag>
  );
}

function Runs({ runs, document }: { readonly runs: readonly Run[]; readonly document: ReportDocument }) {
  return (
    <>
      {runs.map((run, index) => (
        <Fragment key={String(index)}>{<RunView run={run} document={document} />}</Fragment>
      ))}
    </>
  );
}

function RunView({ run, document }: { readonly run: Run; readonly document: ReportDocument }) {
  switch (run.kind) {
    case 'text': {
      const text = <InLanguage text={run.text} document={document} />;
      if (run.strong) return <strong>{text}</strong>;
      return run.italic ? <em>{text}</em> : text;
    }
    case 'link':
      return <a href={'to' in run ? `#${run.to}` : run.href}>{run.text}</a>;
    case 'footnote':
      return (
        <sup>
          <a
            id={`mark_${run.number}`}
            href={`#note_${run.number}`}
            aria-label={`${document.words.footnotes} ${run.mark}`}
          >
            {run.mark}
          </a>
        </sup>
      );
    case 'break':
      return <br />;
  }
}

/** Words of another script than the document's say so, each piece by itself. */
function InLanguage({ text, document: { language } }: { readonly text: string; readonly document: ReportDocument }) {
  return (
    <>
      {scriptRuns(text, language).map((piece, index) =>
        piece.language === language ? (
          piece.text
        ) : (
          <span key={String(index)} lang={piece.language}>
            {piece.text}
          </span>
        ),
      )}
    </>
  );
}

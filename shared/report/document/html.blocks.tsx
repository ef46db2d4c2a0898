import { Drawing } from '../../charts/drawing.tsx';
import type { Block, Figure, Heading, ListItem, ReportDocument } from './document.ts';
import { InLanguage, Runs } from './html.runs.tsx';
import { TableView } from './html.table.tsx';
import { otherLanguage } from './script-runs.ts';

/** The report's blocks, as HTML. */

interface In<Value> {
  readonly block: Value;
  readonly document: ReportDocument;
  /** The console's pages of the workshop: staff are led from each annex to the data behind it. */
  readonly console: string | undefined;
}

export function BlockView({ block, document, console }: In<Block>) {
  switch (block.kind) {
    case 'heading':
      return <HeadingView block={block} document={document} console={console} />;
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
      return <FigureView block={block} document={document} />;
    case 'table':
      return <TableView block={block} document={document} />;
  }
}

function HeadingView({ block, document, console }: In<Heading>) {
  const { level, id, label, text, onNewPage } = block;
  const Tag = ({ 1: 'h2', 2: 'h3', 3: 'h4' } as const)[level];
  return (
    <>
      <Tag id={id} {...(onNewPage && { class: 'new-page' })}>
        {label && `${label} `}
        <InLanguage text={text} document={document} />
      </Tag>
      {console !== undefined && block.console && (
        <p class="source console-link">
          <a href={`${console}${block.console}`}>
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

function FigureView({ block, document }: Omit<In<Figure>, 'console'>) {
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

import { renderToString } from 'preact-render-to-string';
import { textsIn } from '../../language/texts.ts';
import type { ReportDocument } from './document.ts';
import { BlockView } from './html.blocks.tsx';
import { InLanguage, Runs } from './html.runs.tsx';
import { reportStyle } from './html.style.ts';

/**
 * The report as one HTML document that needs nothing else: for reading, on a phone too, and for printing. Its frame and its
 * style sheet are its own, not the site's: it is kept as it is, and whoever passes it on passes on no more than it shows.
 */

export interface HtmlOptions {
  /** The console's pages of the workshop: staff are led from each annex to the data behind it. */
  readonly console?: string;
}

/** The same document gives the same bytes. */
export const reportHtml = (document: ReportDocument, { console }: HtmlOptions = {}): string =>
  `<!DOCTYPE html>${renderToString(<ReportPage document={document} console={console} />)}\n`;

interface Page {
  readonly document: ReportDocument;
  readonly console: string | undefined;
}

function ReportPage({ document, console }: Page) {
  const texts = textsIn(document.language);
  const { workshop, title, lines } = document;
  return (
    <html lang={texts.language} dir={texts.dir}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} · ${workshop}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: reportStyle }} />
      </head>
      <body>
        <a class="skip" href="#content">
          {texts.t('frame.skip')}
        </a>
        <header class="masthead">
          <div class="frame">
            <p class="workshop">{workshop}</p>
            <p class="subtitle">{lines[0]}</p>
          </div>
        </header>
        <main id="content" class="frame">
          <Content document={document} console={console} />
        </main>
        <footer class="frame">
          <p>{document.words.madeBy}</p>
        </footer>
      </body>
    </html>
  );
}

function Content({ document, console }: Page) {
  const { title, lines, blocks } = document;
  return (
    <>
      <h1>{title}</h1>
      {lines.slice(1).map((line) => (
        <p key={line} class="under-title">
          <InLanguage text={line} document={document} />
        </p>
      ))}
      <Contents document={document} />
      {blocks.map((block, index) => (
        <BlockView key={`${index} ${block.kind}`} block={block} document={document} console={console} />
      ))}
      <Footnotes document={document} />
    </>
  );
}

/** The chapters and annexes. Their sections are many, and on a phone nobody reads past two screens of links. */
function Contents({ document }: Pick<Page, 'document'>) {
  const { blocks, words } = document;
  return (
    <nav class="contents" aria-label={words.contents}>
      <h2>{words.contents}</h2>
      <ol>
        {blocks
          .filter((block) => block.kind === 'heading')
          .filter(({ level }) => level === 1)
          .map(({ id, label, text }) => (
            <li key={id}>
              <a href={`#${id}`}>
                {label} {text}
              </a>
            </li>
          ))}
      </ol>
    </nav>
  );
}

function Footnotes({ document }: Pick<Page, 'document'>) {
  const { footnotes, words } = document;
  if (footnotes.length === 0) return null;
  return (
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
  );
}

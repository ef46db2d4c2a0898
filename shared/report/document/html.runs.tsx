import { Fragment } from 'preact';
import type { ReportDocument, Run } from './document.ts';
import { scriptRuns } from './script-runs.ts';

/** Words within a paragraph. */

export function Runs({ runs, document }: { readonly runs: readonly Run[]; readonly document: ReportDocument }) {
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
export function InLanguage({
  text,
  document: { language },
}: {
  readonly text: string;
  readonly document: Pick<ReportDocument, 'language'>;
}) {
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

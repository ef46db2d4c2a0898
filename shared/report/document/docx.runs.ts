import { ExternalHyperlink, FootnoteReferenceRun, InternalHyperlink, type ParagraphChild, TextRun } from 'docx';
import { LANGUAGES, type Language } from '../../language/language.ts';
import type { Run } from './document.ts';
import { FONTS } from './docx.styles.ts';
import { scriptRuns } from './script-runs.ts';

/** Words within a paragraph, as Word's runs. */

/** Whose words they are: whatever says no other language is in this one. */
interface InLanguage {
  readonly language: Language;
}

export const runsOf = (report: InLanguage, runs: readonly Run[]): ParagraphChild[] =>
  runs.flatMap((run) => childrenOf(report, run));

function childrenOf(report: InLanguage, run: Run): ParagraphChild[] {
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
export function text({ language }: InLanguage, words: string, looks: Looks = {}): TextRun[] {
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

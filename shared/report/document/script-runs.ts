import type { Language } from '../../language/language.ts';

/** A piece of a text in one script: screen readers, spelling and fonts need to be told which. */
export interface ScriptRun {
  readonly language: Language;
  readonly text: string;
}

const BENGALI = /\p{Script=Bengali}/u;
const LATIN = /\p{Script=Latin}/u;
/** Letters, with whatever stands between them; blanks and digits belong to the language of the document. */
const PIECES =
  /\p{Script=Bengali}(?:[^\p{Script=Latin}]*\p{Script=Bengali})?|\p{Script=Latin}(?:[^\p{Script=Bengali}]*\p{Script=Latin})?/gu;

/** A text taken apart by script. What is in neither is of the document's language. */
export function scriptRuns(text: string, language: Language): ScriptRun[] {
  const runs: ScriptRun[] = [];
  const add = (piece: string, of: Language): void => {
    const last = runs.at(-1);
    if (piece === '') return;
    if (last?.language === of) runs[runs.length - 1] = { language: of, text: last.text + piece };
    else runs.push({ language: of, text: piece });
  };
  let end = 0;
  for (const { 0: piece, index } of text.matchAll(PIECES)) {
    add(text.slice(end, index), language);
    add(piece, BENGALI.test(piece) ? 'bn' : 'en');
    end = index + piece.length;
  }
  add(text.slice(end), language);
  return runs;
}

/** The language of a text as a whole, where that is another than the document's. */
export const otherLanguage = (text: string, language: Language): Language | undefined => {
  const own: Language = BENGALI.test(text) ? 'bn' : LATIN.test(text) ? 'en' : language;
  return own === language ? undefined : own;
};

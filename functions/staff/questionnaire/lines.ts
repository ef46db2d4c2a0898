import { LANGUAGES, type Language, LanguageSchema } from '../../../shared/language/language.ts';
import type { Localised } from '../../../shared/language/localised.ts';
import { TokenSchema } from '../../../shared/store/keys.ts';

/**
 * Choices, and rows of a matrix, as lines of a text field: `policy = In drafting policy | নীতি প্রণয়নে`. The id before the
 * sign stays when the words change; a new line needs none. Behind the bar stand the other languages, in their order; a bar
 * or backslash that belongs to the words has a backslash before it.
 */

export interface Choice {
  readonly id: string;
  readonly label: Localised;
}

/** The workshop's own language comes first: it is never missing. */
export const languagesFor = (own: Language): readonly Language[] => [
  own,
  ...LanguageSchema.options.filter((language) => language !== own),
];

export const linesOf = (choices: readonly Choice[], own: Language): string =>
  choices
    .map(
      ({ id, label }) =>
        `${id} = ${wordsOf(label, own)
          .map(escaped)
          .join(' | ')
          .replace(/(?: \| )+$/, '')}`,
    )
    .join('\n');

/** What is said in each language, the workshop's own first; what is the same for everyone stands there. */
export const wordsOf = (line: Localised | undefined, own: Language): string[] =>
  languagesFor(own).map((language) =>
    typeof line === 'object' ? (line[language] ?? '') : language === own ? (line ?? '') : '',
  );

/** As it is stored: one text where only the workshop's own language says it. */
export function localisedFrom(words: readonly string[], own: Language): Localised {
  const said = languagesFor(own).flatMap((language, index) => {
    const text = words[index] ?? '';
    return text === '' ? [] : [[language, text] as const];
  });
  const [first] = said;
  return said.length === 1 && first?.[0] === own ? first[1] : Object.fromEntries(said);
}

export type ReadLines = { readonly choices: readonly Choice[] } | { readonly error: string };

/** What the lines say; empty ones are nothing. */
export function choicesFrom(text: string, own: Language): ReadLines {
  const lines = text.split('\n').map((line, index) => ({ number: index + 1, line: line.trim() }));
  const read = lines.filter(({ line }) => line !== '').map(({ number, line }) => ({ number, ...readLine(line) }));
  const taken = new Set<string>();
  for (const { number, id, words } of read) {
    const wrong = whyWrong(id, words, taken, own);
    if (wrong) return { error: `Line ${number}: ${wrong}` };
    if (id !== undefined) taken.add(id);
  }
  return {
    choices: read.map(({ id, words }) => {
      const stable = id ?? freeId(words[0] ?? '', taken);
      taken.add(stable);
      return { id: stable, label: localisedFrom(words, own) };
    }),
  };
}

function readLine(line: string): { readonly id: string | undefined; readonly words: string[] } {
  const [, id, rest = line] = /^([A-Za-z0-9_-]+)\s*=\s*(.*)$/s.exec(line) ?? [];
  return { id, words: apart(rest) };
}

/** At the bars that have no backslash before them. */
function apart(text: string): string[] {
  const words = [''];
  for (const [piece] of text.matchAll(/\\[\\|]|\||[^\\|]+|\\/g)) {
    if (piece === '|') words.push('');
    else words.push(`${words.pop()}${/^\\./.test(piece) ? piece.slice(1) : piece}`);
  }
  return words.map((each) => each.trim());
}

const escaped = (text: string): string => text.replaceAll(/[\\|]/g, '\\$&');

const MOST = 300;

function whyWrong(
  id: string | undefined,
  words: readonly string[],
  taken: ReadonlySet<string>,
  own: Language,
): string | undefined {
  const languages = languagesFor(own);
  if (id !== undefined && !TokenSchema.safeParse(id).success) return `“${id}” cannot be an id. Please choose another.`;
  if (id !== undefined && taken.has(id)) return `the id “${id}” stands in another line already.`;
  if (id === 'other') return 'the id “other” is kept for the field “Something else”. Please choose another.';
  if (words[0] === undefined || words[0] === '') return `please write it in ${LANGUAGES[own].englishName}.`;
  if (words.length > languages.length) {
    return `there are more than ${languages.length} texts. A bar that belongs to a text is written as \\|.`;
  }
  if (words.some((text) => text.length > MOST)) return `please keep it to ${MOST} characters.`;
  return words.some((text) => /\p{Cc}/u.test(text)) ? 'there are characters in it that nobody sees.' : undefined;
}

/** An id that reads like the words, where they are in our letters. */
function freeId(words: string, taken: ReadonlySet<string>): string {
  const slug = words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const wanted = slug === '' || slug === 'other' || !TokenSchema.safeParse(slug).success ? 'choice' : slug;
  let [id, number] = [wanted, 1];
  while (taken.has(id)) {
    number += 1;
    id = `${wanted}-${number}`;
  }
  return id;
}

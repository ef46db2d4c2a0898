import type { Owed, OwedKind } from '../follow-up/obligations.ts';
import { LANGUAGES, type Language } from '../language/language.ts';
import { BANGLA_WORDING, BANGLA_WORDS } from './wording.bn.ts';
import { ENGLISH_WORDING, ENGLISH_WORDS } from './wording.en.ts';
import { fill, type LetterKind, type Wording } from './wording.ts';
import type { Counted, Words } from './wording.words.ts';

/** Everything that is said to participants by mail, in every language, and the sentences put together from it. */

/** What a mail says where a workshop's staff have changed nothing. */
export const DEFAULT_WORDING: Readonly<Record<Language, Readonly<Record<LetterKind, Wording>>>> = {
  en: ENGLISH_WORDING,
  bn: BANGLA_WORDING,
};

export const WORDS: Readonly<Record<Language, Words>> = { en: ENGLISH_WORDS, bn: BANGLA_WORDS };

/** “The 2 discussion papers you promised”: a line of the list of what is owed. */
export function obligationSentence(language: Language, owed: Owed): string {
  const sentences = WORDS[language].owed;
  switch (owed.kind) {
    case 'feedback':
    case 'swot':
      return sentences[owed.kind];
    case 'paper':
      return counted(language, owed.begun > 0 ? sentences.morePapers : sentences.papers, owed.missing);
    case 'revision':
    case 'action':
      return fill(sentences[owed.kind], { title: owed.title });
  }
}

/** “feedback, SWOT input and paper”: each kind once, in the order given. The variable `asked`. */
export const askedFor = (language: Language, owed: readonly { readonly kind: OwedKind }[]): string =>
  listed(language, [...new Set(owed.map(({ kind }) => WORDS[language].nouns[kind]))]);

/** “one thing”, “3 things”. The variable `things`. */
export const thingsAsked = (language: Language, count: number): string =>
  counted(language, WORDS[language].things, count);

/** What the button says: it lands on the first thing owed, or on the person's page. */
export const buttonFor = (language: Language, first: { readonly kind: OwedKind } | undefined): string =>
  WORDS[language].buttons[first?.kind ?? 'nothing'];

/** Above the list of what is owed; `deadline` in full. */
export const stillOpen = (language: Language, deadline: string): string =>
  fill(WORDS[language].stillOpen, { deadline });

/** The small print below the signature of a mail with a personal link, or of one without (`rescheduled`, `cancelled`). */
export function footnotesOf(
  language: Language,
  kind: LetterKind,
  { position, organisation }: { readonly position: string; readonly organisation: string },
): string[] {
  const words = WORDS[language];
  const who = { position: position || words.participant, organisation };
  return kind === 'rescheduled' || kind === 'cancelled'
    ? [fill(words.onTheList, who)]
    : [words.linkIsYours, fill(words.tookPart, who)];
}

/** “A, B and C”, as the language joins them. */
export const listed = (language: Language, items: readonly string[]): string => FORMATS[language].list.format(items);

const counted = (language: Language, { one, many }: Counted, count: number): string =>
  fill(count === 1 ? one : many, { count: FORMATS[language].number.format(count) });

/** Made once: making them takes far longer than using them. */
const formatsOf = (language: Language) => ({
  list: new Intl.ListFormat(LANGUAGES[language].locale, { type: 'conjunction' }),
  number: new Intl.NumberFormat(LANGUAGES[language].locale),
});
const FORMATS = { en: formatsOf('en'), bn: formatsOf('bn') } as const satisfies Record<Language, unknown>;

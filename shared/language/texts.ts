import i18next from 'i18next';
import { messagesOf } from '#messages';
import { LANGUAGES, type Language } from './language.ts';
import type { MessageKey, ValuesFor, VariableOf } from './messages.ts';

/**
 * What is said in one language. The domain knows no language: it says *what* is to be said (`say`), and whoever shows it
 * to a person says it in that person's language (`texts.say`).
 */
export interface Texts {
  readonly language: Language;
  /** BCP 47, for Intl. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  /** A message with its values. Numbers are written as the language writes them. */
  t<Key extends MessageKey>(key: Key, ...values: ValuesFor<Key, Value>): string;
  /** The same taken apart at its values, for a page that shows some of them as more than text: emphasised, or as a link. */
  parts<Key extends MessageKey, Values extends Readonly<Record<VariableOf<Key>, unknown>>>(
    key: Key,
    values: Values,
  ): readonly (string | Values[keyof Values])[];
  say(said: Said): string;
  number(value: number): string;
  /** “9 July 2011”, of a local date (YYYY-MM-DD). */
  day(date: string): string;
  /** What a language is called, by its code of ISO 639-1. */
  languageName(code: string): string;
  /** “A, B and C”, as the language joins them. */
  list(items: readonly string[]): string;
}

/** A sentence that is still to be said in somebody's language; plain text stays as it is. */
export type Said = string | ((texts: Texts) => string);
export type Value = Said | number;

/** A message, to be said in the language of whoever reads it. */
export const say =
  <Key extends MessageKey>(key: Key, ...values: ValuesFor<Key, Value>): Said =>
  (texts) =>
    texts.t(key, ...values);

const instance = i18next.createInstance();
// Synchronous, since nothing is loaded. Keys are flat; values are escaped where they are shown, not here.
void instance.init({
  initAsync: false,
  lng: 'en',
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: {},
});

/** Characters for private use: they stand in no message. */
const [OPEN, CLOSE] = ['\ue000', '\ue001'];
const PLACE = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`);

function textsOf(language: Language): Texts {
  const { locale, dir } = LANGUAGES[language];
  instance.addResourceBundle(locale, 'translation', messagesOf(language));
  /** i18next's own types of keys and values know nothing of ours; `t`'s signature has checked them. */
  const translate: (key: string, options: Record<string, unknown>) => string = instance.getFixedT(locale);
  const numbers = whenUsed(() => new Intl.NumberFormat(locale));
  const days = whenUsed(() => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' }));
  const languages = whenUsed(() => new Intl.DisplayNames([locale], { type: 'language' }));
  const lists = whenUsed(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const texts: Texts = {
    language,
    locale,
    dir,
    t: (key, ...[values]) => {
      const given: Readonly<Record<string, Value>> = values ?? {};
      const replace = Object.fromEntries(
        Object.entries(given).map(([name, value]) => [
          name,
          typeof value === 'number' ? numbers().format(value) : texts.say(value),
        ]),
      );
      return translate(key, { replace, ...(typeof given.count === 'number' && { count: given.count }) });
    },
    parts: (key, values) => {
      const { count }: Readonly<Record<string, unknown>> = values;
      const replace = Object.fromEntries(Object.keys(values).map((name) => [name, `${OPEN}${name}${CLOSE}`]));
      const text = translate(key, { replace, ...(typeof count === 'number' && { count }) });
      const isName = (part: string): part is keyof typeof values & string => Object.hasOwn(values, part);
      return text.split(PLACE).map((part, index) => {
        const value = index % 2 === 1 && isName(part) ? values[part] : part;
        return typeof value === 'number' ? numbers().format(value) : value;
      });
    },
    say: (said) => (typeof said === 'string' ? said : said(texts)),
    day: (date) => days().format(Date.parse(date)),
    number: (value) => numbers().format(value),
    languageName: (code) => languages().of(code) ?? code,
    list: (items) => lists().format(items),
  };
  return texts;
}

/** Making a format takes milliseconds, and a first answer needs few of them. */
function whenUsed<Format>(make: () => Format): () => Format {
  let made: Format | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Each made once, when first asked for: few need every language. */
const TEXTS = new Map<Language, Texts>();

export function textsIn(language: Language): Texts {
  const made = TEXTS.get(language) ?? textsOf(language);
  TEXTS.set(language, made);
  return made;
}

/** What staff, logs and programs read. */
export const ENGLISH = textsIn('en');

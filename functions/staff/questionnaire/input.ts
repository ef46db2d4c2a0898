import * as z from 'zod';
import { plainNumber } from '../../../shared/feedback/plain-number.ts';
import {
  type Question,
  type QuestionKind,
  QuestionSchema,
  SectionSchema,
} from '../../../shared/feedback/questionnaire.ts';
import type { SectionWords } from '../../../shared/feedback/questionnaire-edits.ts';
import { LANGUAGES, type Language } from '../../../shared/language/language.ts';
import type { Localised } from '../../../shared/language/localised.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/typed-text.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { SeenSchema } from './change.ts';
import { type Choice, choicesFrom, languagesFor, linesOf, localisedFrom, wordsOf } from './lines.ts';

/** What staff type into the forms of the questionnaire, and the same the other way round. */

export type Typed = Readonly<Record<string, unknown>>;

/** The field of a wording in one language. */
export const inField = (name: string, language: Language): string => `${name}.${language}`;

/** A wording in each language has a field of its own, such as `title.en`; lists are typed in lines. */
const wordings = z.string();

export const SectionInputSchema = SeenSchema.extend({ newPage: z.literal('yes').optional() }).catchall(wordings);

/** What the kinds have beside their wordings. */
export const QuestionInputSchema = SeenSchema.extend({
  kind: z.enum(QuestionSchema.options.map(({ shape }) => shape.kind.value)),
  id: z.string(),
  /** Counted from 1. */
  section: z.union([z.string(), z.int()]).optional(),
  required: z.string().optional(),
}).catchall(wordings);

/** @throws Refusal `invalid`, with a sentence for each field */
export function questionFrom(fields: Typed, kind: QuestionKind, own: Language, rest: Partial<Question>): Question {
  const read = reader(fields, own);
  const question = {
    kind,
    title: read.words('title', { most: 300, missing: 'Please write the question' }),
    hint: read.words('hint', { most: 1000 }),
    required: read.text('required') === 'yes',
    ...partsOf(kind, read),
  };
  // Where something is missing the schema would say so once more, in its own words.
  return read.parsed(QuestionSchema, { ...present(question), ...present(rest) });
}

/** @throws Refusal `invalid`, with a sentence for each field */
export function sectionFrom(fields: Typed, own: Language): SectionWords {
  const read = reader(fields, own);
  const words = {
    title: read.words('title', { most: 300, missing: 'Please write the title' }),
    intro: read.words('intro', { most: 2000 }),
    newPage: read.text('newPage') === 'yes' ? true : undefined,
  };
  return read.parsed(SectionSchema.omit({ questions: true }), present(words));
}

type Reader = ReturnType<typeof reader>;

/** Reads fields one by one, and keeps what is wrong with each until all are read. */
function reader(typed: Typed, own: Language) {
  const errors = new Map<string, string>();
  const fields = { ...typed };
  const text = (name: string): string => tidyText(typedIn(fields, name));
  const wrong = (name: string, sentence: string): undefined => {
    if (!errors.has(name)) errors.set(name, sentence);
    return undefined;
  };
  return {
    text,
    wrong,
    /** A wording: in the workshop's own language, and in others where they are filled in. */
    words(
      name: string,
      { most, missing }: { readonly most: number; readonly missing?: string },
    ): Localised | undefined {
      const said = languagesFor(own).map((language) => ({ language, text: text(inField(name, language)) }));
      for (const { language, text: words } of said) {
        const field = inField(name, language);
        if (words.length > most) wrong(field, `Please keep this to ${most} characters; it has ${words.length}.`);
        if (/\p{Cc}/u.test(words)) wrong(field, 'Please write this in one line.');
      }
      const isEmpty = said.every(({ text: words }) => words === '');
      if (isEmpty && missing === undefined) return undefined;
      if (said[0]?.text === '') {
        const language = LANGUAGES[own].englishName;
        return wrong(
          inField(name, own),
          isEmpty ? `${missing}, in ${language}.` : `Please write this in ${language} too, the workshop’s language.`,
        );
      }
      return localisedFrom(
        said.map(({ text: words }) => words),
        own,
      );
    },
    choices(name: string): readonly Choice[] | undefined {
      const read = choicesFrom(text(name), own);
      return 'error' in read ? wrong(name, read.error) : read.choices;
    },
    number(name: string): number | undefined {
      if (text(name) === '') return undefined;
      const number = plainNumber(text(name));
      return typeof number === 'number' ? number : wrong(name, 'Please write a number in digits, such as 12 or 2.5.');
    },
    /** @throws Refusal `invalid` */
    parsed<Value>(schema: z.ZodType<Value>, value: unknown): Value {
      if (errors.size === 0) {
        const result = schema.safeParse(value);
        if (result.success) return result.data;
        for (const { path, message } of result.error.issues) {
          const [name = 'title'] = path;
          const isWording = ['title', 'hint', 'intro', 'label', 'unit', 'other', 'notApplicable'].includes(
            String(name),
          );
          const field = name === 'ends' ? `ends.${String(path[1])}` : String(name);
          wrong(isWording || name === 'ends' ? inField(field, own) : field, SENTENCES[field] ?? sentence(message));
        }
      }
      throw new Refusal(
        'invalid',
        'Something in what was sent needs another look. Nothing was changed yet.',
        Object.fromEntries(errors),
      );
    },
  };
}

const SENTENCES: Readonly<Record<string, string>> = {
  id: 'Please choose an id of 1 to 64 letters, digits, “-” or “_”.',
  options: 'Please write 2 to 30 choices, each in a line of its own.',
  rows: 'Please write 1 to 60 rows, each in a line of its own.',
  lines: 'Please say whether it is one line or several.',
  maxLength: 'Please write a whole number from 1 to 10,000.',
  min: 'Please write this as it is asked for, and no higher than the highest.',
  max: 'Please write this as it is asked for, and no lower than the lowest.',
};

const sentence = (message: string): string => `This ${message.replace(/^[A-Z]/, (first) => first.toLowerCase())}.`;

/** What each kind of question has beside the others. */
function partsOf(kind: QuestionKind, read: Reader): Record<string, unknown> {
  switch (kind) {
    case 'rating':
    case 'scale':
      return rated(read);
    case 'matrix':
      return { ...rated(read), rows: read.text('rowsFrom') === 'own' ? read.choices('rows') : 'sessions' };
    case 'single':
    case 'multiple':
      return { options: read.choices('options'), other: read.words('other', { most: 300 }) };
    case 'text':
      return { lines: read.text('lines'), maxLength: read.number('maxLength') };
    case 'number':
      return {
        min: read.number('min'),
        max: read.number('max'),
        whole: read.text('whole') === 'yes',
        unit: read.words('unit', { most: 40 }),
      };
    case 'date':
      return { min: read.text('min') || undefined, max: read.text('max') || undefined };
    case 'consent':
      return { label: read.words('label', { most: 500, missing: 'Please write what is agreed to' }) };
  }
}

const rated = (read: Reader) => ({
  ends: {
    low: read.words('ends.low', { most: 300, missing: 'Please say what the lowest number means' }),
    high: read.words('ends.high', { most: 300, missing: 'Please say what the highest number means' }),
  },
  notApplicable: read.words('notApplicable', { most: 300 }),
});

/** What is left empty is not there at all, in the table as in JSON. */
const present = (values: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

const wording = (name: string, line: Localised | undefined, own: Language): [string, string][] =>
  languagesFor(own).map((language, index) => [inField(name, language), wordsOf(line, own)[index] ?? '']);

/** A section as its form has it. */
export const sectionTyped = ({ title, intro, newPage }: SectionWords, own: Language): Typed => ({
  ...Object.fromEntries([...wording('title', title, own), ...wording('intro', intro, own)]),
  newPage: newPage ? 'yes' : '',
});

/** A question as its form has it. */
export function questionTyped(question: Question, own: Language): Typed {
  return {
    id: question.id,
    required: question.required ? 'yes' : '',
    ...Object.fromEntries([...wording('title', question.title, own), ...wording('hint', question.hint, own)]),
    ...partsTyped(question, own),
  };
}

function partsTyped(question: Question, own: Language): Typed {
  const words = (...all: [string, Localised | undefined][]): Typed =>
    Object.fromEntries(all.flatMap(([name, line]) => wording(name, line, own)));
  switch (question.kind) {
    case 'rating':
    case 'scale':
    case 'matrix': {
      const { ends, notApplicable } = question;
      const rows = question.kind === 'matrix' ? question.rows : 'sessions';
      return {
        ...words(['ends.low', ends.low], ['ends.high', ends.high], ['notApplicable', notApplicable]),
        rowsFrom: rows === 'sessions' ? 'sessions' : 'own',
        rows: rows === 'sessions' ? '' : linesOf(rows, own),
      };
    }
    case 'single':
    case 'multiple':
      return { options: linesOf(question.options, own), ...words(['other', question.other]) };
    case 'text':
      return { lines: question.lines, maxLength: String(question.maxLength) };
    case 'number': {
      const { min, max, whole, unit } = question;
      return { min: shown(min), max: shown(max), whole: whole ? 'yes' : '', ...words(['unit', unit]) };
    }
    case 'date':
      return { min: question.min ?? '', max: question.max ?? '' };
    case 'consent':
      return words(['label', question.label]);
  }
}

const shown = (number: number | undefined): string => (number === undefined ? '' : String(number));

import * as z from 'zod';
import { localised } from '../language/localised.ts';
import { TokenSchema } from '../store/keys.ts';
import { type Condition, ConditionSchema } from './condition.ts';

/**
 * A questionnaire as data: sections of questions. Pages, validation, tallies and exports are all made from it. What an
 * answer to each question may be is `answers.ts`'s to say.
 */

const Line = localised(300);

/** What stands behind the dot of an option that a person words (`application.other`). */
export const OTHER = 'other';

const question = {
  id: TokenSchema,
  title: Line,
  hint: localised(1000).optional(),
  required: z.boolean(),
  /** Asked only if an earlier question was answered so. */
  showIf: ConditionSchema.optional(),
};

/** What the lowest and the highest value mean. */
const EndsSchema = z.strictObject({ low: Line, high: Line });

/** The words of "not applicable", where that can be answered: such as "Did not attend". */
const NotApplicableSchema = Line.optional();

const OptionSchema = z.strictObject({ id: TokenSchema, label: Line });
const choice = {
  options: z
    .array(OptionSchema)
    .min(2)
    .max(30)
    .refine((options) => unique(options.map(({ id }) => id)), 'must not use one id twice')
    .refine(
      (options) => options.every(({ id }) => id !== OTHER),
      `must not use the id "${OTHER}": it is kept for "other"`,
    ),
  /** The label of one more option, with a line to say what it is. */
  other: Line.optional(),
};

const RowsSchema = z.union([
  z.literal('sessions'),
  z
    .array(z.strictObject({ id: TokenSchema, label: Line }))
    .min(1)
    .max(60)
    .refine((rows) => unique(rows.map(({ id }) => id)), 'must not use one id twice'),
]);

export const OTHER_MAX = 300;

export const QuestionSchema = z.discriminatedUnion('kind', [
  /** 1 to 5. */
  z.strictObject({ kind: z.literal('rating'), ...question, ends: EndsSchema, notApplicable: NotApplicableSchema }),
  /** 0 to 10. */
  z.strictObject({ kind: z.literal('scale'), ...question, ends: EndsSchema, notApplicable: NotApplicableSchema }),
  /** A rating for each row, such as each of the workshop's sessions; required means at least one. */
  z.strictObject({
    kind: z.literal('matrix'),
    ...question,
    rows: RowsSchema,
    ends: EndsSchema,
    notApplicable: NotApplicableSchema,
  }),
  z.strictObject({ kind: z.literal('single'), ...question, ...choice }),
  z.strictObject({ kind: z.literal('multiple'), ...question, ...choice }),
  /** Limit in characters (code points). */
  z.strictObject({
    kind: z.literal('text'),
    ...question,
    lines: z.enum(['one', 'several']),
    maxLength: z.int().min(1).max(10_000),
  }),
  z
    .strictObject({
      kind: z.literal('number'),
      ...question,
      min: z.number().optional(),
      max: z.number().optional(),
      whole: z.boolean(),
      /** Behind the field: "years". */
      unit: localised(40).optional(),
    })
    .refine(({ min, max }) => min === undefined || max === undefined || min <= max, 'must not have "min" above "max"'),
  /** Limits are local dates, both included. */
  z
    .strictObject({
      kind: z.literal('date'),
      ...question,
      min: z.iso.date().optional(),
      max: z.iso.date().optional(),
    })
    .refine(({ min, max }) => min === undefined || max === undefined || min <= max, 'must not have "min" after "max"'),
  /** A box to tick, such as "The organisers may contact me about my answers". Left empty it means no. */
  z.strictObject({ kind: z.literal('consent'), ...question, label: localised(500) }),
]);
export type Question = z.infer<typeof QuestionSchema>;
export type QuestionKind = Question['kind'];
export type QuestionOf<Kind extends QuestionKind> = Extract<Question, { kind: Kind }>;

export const SectionSchema = z.strictObject({
  title: Line,
  intro: localised(2000).optional(),
  /** The section begins a new page of the form. */
  newPage: z.boolean().optional(),
  questions: z.array(QuestionSchema).min(1).max(60),
});
export type Section = z.infer<typeof SectionSchema>;

/** All texts together: an item of the table holds 400 KB, and a character of Bangla takes three bytes. */
export const TEXTS_MAX = 40_000;

export const QuestionnaireSchema = z
  .strictObject({ $schema: z.string().optional(), sections: z.array(SectionSchema).min(1).max(30) })
  .check(({ value, issues }) => {
    const problem = (path: (string | number)[], message: string) =>
      issues.push({ code: 'custom', input: value, path, message });
    const questions = questionsOf(value);
    if (!unique(questions.map(({ id }) => id))) problem(['sections'], 'must not use one question id twice');
    const characters = questions.reduce((sum, each) => sum + (each.kind === 'text' ? each.maxLength : 0), 0);
    if (characters > TEXTS_MAX) {
      problem(
        ['sections'],
        `must not ask for more than ${TEXTS_MAX} characters in all its texts; these are ${characters}`,
      );
    }
    for (const { path, message } of checkConditions(value.sections)) problem(path, message);
  });
export type Questionnaire = z.infer<typeof QuestionnaireSchema>;

/** A questionnaire as it was published: which one an answer was given to. 0 is the one that stands where staff made none. */
export interface PublishedQuestionnaire {
  readonly version: number;
  readonly questionnaire: Questionnaire;
}

/** Every question, in the order of the form. */
export const questionsOf = (questionnaire: { readonly sections: readonly Section[] }): Question[] =>
  questionnaire.sections.flatMap(({ questions }) => questions);

/** The form's pages: each is the sections up to the next one that begins a new page. */
export function pagesOf({ sections }: Questionnaire): readonly (readonly Section[])[] {
  const pages: Section[][] = [];
  for (const section of sections) {
    const last = pages.at(-1);
    if (!last || section.newPage) pages.push([section]);
    else last.push(section);
  }
  return pages;
}

const RATINGS = [1, 2, 3, 4, 5] as const;
const SCALE = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** The numbers that a question of this kind offers, beside "not applicable". */
export const valuesOf = (kind: 'rating' | 'scale' | 'matrix'): readonly number[] =>
  kind === 'scale' ? SCALE : RATINGS;

function unique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

interface Problem {
  readonly path: (string | number)[];
  readonly message: string;
}

/** What is wrong with a questionnaire's conditions: each asks about an earlier question, and for answers that it has. */
function checkConditions(sections: readonly Section[]): Problem[] {
  const earlier = new Map<string, Question>();
  return sections.flatMap(({ questions }, section) =>
    questions.flatMap((question, index) => {
      const why = question.showIf && whyWrong(question.showIf, earlier.get(question.showIf.question));
      earlier.set(question.id, question);
      const path = ['sections', section, 'questions', index, 'showIf'];
      return why ? [{ path, message: why }] : [];
    }),
  );
}

function whyWrong(condition: Condition, about: Question | undefined): string | undefined {
  if (!about) return `must ask about an earlier question; none before this one has the id "${condition.question}"`;
  if ('answered' in condition) return undefined;
  const { kind } = about;
  if (!('isAnyOf' in condition)) {
    return kind === 'rating' || kind === 'scale' || kind === 'number'
      ? undefined
      : `must ask for a number of a rating, a scale or a number; "${about.id}" is none`;
  }
  const possible = choicesOf(about);
  const impossible = condition.isAnyOf.find((id) => !possible.includes(id));
  return impossible === undefined ? undefined : `must ask for answers that "${about.id}" has; "${impossible}" is none`;
}

/** What can be chosen in a question, as `isAnyOf` names it. */
export function choicesOf(question: Question): string[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return [...question.options.map(({ id }) => id), ...(question.other ? ['other'] : [])];
    case 'consent':
      return ['yes'];
    case 'rating':
    case 'scale':
      return question.notApplicable ? ['na'] : [];
    case 'matrix':
    case 'text':
    case 'number':
    case 'date':
      return [];
  }
}

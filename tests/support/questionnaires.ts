import fc from 'fast-check';
import { type Answer, type Answers, NOT_APPLICABLE, optionIds, otherPath, YES } from '../../shared/feedback/answers.ts';
import type { Condition } from '../../shared/feedback/condition.ts';
import { holds } from '../../shared/feedback/holds.ts';
import {
  choicesOf,
  OTHER,
  OTHER_MAX,
  type Question,
  type QuestionKind,
  type Questionnaire,
  QuestionnaireSchema,
  questionsOf,
  valuesOf,
} from '../../shared/feedback/questionnaire.ts';
import { rowsOf } from '../../shared/feedback/rows.ts';
import type { Localised } from '../../shared/language/localised.ts';
import { tidyText } from '../../shared/typed-text.ts';
import type { Session } from '../../shared/workshop/workshop.ts';

/** Questionnaires of every kind of question, and answers to them: as they are stored, and as they may come. */

export const KINDS: readonly QuestionKind[] = [
  'rating',
  'scale',
  'matrix',
  'single',
  'multiple',
  'text',
  'number',
  'date',
  'consent',
];

/** A line as staff may write it: of any script, trimmed, without control characters. */
export const anyLine: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('=1+1', '@SUM(A1)', '<b>&amp;"\'', 'আলোচনার মান', '{{name}}', 'a;b,c|d = e'),
    },
  )
  .map((text) => text.replaceAll(/\p{Cc}/gu, '').trim())
  .filter((text) => text !== '');

export const anyLocalised: fc.Arbitrary<Localised> = fc.oneof(
  anyLine,
  fc.record({ en: anyLine, bn: anyLine }),
  anyLine.map((bn) => ({ bn })),
);

const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const someOptions = (most: number, least: number) =>
  fc
    .array(anyLocalised, { minLength: least, maxLength: most })
    .map((labels) => labels.map((label, index) => ({ id: `o${index}`, label })));

const asked = { title: anyLocalised, hint: optional(anyLocalised), required: fc.boolean() };
const rated = { ends: fc.record({ low: anyLocalised, high: anyLocalised }), notApplicable: optional(anyLocalised) };
const chosen = { options: someOptions(5, 2), other: optional(anyLocalised) };
const ordered = <Limit extends number | string>(limits: fc.Arbitrary<Limit>) =>
  fc
    .tuple(optional(limits), optional(limits))
    .map(([a, b]) => (a !== undefined && b !== undefined && a > b ? [b, a] : [a, b]));
const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** A question without its place: the id is the questionnaire's to give, and so is what it depends on. */
export function aQuestionOf(kind: QuestionKind): fc.Arbitrary<Record<string, unknown>> {
  switch (kind) {
    case 'rating':
    case 'scale':
      return fc.record({ kind: fc.constant(kind), ...asked, ...rated });
    case 'matrix':
      return fc.record({
        kind: fc.constant(kind),
        ...asked,
        ...rated,
        rows: fc.oneof(fc.constant('sessions' as const), someOptions(4, 1)),
      });
    case 'single':
    case 'multiple':
      return fc.record({ kind: fc.constant(kind), ...asked, ...chosen });
    case 'text':
      return fc.record({
        kind: fc.constant(kind),
        ...asked,
        lines: fc.constantFrom('one', 'several'),
        maxLength: fc.integer({ min: 1, max: 300 }),
      });
    case 'number':
      return fc
        .record({
          kind: fc.constant(kind),
          ...asked,
          limits: ordered(fc.integer({ min: -50, max: 50 })),
          whole: fc.boolean(),
          unit: optional(anyLine),
        })
        .map(({ limits: [min, max], ...rest }) => ({ ...rest, min, max }));
    case 'date':
      return fc
        .record({ kind: fc.constant(kind), ...asked, limits: ordered(anyDay) })
        .map(({ limits: [min, max], ...rest }) => ({ ...rest, min, max }));
    case 'consent':
      return fc.record({ kind: fc.constant(kind), ...asked, label: anyLocalised });
  }
}

const anyQuestion = fc.constantFrom(...KINDS).chain(aQuestionOf);

/** On which of the earlier questions a question depends, and how: numbers to be taken modulo what there is. */
export const anyDependence = fc.record({
  about: fc.nat(1000),
  how: fc.constantFrom('answered', 'notAnswered', 'choices', 'range'),
  choices: fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 }),
  range: fc.tuple(fc.integer({ min: -2, max: 8 }), fc.nat(5)),
});
type Dependence = typeof anyDependence extends fc.Arbitrary<infer Value> ? Value : never;

export function conditionFrom(
  { about, how, choices, range }: Dependence,
  earlier: readonly Question[],
): Condition | undefined {
  const question = earlier[about % earlier.length];
  if (!question) return undefined;
  const possible = choicesOf(question);
  if (how === 'choices' && possible.length > 0) {
    const wanted = choices.map((index) => possible[index % possible.length] ?? '');
    return { question: question.id, isAnyOf: [...new Set(wanted)] };
  }
  if (how === 'range' && ['rating', 'scale', 'number'].includes(question.kind)) {
    return { question: question.id, atLeast: range[0], atMost: range[0] + range[1] };
  }
  return { question: question.id, answered: how !== 'notAnswered' };
}

/** What `undefined` says, as JSON says it: nothing. */
export const parsedQuestionnaire = (value: unknown): Questionnaire =>
  QuestionnaireSchema.parse(JSON.parse(JSON.stringify(value)));

/** One to three sections, of all nine kinds, some asked only after a certain answer, in one language or two. */
export const anyQuestionnaire: fc.Arbitrary<Questionnaire> = fc
  .record({
    sections: fc.array(
      fc.record({
        title: anyLocalised,
        intro: optional(anyLocalised),
        newPage: optional(fc.boolean()),
        questions: fc.array(fc.tuple(anyQuestion, optional(anyDependence)), { minLength: 1, maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ sections }) => {
    const earlier: Question[] = [];
    return parsedQuestionnaire({
      sections: sections.map((section) => ({
        ...section,
        questions: section.questions.map(([seed, dependence]) => {
          const showIf = dependence && conditionFrom(dependence, earlier);
          const question = { ...seed, id: `q${earlier.length}`, ...(showIf && { showIf }) } as unknown as Question;
          earlier.push(question);
          return question;
        }),
      })),
    });
  });

/** A text as it is stored. */
const storedText = (most: number, lines: 'one' | 'several'): fc.Arbitrary<string> =>
  fc
    .oneof(
      { weight: 4, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '=HYPERLINK("x")',
          '-2+3',
          "'=1",
          '@x',
          '+8801',
          '"quoted", and; more',
          '</textarea><b>',
          'না\n\nহ্যাঁ',
        ),
      },
    )
    .map(tidyText)
    .map((text) => (lines === 'one' ? text.replaceAll('\n', ' ').trim() : text))
    .map((text) => Array.from(text).slice(0, most).join('').trim())
    .map((text) => text || 'x');

/** An answer to a question that is asked, as it is stored; the words of "other" stand beside it. */
function anAnswer(question: Question, sessions: readonly Session[]): fc.Arbitrary<Answers> {
  const one = (answer: fc.Arbitrary<Answer>): fc.Arbitrary<Answers> =>
    answer.map((value) => ({ [question.id]: value }));
  const withWords = (answer: fc.Arbitrary<string | string[]>): fc.Arbitrary<Answers> =>
    fc.tuple(answer, storedText(OTHER_MAX, 'one')).map(([value, words]) => ({
      [question.id]: value,
      ...([value].flat().includes(OTHER) && { [otherPath(question.id)]: words.replaceAll(/\s+/g, ' ') }),
    }));
  switch (question.kind) {
    case 'rating':
    case 'scale':
      return one(
        fc.constantFrom<Answer>(...valuesOf(question.kind), ...(question.notApplicable ? [NOT_APPLICABLE] : [])),
      );
    case 'matrix': {
      const cell = fc.constantFrom<1 | typeof NOT_APPLICABLE>(
        ...(valuesOf('matrix') as unknown as 1[]),
        ...(question.notApplicable ? ([NOT_APPLICABLE] as const) : []),
      );
      const rows = rowsOf(question, sessions).map(({ id }) => id);
      return fc
        .tuple(fc.subarray(rows, { minLength: 1 }), fc.array(cell, { minLength: rows.length, maxLength: rows.length }))
        .map(([answered, cells]) => ({
          [question.id]: Object.fromEntries(answered.map((row, index) => [row, cells[index] ?? 1])),
        }));
    }
    case 'single':
      return withWords(fc.constantFrom(...optionIds(question)));
    case 'multiple':
      return withWords(fc.subarray(optionIds(question), { minLength: 1 }));
    case 'text':
      return one(storedText(question.maxLength, question.lines));
    case 'number': {
      const { min = -1000, max = Math.max(1000, min), whole } = question;
      const low = Math.min(min, max);
      const numbers = fc.integer({ min: Math.ceil(low), max: Math.floor(max) });
      return one(whole ? numbers : numbers.map((n) => (n + 0.25 <= max ? n + 0.25 : n)));
    }
    case 'date': {
      const { min = '1980-01-01', max = '2040-12-31' } = question;
      const first = min > max ? max : min;
      return one(
        fc
          .date({ min: new Date(first), max: new Date(max), noInvalidDate: true })
          .map((date) => date.toISOString().slice(0, 10)),
      );
    }
    case 'consent':
      return one(fc.constant(YES));
  }
}

/** A person's answers as they are stored: all that is required of what is asked, and nothing of what is not. */
export function answersFor(questionnaire: Questionnaire, sessions: readonly Session[]): fc.Arbitrary<Answers> {
  const questions = questionsOf(questionnaire);
  return fc
    .tuple(
      ...questions.map((question) =>
        fc.tuple(anAnswer(question, sessions), question.required ? fc.constant(true) : fc.boolean()),
      ),
    )
    .map((given) => {
      const answers: Record<string, Answer> = {};
      questions.forEach((question, index) => {
        const [answer, isGiven] = given[index] ?? [{}, false];
        const isAsked = !question.showIf || holds(question.showIf, answers);
        if (isAsked && isGiven) Object.assign(answers, answer);
      });
      return answers;
    });
}

/** A questionnaire with the answers of some people. */
export const anyAnswered = (sessions: readonly Session[], most = 4) =>
  anyQuestionnaire.chain((questionnaire) =>
    fc.record({
      questionnaire: fc.constant(questionnaire),
      all: fc.array(answersFor(questionnaire, sessions), { maxLength: most }),
    }),
  );

/** Anything at all under the names of the questionnaire's fields, and under some others. */
export const anythingFor = (paths: readonly string[]): fc.Arbitrary<Record<string, unknown>> =>
  fc.dictionary(
    fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...paths) }, { weight: 1, arbitrary: fc.string() }),
    fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('1', 'na', 'o0', 'other', 'yes', '2011-07-09', 3, ['o0', 'o1']),
    ),
    { noNullPrototype: true },
  );

/** One change that staff could make. Some keep earlier answers valid and some do not. */
export function anyChangeOf(questionnaire: Questionnaire): fc.Arbitrary<Questionnaire> {
  const questions = questionsOf(questionnaire);
  const change = fc.constantFrom(...questions).chain((question) =>
    fc.oneof(
      ...changesOf(question).map((changed) => changed.map((to) => replaced(questionnaire, question.id, [to]))),
      fc.constant(replaced(questionnaire, question.id, [])),
      anyDependence.map((dependence) => {
        const earlier = questions.slice(0, questions.indexOf(question));
        return replaced(questionnaire, question.id, [{ ...question, showIf: conditionFrom(dependence, earlier) }]);
      }),
      fc.constant(replaced(questionnaire, question.id, [{ ...question, showIf: undefined }])),
      fc.tuple(anyQuestion, optional(anyDependence)).map(([seed, dependence]) => {
        const earlier = questions.slice(0, questions.indexOf(question) + 1);
        const showIf = dependence && conditionFrom(dependence, earlier);
        return replaced(questionnaire, question.id, [question, { ...seed, id: `new${questions.length}`, showIf }]);
      }),
      fc.constant({ ...questionnaire, sections: questionnaire.sections.toReversed() }),
    ),
  );
  return change.map((changed) => {
    const parsed = QuestionnaireSchema.safeParse(JSON.parse(JSON.stringify(changed)));
    return parsed.success ? parsed.data : questionnaire;
  });
}

const replaced = (questionnaire: Questionnaire, id: string, by: readonly unknown[]): unknown => ({
  ...questionnaire,
  sections: questionnaire.sections.map((section) => ({
    ...section,
    questions: section.questions.flatMap((question) => (question.id === id ? by : [question])),
  })),
});

/** The same question, otherwise. */
function changesOf(question: Question): fc.Arbitrary<unknown>[] {
  const { id } = question;
  const showIf = question.showIf && widened(question.showIf);
  const general = [
    fc.record({ title: anyLocalised }).map((to) => ({ ...question, ...to })),
    fc.constant({ ...question, required: !question.required }),
    fc.constant({ ...question, ...(showIf && { showIf }) }),
    anyQuestion.map((other) => ({ ...other, id })),
  ];
  switch (question.kind) {
    case 'rating':
    case 'scale':
      return [...general, optional(anyLine).map((notApplicable) => ({ ...question, notApplicable }))];
    case 'matrix':
      return [
        ...general,
        optional(anyLine).map((notApplicable) => ({ ...question, notApplicable })),
        someOptions(5, 1).map((rows) => ({ ...question, rows })),
        fc.constant({ ...question, rows: 'sessions' }),
      ];
    case 'single':
    case 'multiple':
      return [
        ...general,
        fc.constant({ ...question, kind: question.kind === 'single' ? 'multiple' : 'single' }),
        optional(anyLine).map((other) => ({ ...question, other })),
        anyLine.map((label) => ({ ...question, options: [{ id: 'new', label }, ...question.options.toReversed()] })),
        fc.constant({ ...question, options: question.options.slice(1) }),
      ];
    case 'text':
      return [
        ...general,
        fc.integer({ min: 1, max: 400 }).map((maxLength) => ({ ...question, maxLength })),
        fc.constantFrom('one', 'several').map((lines) => ({ ...question, lines })),
      ];
    case 'number':
      return [
        ...general,
        ordered(fc.integer({ min: -60, max: 60 })).map(([min, max]) => ({ ...question, min, max })),
        fc.constant({ ...question, min: undefined }),
        fc.constant({ ...question, whole: !question.whole }),
      ];
    case 'date':
      return [...general, ordered(anyDay).map(([min, max]) => ({ ...question, min, max }))];
    case 'consent':
      return general;
  }
}

/** The condition, asked of more people. */
function widened(condition: Condition): Condition {
  if ('answered' in condition) return condition;
  if ('isAnyOf' in condition) return { ...condition, isAnyOf: [...new Set([...condition.isAnyOf, 'o0', 'o1'])] };
  return { ...condition, atLeast: (condition.atLeast ?? 0) - 1 };
}

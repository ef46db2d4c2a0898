import { inLanguage } from '../language/localised.ts';
import type { Session } from '../workshop/workshop.ts';
import type { Condition } from './condition.ts';
import { choicesOf, type Question, type Questionnaire, type QuestionOf, questionsOf } from './questionnaire.ts';
import { rowsOf } from './rows.ts';

/**
 * What a change of a questionnaire would do to answers that were given already, a sentence for each change that is not
 * allowed then. None: whatever was valid before is valid afterwards, and means the same. New questions that may be left
 * out, other words, wider limits and further choices do no harm. It errs on the safe side: some changes that could break
 * nothing are named too.
 */
export function incompatibilities(
  before: Questionnaire,
  after: Questionnaire,
  sessions: readonly Session[],
): readonly string[] {
  const earlier = new Map(questionsOf(before).map((question) => [question.id, question]));
  const later = new Map(questionsOf(after).map((question) => [question.id, question]));
  return [
    ...[...earlier.values()].flatMap((question) => {
      const now = later.get(question.id);
      if (!now) return [`${named(question)} was removed, and its answers would be lost.`];
      const broken = [...brokenAnswers(question, now, sessions), ...brokenAsking(question, now, earlier)];
      return broken.map((what) => `${named(question)} ${what}.`);
    }),
    ...[...later.values()]
      .filter(({ id, required, showIf }) => !earlier.has(id) && required && !neverHeld(showIf, earlier))
      .map((question) => `${named(question)} is new and must be answered; whoever has answered already did not.`),
  ];
}

const named = ({ title, id }: Question): string => `“${inLanguage(title, 'en')}” (${id})`;

/** Which answers to the question would be none any more. */
function brokenAnswers(before: Question, after: Question, sessions: readonly Session[]): string[] {
  switch (before.kind) {
    case 'rating':
    case 'scale':
      return after.kind === before.kind ? lostNotApplicable(before, after) : otherKind(before, after);
    case 'matrix':
      if (after.kind !== 'matrix') return otherKind(before, after);
      return [...lostNotApplicable(before, after), ...lostRows(before, after, sessions)];
    case 'single':
    case 'multiple':
      return after.kind === 'single' || after.kind === 'multiple'
        ? [...(after.kind === before.kind ? [] : otherKind(before, after)), ...lostChoices(before, after)]
        : otherKind(before, after);
    case 'text':
      if (after.kind !== 'text') return otherKind(before, after);
      return [
        ...(after.maxLength < before.maxLength
          ? [`takes ${after.maxLength} characters instead of ${before.maxLength}, and longer answers would be too long`]
          : []),
        ...(before.lines === 'several' && after.lines === 'one'
          ? ['takes one line instead of several, and answers of several lines would be none any more']
          : []),
      ];
    case 'number':
      if (after.kind !== 'number') return otherKind(before, after);
      return [
        ...narrowed(before, after),
        ...(after.whole && !before.whole ? ['takes whole numbers only, and other answers would be none any more'] : []),
      ];
    case 'date':
      return after.kind === 'date' ? narrowed(before, after) : otherKind(before, after);
    case 'consent':
      return after.kind === 'consent' ? [] : otherKind(before, after);
  }
}

const otherKind = (before: Question, after: Question): string[] => [
  `became a question of another kind (“${after.kind}” instead of “${before.kind}”), and its answers would be none any more`,
];

type Rated = QuestionOf<'rating' | 'scale' | 'matrix'>;

const lostNotApplicable = (before: Rated, after: Rated): string[] =>
  before.notApplicable !== undefined && after.notApplicable === undefined
    ? [`no longer takes “${inLanguage(before.notApplicable, 'en')}”, which may have been answered`]
    : [];

function lostRows(before: QuestionOf<'matrix'>, after: QuestionOf<'matrix'>, sessions: readonly Session[]): string[] {
  const rows = new Set(rowsOf(after, sessions).map(({ id }) => id));
  return rowsOf(before, sessions)
    .filter(({ id }) => !rows.has(id))
    .map(({ id, title }) => `lost the row “${inLanguage(title, 'en')}” (${id}), and its ratings would be lost`);
}

type Choice = QuestionOf<'single' | 'multiple'>;

function lostChoices(before: Choice, after: Choice): string[] {
  const left = new Set(after.options.map(({ id }) => id));
  const lost = before.options.filter(({ id }) => !left.has(id));
  return [
    ...lost.map(({ id, label }) => `lost the choice “${inLanguage(label, 'en')}” (${id}), which may have been chosen`),
    ...(before.other !== undefined && after.other === undefined
      ? [`lost “${inLanguage(before.other, 'en')}”, and what was written there would be lost`]
      : []),
  ];
}

/** Numbers and ISO dates alike stand in their order. */
function narrowed<Limit extends number | string>(
  before: { readonly min?: Limit | undefined; readonly max?: Limit | undefined },
  after: { readonly min?: Limit | undefined; readonly max?: Limit | undefined },
): string[] {
  const isHigher = after.min !== undefined && (before.min === undefined || after.min > before.min);
  const isLower = after.max !== undefined && (before.max === undefined || after.max < before.max);
  return [
    ...(isHigher ? [`now begins at ${after.min}, and lower answers would be none any more`] : []),
    ...(isLower ? [`now ends at ${after.max}, and higher answers would be none any more`] : []),
  ];
}

/** Whose answer would be hidden, or missing. */
function brokenAsking(before: Question, after: Question, earlier: ReadonlyMap<string, Question>): string[] {
  const hides = !implies(before.showIf, after.showIf, earlier);
  const demands = after.required && !(before.required && implies(after.showIf, before.showIf, earlier));
  return [
    ...(hides ? ['is asked of fewer people, and the answers of the others would be lost'] : []),
    ...(demands
      ? [
          before.required
            ? 'must be answered and is asked of more people; those who have answered already did not see it'
            : 'must be answered now; whoever has answered already may have left it out',
        ]
      : []),
  ];
}

/** Whether whoever fulfils the first condition fulfils the second too; no condition is fulfilled by everybody. */
function implies(
  first: Condition | undefined,
  second: Condition | undefined,
  earlier: ReadonlyMap<string, Question>,
): boolean {
  if (second === undefined || neverHeld(first, earlier)) return true;
  if (first === undefined || first.question !== second.question) return false;
  if ('answered' in second) return second.answered ? !('answered' in first) || first.answered : isUnanswered(first);
  if ('isAnyOf' in second) {
    return possibleIn(first, earlier)?.every((choice) => second.isAnyOf.includes(choice)) ?? false;
  }
  if ('answered' in first || 'isAnyOf' in first) return false;
  return (
    (first.atLeast ?? Number.NEGATIVE_INFINITY) >= (second.atLeast ?? Number.NEGATIVE_INFINITY) &&
    (first.atMost ?? Number.POSITIVE_INFINITY) <= (second.atMost ?? Number.POSITIVE_INFINITY)
  );
}

const isUnanswered = (condition: Condition): boolean => 'answered' in condition && !condition.answered;

/** Whether no answers to the questions of `earlier` fulfil the condition: it asks for what could not be answered then. */
function neverHeld(condition: Condition | undefined, earlier: ReadonlyMap<string, Question>): boolean {
  if (condition === undefined || isUnanswered(condition)) return false;
  return !earlier.has(condition.question) || possibleIn(condition, earlier)?.length === 0;
}

/** The choices that a condition asks for, of those that could be chosen then; `undefined` where it asks for none. */
function possibleIn(condition: Condition, earlier: ReadonlyMap<string, Question>): string[] | undefined {
  if (!('isAnyOf' in condition)) return undefined;
  const about = earlier.get(condition.question);
  const possible = about ? choicesOf(about) : [];
  return condition.isAnyOf.filter((choice) => possible.includes(choice));
}

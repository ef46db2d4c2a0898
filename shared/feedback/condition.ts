import * as z from 'zod';
import { TokenSchema } from '../store/keys.ts';
import type { Answer, Answers } from './answers.ts';
import type { Question, Section } from './questionnaire.ts';

/** When a question is asked: what an earlier one must have been answered with. Decided on the server, and by the page's script. */

export const ConditionSchema = z.union([
  /** An option was chosen (or one of several); `other` and `na` are such answers too, and `yes` of a consent. */
  z.strictObject({ question: TokenSchema, isAnyOf: z.array(TokenSchema).min(1).max(30) }),
  /** A number was given, within these limits, both included. "Not applicable" is no number. */
  z
    .strictObject({ question: TokenSchema, atLeast: z.number().optional(), atMost: z.number().optional() })
    .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, 'must say "atLeast" or "atMost"'),
  z.strictObject({ question: TokenSchema, answered: z.boolean() }),
]);
export type Condition = z.infer<typeof ConditionSchema>;

/** Whether a condition holds for what was answered so far. */
export function holds(condition: Condition, answers: Answers): boolean {
  const answer = answers[condition.question];
  if ('answered' in condition) return (answer !== undefined) === condition.answered;
  if ('isAnyOf' in condition) return chosenIn(answer).some((chosen) => condition.isAnyOf.includes(chosen));
  if (typeof answer !== 'number') return false;
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = condition;
  return answer >= atLeast && answer <= atMost;
}

const chosenIn = (answer: Answer | undefined): readonly string[] =>
  typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer : [];

interface Problem {
  readonly path: (string | number)[];
  readonly message: string;
}

/** What is wrong with a questionnaire's conditions: each asks about an earlier question, and for answers that it has. */
export function checkConditions(sections: readonly Section[]): Problem[] {
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
function choicesOf(question: Question): string[] {
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

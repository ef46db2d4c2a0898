import type { Answer, Answers } from './answers.ts';
import type { Condition } from './condition.ts';

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

import type { Session } from '../workshop/workshop.ts';
import { type Answer, type Answers, NOT_APPLICABLE } from './answers.ts';
import { type Question, type Questionnaire, questionsOf, valuesOf } from './questionnaire.ts';

/** What a workshop's answers come to. Whoever did not answer a question is in none of its figures. */

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;

export interface Rated {
  /** How many gave a number. */
  readonly n: number;
  /** Of those who gave a number; `undefined` when nobody did. */
  readonly mean: number | undefined;
  readonly notApplicable: number;
  /** Every value that could be chosen, lowest first, with how many chose it. */
  readonly distribution: readonly { readonly value: number; readonly count: number }[];
}

/** Of those who gave a number: 9-10 promote, 7-8 are passive, 0-6 detract. */
interface Recommendation {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  /** Share of promoters less share of detractors, -100 to 100; `undefined` when nobody gave a number. */
  readonly score: number | undefined;
}

export type QuestionTally =
  | { readonly kind: 'rating'; readonly question: Of<'rating'>; readonly rated: Rated }
  | {
      readonly kind: 'scale';
      readonly question: Of<'scale'>;
      readonly rated: Rated;
      readonly recommendation: Recommendation;
    }
  | {
      readonly kind: 'matrix';
      readonly question: Of<'matrix'>;
      readonly sessions: readonly { readonly session: Session; readonly rated: Rated }[];
    }
  | {
      readonly kind: 'choice';
      readonly question: Of<'single' | 'multiple'>;
      /** How many chose anything. */
      readonly n: number;
      readonly options: readonly { readonly id: string; readonly label: string; readonly count: number }[];
    }
  | { readonly kind: 'text'; readonly question: Of<'text'>; readonly texts: readonly string[] };

export interface Tally {
  /** How many answered the questionnaire. */
  readonly responses: number;
  /** In the order of the questionnaire. */
  readonly questions: readonly QuestionTally[];
}

/** Tallies everyone's answers. Answers to what is no longer asked, or about sessions that are gone, are left out. */
export function tally(questionnaire: Questionnaire, sessions: readonly Session[], all: readonly Answers[]): Tally {
  return {
    responses: all.length,
    questions: questionsOf(questionnaire).map((question) =>
      tallyQuestion(
        question,
        sessions,
        all.flatMap((answers) => {
          const answer = answers[question.id];
          return answer === undefined ? [] : [answer];
        }),
      ),
    ),
  };
}

function tallyQuestion(question: Question, sessions: readonly Session[], answers: readonly Answer[]): QuestionTally {
  switch (question.kind) {
    case 'rating':
      return { kind: 'rating', question, rated: rate(valuesOf('rating'), answers) };
    case 'scale': {
      const rated = rate(valuesOf('scale'), answers);
      return { kind: 'scale', question, rated, recommendation: recommend(rated) };
    }
    case 'matrix':
      return {
        kind: 'matrix',
        question,
        sessions: sessions.map((session) => ({
          session,
          rated: rate(
            valuesOf('matrix'),
            answers.flatMap((answer) => cellOf(answer, session.id)),
          ),
        })),
      };
    case 'single':
    case 'multiple':
      return tallyChoice(question, answers);
    case 'text':
      return { kind: 'text', question, texts: answers.filter((answer) => typeof answer === 'string') };
  }
}

function rate(values: readonly number[], answers: readonly Answer[]): Rated {
  const numbers = answers.filter((answer) => typeof answer === 'number').filter((answer) => values.includes(answer));
  const sum = numbers.reduce((total, value) => total + value, 0);
  return {
    n: numbers.length,
    mean: numbers.length > 0 ? sum / numbers.length : undefined,
    notApplicable: answers.filter((answer) => answer === NOT_APPLICABLE).length,
    distribution: values.map((value) => ({ value, count: numbers.filter((number) => number === value).length })),
  };
}

function recommend({ n, distribution }: Rated): Recommendation {
  const between = (from: number, to: number): number =>
    distribution.reduce((total, { value, count }) => (value >= from && value <= to ? total + count : total), 0);
  const [promoters, passives, detractors] = [between(9, 10), between(7, 8), between(0, 6)];
  return { promoters, passives, detractors, score: n > 0 ? ((promoters - detractors) / n) * 100 : undefined };
}

function tallyChoice(question: Of<'single' | 'multiple'>, answers: readonly Answer[]): QuestionTally {
  const chosen = answers.map((answer) => (Array.isArray(answer) ? answer : [answer]));
  return {
    kind: 'choice',
    question,
    n: chosen.length,
    options: question.options.map(({ id, label }) => ({
      id,
      label,
      count: chosen.filter((choice) => choice.includes(id)).length,
    })),
  };
}

/** A person's rating of one session, if the person gave one. */
function cellOf(answer: Answer, sessionId: string): Answer[] {
  if (typeof answer !== 'object' || Array.isArray(answer)) return [];
  const cell = answer[sessionId];
  return cell === undefined ? [] : [cell];
}

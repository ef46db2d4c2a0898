import type { Localised } from '../language/localised.ts';
import type { Session } from '../workshop/workshop.ts';
import { type Answer, type Answers, NOT_APPLICABLE, otherPath, YES } from './answers.ts';
import { meanOf, medianOf } from './central-values.ts';
import { holds } from './holds.ts';
import { OTHER, type Question, type Questionnaire, type QuestionOf, questionsOf, valuesOf } from './questionnaire.ts';
import { type Row, rowsOf } from './rows.ts';
import { answersTo } from './validate.ts';

/** What a workshop's answers come to. Whoever did not answer a question is in none of its figures. `disclosure.ts` withholds. */

export interface Rated<Withheld = never> {
  /** How many gave a number. */
  readonly n: number | Withheld;
  /** Of those who gave a number; `undefined` when nobody did. */
  readonly mean: number | undefined | Withheld;
  readonly median: number | undefined | Withheld;
  readonly notApplicable: number | Withheld;
  /** Every value that could be chosen, lowest first, with how many chose it. */
  readonly distribution: readonly { readonly value: number; readonly count: number }[] | Withheld;
}

/** Of those who gave a number: 9-10 promote, 7-8 are passive, 0-6 detract. */
interface Recommendation {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  /** Share of promoters less share of detractors, -100 to 100; `undefined` when nobody gave a number. */
  readonly score: number | undefined;
}

/** Of those who gave a number. */
interface Numbers<Withheld = never> {
  readonly n: number | Withheld;
  readonly mean: number | undefined | Withheld;
  readonly median: number | undefined | Withheld;
  readonly lowest: number | undefined | Withheld;
  readonly highest: number | undefined | Withheld;
}

/** Of those who answered the questionnaire. */
interface Asked<Withheld = never> {
  /** How many the question was asked: all of them, or those whose answers its condition asks for. */
  readonly asked: number | Withheld;
  /** Were asked, and left it out. An empty box to tick is an answer: no. */
  readonly nonResponse: number | Withheld;
}

export type QuestionTally<Withheld = never> = Asked<Withheld> & Figures<Withheld>;

type Figures<Withheld> =
  | { readonly kind: 'rating'; readonly question: QuestionOf<'rating'>; readonly rated: Rated<Withheld> }
  | {
      readonly kind: 'scale';
      readonly question: QuestionOf<'scale'>;
      readonly rated: Rated<Withheld>;
      readonly recommendation: Recommendation | Withheld;
    }
  | {
      readonly kind: 'matrix';
      readonly question: QuestionOf<'matrix'>;
      /** `nonResponse`: were asked for this row and left it out; the whole matrix is left out where all its rows are. */
      readonly rows: readonly {
        readonly row: Row;
        readonly rated: Rated<Withheld>;
        readonly nonResponse: number | Withheld;
      }[];
    }
  | {
      readonly kind: 'choice';
      readonly question: QuestionOf<'single' | 'multiple'>;
      /** How many chose anything. */
      readonly n: number | Withheld;
      /** "Other" is the last of them, where it can be chosen. */
      readonly options: readonly {
        readonly id: string;
        readonly label: Localised;
        readonly count: number | Withheld;
      }[];
      /** What the others are. */
      readonly others: readonly string[] | Withheld;
    }
  | { readonly kind: 'text'; readonly question: QuestionOf<'text'>; readonly texts: readonly string[] | Withheld }
  | { readonly kind: 'number'; readonly question: QuestionOf<'number'>; readonly numbers: Numbers<Withheld> }
  | {
      readonly kind: 'date';
      readonly question: QuestionOf<'date'>;
      readonly n: number | Withheld;
      /** Earliest first. */
      readonly dates: readonly { readonly date: string; readonly count: number }[] | Withheld;
    }
  | { readonly kind: 'consent'; readonly question: QuestionOf<'consent'>; readonly yes: number | Withheld };

/** `Withheld`: what may stand instead of a figure, where too few answers are behind it. */
export interface Tally<Withheld = never> {
  /** How many answered the questionnaire. */
  readonly responses: number;
  /** In the order of the questionnaire. */
  readonly questions: readonly QuestionTally<Withheld>[];
}

/**
 * Tallies everyone's answers, to whichever version of the questionnaire they were given. What answers nothing that is
 * asked now, such as about sessions that are gone, is left out.
 */
export function tally(
  questionnaire: Pick<Questionnaire, 'sections'>,
  sessions: readonly Session[],
  all: readonly Answers[],
): Tally {
  const counted = all.map((answers) => answersTo(questionnaire, sessions, answers));
  return {
    responses: all.length,
    questions: questionsOf(questionnaire).map((question) => tallyQuestion(question, sessions, counted)),
  };
}

function tallyQuestion(question: Question, sessions: readonly Session[], all: readonly Answers[]): QuestionTally {
  const { showIf } = question;
  const asked = showIf ? all.filter((answers) => holds(showIf, answers)).length : all.length;
  const answers = all.flatMap((each) => given(each, question.id));
  const nonResponse = question.kind === 'consent' ? 0 : asked - answers.length;
  return { asked, nonResponse, ...figuresOf(question, sessions, all, answers, asked) };
}

function figuresOf(
  question: Question,
  sessions: readonly Session[],
  all: readonly Answers[],
  answers: readonly Answer[],
  asked: number,
): Figures<never> {
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
        rows: rowsOf(question, sessions).map((row) => {
          const cells = answers.flatMap((answer) => cellOf(answer, row.id));
          return { row, rated: rate(valuesOf('matrix'), cells), nonResponse: asked - cells.length };
        }),
      };
    case 'single':
    case 'multiple':
      return tallyChoice(question, answers, textsAt(all, otherPath(question.id)));
    case 'text':
      return { kind: 'text', question, texts: textsAt(all, question.id) };
    case 'number':
      return { kind: 'number', question, numbers: numbersOf(answers.filter((answer) => typeof answer === 'number')) };
    case 'date': {
      const dates = textsAt(all, question.id);
      const counted = [...Map.groupBy(dates, (date) => date)].map(([date, same]) => ({ date, count: same.length }));
      return { kind: 'date', question, n: dates.length, dates: counted.sort((a, b) => (a.date < b.date ? -1 : 1)) };
    }
    case 'consent':
      return { kind: 'consent', question, yes: answers.filter((answer) => answer === YES).length };
  }
}

function given(answers: Answers, path: string): Answer[] {
  const answer = answers[path];
  return answer === undefined ? [] : [answer];
}

const textsAt = (all: readonly Answers[], path: string): string[] =>
  all.flatMap((answers) => given(answers, path)).filter((answer) => typeof answer === 'string');

/** Answers that are numbers or "not applicable", summed up; whatever else they are counts nowhere. */
export function rate(values: readonly number[], answers: readonly Answer[]): Rated {
  const numbers = answers.filter((answer) => typeof answer === 'number').filter((answer) => values.includes(answer));
  return {
    n: numbers.length,
    mean: meanOf(numbers),
    median: medianOf(numbers),
    notApplicable: answers.filter((answer) => answer === NOT_APPLICABLE).length,
    distribution: values.map((value) => ({ value, count: numbers.filter((number) => number === value).length })),
  };
}

const numbersOf = (numbers: readonly number[]): Numbers => ({
  n: numbers.length,
  mean: meanOf(numbers),
  median: medianOf(numbers),
  lowest: numbers.toSorted((a, b) => a - b)[0],
  highest: numbers.toSorted((a, b) => b - a)[0],
});

function recommend({ n, distribution }: Rated): Recommendation {
  const between = (from: number, to: number): number =>
    distribution.reduce((total, { value, count }) => (value >= from && value <= to ? total + count : total), 0);
  const [promoters, passives, detractors] = [between(9, 10), between(7, 8), between(0, 6)];
  return { promoters, passives, detractors, score: n > 0 ? ((promoters - detractors) / n) * 100 : undefined };
}

function tallyChoice(
  question: QuestionOf<'single' | 'multiple'>,
  answers: readonly Answer[],
  others: readonly string[],
): Figures<never> {
  const chosen = answers.map((answer) => (Array.isArray(answer) ? answer : [answer]));
  const options = [
    ...question.options,
    ...(question.other === undefined ? [] : [{ id: OTHER, label: question.other }]),
  ];
  return {
    kind: 'choice',
    question,
    n: chosen.length,
    options: options.map(({ id, label }) => ({
      id,
      label,
      count: chosen.filter((choice) => choice.includes(id)).length,
    })),
    others: question.other === undefined ? [] : others,
  };
}

/** A person's rating of one row, if the person gave one. */
function cellOf(answer: Answer, row: string): Answer[] {
  if (typeof answer !== 'object' || Array.isArray(answer)) return [];
  const cell = answer[row];
  return cell === undefined ? [] : [cell];
}

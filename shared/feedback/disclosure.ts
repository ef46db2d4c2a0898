import { isSmall, LEAST, told, toldOf, WITHHELD, type Withheld } from './breakdown.ts';
import type { QuestionTally, Rated, Tally } from './tally.ts';

/**
 * What may be told of anonymous feedback. A result with fewer than five answers behind it is withheld: the whole, each
 * question, each line of a matrix, each answer that could be chosen; and whatever would give such a result away by
 * subtraction. Results are told once, when everything is counted, since two releases could be subtracted too.
 */
export function disclosed(feedback: Tally): Tally<Withheld> {
  if (feedback.responses < LEAST) return { responses: feedback.responses, questions: [] };
  return {
    ...feedback,
    questions: feedback.questions.map((each) => ({ ...disclosedQuestion(each), ...leftOut(each) })),
  };
}

/**
 * To leave a question out is no answer, and what everybody was asked tells it by subtraction in any case: so it is told wherever
 * the counts are that it is the rest of. How many a condition asked is how many gave an answer to another question.
 */
function leftOut(each: QuestionTally): Pick<QuestionTally<Withheld>, 'asked' | 'nonResponse'> {
  if (each.question.showIf) return { asked: WITHHELD, nonResponse: WITHHELD };
  const { asked, nonResponse } = each;
  return { asked, nonResponse: areAnswersTold(each) ? nonResponse : WITHHELD };
}

/** Whether it is told how many answered a question: numbers and "not applicable" apart, where it has both. */
function areAnswersTold(each: QuestionTally): boolean {
  switch (each.kind) {
    case 'rating':
    case 'scale':
      return areTold(each.rated);
    case 'matrix':
      // Each row says it of itself; beside them, who left all rows out would tell who left out which of them together.
      return false;
    case 'choice':
    case 'date':
      return !isSmall(each.n);
    case 'text':
      return !isSmall(each.texts.length);
    case 'number':
      return !isSmall(each.numbers.n);
    case 'consent':
      return true;
  }
}

const areTold = ({ n, notApplicable }: Rated): boolean => !told([n, notApplicable]).includes(WITHHELD);

function disclosedQuestion(each: QuestionTally): QuestionTally<Withheld> {
  switch (each.kind) {
    case 'rating':
      return { ...each, rated: disclosedRating(each.rated) };
    case 'scale': {
      const { promoters, passives, detractors } = each.recommendation;
      const few = each.rated.n < LEAST || [promoters, passives, detractors].some(isSmall);
      return {
        ...each,
        // Its eleven values would say more of the three groups than these may.
        rated: { ...disclosedRating(each.rated), distribution: WITHHELD },
        recommendation: few ? WITHHELD : each.recommendation,
      };
    }
    case 'matrix':
      return { ...each, rows: each.rows.map((row) => disclosedRow(row, each.question.showIf !== undefined)) };
    case 'choice':
      return disclosedChoice(each);
    case 'text':
      return isSmall(each.texts.length) ? { ...each, texts: WITHHELD } : each;
    case 'number': {
      const { n, mean } = each.numbers;
      // The lowest, the middle one and the highest are one person's answer each.
      const one = n === 0 ? undefined : WITHHELD;
      return { ...each, numbers: isSmall(n) ? ALL_WITHHELD : { n, mean, lowest: one, median: one, highest: one } };
    }
    case 'date': {
      if (isSmall(each.n)) return { ...each, n: WITHHELD, dates: WITHHELD };
      const some = told(each.dates.map(({ count }) => count));
      // Which days are missing is an answer too: so they are told all or not at all.
      return some.includes(WITHHELD) ? { ...each, dates: WITHHELD } : each;
    }
    case 'consent':
      return { ...each, yes: WITHHELD };
  }
}

const ALL_WITHHELD = {
  n: WITHHELD,
  mean: WITHHELD,
  median: WITHHELD,
  lowest: WITHHELD,
  highest: WITHHELD,
} as const;

type Line = Extract<QuestionTally, { kind: 'matrix' }>['rows'][number];

const disclosedRow = (
  { row, rated, nonResponse }: Line,
  isConditional: boolean,
): Extract<QuestionTally<Withheld>, { kind: 'matrix' }>['rows'][number] => ({
  row,
  rated: disclosedRating(rated),
  nonResponse: !isConditional && areTold(rated) ? nonResponse : WITHHELD,
});

function disclosedRating({ n, mean, median, notApplicable, distribution }: Rated): Rated<Withheld> {
  const [given = 0, not = 0] = told([n, notApplicable]);
  const whole = n >= LEAST || n === 0;
  // A mean beside part of the counts would let the rest be solved for: they are told all or not at all.
  const isPlain = whole && given !== WITHHELD && !distribution.some(({ count }) => isSmall(count));
  return {
    n: given,
    notApplicable: not,
    mean: !whole ? WITHHELD : isPlain ? mean : rounded(mean, n),
    // Beside a mean it would tell more of the counts than the mean may.
    median: isPlain ? median : WITHHELD,
    distribution: isPlain ? distribution : WITHHELD,
  };
}

/** So coarse that at least five neighbouring totals have the same mean: no single answer can be told from it. */
function rounded(mean: number | undefined, n: number): number | undefined {
  if (mean === undefined) return undefined;
  const parts = n < 10 ? 1 : n < 20 ? 2 : n < 50 ? 4 : 10;
  return Math.round(mean * parts) / parts;
}

function disclosedChoice(each: Extract<QuestionTally, { kind: 'choice' }>): QuestionTally<Withheld> {
  if (isSmall(each.n)) {
    return {
      ...each,
      n: WITHHELD,
      options: each.options.map((option) => ({ ...option, count: WITHHELD })),
      others: WITHHELD,
    };
  }
  const counts = each.options.map(({ count }) => count);
  // Of one choice the counts add up to all who chose; of several each stands by itself against those who did not choose it.
  const may = each.question.kind === 'single' ? told(counts) : toldOfSeveral(counts, each.n);
  const options = each.options.map((option, index) => ({ ...option, count: may[index] ?? WITHHELD }));
  const isOtherTold = options.at(-1)?.count !== WITHHELD && !isSmall(each.others.length);
  return { ...each, options, others: isOtherTold ? each.others : WITHHELD };
}

/** All together may still tell too much: by how many the choices exceed those who chose is how many more than one were made. */
function toldOfSeveral(counts: readonly number[], n: number): (number | Withheld)[] {
  const may = counts.map((count) => toldOf(count, n));
  const more = counts.reduce((sum, count) => sum + count, 0) - n;
  return isSmall(more) && !may.includes(WITHHELD) ? counts.map((count) => (count === 0 ? 0 : WITHHELD)) : may;
}

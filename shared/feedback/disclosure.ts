import { isSmall, LEAST, told, toldOf, WITHHELD, type Withheld } from './breakdown.ts';
import type { QuestionTally, Rated, Tally } from './tally.ts';

/**
 * What may be told of anonymous feedback. A result with fewer than five answers behind it is withheld: the whole, each
 * question, each line of a matrix, each answer that could be chosen; and whatever would give such a result away by
 * subtraction. Results are told once, when everything is counted, since two releases could be subtracted too.
 */
export function disclosed(feedback: Tally): Tally<Withheld> {
  if (feedback.responses < LEAST) return { responses: feedback.responses, questions: [] };
  return { ...feedback, questions: feedback.questions.map(disclosedQuestion) };
}

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
      return { ...each, rows: each.rows.map(({ row, rated }) => ({ row, rated: disclosedRating(rated) })) };
    case 'choice':
      return disclosedChoice(each);
    case 'text':
      return isSmall(each.texts.length) ? { ...each, texts: WITHHELD } : each;
    case 'number': {
      const { n, mean } = each.numbers;
      // The lowest and the highest are one person's answer each.
      const ends = { lowest: n === 0 ? undefined : WITHHELD, highest: n === 0 ? undefined : WITHHELD } as const;
      return { ...each, numbers: isSmall(n) ? ALL_WITHHELD : { n, mean, ...ends } };
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

const ALL_WITHHELD = { n: WITHHELD, mean: WITHHELD, lowest: WITHHELD, highest: WITHHELD } as const;

function disclosedRating({ n, mean, notApplicable, distribution }: Rated): Rated<Withheld> {
  const [given = 0, not = 0] = told([n, notApplicable]);
  const whole = n >= LEAST || n === 0;
  // A mean beside part of the counts would let the rest be solved for: they are told all or not at all.
  const isPlain = whole && given !== WITHHELD && !distribution.some(({ count }) => isSmall(count));
  return {
    n: given,
    notApplicable: not,
    mean: !whole ? WITHHELD : isPlain ? mean : rounded(mean, n),
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

import { LEAST, toldOf, WITHHELD, type Withheld } from '../feedback/breakdown.ts';
import type { QuestionTally, Rated, Tally } from '../feedback/tally.ts';

/**
 * What may leave the house of feedback that was given under names: staff see all of it, the report goes to everybody. A
 * figure with fewer than five answers behind it is withheld, and of fewer than five answers altogether all figures are.
 * Words stand without names, as the form said that they would. Anonymous feedback has stricter rules: `disclosure.ts`.
 */
export function publishable(feedback: Tally<Withheld>): Tally<Withheld> {
  if (feedback.responses < LEAST) return { ...feedback, questions: [] };
  return { ...feedback, questions: feedback.questions.map((each) => withoutFew(each, feedback.responses)) };
}

const isFew = (n: number | Withheld): boolean => n !== WITHHELD && n > 0 && n < LEAST;

function withoutFew(each: QuestionTally<Withheld>, responses: number): QuestionTally<Withheld> {
  switch (each.kind) {
    case 'rating':
      return { ...each, rated: ratedWithoutFew(each.rated) };
    case 'scale':
      return {
        ...each,
        rated: ratedWithoutFew(each.rated),
        recommendation: isFew(each.rated.n) ? WITHHELD : each.recommendation,
      };
    case 'matrix':
      return { ...each, rows: each.rows.map(({ row, rated }) => ({ row, rated: ratedWithoutFew(rated) })) };
    case 'choice':
      return isFew(each.n)
        ? {
            ...each,
            n: WITHHELD,
            options: each.options.map((option) => ({ ...option, count: WITHHELD })),
            others: WITHHELD,
          }
        : each;
    case 'text':
      return each;
    case 'number': {
      const { n } = each.numbers;
      // The lowest and the highest are one person's answer each.
      const ends = { lowest: n === 0 ? undefined : WITHHELD, highest: n === 0 ? undefined : WITHHELD } as const;
      return { ...each, numbers: { ...each.numbers, ...ends, ...(isFew(n) && { n: WITHHELD, mean: WITHHELD }) } };
    }
    case 'date':
      return isFew(each.n) ? { ...each, n: WITHHELD, dates: WITHHELD } : each;
    case 'consent':
      return each.yes === WITHHELD ? each : { ...each, yes: toldOf(each.yes, responses) };
  }
}

const ratedWithoutFew = (rated: Rated<Withheld>): Rated<Withheld> => (isFew(rated.n) ? ALL_WITHHELD : rated);

const ALL_WITHHELD: Rated<Withheld> = {
  n: WITHHELD,
  mean: WITHHELD,
  notApplicable: WITHHELD,
  distribution: WITHHELD,
};

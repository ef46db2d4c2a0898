import { LEAST, toldOf, WITHHELD, type Withheld } from '../feedback/breakdown.ts';
import type { QuestionTally, Rated, Tally } from '../feedback/tally.ts';

type Told = QuestionTally<Withheld>;

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

/** Who left a question out is told only where it is told how many did not. */
const SILENT = { asked: WITHHELD, nonResponse: WITHHELD } as const;

function withoutFew(each: Told, responses: number): Told {
  switch (each.kind) {
    case 'rating':
      return isFew(each.rated.n) ? { ...each, ...SILENT, rated: ALL_WITHHELD } : each;
    case 'scale':
      return isFew(each.rated.n) ? { ...each, ...SILENT, rated: ALL_WITHHELD, recommendation: WITHHELD } : each;
    case 'matrix':
      return {
        ...each,
        rows: each.rows.map((row) =>
          isFew(row.rated.n) ? { ...row, rated: ALL_WITHHELD, nonResponse: WITHHELD } : row,
        ),
      };
    case 'choice':
      return isFew(each.n)
        ? {
            ...each,
            ...SILENT,
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
      const numbers = { ...each.numbers, ...ends };
      return isFew(n)
        ? { ...each, ...SILENT, numbers: { ...numbers, n: WITHHELD, mean: WITHHELD, median: WITHHELD } }
        : { ...each, numbers };
    }
    case 'date':
      return isFew(each.n) ? { ...each, ...SILENT, n: WITHHELD, dates: WITHHELD } : each;
    case 'consent':
      return each.yes === WITHHELD ? each : { ...each, yes: toldOf(each.yes, responses) };
  }
}

const ALL_WITHHELD: Rated<Withheld> = {
  n: WITHHELD,
  mean: WITHHELD,
  median: WITHHELD,
  notApplicable: WITHHELD,
  distribution: WITHHELD,
};

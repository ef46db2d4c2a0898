import { WITHHELD, type Withheld } from '../../shared/feedback/breakdown.ts';
import type { QuestionTally, Tally } from '../../shared/feedback/tally.ts';

/** What is told to those who may not read everything, laid beside the whole. */
export interface Beside {
  readonly told: 'the same, or less' | string;
  /** Counts of one to four people that are told all the same. */
  readonly small: readonly string[];
  /** Counts that alone are withheld beside others and their total, so that a subtraction tells them. */
  readonly alone: readonly string[];
}

export function whatIsTold(whole: Tally<Withheld>, told: Tally<Withheld>): Beside {
  const [small, alone, other]: [string[], string[], string[]] = [[], [], []];
  for (const each of told.questions) {
    const { id } = each.question;
    const all = whole.questions.find(({ question }) => question.id === id);
    for (const [of, counts, total] of countsOf(each)) {
      if (counts.some((count) => count !== WITHHELD && count > 0 && count < 5)) small.push(`${id} ${of}`);
      const missing = counts.filter((count) => count === WITHHELD).length;
      if (missing === 1 && total !== WITHHELD) alone.push(`${id} ${of}`);
    }
    if (all && !isLess(countsOf(all), countsOf(each))) other.push(id);
  }
  return { told: other.length === 0 ? 'the same, or less' : other.join(', '), small, alone };
}

type Count = number | Withheld;
type Counts = readonly [of: string, counts: readonly Count[], total: Count];

const isLess = (whole: readonly Counts[], told: readonly Counts[]): boolean =>
  told.every(([of, counts]) => {
    const all = whole.find(([name]) => name === of)?.[1] ?? [];
    return counts.every((count, at) => count === WITHHELD || count === all[at]);
  });

/** Every count of people in a question's results, with the total that a reader could subtract from. */
function countsOf(each: QuestionTally<Withheld>): Counts[] {
  const values = (distribution: readonly { readonly count: Count }[] | Withheld): Count[] =>
    distribution === WITHHELD ? [] : distribution.map(({ count }) => count);
  switch (each.kind) {
    case 'rating':
      return [
        ['answers', [each.rated.n, each.rated.notApplicable], WITHHELD],
        ['values', values(each.rated.distribution), each.rated.n],
      ];
    case 'scale': {
      const { recommendation } = each;
      return [
        ['answers', [each.rated.n, each.rated.notApplicable], WITHHELD],
        ['values', values(each.rated.distribution), each.rated.n],
        [
          'groups',
          recommendation === WITHHELD
            ? []
            : [recommendation.promoters, recommendation.passives, recommendation.detractors],
          each.rated.n,
        ],
      ];
    }
    case 'matrix':
      return each.rows.flatMap(({ row, rated }): Counts[] => [
        [`${row.id} answers`, [rated.n, rated.notApplicable], WITHHELD],
        [`${row.id} values`, values(rated.distribution), rated.n],
      ]);
    case 'choice':
      return [
        ['people', [each.n], WITHHELD],
        // Of several the counts do not add up to anything that is known.
        ['options', each.options.map(({ count }) => count), each.question.kind === 'single' ? each.n : WITHHELD],
      ];
    case 'text':
      return each.texts === WITHHELD ? [] : [['texts', [each.texts.length], WITHHELD]];
    case 'number':
      return [['numbers', [each.numbers.n], WITHHELD]];
    case 'date':
      return [
        ['people', [each.n], WITHHELD],
        ['days', values(each.dates), each.n],
      ];
    case 'consent':
      return [['ticked', [each.yes], WITHHELD]];
  }
}

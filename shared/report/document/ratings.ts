import { WITHHELD, type Withheld } from '../../feedback/breakdown.ts';
import type { Tally } from '../../feedback/tally.ts';
import type { Localised } from '../../language/localised.ts';

interface RatedTitle {
  readonly title: Localised;
  readonly mean: number;
}

/** The questions that were rated highest and lowest, of those whose mean is told; `undefined` where there are not two. */
export function bestAndWorst({ questions }: Tally<Withheld>): { best: RatedTitle; worst: RatedTitle } | undefined {
  const rated = questions
    .flatMap((each): RatedTitle[] => {
      if (each.kind !== 'rating') return [];
      const { mean } = each.rated;
      return mean === undefined || mean === WITHHELD ? [] : [{ title: each.question.title, mean }];
    })
    .toSorted((a, b) => b.mean - a.mean);
  const [best, worst] = [rated[0], rated.at(-1)];
  return best && worst && best.mean > worst.mean ? { best, worst } : undefined;
}

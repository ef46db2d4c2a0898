import { inLanguage } from '../language/localised.ts';
import type { Cell, Sheet } from '../workbook/sheet.ts';
import type { Withheld } from './breakdown.ts';
import { WITHHELD } from './breakdown.ts';
import type { QuestionTally, Rated, Tally } from './tally.ts';

/** What may be told, figure by figure: a row each, with the number or the word that it is withheld. No comments. */
export const resultsSheet = ({ responses, questions }: Tally<Withheld>): Sheet => ({
  name: 'Results',
  columns: [
    { head: 'question', width: 24 },
    { head: 'title', width: 60 },
    { head: 'row', width: 24 },
    { head: 'figure', width: 24 },
    { head: 'value' },
  ],
  rows: [
    ['', 'Answers to the questionnaire', null, 'n', responses],
    ...questions.flatMap((each) =>
      figuresOf(each).map(([row, figure, value]): Cell[] => [
        each.question.id,
        inLanguage(each.question.title, 'en'),
        row,
        figure,
        value ?? null,
      ]),
    ),
  ],
});

type Figure = readonly [row: string | null, figure: string, value: number | string | undefined];

function figuresOf(each: QuestionTally<Withheld>): Figure[] {
  const ofAll: Figure[] = [
    [null, 'asked', each.asked],
    [null, 'no answer', each.nonResponse],
  ];
  switch (each.kind) {
    case 'rating':
      return [...ofAll, ...ratedFigures(each.rated, null)];
    case 'scale': {
      const { recommendation } = each;
      const told = recommendation === WITHHELD ? undefined : recommendation;
      const figure = (name: 'promoters' | 'passives' | 'detractors' | 'score') => (told ? told[name] : WITHHELD);
      return [
        ...ofAll,
        ...ratedFigures(each.rated, null),
        [null, 'promoters', figure('promoters')],
        [null, 'passives', figure('passives')],
        [null, 'detractors', figure('detractors')],
        [null, 'net promoter score', figure('score')],
      ];
    }
    case 'matrix':
      return [
        ...ofAll,
        ...each.rows.flatMap(({ row, rated, nonResponse }): Figure[] => [
          ...ratedFigures(rated, row.id),
          [row.id, 'no answer', nonResponse],
        ]),
      ];
    case 'choice':
      return [...ofAll, [null, 'n', each.n], ...each.options.map(({ id, count }): Figure => [id, 'chosen', count])];
    case 'number': {
      const { n, mean, median, lowest, highest } = each.numbers;
      return [
        ...ofAll,
        [null, 'n', n],
        [null, 'mean', mean],
        [null, 'median', median],
        [null, 'lowest', lowest],
        [null, 'highest', highest],
      ];
    }
    case 'text':
      return [...ofAll, [null, 'n', each.texts === WITHHELD ? WITHHELD : each.texts.length]];
    case 'date':
      return [
        ...ofAll,
        [null, 'n', each.n],
        ...(each.dates === WITHHELD ? [] : each.dates.map(({ date, count }): Figure => [date, 'chosen', count])),
      ];
    case 'consent':
      return [...ofAll, [null, 'yes', each.yes]];
  }
}

const ratedFigures = (
  { n, mean, median, notApplicable, distribution }: Rated<Withheld>,
  row: string | null,
): Figure[] => [
  [row, 'n', n],
  [row, 'mean', mean],
  [row, 'median', median],
  [row, 'not applicable', notApplicable],
  ...(distribution === WITHHELD ? [] : distribution.map(({ value, count }): Figure => [row, `gave ${value}`, count])),
];

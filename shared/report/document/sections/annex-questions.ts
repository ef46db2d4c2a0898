import { LEAST, WITHHELD, type Withheld } from '../../../feedback/breakdown.ts';
import type { Rated } from '../../../feedback/tally.ts';
import { commentId, commentLabel, QUESTIONS, questionId, questionLabel, type Told } from '../annexes.ts';
import { commentsOf } from '../comments.ts';
import type { Cell, Table } from '../document.ts';
import { countText, type Draft, type Drafting, meanText, type Section, sayIn, shareText } from '../drafting.ts';

/** Every question with its table: what each figure and each quotation leads back to. */
export const questionsAnnex: Section = (drafting) => {
  const { texts, summary } = drafting;
  const { t } = texts;
  const { questions, responses } = summary.feedback;
  return [
    {
      kind: 'heading',
      level: 1,
      id: QUESTIONS,
      label: t('report.annexA'),
      text: t('report.questions'),
      onNewPage: true,
      console: '/feedback',
    },
    {
      kind: 'paragraph',
      runs: [
        {
          kind: 'text',
          text: questions.length > 0 ? t('report.questionsAbout', { count: responses }) : t('report.noQuestions'),
        },
      ],
    },
    ...questions.flatMap((each, index): Draft[] => [
      {
        kind: 'heading',
        level: 2,
        id: questionId(index + 1),
        label: questionLabel(texts, index + 1),
        text: sayIn(texts, each.question.title),
        console: '/feedback',
      },
      ...blocksOf(drafting, each, index + 1),
    ]),
  ];
};

function blocksOf(drafting: Drafting, each: Told, place: number): Draft[] {
  const { texts, summary } = drafting;
  const { t } = texts;
  const { responses } = summary.feedback;
  switch (each.kind) {
    case 'rating':
      return [
        ratedLine(drafting, each),
        ratingTable(drafting, place, each.rated, {
          low: sayIn(texts, each.question.ends.low),
          high: sayIn(texts, each.question.ends.high),
        }),
      ];
    case 'scale':
      return [
        ratedLine(drafting, each),
        ratingTable(drafting, place, each.rated, {
          low: sayIn(texts, each.question.ends.low),
          high: sayIn(texts, each.question.ends.high),
        }),
      ];
    case 'matrix':
      return [matrixTable(drafting, place, each)];
    case 'choice':
      return [
        table(
          place,
          t('report.chosen', { people: each.n === WITHHELD ? t('report.withheld') : texts.number(each.n) }),
          drafting,
          [
            ...each.options.map(({ label, count }): Cell[] => [
              sayIn(texts, label),
              countText(texts, count),
              shareText(texts, count, each.n),
            ]),
          ],
        ),
        ...(each.others === WITHHELD ? [] : comments(drafting, place, each.others)),
      ];
    case 'text':
      return each.texts === WITHHELD
        ? [{ kind: 'paragraph', runs: [{ kind: 'text', text: t('report.fewWrote', { least: LEAST }) }] }]
        : each.texts.length === 0
          ? [{ kind: 'paragraph', runs: [{ kind: 'text', text: t('report.nobodyWrote') }] }]
          : comments(drafting, place, each.texts);
    case 'number': {
      const { n, mean, median, lowest, highest } = each.numbers;
      return [
        facts(place, drafting, [
          [t('report.people'), countText(texts, n)],
          [t('report.mean'), meanText(texts, mean)],
          [t('report.median'), numberText(median)],
          [t('report.lowest'), numberText(lowest)],
          [t('report.highest'), numberText(highest)],
        ]),
      ];
    }
    case 'date':
      return each.dates === WITHHELD
        ? [facts(place, drafting, [[t('report.people'), countText(texts, each.n)]])]
        : [
            table(place, t('report.days'), drafting, [
              ...each.dates.map(({ date, count }): Cell[] => [
                texts.day(date),
                texts.number(count),
                shareText(texts, count, each.n),
              ]),
            ]),
          ];
    case 'consent':
      return [
        table(place, sayIn(texts, each.question.label), drafting, [
          [t('report.agreed'), countText(texts, each.yes), shareText(texts, each.yes, responses)],
        ]),
      ];
  }

  function numberText(value: number | undefined | Withheld): string {
    return value === undefined ? '–' : value === WITHHELD ? t('report.withheld') : texts.number(value);
  }
}

/** Each value with how many chose it, and what share of those who gave one. */
function ratingTable(
  drafting: Drafting,
  place: number,
  { n, notApplicable, distribution }: Rated<Withheld>,
  ends: { readonly low: string; readonly high: string },
): Draft {
  const { texts } = drafting;
  const { t } = texts;
  const values = distribution === WITHHELD ? [] : distribution;
  const [first, last] = [values[0]?.value, values.at(-1)?.value];
  const named = (value: number): string => {
    const end = value === first ? ends.low : value === last ? ends.high : undefined;
    return end === undefined ? texts.number(value) : t('report.valueNamed', { value, end });
  };
  return table(place, t('report.distribution'), drafting, [
    ...values.map(({ value, count }): Cell[] => [named(value), texts.number(count), shareText(texts, count, n)]),
    ...(distribution === WITHHELD ? [[t('report.distributionHead'), t('report.withheld'), '–']] : []),
    [t('report.notApplicable'), countText(texts, notApplicable), '–'],
  ]);
}

/** Mean, median and how many are behind them; who gave no answer at all is in none of the figures. */
function ratedLine({ texts }: Drafting, { rated, nonResponse }: Extract<Told, { kind: 'rating' | 'scale' }>): Draft {
  const text = texts.t('report.ratedLine', {
    mean: meanText(texts, rated.mean),
    median: medianText(texts, rated.median),
    n: countText(texts, rated.n),
    silent: countText(texts, nonResponse),
  });
  return { kind: 'paragraph', runs: [{ kind: 'text', text }] };
}

/** A median has at most one half. */
const medianText = (texts: Drafting['texts'], median: number | undefined | Withheld): string =>
  median === undefined ? '–' : countText(texts, median);

function matrixTable({ texts }: Drafting, place: number, each: Extract<Told, { kind: 'matrix' }>): Draft {
  const { t } = texts;
  const values = [1, 2, 3, 4, 5];
  return {
    kind: 'table',
    id: `table_${place}`,
    caption: t('report.matrixCaption', {
      low: sayIn(texts, each.question.ends.low),
      high: sayIn(texts, each.question.ends.high),
    }),
    columns: [
      { title: t('report.row'), kind: 'text', width: 39 },
      { title: t('report.mean'), kind: 'number', width: 11 },
      { title: t('report.ratings'), kind: 'number', width: 11 },
      { title: t('report.na'), kind: 'number', width: 9 },
      ...values.map((value) => ({ title: texts.number(value), kind: 'number' as const, width: 6 })),
    ],
    rows: each.rows.map(({ row, rated: { n, mean, notApplicable, distribution } }) => [
      sayIn(texts, row.title),
      meanText(texts, mean),
      countText(texts, n),
      countText(texts, notApplicable),
      ...values.map((value) =>
        distribution === WITHHELD ? '–' : texts.number(distribution.find((one) => one.value === value)?.count ?? 0),
      ),
    ]),
  };
}

const table = (
  place: number,
  caption: string,
  { texts: { t } }: Drafting,
  rows: readonly (readonly Cell[])[],
): Omit<Table, 'label'> => ({
  kind: 'table',
  id: `table_${place}`,
  caption,
  columns: [
    { title: t('report.answer'), kind: 'text', width: 64 },
    { title: t('report.people'), kind: 'number', width: 18 },
    { title: t('report.share'), kind: 'number', width: 18 },
  ],
  rows,
});

const facts = (
  place: number,
  { texts: { t } }: Drafting,
  rows: readonly (readonly Cell[])[],
): Omit<Table, 'label'> => ({
  kind: 'table',
  id: `table_${place}`,
  caption: t('report.figures'),
  columns: [
    { title: t('report.what'), kind: 'text', width: 70 },
    { title: t('report.figureHead'), kind: 'number', width: 30 },
  ],
  rows,
});

/** What people wrote, each with the reference under which it is quoted. */
function comments({ texts }: Drafting, place: number, written: readonly string[]): Draft[] {
  const items = commentsOf(written).map(({ number, text, times }) => ({
    id: commentId(place, number),
    label: commentLabel(texts, place, number),
    runs: [
      { kind: 'text' as const, text },
      ...(times > 1 ? [{ kind: 'text' as const, text: ` ${texts.t('report.times', { count: times })}` }] : []),
    ],
  }));
  return items.length > 0 ? [{ kind: 'list', ordered: false, items }] : [];
}

import { LEAST, WITHHELD, type Withheld } from '../../../feedback/breakdown.ts';
import { valuesOf } from '../../../feedback/questionnaire.ts';
import type { Rated } from '../../../feedback/tally.ts';
import { say } from '../../../language/texts.ts';
import { type Told, toComment, toQuestion } from '../annexes.ts';
import { commentsOf } from '../comments.ts';
import { type Draft, type Drafting, meanText, proseAt, type Section, sayIn, sentences } from '../drafting.ts';
import { alternativeOf } from './state-of-play.ts';

/** So many comments on a question are quoted; all of them stand in the annex. */
const QUOTED = 3;
/** In characters: a longer one is read in the annex. */
const QUOTED_LENGTH = 400;

/** The answers in charts, and some comments in the participants' own words. */
export const saidSection: Section = (drafting) => {
  const { texts, summary } = drafting;
  const { t } = texts;
  const { feedback, ballots } = summary;
  const heading: Draft = { kind: 'heading', level: 1, id: 'said', text: t('report.said') };
  const ballotLine = ballots?.isCounted
    ? [
        say('report.ballots', { served: ballots.served, cast: ballots.cast }),
        say('report.ballotsRule', { least: LEAST }),
      ]
    : [];
  if (feedback.questions.length === 0) {
    const why =
      ballots && !ballots.isCounted
        ? say('report.notCounted')
        : feedback.responses === 0
          ? say('report.noFeedback')
          : say('report.tooFew', { least: LEAST });
    return [
      heading,
      { kind: 'note', tone: 'warn', runs: [{ kind: 'text', text: sentences(texts, [why, ...ballotLine]) }] },
      proseAt(drafting, 'said'),
    ];
  }
  const scale = valuesOf('rating');
  const method = sentences(texts, [
    say('report.scale', { count: feedback.responses, lowest: Math.min(...scale), highest: Math.max(...scale) }),
    ...ballotLine,
  ]);
  return [
    heading,
    { kind: 'paragraph', runs: [{ kind: 'text', text: method }] },
    proseAt(drafting, 'said'),
    ...criteria(drafting),
    ...feedback.questions.flatMap((each, index) => figuresOf(drafting, each, index + 1)),
    ...quotations(drafting),
  ];
};

/** All questions that are rated by themselves, beside each other. */
function criteria({ texts, summary: { feedback } }: Drafting): Draft[] {
  const { t } = texts;
  const rated = feedback.questions.flatMap((each, index) =>
    each.kind === 'rating' && isTold(each.rated)
      ? [{ label: sayIn(texts, each.question.title), place: index + 1, parts: threeParts(each.rated) }]
      : [],
  );
  const rows = rated.filter(({ parts }) => parts.length > 0);
  const [first] = rows;
  if (!first) return [];
  const caption = t('report.criteria');
  const heads = [t('report.criterion'), t('report.high'), t('report.middle'), t('report.low')] as const;
  return [
    {
      kind: 'figure',
      id: 'fig_criteria',
      caption,
      alternative: `${caption}: ${rows
        .map(
          ({ label, parts }) =>
            `${label}: ${parts.map((part, at) => `${heads[at + 1]} ${texts.number(part)}`).join(', ')}`,
        )
        .join('; ')}.`,
      chart: { kind: 'stacked', title: caption, heads, rows, locale: texts.locale },
      source: toQuestion(texts, first.place),
    },
  ];
}

const isTold = (rated: Rated<Withheld>): boolean => rated.n !== WITHHELD && rated.n > 0;

/** How many rated it 4 or 5, 3, and 1 or 2; nothing where that is not to be told. */
function threeParts({ distribution }: Rated<Withheld>): number[] {
  if (distribution === WITHHELD) return [];
  const between = (from: number, to: number): number =>
    distribution.reduce((sum, { value, count }) => (value >= from && value <= to ? sum + count : sum), 0);
  return [between(4, 5), between(3, 3), between(1, 2)];
}

function figuresOf({ texts, summary }: Drafting, each: Told, place: number): Draft[] {
  const { t } = texts;
  const source = toQuestion(texts, place);
  const caption = sayIn(texts, each.question.title);
  switch (each.kind) {
    case 'matrix': {
      const rows = each.rows.map(({ row, rated: { mean } }) => ({
        label: sayIn(texts, row.title),
        value: { length: typeof mean === 'number' ? mean : undefined, text: meanText(texts, mean) },
      }));
      if (!rows.some(({ value }) => value.length !== undefined)) return [];
      return [
        {
          kind: 'figure',
          id: `fig_${place}`,
          caption: t('report.meanOf', { question: caption }),
          alternative: alternativeOf(caption, rows),
          chart: { kind: 'bars', title: caption, heads: [t('report.row'), t('report.mean')], max: 5, rows },
          source,
        },
      ];
    }
    case 'scale': {
      if (each.recommendation === WITHHELD || !isTold(each.rated)) return [];
      const { promoters, passives, detractors, score } = each.recommendation;
      const heads = [t('report.answer'), t('report.likely'), t('report.between'), t('report.unlikely')] as const;
      const parts = [promoters, passives, detractors];
      return [
        {
          kind: 'figure',
          id: `fig_${place}`,
          caption,
          alternative: `${caption}: ${parts.map((part, at) => `${heads[at + 1]} ${texts.number(part)}`).join(', ')}.`,
          chart: {
            kind: 'stacked',
            title: caption,
            heads,
            rows: [{ label: t('report.answers'), parts }],
            locale: texts.locale,
          },
          source,
        },
        ...(score === undefined
          ? []
          : [
              {
                kind: 'paragraph' as const,
                runs: [{ kind: 'text' as const, text: t('report.score', { score: signed(texts.locale, score) }) }],
              },
            ]),
      ];
    }
    case 'choice': {
      const rows = each.options.map(({ label, count }) => ({
        label: sayIn(texts, label),
        value: {
          length: count === WITHHELD ? undefined : count,
          text: count === WITHHELD ? t('report.withheld') : texts.number(count),
        },
      }));
      if (each.n === WITHHELD || each.n === 0) return [];
      return [
        {
          kind: 'figure',
          id: `fig_${place}`,
          caption: t('report.peopleWho', { question: caption }),
          alternative: alternativeOf(caption, rows),
          chart: {
            kind: 'bars',
            title: caption,
            heads: [t('report.answer'), t('report.people')],
            max: Math.max(summary.feedback.responses, 1),
            rows,
          },
          source,
        },
      ];
    }
    case 'rating':
    case 'text':
    case 'number':
    case 'date':
    case 'consent':
      return [];
  }
}

/** With the minus sign of the sentence around it. */
const signed = (locale: string, score: number): string =>
  new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 0 })
    .format(score)
    .replace('-', '−');

/** The longest comments that are short enough: a rule, since whoever picks them by hand picks what pleases. */
function quotations({ texts, summary: { feedback } }: Drafting): Draft[] {
  const { t } = texts;
  const quoted = feedback.questions.flatMap((each, index): Draft[] => {
    if (each.kind !== 'text' || each.texts === WITHHELD) return [];
    const comments = commentsOf(each.texts)
      .filter(({ text }) => text.length <= QUOTED_LENGTH)
      .toSorted((a, b) => b.text.length - a.text.length || a.number - b.number)
      .slice(0, QUOTED)
      .toSorted((a, b) => a.number - b.number);
    if (comments.length === 0) return [];
    return [
      { kind: 'heading', level: 3, id: `words_${index + 1}`, label: '', text: sayIn(texts, each.question.title) },
      ...comments.map(
        ({ text, number }): Draft => ({ kind: 'quotation', text, source: toComment(texts, index + 1, number) }),
      ),
    ];
  });
  if (quoted.length === 0) return [];
  return [
    { kind: 'heading', level: 2, id: 'words', text: t('report.ownWords') },
    { kind: 'paragraph', runs: [{ kind: 'text', text: t('report.ownWordsRule', { most: QUOTED }) }] },
    ...quoted,
  ];
}

import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../shared/feedback/answers.ts';
import { WITHHELD, type Withheld } from '../../shared/feedback/breakdown.ts';
import { disclosed } from '../../shared/feedback/disclosure.ts';
import { type QuestionTally, type Rated, tally } from '../../shared/feedback/tally.ts';
import { aWorkshop } from '../support/fixtures.ts';
import { parsedQuestionnaire } from '../support/questionnaires.ts';

/** What is told of each kind of question, and from how many answers on. That nothing more can be found out is disclosure.test.ts. */

const { sessions } = aWorkshop().details;
/** Asked of everybody before, so that what is asked next can depend on it. */
const gate = { kind: 'text', id: 'gate', title: 'G', required: false, lines: 'one', maxLength: 9 };
const ends = { low: 'l', high: 'h' };
const options = ['a', 'b', 'c'].map((id) => ({ id, label: id }));
const RATING = { kind: 'rating', ends, notApplicable: '-' };
const SCALE = { ...RATING, kind: 'scale' };
const MATRIX = {
  ...RATING,
  kind: 'matrix',
  rows: [
    { id: 'x', label: 'X' },
    { id: 'y', label: 'Y' },
  ],
};
const SINGLE = { kind: 'single', options, other: 'Other' };
const MULTIPLE = { kind: 'multiple', options };
const TEXT = { kind: 'text', lines: 'one', maxLength: 9 };
const NUMBER = { kind: 'number', whole: false };
const DATE = { kind: 'date' };
const CONSENT = { kind: 'consent', label: 'L' };

type Given = Answer | Answers | undefined;
const isOfFields = (given: Given): given is Answers =>
  typeof given === 'object' && !Array.isArray(given) && 'q' in given;
/** So many people each: an answer to the question, the fields of it, or none. */
function toldOf(
  question: object,
  given: readonly (readonly [answer: Given, people: number])[],
): QuestionTally<Withheld> {
  const asked = parsedQuestionnaire({
    sections: [{ title: 'S', questions: [gate, { id: 'q', title: 'Q', required: false, ...question }] }],
  });
  const all = given.flatMap(([answer, people]): Answers[] =>
    Array.from({ length: people }, () => ({
      gate: 'in',
      ...(isOfFields(answer) ? answer : answer === undefined ? {} : { q: answer as Answer }),
    })),
  );
  const [, told] = disclosed(tally(asked, sessions, all)).questions;
  if (!told) throw new Error('nothing is told at all');
  return told;
}

const NOTHING: Rated<Withheld> = {
  n: WITHHELD,
  mean: WITHHELD,
  median: WITHHELD,
  notApplicable: 0,
  distribution: WITHHELD,
};
const counts = (...all: readonly number[]) => all.map((count, index) => ({ value: index + 1, count }));

describe('a rating', () => {
  it('is told whole where five or more, or nobody, gave each number', () => {
    expect(
      toldOf(RATING, [
        [1, 5],
        [5, 5],
        [undefined, 3],
      ]),
    ).toMatchObject({
      asked: 13,
      nonResponse: 3,
      rated: { n: 10, mean: 3, median: 3, notApplicable: 0, distribution: counts(5, 0, 0, 0, 5) },
    });
  });

  it('of nobody is told as that', () => {
    const none = { n: 0, mean: undefined, median: undefined, distribution: counts(0, 0, 0, 0, 0) };
    expect(toldOf(RATING, [[undefined, 6]])).toMatchObject({ nonResponse: 6, rated: { ...none, notApplicable: 0 } });
    expect(toldOf(RATING, [['na', 6]])).toMatchObject({ nonResponse: 0, rated: { ...none, notApplicable: 6 } });
  });

  it('of four is told not at all, nor how many left it out', () => {
    expect(
      toldOf(RATING, [
        [5, 4],
        [undefined, 6],
      ]),
    ).toMatchObject({ nonResponse: WITHHELD, rated: NOTHING });
    expect(
      toldOf(RATING, [
        [5, 4],
        ['na', 6],
      ]),
    ).toMatchObject({
      nonResponse: WITHHELD,
      rated: { ...NOTHING, notApplicable: WITHHELD },
    });
  });

  it('to which few say that it does not apply tells a mean alone', () => {
    expect(
      toldOf(RATING, [
        [5, 5],
        ['na', 4],
      ]),
    ).toMatchObject({
      nonResponse: WITHHELD,
      rated: { ...NOTHING, notApplicable: WITHHELD, mean: 5 },
    });
  });

  it('that few gave one number tells how many gave any, and the mean so coarsely that it tells no single one', () => {
    const of = (low: number, high: number) =>
      toldOf(RATING, [
        [1, low],
        [2, high],
      ]);
    expect(of(4, 6)).toMatchObject({
      nonResponse: 0,
      rated: { n: 10, mean: 1.5, median: WITHHELD, notApplicable: 0, distribution: WITHHELD },
    });
    const mean = (low: number, high: number): unknown => {
      const told = of(low, high);
      return told.kind === 'rating' && told.rated.mean;
    };
    // True means of 1.67, 1.7, 1.79, 1.8, 1.92, 1.92: by whole numbers, halves, quarters and tenths.
    expect([mean(3, 6), mean(3, 7), mean(4, 15), mean(4, 16), mean(4, 45), mean(4, 46)]).toEqual([
      2, 1.5, 2, 1.75, 2, 1.9,
    ]);
  });
});

describe('a scale', () => {
  it('tells its three groups where none is small, and never its eleven values', () => {
    const told = toldOf(SCALE, [
      [10, 5],
      [7, 5],
      [0, 10],
    ]);
    expect(told).toMatchObject({
      nonResponse: 0,
      rated: { n: 20, mean: 4.25, distribution: WITHHELD },
      recommendation: { promoters: 5, passives: 5, detractors: 10, score: -25 },
    });
    expect(toldOf(SCALE, [[9, 5]])).toMatchObject({ recommendation: { promoters: 5, passives: 0, score: 100 } });
  });

  it.each([
    [
      [
        [10, 4],
        [7, 5],
        [0, 5],
      ],
    ],
    [
      [
        [10, 5],
        [7, 4],
        [0, 5],
      ],
    ],
    [
      [
        [10, 5],
        [7, 5],
        [0, 4],
      ],
    ],
    [[['na', 5]]],
  ] as const)('tells none of them of %j', (given) => {
    expect(toldOf(SCALE, given)).toMatchObject({ recommendation: WITHHELD });
  });
});

describe('a matrix', () => {
  const given = [
    [{ q: { x: 1 } }, 5],
    [{ q: { x: 5, y: 3 } }, 4],
    [{ q: { x: 5 } }, 1],
    [undefined, 2],
  ] as const;

  it('tells each line as a rating of its own, and of all of them together nothing', () => {
    expect(toldOf(MATRIX, given)).toMatchObject({
      asked: 12,
      nonResponse: WITHHELD,
      rows: [
        { row: { id: 'x' }, nonResponse: 2, rated: { n: 10, mean: 3, distribution: counts(5, 0, 0, 0, 5) } },
        { row: { id: 'y' }, nonResponse: WITHHELD, rated: NOTHING },
      ],
    });
  });

  it('that was asked of some tells not how many left a line out', () => {
    expect(toldOf({ ...MATRIX, showIf: { question: 'gate', answered: true } }, given)).toMatchObject({
      asked: WITHHELD,
      nonResponse: WITHHELD,
      rows: [{ nonResponse: WITHHELD, rated: { n: 10 } }, { nonResponse: WITHHELD }],
    });
  });
});

describe('one choice', () => {
  const countsOf = (told: QuestionTally<Withheld>): unknown =>
    told.kind === 'choice' && told.options.map(({ count }) => count);
  const other = (words: string) => ({ q: 'other', 'q.other': words });

  it('is told whole, with what the others are, where no count is small', () => {
    const told = toldOf(SINGLE, [
      ['a', 5],
      ['b', 6],
      [other('Pears'), 5],
      [undefined, 2],
    ]);
    expect(countsOf(told)).toEqual([5, 6, 0, 5]);
    expect(told).toMatchObject({ n: 16, nonResponse: 2, others: Array(5).fill('Pears') });
  });

  it('is told of nobody', () => {
    const told = toldOf(SINGLE, [[undefined, 5]]);
    expect(countsOf(told)).toEqual([0, 0, 0, 0]);
    expect(told).toMatchObject({ n: 0, nonResponse: 5, others: [] });
  });

  it('has all its counts withheld but the noughts where one is small, and what the others are, too', () => {
    const told = toldOf(SINGLE, [
      ['a', 6],
      ['b', 4],
      [other('Pears'), 5],
    ]);
    expect(countsOf(told)).toEqual([WITHHELD, WITHHELD, 0, WITHHELD]);
    expect(told).toMatchObject({ n: 15, nonResponse: 0, others: WITHHELD });
    expect(
      toldOf(SINGLE, [
        ['a', 6],
        [other('Pears'), 4],
      ]),
    ).toMatchObject({ others: WITHHELD });
  });

  it('of four is not told, nor how many left it out', () => {
    const told = toldOf(SINGLE, [
      [other('Pears'), 4],
      [undefined, 5],
    ]);
    expect(countsOf(told)).toEqual(Array(4).fill(WITHHELD));
    expect(told).toMatchObject({ n: WITHHELD, nonResponse: WITHHELD, others: WITHHELD });
  });
});

describe('several choices', () => {
  const countsOf = (given: readonly (readonly [Given, number])[]): unknown => {
    const told = toldOf(MULTIPLE, given);
    return told.kind === 'choice' && told.options.map(({ count }) => count);
  };

  it('are told each by itself, against those who did not choose it', () => {
    expect(
      countsOf([
        [['a', 'b'], 5],
        [['a'], 5],
      ]),
    ).toEqual([10, 5, 0]);
    expect(
      countsOf([
        [['a', 'b'], 4],
        [['a'], 6],
      ]),
    ).toEqual([10, WITHHELD, 0]);
    expect(
      countsOf([
        [['a', 'b'], 6],
        [['b'], 4],
      ]),
    ).toEqual([WITHHELD, 10, 0]);
  });

  it('are not told where all together would tell how few made two', () => {
    expect(
      countsOf([
        [['a'], 5],
        [['b'], 5],
        [['a', 'b'], 2],
      ]),
    ).toEqual([WITHHELD, WITHHELD, 0]);
    expect(
      countsOf([
        [['a'], 5],
        [['b'], 5],
        [['a', 'b'], 5],
      ]),
    ).toEqual([10, 10, 0]);
    expect(
      countsOf([
        [['a'], 5],
        [['b'], 5],
      ]),
    ).toEqual([5, 5, 0]);
  });
});

describe('what is written, counted or dated', () => {
  it('is told of five or of nobody, and not of four', () => {
    expect(toldOf(TEXT, [['x', 5]])).toMatchObject({ texts: Array(5).fill('x'), nonResponse: 0 });
    expect(
      toldOf(TEXT, [
        ['x', 4],
        [undefined, 5],
      ]),
    ).toMatchObject({ texts: WITHHELD, nonResponse: WITHHELD });
    expect(toldOf(TEXT, [[undefined, 5]])).toMatchObject({ texts: [], nonResponse: 5 });
    expect(
      toldOf(DATE, [
        ['2011-07-01', 5],
        [undefined, 2],
      ]),
    ).toMatchObject({
      n: 5,
      nonResponse: 2,
      dates: [{ date: '2011-07-01', count: 5 }],
    });
    expect(
      toldOf(DATE, [
        ['2011-07-01', 4],
        [undefined, 5],
      ]),
    ).toMatchObject({
      n: WITHHELD,
      nonResponse: WITHHELD,
      dates: WITHHELD,
    });
    expect(
      toldOf(DATE, [
        ['2011-07-01', 5],
        ['2011-07-02', 4],
      ]),
    ).toMatchObject({ n: 9, dates: WITHHELD });
    expect(
      toldOf(DATE, [
        ['2011-07-03', 5],
        ['2011-07-02', 6],
      ]),
    ).toMatchObject({
      dates: [
        { date: '2011-07-02', count: 6 },
        { date: '2011-07-03', count: 5 },
      ],
    });
  });

  it('as a number tells the mean, and never what is one person’s answer', () => {
    const one = { median: WITHHELD, lowest: WITHHELD, highest: WITHHELD };
    expect(
      toldOf(NUMBER, [
        [1, 3],
        [6, 2],
      ]),
    ).toMatchObject({ nonResponse: 0, numbers: { n: 5, mean: 3, ...one } });
    expect(
      toldOf(NUMBER, [
        [1, 4],
        [undefined, 5],
      ]),
    ).toMatchObject({
      nonResponse: WITHHELD,
      numbers: { n: WITHHELD, mean: WITHHELD, ...one },
    });
    expect(toldOf(NUMBER, [[undefined, 5]])).toMatchObject({
      nonResponse: 5,
      numbers: { n: 0, mean: undefined, median: undefined, lowest: undefined, highest: undefined },
    });
  });

  it('as a consent is not told', () => {
    expect(toldOf(CONSENT, [['yes', 9]])).toMatchObject({ yes: WITHHELD, asked: 9, nonResponse: 0 });
  });
});

it('what a condition asked tells not how many it asked', () => {
  const asked = { showIf: { question: 'gate', answered: true } };
  for (const question of [RATING, SCALE, SINGLE, MULTIPLE, TEXT, NUMBER, DATE, CONSENT]) {
    expect(toldOf({ ...question, ...asked }, [[undefined, 9]])).toMatchObject({
      asked: WITHHELD,
      nonResponse: WITHHELD,
    });
  }
});

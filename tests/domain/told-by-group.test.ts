import { describe, expect, it } from 'vitest';
import type { Answer, Answers } from '../../shared/feedback/answers.ts';
import { NONE, type ToldLine, toldBreakdown, toldOfGroups } from '../../shared/feedback/told-by-group.ts';
import { aWorkshop } from '../support/fixtures.ts';
import { parsedQuestionnaire } from '../support/questionnaires.ts';

/** What is told of each kind of question by group. That no small count can be found from it is results-groups.test.ts. */

const { sessions } = aWorkshop().details;
const ends = { low: 'l', high: 'h' };
const options = ['a', 'b'].map((id) => ({ id, label: id }));

/** So many people of a group each: an answer, or none. */
type Given = readonly (readonly [answer: Answer | undefined, people: number])[];
const answersOf = (given: Given): Answers[] =>
  given.flatMap(([answer, people]) =>
    Array.from({ length: people }, (): Answers => (answer === undefined ? {} : { q: answer })),
  );
const askedWith = (question: object) =>
  parsedQuestionnaire({
    sections: [{ title: 'S', questions: [{ id: 'q', title: 'Q', required: false, ...question }] }],
  });
const toldOf = (question: object, ...groups: readonly Given[]) => {
  const made = groups.map((given, index) => ({ name: index === 0 ? 'Bank' : undefined, answers: answersOf(given) }));
  return toldOfGroups(askedWith(question), sessions, made, 'organisation');
};
const linesOf = (...given: Parameters<typeof toldOf>): readonly ToldLine[] => toldOf(...given).lines;
/** What is told of the first line: the answers that are counted together, and the counts by group. */
const first = (...given: Parameters<typeof toldOf>) => {
  const told = linesOf(...given)[0]?.told;
  return told && { classes: told.classes.map(({ answers }) => answers), counts: told.counts };
};

const RATING = { kind: 'rating', ends, notApplicable: '-' };
const SCALE = { kind: 'scale', ends, notApplicable: '-' };

describe('of a rating', () => {
  it('each value is told where each count is a nought or at least five', () => {
    expect(
      first(
        RATING,
        [
          [1, 5],
          [5, 6],
        ],
        [
          [1, 7],
          ['na', 5],
          [undefined, 5],
        ],
      ),
    ).toEqual({
      classes: [[1], [2], [3], [4], [5], ['na'], [NONE]],
      counts: [
        [5, 0, 0, 0, 6, 0, 0],
        [7, 0, 0, 0, 0, 5, 5],
      ],
    });
  });

  it.each<[string, Given, Given, readonly (readonly (number | string)[])[]]>([
    [
      'low and high ones',
      [
        [4, 3],
        [5, 3],
      ],
      [
        [4, 3],
        [5, 3],
      ],
      [[1, 2], [3], [4, 5], ['na'], [NONE]],
    ],
    [
      'all but the good ones',
      [
        [2, 3],
        [3, 3],
        [5, 5],
      ],
      [
        [2, 3],
        [3, 3],
        [5, 5],
      ],
      [
        [1, 2, 3],
        [4, 5],
        ['na', NONE],
      ],
    ],
    [
      'the good ones alone',
      [
        [3, 3],
        [undefined, 3],
        [5, 5],
      ],
      [
        [3, 3],
        [undefined, 3],
        [5, 5],
      ],
      [
        [4, 5],
        [1, 2, 3, 'na', NONE],
      ],
    ],
  ])('neighbours are told together where that helps: %s', (_, one, other, classes) => {
    expect(first(RATING, one, other)?.classes).toEqual(classes);
  });

  it('nothing is told where one group’s few would follow, whatever is counted together', () => {
    expect(
      first(
        RATING,
        [
          [5, 4],
          [1, 4],
        ],
        [[5, 5]],
      ),
    ).toBeUndefined();
    expect(
      first(
        RATING,
        [[5, 5]],
        [
          [5, 4],
          [undefined, 1],
        ],
      ),
    ).toBeUndefined();
  });
});

it('of a scale its three groups are told, or fewer where that helps', () => {
  const all = ['na', NONE];
  expect(
    first(
      SCALE,
      [
        [0, 2],
        [6, 3],
        [9, 5],
      ],
      [
        [7, 5],
        [10, 5],
        [undefined, 5],
        [3, 5],
      ],
    ),
  ).toEqual({
    classes: [[0, 1, 2, 3, 4, 5, 6], [7, 8], [9, 10], ['na'], [NONE]],
    counts: [
      [5, 0, 5, 0, 0],
      [5, 5, 5, 0, 5],
    ],
  });
  expect(
    first(
      SCALE,
      [
        [6, 3],
        [7, 3],
        [9, 5],
      ],
      [
        [6, 3],
        [8, 3],
        [10, 5],
      ],
    ),
  ).toEqual({
    classes: [[0, 1, 2, 3, 4, 5, 6, 7, 8], [9, 10], all],
    counts: [
      [6, 5, 0],
      [6, 5, 0],
    ],
  });
  expect(
    first(
      SCALE,
      [
        [6, 3],
        [undefined, 3],
        [9, 5],
      ],
      [
        [6, 3],
        [undefined, 3],
        [10, 5],
      ],
    ),
  ).toEqual({
    classes: [
      [9, 10],
      [0, 1, 2, 3, 4, 5, 6, 7, 8, ...all],
    ],
    counts: [
      [5, 6],
      [5, 6],
    ],
  });
});

it('of a matrix each row is told by itself', () => {
  const rows = [
    { id: 'x', label: 'X' },
    { id: 'y', label: 'Y' },
  ];
  const lines = linesOf(
    { ...RATING, kind: 'matrix', rows },
    [
      [{ x: 5, y: 5 }, 1],
      [{ x: 5 }, 4],
    ],
    [
      [{ x: 1 }, 6],
      [undefined, 5],
    ],
  );
  expect(lines.map(({ row }) => row)).toEqual(['x', 'y']);
  expect(lines[0]?.told?.counts).toEqual([
    [0, 0, 0, 0, 5, 0, 0],
    [6, 0, 0, 0, 0, 0, 5],
  ]);
  expect(lines[1]?.told).toBeUndefined();
  const bySession = linesOf(
    { ...RATING, kind: 'matrix', rows: 'sessions' },
    [[{ portals: 5 }, 5]],
    [[{ portals: 5 }, 5]],
  );
  expect(bySession.map(({ row, told }) => [row, told?.counts[0]])).toEqual([
    ['opening', [0, 0, 0, 0, 0, 0, 5]],
    ['portals', [0, 0, 0, 0, 5, 0, 0]],
  ]);
});

it('of one choice each is told, or none', () => {
  const single = { kind: 'single', options, other: 'Other' };
  expect(
    first(
      single,
      [
        ['a', 5],
        ['b', 5],
      ],
      [
        ['b', 5],
        [undefined, 6],
      ],
    ),
  ).toEqual({
    classes: [['a'], ['b'], ['other'], [NONE]],
    counts: [
      [5, 5, 0, 0],
      [0, 5, 0, 6],
    ],
  });
  expect(
    first(
      single,
      [
        ['a', 5],
        ['b', 4],
      ],
      [['b', 5]],
    ),
  ).toBeUndefined();
});

describe('of several choices', () => {
  const several = { kind: 'multiple', options };
  const countsOf = (...groups: readonly Given[]) => linesOf(several, ...groups).map(({ told }) => told?.counts);

  it('each is told against those who did not choose it', () => {
    const lines = linesOf(
      several,
      [
        [['a'], 5],
        [['b'], 5],
      ],
      [
        [['a', 'b'], 5],
        [undefined, 5],
      ],
    );
    expect(lines.map(({ row, told }) => ({ row, told }))).toEqual([
      {
        row: 'a',
        told: {
          classes: [{ answers: ['a'] }, { answers: [NONE] }],
          counts: [
            [5, 5],
            [5, 5],
          ],
        },
      },
      {
        row: 'b',
        told: {
          classes: [{ answers: ['b'] }, { answers: [NONE] }],
          counts: [
            [5, 5],
            [5, 5],
          ],
        },
      },
    ]);
  });

  it('all or none are told', () => {
    expect(
      countsOf(
        [
          [['a'], 5],
          [['b'], 5],
        ],
        [
          [['a'], 5],
          [['b'], 5],
          [['a', 'b'], 5],
        ],
      ),
    ).toHaveLength(2);
    expect(
      countsOf(
        [
          [['a'], 6],
          [['b'], 4],
        ],
        [
          [['a'], 5],
          [['b'], 5],
        ],
      ),
    ).toEqual([undefined, undefined]);
  });

  const plain: Given = [
    [['a'], 5],
    [['b'], 5],
  ];

  it('none are told where they would tell how few of one group chose two', () => {
    const two: Given = [...plain, [['a', 'b'], 2]];
    expect(countsOf(plain, plain)).not.toContain(undefined);
    expect(countsOf(plain, two)).toEqual([undefined, undefined]);
    expect(countsOf(two, two)).toEqual([undefined, undefined]);
    expect(countsOf(plain, [...plain, [['a', 'b'], 5]])).not.toContain(undefined);
  });

  it('none are told where they would tell how few of one group left them out', () => {
    const three: Given = [...plain, [undefined, 3]];
    expect(countsOf(plain, three)).toEqual([undefined, undefined]);
    expect(countsOf(three, three)).toEqual([undefined, undefined]);
    expect(countsOf(plain, [...plain, [undefined, 5]])).not.toContain(undefined);
  });
});

it('of texts, numbers, days and consents nothing is told, and of each group how many answered', () => {
  for (const question of [
    { kind: 'text', lines: 'one', maxLength: 9 },
    { kind: 'number', whole: false },
    { kind: 'date' },
    { kind: 'consent', label: 'L' },
  ]) {
    expect(linesOf(question, [[undefined, 5]], [[undefined, 5]])).toEqual([]);
  }
  expect(toldOf(RATING, [[5, 6]], [[5, 7]])).toMatchObject({
    by: 'organisation',
    groups: [
      { name: 'Bank', answered: 6 },
      { name: undefined, answered: 7 },
    ],
  });
});

it('there are no groups of nobody', () => {
  expect(toldBreakdown(askedWith(RATING), sessions, [])).toBeUndefined();
});

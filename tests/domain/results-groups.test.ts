import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../shared/feedback/answers.ts';
import { LEAST } from '../../shared/feedback/breakdown.ts';
import { DIMENSIONS, type Dimension, type Group, groupsOf, type Respondent } from '../../shared/feedback/groups.ts';
import { QuestionnaireSchema } from '../../shared/feedback/questionnaire.ts';
import { NONE, toldBreakdown, toldOfGroups } from '../../shared/feedback/told-by-group.ts';

/** Results by ministry or role: no small group is told, nor can a small count be found from what is told and from the whole. */

const questionnaire = QuestionnaireSchema.parse({
  sections: [
    {
      title: 'All',
      questions: [
        {
          kind: 'rating',
          id: 'topic',
          title: 'Topic',
          ends: { low: 'low', high: 'high' },
          notApplicable: 'N',
          required: false,
        },
        { kind: 'scale', id: 'likely', title: 'Likely', ends: { low: 'low', high: 'high' }, required: false },
        {
          kind: 'single',
          id: 'from',
          title: 'From',
          required: false,
          options: ['a', 'b', 'c'].map((id) => ({ id, label: id })),
        },
        {
          kind: 'multiple',
          id: 'use',
          title: 'Use',
          required: false,
          options: ['x', 'y'].map((id) => ({ id, label: id })),
        },
      ],
    },
  ],
});

const respondent: fc.Arbitrary<Respondent> = fc.record({
  organisation: fc.constantFrom('Cabinet Division', 'cabinet  division', 'BCC', 'Bank', 'Land'),
  position: fc.constantFrom('Secretary', 'Deputy Secretary', 'Director'),
  walkedIn: fc.boolean(),
  attended: fc.constant(undefined),
  answers: fc.constant({}),
});
const respondents = fc
  .array(respondent, { maxLength: 40 })
  .map((all) => all.map((one, index) => ({ ...one, answers: { topic: index } })));

describe('groups', () => {
  it('are at least five people each, hold everybody once, and are none where there would be one', () => {
    fc.assert(
      fc.property(respondents, fc.constantFrom(...DIMENSIONS), (all, by) => {
        const groups = groupsOf(all, by);
        expect(groups.length).not.toBe(1);
        for (const { answers } of groups) expect(answers.length).toBeGreaterThanOrEqual(LEAST);
        if (groups.length > 0) {
          expect(
            groups.flatMap(({ answers }) => answers.map((each) => Number(each.topic))).toSorted((a, b) => a - b),
          ).toEqual(all.map((_, index) => index));
        }
        // Only the rest has no name, and it comes last.
        expect(groups.slice(0, -1).every(({ name }) => name !== undefined)).toBe(true);
      }),
    );
  });

  it('put small ones together, and a larger one to them where they are fewer than five in all', () => {
    const from = (organisation: string, count: number): Respondent[] =>
      Array.from({ length: count }, () => ({ organisation, position: '', walkedIn: false, answers: {} }));
    const sizes = (all: Respondent[]) =>
      groupsOf(all, 'organisation').map(({ name, answers }) => [name, answers.length]);
    expect(sizes([...from('Bank', 9), ...from('Land', 3), ...from('Water', 2)])).toEqual([
      ['Bank', 9],
      [undefined, 5],
    ]);
    expect(sizes([...from('Bank', 9), ...from('BCC', 6), ...from('Land', 3)])).toEqual([
      ['Bank', 9],
      [undefined, 9],
    ]);
    expect(sizes([...from('Bank', 9), ...from('Land', 4)])).toEqual([]);
  });

  const people = (count: number, of: Partial<Respondent>): Respondent[] =>
    Array.from({ length: count }, () => ({
      organisation: 'Bank',
      position: 'Director',
      walkedIn: false,
      answers: {},
      ...of,
    }));
  const names = (by: Dimension, ...respondents: readonly Respondent[][]) =>
    groupsOf(respondents.flat(), by).map(({ name, answers }) => [name, answers.length]);

  it('of five stand by themselves, the largest first, and of one size by the alphabet', () => {
    const of = (organisation: string, count: number) => people(count, { organisation });
    expect(names('organisation', of('Land', 5), of('Bank', 6), of('Air', 5))).toEqual([
      ['Bank', 6],
      ['Air', 5],
      ['Land', 5],
    ]);
    expect(names('organisation', of('Land', 5), of('Bank', 6), of('Air', 4))).toEqual([
      ['Bank', 6],
      [undefined, 9],
    ]);
    expect(names('organisation', of('Land', 4), of('Bank', 6), of('Air', 1))).toEqual([
      ['Bank', 6],
      [undefined, 5],
    ]);
  });

  it('have the name that most of them write, and of as many the first in the alphabet', () => {
    const other = people(5, { organisation: 'Land' });
    const written = (...ways: readonly string[]) =>
      names('organisation', other, ...ways.map((organisation) => people(1, { organisation })))[0];
    expect(written('bank', 'bank', 'BANK', 'BANK', 'BANK', 'Bank')).toEqual(['BANK', 6]);
    expect(written('bank', 'bank', 'bank', 'BANK', 'BANK', 'BANK')).toEqual(['BANK', 6]);
    expect(written('BANK', 'BANK', 'BANK', 'bank', 'bank', 'bank')).toEqual(['BANK', 6]);
    expect(written('Bank', 'bank', 'bank', 'bank', 'BANK', 'BANK')).toEqual(['bank', 6]);
  });

  it('by attendance are who was there, who was not, and who came unannounced', () => {
    const at = '2011-07-08T04:00:00Z';
    expect(
      names(
        'attendance',
        people(7, { walkedIn: true, attended: { at, by: 'o' } }),
        people(6, { attended: { at, by: 'o' } }),
        people(5, {}),
      ),
    ).toEqual([
      ['Registered at the workshop', 7],
      ['On the list, ticked off as there', 6],
      ['On the list, not ticked off', 5],
    ]);
  });

  it('are told by one property of people and no other beside it, since two could be compared', () => {
    const all = ['Bank', 'Land'].flatMap((organisation) =>
      Array.from(
        { length: 6 },
        (_, index): Respondent => ({
          organisation,
          position: index % 2 ? 'Secretary' : 'Director',
          walkedIn: false,
          answers: {},
        }),
      ),
    );
    expect(toldBreakdown(questionnaire, [], all)?.by).toBe('organisation');
    const one = all.map((each) => ({ ...each, organisation: 'Bank' }));
    expect(toldBreakdown(questionnaire, [], one)?.by).toBe('position');
    expect(
      toldBreakdown(
        questionnaire,
        [],
        one.map((each) => ({ ...each, position: '' })),
      ),
    ).toBeUndefined();
  });
});

/** Every way in which so many people can be distributed over so many answers. */
function* ways(people: number, over: number): Generator<number[]> {
  if (over === 1) {
    yield [people];
    return;
  }
  for (let first = 0; first <= people; first += 1) {
    for (const rest of ways(people - first, over - 1)) yield [first, ...rest];
  }
}

function* tables(sizes: readonly number[], over: number): Generator<number[][]> {
  const [size, ...others] = sizes;
  if (size === undefined) {
    yield [];
    return;
  }
  for (const row of ways(size, over)) for (const rest of tables(others, over)) yield [row, ...rest];
}

/**
 * All that could be, as it would be shown to somebody who knows the size of each group, the figures of the whole, and the
 * rule. Where all that look alike agree on a small count, that count is told.
 */
function expectOpen(id: string, sizes: readonly number[], answers: readonly (Answers[string] | undefined)[]): number {
  const alike = new Map<string, number[][][]>();
  let told = 0;
  for (const table of tables(sizes, answers.length)) {
    const groups = table.map(
      (row, index): Group => ({
        name: `${index}`,
        answers: row.flatMap((count, at) =>
          Array.from({ length: count }, (): Answers => {
            const answer = answers[at];
            return answer === undefined ? {} : { [id]: answer };
          }),
        ),
      }),
    );
    const lines = toldOfGroups(questionnaire, [], groups, 'organisation').lines.filter(
      (each) => each.question.id === id,
    );
    if (lines.every((each) => each.told)) told += 1;
    const whole = answers.map((_, at) => table.reduce((sum, row) => sum + (row[at] ?? 0), 0));
    const shown = JSON.stringify([whole, lines.map((each) => each.told ?? null)]);
    alike.set(shown, [...(alike.get(shown) ?? []), table]);
  }
  for (const [shown, group] of alike) {
    for (const [row] of sizes.entries()) {
      for (const [at, answer] of answers.entries()) {
        if (answer === undefined) continue;
        const possible = new Set(group.map((table) => table[row]?.[at] ?? 0));
        const [only = 0] = possible;
        if (possible.size === 1 && only > 0 && only < LEAST)
          throw new Error(`Group ${row} gave ${answer} ${only} times: ${shown}`);
      }
    }
  }
  return told;
}

describe('what is told by group', () => {
  it('tells each value where every count is a nought or five, and what is neighbouring together where that helps', () => {
    const of = (counts: Readonly<Record<number, number>>): Answers[] =>
      Object.entries(counts).flatMap(([value, count]) =>
        Array.from({ length: count }, () => ({ topic: Number(value) })),
      );
    const told = (...groups: Answers[][]) => {
      const made = groups.map((answers, index) => ({ name: `${index}`, answers }));
      return toldOfGroups(questionnaire, [], made, 'organisation').lines[0]?.told;
    };
    expect(told(of({ 5: 6 }), of({ 3: 5, 5: 7 }))?.counts).toEqual([
      [0, 0, 0, 0, 6, 0, 0],
      [0, 0, 5, 0, 7, 0, 0],
    ]);
    expect(told(of({ 4: 2, 5: 6 }), of({ 1: 5, 4: 3, 5: 7 }))).toEqual({
      classes: [[1, 2], [3], [4, 5], ['na'], [NONE]].map((answers) => ({ answers })),
      counts: [
        [0, 0, 8, 0, 0],
        [5, 0, 10, 0, 0],
      ],
    });
    expect(told(of({ 1: 1, 5: 6 }), of({ 5: 12 }))).toBeUndefined();
    // Only one group has fours and fives, and the whole says that there is one four: it would be that group's.
    expect(told(of({ 4: 1, 5: 6 }), of({ 1: 12 }))).toBeUndefined();
  });

  it.each([
    ['topic', [5, 5], [1, 4, 5, undefined]],
    ['topic', [5, 6], [1, 3, 5, undefined]],
    ['topic', [5, 9], [2, 5, 'na', undefined]],
    ['topic', [7, 10], [1, 4, 5]],
    ['topic', [5, 5, 5], [1, 4, 5]],
    ['topic', [5, 5, 6], [4, 5, undefined]],
    ['likely', [5, 8], [0, 8, 9, undefined]],
    ['likely', [6, 7], [6, 9, 10]],
    ['from', [5, 10], ['a', 'b', 'c', undefined]],
    ['from', [5, 5, 6], ['a', 'b', undefined]],
    ['use', [5, 10], [['x'], ['y'], ['x', 'y']]],
    ['use', [6, 8], [['x'], ['x', 'y'], undefined]],
  ] as const)('leaves each small count of %s open in groups of %j', (id, sizes, answers) => {
    // Something is told at all, or nothing would be seen here.
    expect(
      expectOpen(
        id,
        sizes,
        answers.map((answer) => (Array.isArray(answer) ? [...answer] : answer)) as Answers[string][],
      ),
    ).toBeGreaterThan(0);
  });
});

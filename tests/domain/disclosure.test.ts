import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anonymised } from '../../shared/feedback/anonymised.ts';
import type { Answers } from '../../shared/feedback/answers.ts';
import { LEAST, told, WITHHELD } from '../../shared/feedback/breakdown.ts';
import { disclosed } from '../../shared/feedback/disclosure.ts';
import { QuestionnaireSchema, questionsOf } from '../../shared/feedback/questionnaire.ts';
import { tally } from '../../shared/feedback/tally.ts';

/** No result of fewer than five answers is told, nor can it be found from what is told by subtraction. */

/** Every way to distribute `people` over so many counts, each at least 1. */
function* shares(people: number, over: number): Generator<number[]> {
  if (over === 0) {
    if (people === 0) yield [];
    return;
  }
  for (let first = 1; first <= people - (over - 1); first += 1) {
    for (const rest of shares(people - first, over - 1)) yield [first, ...rest];
  }
}

describe('a breakdown', () => {
  const counts = fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 })
    .filter((all) => all.reduce((sum, each) => sum + each, 0) >= LEAST);

  test('tells no count from 1 to 4, and all of them where none is so small', () => {
    expect(told([7, 9, 0])).toEqual([7, 9, 0]);
    expect(told([3, 9, 12, 0])).toEqual([WITHHELD, WITHHELD, WITHHELD, 0]);
    fc.assert(
      fc.property(counts, (all) => {
        expect(told(all).filter((each) => each !== WITHHELD && each > 0 && each < LEAST)).toEqual([]);
      }),
    );
  });

  test('leaves each withheld small count open to whoever knows the total and the rule', () => {
    fc.assert(
      fc.property(counts, (all) => {
        const may = told(all);
        const missing = all.flatMap((count, index) => (may[index] === WITHHELD ? [{ count, index }] : []));
        const people = missing.reduce((sum, { count }) => sum + count, 0);
        // All that the reader can think of: the same counts told, the same ones withheld.
        const possible = [...shares(people, missing.length)].filter((each) => {
          const other = all.map((count, index) => {
            const at = missing.findIndex((one) => one.index === index);
            return at < 0 ? count : (each[at] ?? 0);
          });
          return told(other).every((one, index) => one === may[index]);
        });
        for (const [at, { count }] of missing.entries()) {
          if (count < LEAST) expect(new Set(possible.map((each) => each[at])).size, `${all}`).toBeGreaterThan(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const ends = { low: 'low', high: 'high' };
const required = true;
const questionnaire = QuestionnaireSchema.parse({
  sections: [
    {
      title: 'All kinds',
      questions: [
        { kind: 'matrix', id: 'sessions', title: 'Sessions', rows: 'sessions', ends, notApplicable: 'No', required },
        { kind: 'rating', id: 'topic', title: 'Topic', ends, notApplicable: 'No', required },
        { kind: 'scale', id: 'likely', title: 'Likely', ends, required },
        {
          kind: 'single',
          id: 'from',
          title: 'From',
          required,
          options: ['ministry', 'agency', 'bank'].map((id) => ({ id, label: id })),
          other: 'Else',
        },
        {
          kind: 'multiple',
          id: 'use',
          title: 'Use',
          required,
          options: ['work', 'policy'].map((id) => ({ id, label: id })),
        },
        { kind: 'text', id: 'best', title: 'Best', lines: 'several', maxLength: 100, required },
        { kind: 'number', id: 'years', title: 'Years', whole: true, required },
        { kind: 'date', id: 'day', title: 'Day', required },
        { kind: 'consent', id: 'contact', title: 'Contact', label: 'You may write to me', required: false },
        {
          kind: 'text',
          id: 'phone',
          title: 'Phone',
          lines: 'one',
          maxLength: 20,
          required: false,
          showIf: { question: 'contact', answered: true },
        },
      ],
    },
  ],
});
const sessions = ['one', 'two'].map((id) => ({ id, title: id, kind: 'presentation' as const, speakers: [] }));

const cell = fc.constantFrom(1, 2, 3, 4, 5, 'na' as const);
const answers: fc.Arbitrary<Answers> = fc.record(
  {
    sessions: fc.dictionary(fc.constantFrom('one', 'two'), cell, { noNullPrototype: true }),
    topic: cell,
    likely: fc.integer({ min: 0, max: 10 }),
    from: fc.constantFrom('ministry', 'agency', 'bank', 'other'),
    'from.other': fc.string(),
    use: fc.subarray(['work', 'policy'], { minLength: 1 }),
    best: fc.string({ minLength: 1 }),
    years: fc.integer(),
    day: fc.constantFrom('2011-07-08', '2011-07-09'),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const tellable = (all: readonly Answers[]) => disclosed(tally(questionnaire, sessions, all));

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

describe('what is told of anonymous feedback', () => {
  test('is nothing but their number, of fewer than five', () => {
    fc.assert(
      fc.property(fc.array(answers, { maxLength: LEAST - 1 }), (all) => {
        expect(tellable(all)).toEqual({ responses: all.length, questions: [] });
      }),
    );
  });

  test('holds no count from 1 to 4, no mean and no text of so few, whatever is answered', () => {
    fc.assert(
      fc.property(fc.array(answers, { minLength: LEAST, maxLength: 40 }), (all) => {
        const feedback = tellable(all);
        const counts: unknown[] = [];
        // Every figure that says how many people, wherever it stands.
        JSON.stringify(feedback.questions, (name, value) => {
          if (name === 'question') return undefined;
          if (['n', 'count', 'notApplicable', 'promoters', 'passives', 'detractors', 'yes'].includes(name)) {
            counts.push(value);
          }
          return value;
        });
        expect(counts.length).toBeGreaterThan(10);
        expect(counts.filter((each) => typeof each === 'number' && each > 0 && each < LEAST)).toEqual([]);
        for (const each of feedback.questions) {
          const texts = each.kind === 'text' ? each.texts : each.kind === 'choice' ? each.others : [];
          if (texts !== WITHHELD) expect(texts.length === 0 || texts.length >= LEAST).toBe(true);
        }
        const plain = tally(questionnaire, sessions, all);
        for (const [index, each] of plain.questions.entries()) {
          const other = feedback.questions[index];
          if (each.kind !== 'rating' || other?.kind !== 'rating') continue;
          if (each.rated.n > 0 && each.rated.n < LEAST) {
            expect([other.rated.mean, other.rated.median]).toEqual([WITHHELD, WITHHELD]);
          }
        }
      }),
    );
  });

  test('says how many left a question out only where that tells no small count of those who did not', () => {
    fc.assert(
      fc.property(fc.array(answers, { minLength: LEAST, maxLength: 40 }), (all) => {
        for (const each of tellable(all).questions) {
          if (each.question.showIf) expect([each.asked, each.nonResponse]).toEqual([WITHHELD, WITHHELD]);
          if (each.kind !== 'rating' || each.nonResponse === WITHHELD) continue;
          // By subtraction from those who were asked, all who answered in some way are known.
          const answered = Number(each.asked) - each.nonResponse;
          expect(answered).toBe(Number(each.rated.n) + Number(each.rated.notApplicable));
          expect(answered === 0 || answered >= LEAST).toBe(true);
        }
      }),
    );
  });

  test('leaves each small count of a rating open, to whoever solves for it with the mean', () => {
    const asAnswers = (counts: readonly number[]): Answers[] =>
      counts.flatMap((count, index) => Array.from({ length: count }, () => ({ topic: index < 5 ? index + 1 : 'na' })));
    const shown = (counts: readonly number[]): string =>
      JSON.stringify(tellable(asAnswers(counts)).questions.find(({ kind }) => kind === 'rating'));
    for (const people of [5, 7, 10]) {
      const alike = Map.groupBy([...ways(people, 6)], shown);
      for (const group of alike.values()) {
        for (const [index] of [1, 2, 3, 4, 5, 'na'].entries()) {
          const possible = new Set(group.map((counts) => counts[index] ?? 0));
          const [only = 0] = possible;
          if (possible.size === 1) expect(only > 0 && only < LEAST, `${group}`).toBe(false);
        }
      }
    }
  });
});

test('leaves open how few chose both of two answers, or one of them alone', () => {
  const asAnswers = ([first = 0, second = 0, both = 0]: readonly number[]): Answers[] => [
    ...Array.from({ length: first }, () => ({ use: ['work'] })),
    ...Array.from({ length: second }, () => ({ use: ['policy'] })),
    ...Array.from({ length: both }, () => ({ use: ['work', 'policy'] })),
  ];
  const shown = (counts: readonly number[]): string =>
    JSON.stringify(tellable(asAnswers(counts)).questions.find(({ question }) => question.id === 'use'));
  for (let people = LEAST; people <= 16; people += 1) {
    for (const group of Map.groupBy([...ways(people, 3)], shown).values()) {
      for (const [index, what] of ['the first', 'the second', 'both'].entries()) {
        const possible = new Set(group.map((counts) => counts[index] ?? 0));
        const [only = 0] = possible;
        if (possible.size === 1) expect(only > 0 && only < LEAST, `${what} of ${people}: ${group}`).toBe(false);
      }
    }
  }
});

test('an anonymous form asks for no contact, nor for what hangs on that', () => {
  const ids = questionsOf(anonymised(questionnaire)).map(({ id }) => id);
  expect(ids).toContain('best');
  expect(ids).not.toContain('contact');
  expect(ids).not.toContain('phone');
});

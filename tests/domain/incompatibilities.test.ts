import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '../../shared/feedback/answers.ts';
import { defaultQuestionnaire } from '../../shared/feedback/default-questionnaire.ts';
import { incompatibilities } from '../../shared/feedback/incompatibilities.ts';
import { type Questionnaire, questionsOf } from '../../shared/feedback/questionnaire.ts';
import { validateAnswers } from '../../shared/feedback/validate.ts';
import { aWorkshop } from '../support/fixtures.ts';
import { answersFor, anyChangeOf, anyQuestionnaire, parsedQuestionnaire } from '../support/questionnaires.ts';

/** What may be published once answers are there. */

const { sessions } = aWorkshop().details;

/** The order of several choices is the question's, and says nothing. */
const unordered = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => [id, Array.isArray(answer) ? answer.toSorted() : answer]),
  );

describe('a change that is not named', () => {
  const changed = anyQuestionnaire.chain((before) =>
    fc
      .array(fc.constant(undefined), { minLength: 1, maxLength: 3 })
      .chain((changes) =>
        changes.reduce<fc.Arbitrary<Questionnaire>>((so) => so.chain(anyChangeOf), fc.constant(before)),
      )
      .chain((after) =>
        fc.record({
          before: fc.constant(before),
          after: fc.constant(after),
          answers: answersFor(before, sessions),
        }),
      ),
  );

  it('keeps all answers that were valid, just as they were', () => {
    let [kept, named] = [0, 0];
    fc.assert(
      fc.property(changed, ({ before, after, answers }) => {
        expect(validateAnswers(before, sessions, answers)).toEqual(answers);
        if (incompatibilities(before, after, sessions).length > 0) {
          named += 1;
          return;
        }
        kept += 1;
        expect(unordered(validateAnswers(after, sessions, answers))).toEqual(unordered(answers));
      }),
      { numRuns: 600 },
    );
    // The law would hold of a function that names everything, and of changes that change nothing.
    expect(Math.min(kept, named)).toBeGreaterThan(100);
  });

  it('is none at all', () => {
    fc.assert(
      fc.property(anyQuestionnaire, (questionnaire) => {
        expect(incompatibilities(questionnaire, questionnaire, sessions)).toEqual([]);
      }),
    );
  });
});

const options = [
  { id: 'a', label: 'Apples' },
  { id: 'b', label: 'Bread' },
];
const base = {
  pick: { kind: 'single', id: 'pick', title: 'Pick', required: false, options, other: 'Other' },
  many: { kind: 'multiple', id: 'many', title: 'Many', required: false, options },
  rate: {
    kind: 'rating',
    id: 'rate',
    title: 'Rate',
    required: false,
    ends: { low: 'l', high: 'h' },
    notApplicable: 'n/a',
  },
  rows: { kind: 'matrix', id: 'rows', title: 'Rows', required: false, ends: { low: 'l', high: 'h' }, rows: 'sessions' },
  words: { kind: 'text', id: 'words', title: 'Words', required: false, lines: 'several', maxLength: 100 },
  count: { kind: 'number', id: 'count', title: 'Count', required: false, whole: false, min: 0, max: 10 },
  day: { kind: 'date', id: 'day', title: 'Day', required: false, min: '2011-01-01', max: '2011-12-31' },
  why: {
    kind: 'text',
    id: 'why',
    title: 'Why',
    required: true,
    lines: 'one',
    maxLength: 50,
    showIf: { question: 'pick', isAnyOf: ['a'] },
  },
} as const;
type Id = keyof typeof base;

const built = (changes: Partial<Record<Id | 'extra', object | null>> = {}): Questionnaire =>
  parsedQuestionnaire({
    sections: [
      {
        title: 'S',
        questions: Object.entries({ ...base, ...changes }).flatMap(([id, change]) =>
          change === null ? [] : [{ ...(id in base ? base[id as Id] : {}), ...change }],
        ),
      },
    ],
  });
const extra = { kind: 'text', id: 'extra', title: 'Extra', required: false, lines: 'one', maxLength: 50 };

describe('a change that breaks answers', () => {
  it.each<[string, Partial<Record<Id | 'extra', object | null>>, Answers, string]>([
    [
      'a question removed',
      { many: null },
      { many: ['a'] },
      '“Many” (many) was removed, and its answers would be lost.',
    ],
    ['a choice removed', { pick: { options: [options[0], { id: 'c', label: 'C' }] } }, { pick: 'b' }, '“Bread” (b)'],
    ['"other" removed', { pick: { other: undefined } }, { pick: 'other', 'pick.other': 'x' }, '“Other”'],
    ['another kind', { pick: { kind: 'multiple' } }, { pick: 'b' }, 'another kind (“multiple” instead of “single”)'],
    ['"not applicable" removed', { rate: { notApplicable: undefined } }, { rate: 'na' }, '“n/a”'],
    [
      'a row removed',
      { rows: { rows: [{ id: 'opening', label: 'O' }] } },
      { rows: { portals: 3 } },
      '“Portals” (portals)',
    ],
    ['a shorter text', { words: { maxLength: 5 } }, { words: 'longer' }, 'takes 5 characters instead of 100'],
    ['one line only', { words: { lines: 'one' } }, { words: 'a\nb' }, 'takes one line instead of several'],
    ['a higher lowest number', { count: { min: 1 } }, { count: 0 }, 'now begins at 1'],
    ['a lower highest number', { count: { max: 9 } }, { count: 10 }, 'now ends at 9'],
    ['whole numbers only', { count: { whole: true } }, { count: 0.5 }, 'whole numbers only'],
    ['an earlier last day', { day: { max: '2011-06-30' } }, { day: '2011-07-01' }, 'now ends at 2011-06-30'],
    ['an answer that must be given now', { rate: { required: true } }, {}, 'must be answered now'],
    [
      'a new question that must be answered',
      { extra: { ...extra, required: true } },
      {},
      'is new and must be answered',
    ],
    [
      'asked of fewer',
      { words: { showIf: { question: 'pick', answered: true } } },
      { words: 'x' },
      'asked of fewer people',
    ],
    [
      'required, and asked of more',
      { why: { showIf: { question: 'pick', isAnyOf: ['a', 'b'] } } },
      { pick: 'b' },
      'must be answered and is asked of more people',
    ],
  ])('%s is named, and an answer shows why', (_, change, answers, says) => {
    const [before, after] = [built(), built(change)];
    expect(validateAnswers(before, sessions, answers)).toEqual(answers);
    expect(incompatibilities(before, after, sessions).join(' ')).toContain(says);
    const left = () => validateAnswers(after, sessions, answers);
    let now: Answers | undefined;
    try {
      now = left();
    } catch {
      now = undefined;
    }
    expect(now).not.toEqual(answers);
  });

  it.each<[string, Partial<Record<Id | 'extra', object>>]>([
    ['other words', { pick: { title: { en: 'Choose', bn: 'বাছুন' } } }],
    ['a further choice, first in the list', { many: { options: [{ id: 'c', label: 'C' }, ...options] } }],
    ['"other" and "not applicable" where there was none', { many: { other: 'Other' }, rows: { notApplicable: '-' } }],
    ['wider limits', { words: { maxLength: 200 }, count: { min: undefined, max: 11 }, day: { max: undefined } }],
    ['an answer that may be left out now', { why: { required: false } }],
    ['an optional question asked of everybody', { why: { required: false, showIf: undefined } }],
    ['a new question that may be left out', { extra }],
    [
      'a new question that must be answered, after a new choice',
      {
        many: { options: [...options, { id: 'c', label: 'C' }] },
        extra: { ...extra, required: true, showIf: { question: 'many', isAnyOf: ['c'] } },
      },
    ],
  ])('%s breaks none', (_, change) => {
    expect(incompatibilities(built(), built(change), sessions)).toEqual([]);
  });

  const asking = (showIf: object | undefined) => built({ words: showIf === undefined ? {} : { showIf } });
  const [pick, rate] = [{ question: 'pick' }, { question: 'rate' }];
  it.each<[string, object | undefined, object | undefined, boolean]>([
    ['everybody', { ...pick, answered: true }, undefined, true],
    ['whoever answered', undefined, { ...pick, answered: true }, false],
    ['whoever answered', { ...pick, isAnyOf: ['a'] }, { ...pick, answered: true }, true],
    ['whoever answered', { ...rate, atLeast: 2 }, { ...rate, answered: true }, true],
    ['whoever answered', { ...pick, answered: false }, { ...pick, answered: true }, false],
    ['whoever answered', { ...pick, isAnyOf: ['a'] }, { ...rate, answered: true }, false],
    ['whoever did not answer', { ...pick, answered: true }, { ...pick, answered: false }, false],
    ['whoever did not answer', { ...pick, isAnyOf: ['a'] }, { ...pick, answered: false }, false],
    ['more choices', { ...pick, isAnyOf: ['a'] }, { ...pick, isAnyOf: ['a', 'b'] }, true],
    ['fewer choices', { ...pick, isAnyOf: ['a', 'b'] }, { ...pick, isAnyOf: ['a'] }, false],
    ['certain choices', { ...pick, answered: true }, { ...pick, isAnyOf: ['a', 'b', 'other'] }, false],
    ['“not applicable”', { ...rate, atLeast: 1 }, { ...rate, isAnyOf: ['na'] }, false],
    ['a lower number', { ...rate, atLeast: 3 }, { ...rate, atLeast: 2 }, true],
    ['a higher number', { ...rate, atLeast: 2 }, { ...rate, atLeast: 3 }, false],
    ['a lowest number', { ...rate, atMost: 3 }, { ...rate, atLeast: 1 }, false],
    ['a higher highest number', { ...rate, atMost: 3 }, { ...rate, atMost: 4 }, true],
    ['a lower highest number', { ...rate, atMost: 4 }, { ...rate, atMost: 3 }, false],
    ['a highest number', { ...rate, atLeast: 1 }, { ...rate, atMost: 5 }, false],
    ['no lowest number any more', { ...rate, atLeast: 1, atMost: 3 }, { ...rate, atMost: 3 }, true],
    ['no highest number any more', { ...rate, atLeast: 1, atMost: 3 }, { ...rate, atLeast: 1 }, true],
    ['numbers', { ...rate, answered: true }, { ...rate, atLeast: 1 }, false],
    ['numbers', { ...rate, isAnyOf: ['na'] }, { ...rate, atLeast: 1 }, false],
  ])('asked of %s: what asked %j asks %j now, and breaks nothing: %s', (_, before, after, isFree) => {
    expect(incompatibilities(asking(before), asking(after), sessions)).toEqual(
      isFree ? [] : ['“Words” (words) is asked of fewer people, and the answers of the others would be lost.'],
    );
  });

  it('names each question of the default questionnaire that another one lacks', () => {
    const named = incompatibilities(defaultQuestionnaire, built(), sessions);
    for (const { id } of questionsOf(defaultQuestionnaire)) expect(named.join('\n')).toContain(`(${id}) was removed`);
  });
});

import { describe, expect, it } from 'vitest';
import { type Answers, NOT_APPLICABLE } from '../../shared/feedback/answers.ts';
import { fieldsOfAnswers } from '../../shared/feedback/fields.ts';
import { plainNumber } from '../../shared/feedback/plain-number.ts';
import { pagesOf, type Questionnaire } from '../../shared/feedback/questionnaire.ts';
import { answersTo, pathsOf, readAnswers, validateAnswers } from '../../shared/feedback/validate.ts';
import { ENGLISH } from '../../shared/language/texts.ts';
import { Refusal } from '../../shared/refusal.ts';
import { aWorkshop } from '../support/fixtures.ts';
import { parsedQuestionnaire } from '../support/questionnaires.ts';

/** What may be answered to a question of each kind, and what is said beside its field of what may not. */

const { sessions } = aWorkshop().details;
const ends = { low: 'Poor', high: 'Good' };
const options = [
  { id: 'a', label: 'Apples' },
  { id: 'b', label: 'Bread' },
];
const rows = [
  { id: 'hall', label: 'Hall' },
  { id: 'food', label: 'Food' },
];
const asking = (question: object, ...more: readonly object[]): Questionnaire =>
  parsedQuestionnaire({
    sections: [
      {
        title: 'S',
        questions: [question, ...more].map((each) => ({ id: 'q', title: 'Q', required: false, ...each })),
      },
    ],
  });
const read = (question: object, given: unknown): Answers =>
  validateAnswers(
    asking(question),
    sessions,
    typeof given === 'object' && !Array.isArray(given) ? given : { q: given },
  );

/** What is said of it, at which field. */
function said(act: () => unknown): Readonly<Record<string, string>> {
  try {
    act();
  } catch (cause) {
    if (cause instanceof Refusal) return cause.fields;
    throw cause;
  }
  throw new Error('was not refused');
}

const RATING = { kind: 'rating', ends };
const OR_NOT = { notApplicable: 'Was not there' };
const MATRIX = { kind: 'matrix', ends, rows };
const SINGLE = { kind: 'single', options, other: 'Something else' };
const MULTIPLE = { ...SINGLE, kind: 'multiple' };
const TEXT = { kind: 'text', lines: 'one', maxLength: 10 };
const LINES = { ...TEXT, lines: 'several' };
const NUMBER = { kind: 'number', whole: false };
const WHOLE = { kind: 'number', whole: true };
const DATE = { kind: 'date', min: '2011-07-01', max: '2011-07-31' };
const CONSENT = { kind: 'consent', label: 'Yes, please' };

describe('an answer', () => {
  it.each<[object, unknown, Answers]>([
    [RATING, '1', { q: 1 }],
    [RATING, 5, { q: 5 }],
    [{ ...RATING, ...OR_NOT }, NOT_APPLICABLE, { q: 'na' }],
    [{ kind: 'scale', ends }, '0', { q: 0 }],
    [{ kind: 'scale', ends }, '10', { q: 10 }],
    [MATRIX, { q: { food: '2', hall: 1 } }, { q: { hall: 1, food: 2 } }],
    [MATRIX, { 'q.food': '2' }, { q: { food: 2 } }],
    [{ ...MATRIX, ...OR_NOT, rows: 'sessions' }, { 'q.portals': 'na' }, { q: { portals: 'na' } }],
    [SINGLE, 'b', { q: 'b' }],
    [SINGLE, { q: 'other', 'q.other': ' a \n  pear ' }, { q: 'other', 'q.other': 'a pear' }],
    [SINGLE, { q: 'a', 'q.other': 'left over' }, { q: 'a' }],
    [MULTIPLE, ['b', 'a'], { q: ['a', 'b'] }],
    [MULTIPLE, 'b', { q: ['b'] }],
    [MULTIPLE, { q: ['other', 'b'], 'q.other': 'x'.repeat(300) }, { q: ['b', 'other'], 'q.other': 'x'.repeat(300) }],
    [TEXT, ' ten lettrs ', { q: 'ten lettrs' }],
    [LINES, 'a\r\nb', { q: 'a\nb' }],
    [NUMBER, '1,5', { q: 1.5 }],
    [NUMBER, '-0', { q: 0 }],
    [NUMBER, '১২', { q: 12 }],
    [WHOLE, '12 000', { q: 12_000 }],
    [{ ...WHOLE, min: 1, max: 3 }, '1', { q: 1 }],
    [{ ...WHOLE, min: 1, max: 3 }, '3', { q: 3 }],
    [DATE, '2011-07-01', { q: '2011-07-01' }],
    [DATE, '2011-07-31', { q: '2011-07-31' }],
    [CONSENT, 'yes', { q: 'yes' }],
    ...[RATING, SINGLE, MULTIPLE, TEXT, LINES, NUMBER, DATE, CONSENT].flatMap(
      (question): [object, unknown, Answers][] => ['', null, [], ['', '']].map((given) => [question, given, {}]),
    ),
    [TEXT, ' \n ', {}],
    [MATRIX, { q: {} }, {}],
  ])('to %j that comes as %j is %j', (question, given, answers) => {
    expect(read(question, given)).toEqual(answers);
  });
});

describe('what is none', () => {
  const RANGE = 'please choose a number from 1 to 5.';
  const LISTED = 'please choose one of the answers listed.';
  it.each<[object, unknown, string]>([
    ...[0, 6, '6', 3.5, '0x5', ' 4', true, ['4', '5'], NOT_APPLICABLE].map((given): [object, unknown, string] => [
      RATING,
      given,
      RANGE,
    ]),
    [{ ...RATING, ...OR_NOT }, 6, 'please choose a number from 1 to 5, or that it does not apply.'],
    [{ kind: 'scale', ends }, 11, 'please choose a number from 0 to 10.'],
    [SINGLE, 'c', LISTED],
    [SINGLE, ['a', 'b'], LISTED],
    [{ kind: 'single', options }, 'other', LISTED],
    [MULTIPLE, ['a', 'c'], 'please choose only among the answers listed.'],
    [TEXT, 'eleven lett', 'this has 11 characters and there is room for 10. Please shorten it by 1.'],
    [TEXT, 'a\nb', 'please write this in one line.'],
    [TEXT, 7, 'please enter one text here.'],
    [TEXT, ['a', 'b'], 'please enter one text here.'],
    [NUMBER, 'many', 'please write a number, such as 12.'],
    [NUMBER, '1,500', 'please write a number, such as 12.'],
    [NUMBER, 1e-12, 'please write a number, such as 12.'],
    [NUMBER, ['1', '2'], 'please write a number, such as 12.'],
    [{ ...WHOLE, min: 1 }, 'many', 'please write a whole number, such as 12.'],
    [{ ...WHOLE, max: 3 }, 'many', 'please write a whole number, such as 12.'],
    [{ ...WHOLE, min: 1 }, '1.5', 'please write a whole number, such as 12.'],
    [{ ...WHOLE, max: 3 }, '1.5', 'please write a whole number, such as 12.'],
    [{ ...NUMBER, max: 3 }, '-0.00000000001', 'please write a number, such as 12.'],
    [{ ...NUMBER, min: 1, max: 3 }, 1.00000000001, 'please write a number, such as 12.'],
    [WHOLE, 'many', 'please write a whole number, such as 12.'],
    [WHOLE, '1.5', 'please write a whole number, such as 12.'],
    [{ ...NUMBER, min: 1, max: 3 }, '0.5', 'please write a number from 1 to 3.'],
    [{ ...NUMBER, min: 1, max: 3 }, '3.5', 'please write a number from 1 to 3.'],
    [{ ...NUMBER, min: 1 }, '0', 'please write a number that is at least 1.'],
    [{ ...NUMBER, max: 3 }, '4', 'please write a number that is at most 3.'],
    [{ ...WHOLE, min: 1, max: 3 }, '1.5', 'please write a whole number, such as 12.'],
    [DATE, '2011-06-30', 'please give a date that is not before 1 July 2011.'],
    [DATE, '2011-08-01', 'please give a date that is not after 31 July 2011.'],
    [DATE, '2011-07-32', 'please give a date that exists, such as 2011-07-09.'],
    [DATE, 7, 'please give a date that exists, such as 2011-07-09.'],
    [DATE, '2010-02-30', 'please give a date that exists, such as 2011-07-09.'],
    [DATE, '2012-02-30', 'please give a date that exists, such as 2011-07-09.'],
    [{ kind: 'date', min: '2011-07-01' }, '2011-06-30', 'please give a date that is not before 1 July 2011.'],
    [{ kind: 'date', max: '2011-07-31' }, '2011-08-01', 'please give a date that is not after 31 July 2011.'],
    [{ kind: 'date' }, '10000-01-01', 'please give a date that exists, such as 2011-07-09.'],
    [{ kind: 'date' }, 'soon', 'please give a date that exists, such as 2011-07-09.'],
    [CONSENT, 'no', 'please tick the box, or leave it empty.'],
  ])('to %j that comes as %j is refused with the right sentence', (question, given, sentence) => {
    expect(said(() => read(question, given))).toEqual({ q: `“Q”: ${sentence}` });
  });

  it('of a matrix is said beside its line; of one that is wrong it is not said too that nothing is there', () => {
    const required = { ...MATRIX, required: true };
    expect(said(() => read(required, { 'q.food': '9', 'q.hall': '1' }))).toEqual({ 'q.food': `“Food”: ${RANGE}` });
    expect(said(() => read(required, { 'q.food': '9' }))).toEqual({ 'q.food': `“Food”: ${RANGE}` });
    expect(said(() => read(MATRIX, { q: 4 }))).toEqual({ q: 'The lines of this question are rated one by one.' });
    expect(said(() => read(TEXT, { 'q.lunch': 4 }))).toEqual({
      'q.lunch': 'This questionnaire has no question “q.lunch”.',
    });
    expect(said(() => read(MATRIX, { 'q.lunch': 4 }))).toEqual({ 'q.lunch': 'This question has no line “lunch”.' });
  });

  it('of “other” is said beside its words', () => {
    const wants = '“Q”: please say what the other answer is.';
    for (const question of [SINGLE, MULTIPLE]) {
      expect(said(() => read(question, { q: 'other' }))).toEqual({ 'q.other': wants });
      expect(said(() => read(question, { q: 'other', 'q.other': ' \n' }))).toEqual({ 'q.other': wants });
      expect(said(() => read(question, { q: 'other', 'q.other': 7 }))).toEqual({ 'q.other': wants });
      expect(said(() => read(question, { q: 'other', 'q.other': 'x'.repeat(301) }))['q.other']).toMatch(
        /has 301 characters and there is room for 300/,
      );
    }
  });

  it('is a question that is not asked, by its name as far as that is short', () => {
    expect(said(() => read(TEXT, { colour: 'blue' }))).toEqual({
      colour: 'This questionnaire has no question “colour”.',
    });
    const name = 'x'.repeat(81);
    expect(Object.keys(said(() => read(TEXT, { [name]: 'blue' })))).toEqual(['x'.repeat(80)]);
  });
});

it('of what is wrong fifty things are said, and no more', () => {
  const many = asking(RATING, ...Array.from({ length: 59 }, (_, index) => ({ ...RATING, id: `q${index}` })));
  const wrong = Object.fromEntries([...Array(59).keys()].map((index) => [`q${index}`, 'x']));
  expect(Object.keys(said(() => validateAnswers(many, sessions, wrong)))).toHaveLength(50);
  const unknown = Object.fromEntries([...Array(60).keys()].map((index) => [`no${index}`, 'x']));
  const { errors } = readAnswers(many, sessions, fieldsOfAnswers(unknown));
  expect(errors.size).toBe(50);
});

describe('what must be answered', () => {
  it.each<[object, string, string?]>([
    [RATING, 'please choose a number.'],
    [{ ...RATING, ...OR_NOT }, 'please choose a number, or that it does not apply.'],
    [{ kind: 'scale', ends }, 'please choose a number.'],
    [MATRIX, 'please rate at least one line.', 'q.hall'],
    [{ ...MATRIX, ...OR_NOT }, 'please rate at least one line, or say that it does not apply.', 'q.hall'],
    [SINGLE, 'please choose an answer.'],
    [MULTIPLE, 'please choose at least one answer.'],
    [TEXT, 'please write something here.'],
    [LINES, 'please write something here.'],
    [NUMBER, 'please write something here.'],
    [DATE, 'please give a date.'],
    [CONSENT, 'please tick the box.'],
  ])('of %j is asked for where it is missing: %s', (question, sentence, field = 'q') => {
    expect(said(() => read({ ...question, required: true }, {}))).toEqual({ [field]: `“Q”: ${sentence}` });
    expect(read(question, {})).toEqual({});
  });

  it('is not asked for where it is not asked, and what stands there is left out', () => {
    const depending = { ...TEXT, id: 'why', required: true, showIf: { question: 'q', isAnyOf: ['a'] } };
    const asked = asking(SINGLE, depending);
    expect(validateAnswers(asked, sessions, { q: 'b', why: 'x' })).toEqual({ q: 'b' });
    expect(said(() => validateAnswers(asked, sessions, { q: 'a' }))).toEqual({
      why: '“Q”: please write something here.',
    });
  });
});

describe('a condition', () => {
  it.each<[object, object, unknown, boolean]>([
    [SINGLE, { isAnyOf: ['a', 'other'] }, 'a', true],
    [SINGLE, { isAnyOf: ['a', 'other'] }, 'b', false],
    [MULTIPLE, { isAnyOf: ['b'] }, ['a', 'b'], true],
    [MULTIPLE, { isAnyOf: ['b'] }, ['a'], false],
    [{ ...RATING, ...OR_NOT }, { isAnyOf: ['na'] }, 'na', true],
    [{ ...RATING, ...OR_NOT }, { isAnyOf: ['na'] }, 3, false],
    [CONSENT, { isAnyOf: ['yes'] }, 'yes', true],
    [RATING, { atLeast: 3 }, 3, true],
    [RATING, { atLeast: 3 }, 2, false],
    [RATING, { atMost: 3 }, 3, true],
    [RATING, { atMost: 3 }, 4, false],
    [RATING, { atMost: 3 }, '', false],
    [{ ...RATING, ...OR_NOT }, { atMost: 3 }, 'na', false],
    [TEXT, { answered: true }, 'x', true],
    [TEXT, { answered: true }, '', false],
    [TEXT, { answered: false }, '', true],
    [TEXT, { answered: false }, 'x', false],
  ])('of %j that asks %j of the answer %j: holds, %s', (question, showIf, given, isAsked) => {
    const asked = asking(question, { ...LINES, id: 'why', showIf: { question: 'q', ...showIf } });
    const { why } = validateAnswers(asked, sessions, { q: given, why: 'because' });
    expect(why).toBe(isAsked ? 'because' : undefined);
  });
});

describe('answers that are half filled in', () => {
  it('are read as far as they are right, with what is wrong with the others', () => {
    const asked = asking(RATING, { ...TEXT, id: 'words' });
    const { answers, errors } = readAnswers(
      asked,
      sessions,
      new Map([
        ['q', ['9']],
        ['words', ['x']],
      ]),
    );
    expect(answers).toEqual({ words: 'x' });
    expect([...errors].map(([path, error]) => [path, ENGLISH.say(error)])).toEqual([
      ['q', '“Q”: please choose a number from 1 to 5.'],
    ]);
  });

  it('that were stored are read as far as they answer this questionnaire', () => {
    expect(answersTo(asking(RATING), sessions, { q: 4, gone: 'x' })).toEqual({ q: 4 });
  });

  it('have these fields', () => {
    const paths = (question: object) => asking(question).sections[0]?.questions.flatMap((q) => pathsOf(q, sessions));
    expect(paths(MATRIX)).toEqual(['q.hall', 'q.food']);
    expect(paths({ ...MATRIX, rows: 'sessions' })).toEqual(['q.opening', 'q.portals']);
    expect(paths(SINGLE)).toEqual(['q', 'q.other']);
    expect(paths({ kind: 'multiple', options })).toEqual(['q']);
    for (const question of [RATING, TEXT, NUMBER, DATE, CONSENT]) expect(paths(question)).toEqual(['q']);
  });
});

describe('the fields of what a form or a program sent', () => {
  const fields = (raw: unknown) => [...fieldsOfAnswers(raw)];

  it('are a path each, with all that stands under it but what is empty', () => {
    expect(fields({ a: 1, b: ['x', '', null, 'y'], c: { d: 2, e: '' }, f: {}, g: undefined, h: false })).toEqual([
      ['a', [1]],
      ['b', ['x', 'y']],
      ['c.d', [2]],
      ['h', [false]],
    ]);
    expect(fields({ 'a.b': '1', a: { b: '2' } })).toEqual([['a.b', ['1', '2']]]);
  });

  it('are none of what is no object, and one of an object that no program writes', () => {
    for (const raw of [undefined, null, 'text', 7, ['a'], new Date(0)]) expect(fields(raw)).toEqual([]);
    const file = new File(['x'], 'x.txt');
    expect(fields({ a: file })).toEqual([['a', [file]]]);
    expect(fields(Object.assign(Object.create(null), { a: Object.assign(Object.create(null), { b: 1 }) }))).toEqual([
      ['a.b', [1]],
    ]);
  });
});

describe('a number as it is typed', () => {
  it.each([
    ['1500', 1500],
    ['1 500', 1500],
    ['-1,5', -1.5],
    ['−1.5', -1.5],
    ['১২৩', 123],
    ['1234,567', 1234.567],
    ['0,5', 0.5],
  ])('%s is one', (typed, number) => {
    expect(plainNumber(typed)).toBe(number);
  });

  it.each(['1,500', '-12,500', '123,456,789', '', '-', '1e3', '0x5', '1.2.3', '12345678901234567', 'x1,500'])(
    '%s comes back as it is: it is none, or could be two',
    (typed) => {
      expect(plainNumber(typed)).toBe(typed);
    },
  );
});

it('a form has as many pages as sections that begin one, the first of them always', () => {
  const section = (title: string, newPage?: boolean) => ({
    title,
    ...(newPage !== undefined && { newPage }),
    questions: [{ ...TEXT, id: title, title, required: false }],
  });
  const titles = (...sections: readonly object[]) =>
    pagesOf(parsedQuestionnaire({ sections })).map((page) => page.map(({ title }) => title));
  expect(titles(section('a'), section('b', false), section('c', true), section('d'))).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(titles(section('a', true), section('b', true))).toEqual([['a'], ['b']]);
});

import { describe, expect, it } from 'vitest';
import { type Checked, checkQuestionnaire, readQuestionnaireJson } from '../../shared/feedback/check-questionnaire.ts';
import { parsedQuestionnaire } from '../support/questionnaires.ts';

/** What is wrong with a questionnaire that somebody wrote: where, and what to do. */

const text = { kind: 'text', id: 'words', title: 'Words', required: false, lines: 'one', maxLength: 50 };
const choice = {
  kind: 'single',
  id: 'pick',
  title: 'Pick',
  required: false,
  options: [
    { id: 'a', label: 'A' },
    { id: 'b', label: 'B' },
  ],
};
const matrix = {
  kind: 'matrix',
  id: 'rows',
  title: 'Rows',
  required: false,
  ends: { low: 'l', high: 'h' },
  rows: [{ id: 'x', label: 'X' }],
};
const rating = { kind: 'rating', id: 'rate', title: 'Rate', required: false, ends: { low: 'l', high: 'h' } };
const number = { kind: 'number', id: 'count', title: 'Count', required: false, whole: true };
const asking = (...questions: readonly object[]) => ({ sections: [{ title: 'S', questions }] });
const problems = (value: unknown): readonly string[] => checkQuestionnaire(value).problems;

describe('a questionnaire', () => {
  it('that is right comes back as it is', () => {
    const value = asking(text, choice, matrix);
    expect(checkQuestionnaire(value)).toEqual({ questionnaire: parsedQuestionnaire(value), problems: [] });
  });

  it.each<[object, string]>([
    [[], 'The questionnaire: must be an object in { }; here is an empty list.'],
    [{}, 'sections: this is missing; it must be a list in [ ].'],
    [{ sections: [] }, 'sections: must have at least 1 entry; here is an empty list.'],
    [{ ...asking(text), colour: 'blue' }, 'The questionnaire: “colour” is no field here. Please remove or correct it.'],
    [{ sections: [{ questions: [text] }] }, 'Section 1, title: this is missing; it must be a text in double quotes.'],
    [asking(), 'Section 1, questions: must have at least 1 entry; here is an empty list.'],
    [
      asking({ ...text, title: 7 }),
      'Section 1, question 1 (words), title: must be a text in double quotes; here is 7.',
    ],
    [
      asking(text, { ...choice, colour: 1 }),
      'Section 1, question 2 (pick): “colour” is no field here. Please remove or correct it.',
    ],
    [
      asking({ ...text, id: undefined }),
      'Section 1, question 1, id: this is missing; it must be a text in double quotes.',
    ],
    [asking({ ...text, maxLength: 0 }), 'Section 1, question 1 (words), maxLength: must be at least 1; here is 0.'],
    [
      asking({ ...choice, options: [{ id: 'a', label: 'A' }, { id: 'b' }] }),
      'Section 1, question 1 (pick), options, entry 2, label: this is missing; it must be a text in double quotes.',
    ],
  ])('such as %j: the place and what is wrong', (value, sentence) => {
    expect(problems(value)).toEqual([sentence]);
  });

  it.each<[string, object, RegExp]>([
    [
      'a kind that there is not',
      asking({ ...text, kind: 'essay' }),
      /^Section 1, question 1 \(words\).*must be one of "rating", "scale", .*"consent"\.$/,
    ],
    [
      'one id for two questions',
      asking(text, { ...choice, id: 'words' }),
      /^sections: must not use one question id twice/,
    ],
    [
      'one id for two choices',
      asking({ ...choice, options: [choice.options[0], choice.options[0]] }),
      /options: must not use one id twice/,
    ],
    [
      'the id that is kept for “other”',
      asking({ ...choice, options: [...choice.options, { id: 'other', label: 'O' }] }),
      /options: must not use the id "other"/,
    ],
    [
      'one id for two lines',
      asking({ ...matrix, rows: [matrix.rows[0], matrix.rows[0]] }),
      /must not use one id twice/,
    ],
    ['a lowest number above the highest', asking({ ...number, min: 3, max: 2 }), /must not have "min" above "max"/],
    [
      'a first day after the last',
      asking({ ...text, kind: 'date', lines: undefined, maxLength: undefined, min: '2011-07-02', max: '2011-07-01' }),
      /must not have "min" after "max"/,
    ],
    [
      'a condition on a later question',
      asking({ ...text, showIf: { question: 'pick', answered: true } }, choice),
      /showIf: must ask about an earlier question; none before this one has the id "pick"/,
    ],
    [
      'a condition on itself',
      asking({ ...text, showIf: { question: 'words', answered: true } }),
      /none before this one has the id "words"/,
    ],
    [
      'a condition on a choice that there is not',
      asking(choice, { ...text, showIf: { question: 'pick', isAnyOf: ['a', 'c'] } }),
      /must ask for answers that "pick" has; "c" is none/,
    ],
    [
      'a condition on “other” where there is none',
      asking(choice, { ...text, showIf: { question: 'pick', isAnyOf: ['other'] } }),
      /"other" is none/,
    ],
    [
      'a condition on “not applicable” where there is none',
      asking(rating, { ...text, showIf: { question: 'rate', isAnyOf: ['na'] } }),
      /"na" is none/,
    ],
    [
      'a condition on a number of a choice',
      asking(choice, { ...text, showIf: { question: 'pick', atLeast: 1 } }),
      /must ask for a number of a rating, a scale or a number; "pick" is none/,
    ],
    [
      'more text than the table holds',
      asking(...[1, 2, 3, 4, 5].map((each) => ({ ...text, id: `t${each}`, maxLength: 8001 }))),
      /must not ask for more than 40000 characters in all its texts; these are 40005/,
    ],
  ])('with %s is refused', (_, value, says) => {
    const [first, ...others] = problems(JSON.parse(JSON.stringify(value)));
    expect(first).toMatch(says);
    expect(others).toEqual([]);
  });

  it.each<[object, string]>([
    [{ question: 'rate', atLeast: 'two' }, 'showIf, atLeast: must be a number; here is "two".'],
    [{ question: 'rate', isAnyOf: [] }, 'showIf, isAnyOf: must have at least 1 entry; here is an empty list.'],
    [{ question: 'rate', answered: 'yes' }, 'showIf, answered: must be true or false; here is "yes".'],
    [{ question: 'rate' }, 'showIf, isAnyOf: this is missing; it must be a list in [ ].'],
    [{ question: 'rate', answered: true, why: 1 }, 'showIf: “why” is no field here. Please remove or correct it.'],
  ])('with the condition %j says what is wrong with it as what it was most likely meant', (showIf, sentence) => {
    expect(problems(asking(rating, { ...text, showIf }))).toEqual([`Section 1, question 2 (words), ${sentence}`]);
  });

  it('names a question whose name is no name by as much of it as helps', () => {
    const [problem] = problems(asking({ ...text, id: 'x'.repeat(70), maxLength: 0 }));
    expect(problem).toContain(`question 1 (${'x'.repeat(64)})`);
  });

  it.each([
    ['a choice', choice, { isAnyOf: ['a'] }],
    ['“other”', { ...choice, other: 'O' }, { isAnyOf: ['other'] }],
    ['“not applicable”', { ...rating, notApplicable: '-' }, { isAnyOf: ['na'] }],
    ['a consent', { kind: 'consent', id: 'yes', title: 'Y', required: false, label: 'Yes' }, { isAnyOf: ['yes'] }],
    ['a rating', rating, { atLeast: 2, atMost: 3 }],
    ['a scale', { ...rating, kind: 'scale' }, { atMost: 3 }],
    ['a number', number, { atLeast: 2 }],
    ['whatever was answered', matrix, { answered: false }],
  ])('may ask something after %s', (_, about, condition) => {
    expect(problems(asking(about, { ...text, showIf: { question: about.id, ...condition } }))).toEqual([]);
  });

  it('says each thing once, and all of them', () => {
    const found = problems(asking({ ...text, maxLength: 0, title: '' }, { ...choice, required: 'no' }));
    expect(found.map((sentence) => sentence.slice(0, sentence.lastIndexOf(':')))).toEqual([
      expect.stringContaining('question 1 (words), title'),
      expect.stringContaining('question 1 (words), maxLength'),
      expect.stringContaining('question 2 (pick), required'),
    ]);
  });
});

describe('what the table cannot hold', () => {
  it('is a questionnaire of too much text', () => {
    const intro = { en: 'x'.repeat(2000), bn: 'ক'.repeat(2000) };
    const sections = Array.from({ length: 30 }, (_, index) => ({
      title: 'S',
      intro,
      questions: [1, 2, 3, 4].map((each) => ({
        ...text,
        maxLength: 1,
        id: `t${index}-${each}`,
        hint: { bn: 'ক'.repeat(300) },
      })),
    }));
    expect(problems({ sections })).toEqual([
      expect.stringMatching(/^The questionnaire: it may hold 250 KB of text and holds \d+ KB\. Please shorten it\.$/),
    ]);
  });

  it.each([
    ['a line for each session', { ...matrix, rows: 'sessions' }, 36, 37, '255 KB'],
    [
      'sixty lines',
      { ...matrix, rows: Array.from({ length: 60 }, (_, row) => ({ id: `r${row}`, label: 'R' })) },
      60,
      61,
      '254 KB',
    ],
    [
      'thirty choices and words',
      { ...choice, other: 'O', options: Array.from({ length: 30 }, (_, row) => ({ id: `o${row}`, label: 'O' })) },
      75,
      76,
      '252 KB',
    ],
  ])('are answers that could become too long, such as %s', (_, question, fits, tooMany, size) => {
    const many = (count: number) => {
      const all = Array.from({ length: count }, (_each, index) => ({ ...question, id: `m${index}` }));
      const sections = Array.from({ length: Math.ceil(count / 60) }, (_each, page) => ({
        title: 'S',
        questions: all.slice(60 * page, 60 * (page + 1)),
      }));
      return problems(JSON.parse(JSON.stringify({ sections })));
    };
    expect(many(fits)).toEqual([]);
    expect(many(tooMany)).toEqual([
      `The questionnaire: what one person answers may take 250 KB, and here it could come to ${size}. Please ask for less, or for shorter texts.`,
    ]);
  });
});

describe('a file', () => {
  const read = (content: string): Checked => readQuestionnaireJson(content);

  it('that is right is read, with or without the mark that some editors put first', () => {
    const content = JSON.stringify(asking(text));
    expect(read(content)).toEqual({ questionnaire: parsedQuestionnaire(asking(text)), problems: [] });
    expect(read(`\uFEFF${content}`)).toEqual(read(content));
  });

  it('that is empty or no JSON says so, and where', () => {
    for (const empty of ['', ' \n', '\uFEFF']) {
      expect(read(empty).problems).toEqual(['Please choose a file, or paste the questionnaire’s text.']);
    }
    expect(read('{\n  "sections": ]').problems).toEqual([
      expect.stringMatching(/^Line 2, column 15: this is no JSON, /),
    ]);
  });
});

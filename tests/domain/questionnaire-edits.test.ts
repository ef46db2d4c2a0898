import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Question, type Questionnaire, QuestionSchema, questionsOf } from '../../shared/feedback/questionnaire.ts';
import {
  addQuestion,
  addSection,
  changeQuestion,
  changeSection,
  type Direction,
  freeQuestionId,
  moveQuestion,
  moveSection,
  questionIn,
  removeQuestion,
  removeSection,
} from '../../shared/feedback/questionnaire-edits.ts';

/** What can be done to a questionnaire in work. */

const aQuestion = (id: string): Question =>
  QuestionSchema.parse({ id, kind: 'text', title: `What about ${id}?`, lines: 'one', maxLength: 100, required: false });
const words = (title: string) => ({ title });
const withSections = (...sections: readonly (readonly string[])[]): Questionnaire => ({
  ...EMPTY,
  sections: sections.map((ids, index) => ({ ...words(`Section ${index}`), questions: ids.map(aQuestion) })),
});
const EMPTY = { sections: [] } as unknown as Questionnaire;
const idsOf = ({ sections }: Questionnaire): string[][] =>
  sections.map(({ questions }) => questions.map(({ id }) => id));
const titlesOf = ({ sections }: Questionnaire) => sections.map(({ title }) => title);
const many = (count: number): string[] => Array.from({ length: count }, (_, n) => `m${n}`);

const small = withSections(['a', 'b'], ['c'], []);

describe('sections', () => {
  test('a new one is the last and has no question; there are thirty at most', () => {
    const more = addSection(small, words('More'));
    expect(titlesOf(more)).toEqual(['Section 0', 'Section 1', 'Section 2', 'More']);
    expect(idsOf(more)).toEqual([['a', 'b'], ['c'], [], []]);
    const twentyNine = withSections(...Array.from({ length: 29 }, () => []));
    const thirty = addSection(twentyNine, words('The thirtieth'));
    expect(thirty.sections).toHaveLength(30);
    expect(() => addSection(thirty, words('One more'))).toThrow(
      expect.objectContaining({ reason: 'invalid', fields: { title: 'A questionnaire has at most 30 sections.' } }),
    );
  });

  test('other words leave its questions, and every other section, as they are', () => {
    const changed = changeSection(small, 1, words('Other'));
    expect(titlesOf(changed)).toEqual(['Section 0', 'Other', 'Section 2']);
    expect(idsOf(changed)).toEqual(idsOf(small));
  });

  test('one that is removed takes its questions along', () => {
    expect(idsOf(removeSection(small, 0))).toEqual([['c'], []]);
  });

  test('one moves by a place; over the end nothing changes', () => {
    expect(titlesOf(moveSection(small, 0, 'down'))).toEqual(['Section 1', 'Section 0', 'Section 2']);
    expect(titlesOf(moveSection(small, 2, 'up'))).toEqual(['Section 0', 'Section 2', 'Section 1']);
    expect(moveSection(small, 0, 'up')).toBe(small);
    expect(moveSection(small, 2, 'down')).toBe(small);
  });
});

describe('questions', () => {
  test('a new one is the last of its section, and is not added twice', () => {
    const added = addQuestion(small, 1, aQuestion('d'));
    expect(idsOf(added)).toEqual([['a', 'b'], ['c', 'd'], []]);
    expect(addQuestion(added, 1, aQuestion('d'))).toBe(added);
    expect(addQuestion(added, 2, aQuestion('d'))).toBe(added);
  });

  test('an id is one question’s', () => {
    const other = { ...aQuestion('c'), title: 'Another question' };
    expect(() => addQuestion(small, 0, other)).toThrow(
      expect.objectContaining({
        reason: 'invalid',
        fields: { id: 'The id “c” is another question’s. Please choose another.' },
      }),
    );
  });

  test('a section has sixty at most, also where one moves into it', () => {
    const full = withSections(many(60), ['z']);
    expect(() => addQuestion(full, 0, aQuestion('y'))).toThrow(expect.objectContaining({ reason: 'invalid' }));
    expect(() => moveQuestion(full, 'z', 'up')).toThrow(
      expect.objectContaining({ fields: { id: 'The section beside this one is full: it has 60 questions.' } }),
    );
    const nearly = withSections(many(59), ['z']);
    expect(addQuestion(nearly, 0, aQuestion('y')).sections[0]?.questions).toHaveLength(60);
    expect(moveQuestion(nearly, 'z', 'up').sections[0]?.questions.at(-1)?.id).toBe('z');
  });

  test('one is changed where it stands', () => {
    const changed = changeQuestion(small, { ...aQuestion('a'), title: 'Asked otherwise' });
    expect(idsOf(changed)).toEqual(idsOf(small));
    expect(questionIn(changed, 'a').title).toBe('Asked otherwise');
    expect(questionIn(changed, 'b')).toEqual(aQuestion('b'));
  });

  test('one that is removed is gone, and nothing else', () => {
    expect(idsOf(removeQuestion(small, 'a'))).toEqual([['b'], ['c'], []]);
  });

  test('one moves within its section, and over its end to the near end of the next', () => {
    const moved = (id: string, direction: Direction) => idsOf(moveQuestion(small, id, direction));
    expect(moved('a', 'down')).toEqual([['b', 'a'], ['c'], []]);
    expect(moved('b', 'up')).toEqual([['b', 'a'], ['c'], []]);
    expect(moved('b', 'down')).toEqual([['a'], ['b', 'c'], []]);
    expect(moved('c', 'up')).toEqual([['a', 'b', 'c'], [], []]);
    expect(moved('c', 'down')).toEqual([['a', 'b'], [], ['c']]);
    expect(moveQuestion(small, 'a', 'up')).toBe(small);
    const alone = withSections(['a']);
    expect(moveQuestion(alone, 'a', 'down')).toBe(alone);
  });
});

test('what is not there is said so, and what to do', () => {
  const gone = expect.objectContaining({ reason: 'not-found', message: expect.stringContaining('go back') });
  for (const act of [
    () => changeSection(small, 3, words('x')),
    () => removeSection(small, 3),
    () => moveSection(small, -1, 'down'),
    () => moveSection(small, 3, 'up'),
    () => addQuestion(small, 3, aQuestion('d')),
    () => changeQuestion(small, aQuestion('d')),
    () => removeQuestion(small, 'd'),
    () => moveQuestion(small, 'd', 'up'),
    () => questionIn(small, 'd'),
  ])
    expect(act).toThrow(gone);
});

test('moves lose and double no question, whatever they are', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const move = fc.tuple(fc.constantFrom(...ids), fc.constantFrom<Direction>('up', 'down'));
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      const moved = moves.reduce(
        (questionnaire, [id, direction]) => moveQuestion(questionnaire, id, direction),
        withSections(['a', 'b'], [], ['c', 'd']),
      );
      expect(
        questionsOf(moved)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(ids);
    }),
  );
});

test('a free id is one that no question of any of them has', () => {
  expect(freeQuestionId(withSections([]))).toBe('q1');
  expect(freeQuestionId(withSections(['q3', 'x']))).toBe('q4');
  expect(freeQuestionId(withSections(['q2']), withSections(['a']))).toBe('q3');
});

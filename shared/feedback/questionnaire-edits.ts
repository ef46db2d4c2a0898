import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '../refusal.ts';
import { type Question, type Questionnaire, questionsOf, type Section } from './questionnaire.ts';

/**
 * What can be done to a questionnaire in work. Each returns another one, or the same object where nothing changes.
 * Sections are named by their place, counted from 0; questions by their id.
 */

/** What a section says beside its questions. */
export type SectionWords = Omit<Section, 'questions'>;

export type Direction = 'up' | 'down';

/** @throws Refusal `invalid` (field `title`) where there are too many */
export function addSection(questionnaire: Questionnaire, words: SectionWords): Questionnaire {
  if (questionnaire.sections.length >= 30) throw invalid({ title: 'A questionnaire has at most 30 sections.' });
  return { ...questionnaire, sections: [...questionnaire.sections, { ...words, questions: [] }] };
}

/** @throws Refusal `not-found` */
export function changeSection(questionnaire: Questionnaire, at: number, words: SectionWords): Questionnaire {
  const { questions } = sectionAt(questionnaire, at);
  return withSections(
    questionnaire,
    questionnaire.sections.map((section, index) => (index === at ? { ...words, questions } : section)),
  );
}

/** With its questions. @throws Refusal `not-found` */
export function removeSection(questionnaire: Questionnaire, at: number): Questionnaire {
  sectionAt(questionnaire, at);
  return withSections(questionnaire, questionnaire.sections.toSpliced(at, 1));
}

/** @throws Refusal `not-found` */
export function moveSection(questionnaire: Questionnaire, at: number, direction: Direction): Questionnaire {
  sectionAt(questionnaire, at);
  const moved = swapped(questionnaire.sections, at, direction);
  return moved ? withSections(questionnaire, moved) : questionnaire;
}

/**
 * At the end of a section. A question that is there already, just so, is not added again.
 * @throws Refusal `not-found`; `invalid` (field `id`) where the id belongs to another question
 */
export function addQuestion(questionnaire: Questionnaire, at: number, question: Question): Questionnaire {
  const section = sectionAt(questionnaire, at);
  const same = questionsOf(questionnaire).find(({ id }) => id === question.id);
  if (isDeepStrictEqual(same, question)) return questionnaire;
  if (same) throw invalid({ id: `The id “${question.id}” is another question’s. Please choose another.` });
  if (section.questions.length >= 60) throw invalid({ id: 'A section has at most 60 questions.' });
  return withQuestions(questionnaire, at, [...section.questions, question]);
}

/** Puts the question where the one of its id stands. @throws Refusal `not-found` */
export function changeQuestion(questionnaire: Questionnaire, question: Question): Questionnaire {
  const { section, index } = placeOf(questionnaire, question.id);
  return withQuestions(
    questionnaire,
    section,
    sectionAt(questionnaire, section).questions.toSpliced(index, 1, question),
  );
}

/** @throws Refusal `not-found` */
export function removeQuestion(questionnaire: Questionnaire, id: string): Questionnaire {
  const { section, index } = placeOf(questionnaire, id);
  return withQuestions(questionnaire, section, sectionAt(questionnaire, section).questions.toSpliced(index, 1));
}

/** Over the end of its section into the next one. @throws Refusal `not-found` */
export function moveQuestion(questionnaire: Questionnaire, id: string, direction: Direction): Questionnaire {
  const { section, index } = placeOf(questionnaire, id);
  const { questions } = sectionAt(questionnaire, section);
  const moved = swapped(questions, index, direction);
  if (moved) return withQuestions(questionnaire, section, moved);
  const to = section + (direction === 'up' ? -1 : 1);
  const there = questionnaire.sections[to];
  const question = questions[index];
  if (!there || !question) return questionnaire;
  if (there.questions.length >= 60) throw invalid({ id: 'The section beside this one is full: it has 60 questions.' });
  const without = withQuestions(questionnaire, section, questions.toSpliced(index, 1));
  return withQuestions(
    without,
    to,
    direction === 'up' ? [...there.questions, question] : [question, ...there.questions],
  );
}

/** @throws Refusal `not-found` */
export function questionIn(questionnaire: Questionnaire, id: string): Question {
  const question = questionsOf(questionnaire).find((each) => each.id === id);
  return question ?? gone('question');
}

/** @throws Refusal `not-found` */
export const sectionAt = ({ sections }: Questionnaire, at: number): Section => sections[at] ?? gone('section');

/** An id for a new question that none of these has. */
export function freeQuestionId(...questionnaires: readonly Questionnaire[]): string {
  const taken = new Set(questionnaires.flatMap(questionsOf).map(({ id }) => id));
  let number = taken.size + 1;
  while (taken.has(`q${number}`)) number += 1;
  return `q${number}`;
}

function placeOf({ sections }: Questionnaire, id: string): { readonly section: number; readonly index: number } {
  const section = sections.findIndex(({ questions }) => questions.some((question) => question.id === id));
  const index = sections[section]?.questions.findIndex((question) => question.id === id) ?? -1;
  return index < 0 ? gone('question') : { section, index };
}

const withSections = (questionnaire: Questionnaire, sections: Section[]): Questionnaire => ({
  ...questionnaire,
  sections,
});

const withQuestions = (questionnaire: Questionnaire, at: number, questions: Question[]): Questionnaire =>
  withSections(
    questionnaire,
    questionnaire.sections.map((section, index) => (index === at ? { ...section, questions } : section)),
  );

/** `undefined` where there is none beside it. */
function swapped<Each>(list: readonly Each[], at: number, direction: Direction): Each[] | undefined {
  const [first, second] = direction === 'up' ? [at - 1, at] : [at, at + 1];
  const [a, b] = [list[first], list[second]];
  return a === undefined || b === undefined ? undefined : list.toSpliced(first, 2, b, a);
}

function gone(what: 'question' | 'section'): never {
  throw new Refusal(
    'not-found',
    `The questionnaire has no such ${what} any more. Please go back to the questionnaire, which shows how it is now.`,
  );
}

const invalid = (fields: Record<string, string>): Refusal =>
  new Refusal('invalid', 'Something in what was sent needs another look. Nothing was changed yet.', fields);

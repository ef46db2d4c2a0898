import type * as z from 'zod';
import { inLanguage, type Localised } from '../language/localised.ts';
import { type Said, say } from '../language/texts.ts';
import { Refusal, type SaidOfFields } from '../refusal.ts';
import { lengthOf, tidyText, tooLongIn } from '../typed-text.ts';
import type { Session } from '../workshop/workshop.ts';
import { type Answer, type Answers, answerSchema, otherPath } from './answers.ts';
import { type Fields, fieldsOfAnswers } from './fields.ts';
import { holds } from './holds.ts';
import { plainNumber } from './plain-number.ts';
import {
  OTHER,
  OTHER_MAX,
  type Question,
  type Questionnaire,
  type QuestionOf,
  questionsOf,
  valuesOf,
} from './questionnaire.ts';
import { type Row, rowsOf } from './rows.ts';

/** A page with more errors than this helps nobody; a program that sends nonsense is told enough. */
const ERRORS_AT_MOST = 50;

/**
 * Reads answers from what a form or a JSON document held; both say the same in the same words (see `fields.ts`).
 * Empty fields are unanswered questions. A question that its condition hides is not asked: what stands in its fields is
 * left out, and it is never missing.
 * @throws Refusal `invalid`, with a sentence per field (`topic`, `sessions.opening`, `application.other`)
 */
export function validateAnswers(
  questionnaire: Pick<Questionnaire, 'sections'>,
  sessions: readonly Session[],
  raw: unknown,
): Answers {
  const { answers, errors } = readAnswers(questionnaire, sessions, fieldsOfAnswers(raw));
  if (errors.size > 0) throw new Refusal('invalid', say('answer.refused'), firstOf(errors));
  return answers;
}

/**
 * The answers among fields, and what is wrong with the others: what is asked, and answered well, is in `answers` even
 * while something else is wrong. So a form that is half filled in knows which of its questions are to be shown.
 */
export function readAnswers(
  questionnaire: Pick<Questionnaire, 'sections'>,
  sessions: readonly Session[],
  fields: Fields,
): { readonly answers: Answers; readonly errors: ReadonlyMap<string, Said> } {
  const errors = new Map<string, Said>();
  const answers: Record<string, Answer> = {};
  const known = new Set<string>();
  for (const question of questionsOf(questionnaire)) {
    for (const path of pathsOf(question, sessions)) known.add(path);
    if (question.showIf && !holds(question.showIf, answers)) continue;
    const read = readQuestion(question, sessions, fields);
    Object.assign(answers, read.answers);
    for (const [path, error] of Object.entries(read.errors)) errors.set(path, error);
  }
  refuseUnknown(questionnaire, fields, known, errors);
  return { answers, errors };
}

/**
 * What of somebody's stored answers answers this questionnaire. Published versions keep earlier answers valid, so that is
 * all of them; only what came in while another version was being published can lack something.
 */
export const answersTo = (questionnaire: Questionnaire, sessions: readonly Session[], stored: Answers): Answers =>
  readAnswers(questionnaire, sessions, fieldsOfAnswers(stored)).answers;

/** Every field that a question has in a form. */
export function pathsOf(question: Question, sessions: readonly Session[]): string[] {
  switch (question.kind) {
    case 'matrix':
      return rowsOf(question, sessions).map(({ id }) => `${question.id}.${id}`);
    case 'single':
    case 'multiple':
      return question.other === undefined ? [question.id] : [question.id, otherPath(question.id)];
    case 'rating':
    case 'scale':
    case 'text':
    case 'number':
    case 'date':
    case 'consent':
      return [question.id];
  }
}

interface Read {
  readonly answers: Answers;
  readonly errors: SaidOfFields;
}

function readQuestion(question: Question, sessions: readonly Session[], fields: Fields): Read {
  switch (question.kind) {
    case 'matrix':
      return readMatrix(question, rowsOf(question, sessions), fields);
    case 'single':
    case 'multiple':
      return readChoice(question, fields);
    case 'rating':
    case 'scale':
    case 'text':
    case 'number':
    case 'date':
    case 'consent':
      return readOne(question, question.id, question.title, fields);
  }
}

/** One field that holds the whole answer. `path` and `title` are the row's where it is one of a matrix. */
function readOne(question: Question, path: string, title: Localised, fields: Fields): Read {
  const given = fields.get(path) ?? [];
  const candidate = candidateOf(question, given);
  const wrong = (error: Said): Read => ({ answers: {}, errors: { [path]: about(title, error) } });
  if (candidate === undefined) {
    return question.required && path === question.id ? wrong(missing(question)) : NOTHING;
  }
  const parsed: z.ZodSafeParseResult<Answer> = answerSchema(question).safeParse(candidate);
  return parsed.success ? { answers: { [path]: parsed.data }, errors: {} } : wrong(whyNot(question, candidate));
}

const NOTHING: Read = { answers: {}, errors: {} };

function readMatrix(question: QuestionOf<'matrix'>, rows: readonly Row[], fields: Fields): Read {
  const read = rows.map((row) => ({ row, ...readOne(question, `${question.id}.${row.id}`, row.title, fields) }));
  const errors = Object.assign({}, ...read.map((each) => each.errors));
  const cells = read.flatMap(({ row, answers }) => {
    const cell = answers[`${question.id}.${row.id}`];
    return typeof cell === 'number' || cell === 'na' ? [[row.id, cell] as const] : [];
  });
  if (cells.length > 0) return { answers: { [question.id]: Object.fromEntries(cells) }, errors };
  const [first] = rows;
  if (!question.required || !first || Object.keys(errors).length > 0) return { answers: {}, errors };
  // An error must stand beside a field that exists: a matrix has only its rows.
  return { answers: {}, errors: { [`${question.id}.${first.id}`]: about(question.title, missing(question)) } };
}

function readChoice(question: QuestionOf<'single' | 'multiple'>, fields: Fields): Read {
  const read = readOne(question, question.id, question.title, fields);
  const chosen = read.answers[question.id];
  if (chosen === undefined || ![chosen].flat().includes(OTHER)) return read;
  const path = otherPath(question.id);
  const words = tidyText(textOf(fields.get(path) ?? []) ?? '').replaceAll(/\s+/g, ' ');
  const length = lengthOf(words);
  const error =
    length === 0 ? say('answer.otherWithoutText') : length > OTHER_MAX ? tooLongIn(length, OTHER_MAX) : undefined;
  if (error !== undefined) return { answers: {}, errors: { [path]: about(question.title, error) } };
  return { answers: { ...read.answers, [path]: words }, errors: {} };
}

/** What the fields of an answer hold, as its schema will want it; `undefined` where nothing is answered. */
function candidateOf(question: Question, given: readonly unknown[]): unknown {
  if (given.length === 0) return undefined;
  const [only] = given.length === 1 ? given : [given];
  switch (question.kind) {
    case 'rating':
    case 'scale':
    case 'matrix':
      // A form can only send text; `Number` alone would take "" and "0x5" for numbers.
      return typeof only === 'string' && /^\d{1,2}$/.test(only) ? Number(only) : only;
    case 'single':
    case 'consent':
    case 'date':
      return only;
    case 'multiple':
      return inOrder(question, given);
    case 'text': {
      if (typeof only !== 'string') return only;
      const text = tidyText(only);
      return text === '' ? undefined : text;
    }
    case 'number': {
      const number = typeof only === 'string' ? plainNumber(only) : only;
      // There is one nought: the table knows no negative one.
      return number === 0 ? 0 : number;
    }
  }
}

/** In the question's own order, so that the same choice is the same answer. What is no option stays, and is refused. */
const inOrder = ({ options }: QuestionOf<'multiple'>, given: readonly unknown[]): unknown[] => {
  const ids: readonly unknown[] = [...options.map(({ id }) => id), OTHER];
  return [...ids.filter((id) => given.includes(id)), ...given.filter((id) => !ids.includes(id))];
};

const textOf = ([only]: readonly unknown[]): string | undefined => (typeof only === 'string' ? only : undefined);

/** At the head of the form an error stands apart from its question, so it names it. */
const about = (title: Localised, error: Said): Said =>
  say('answer.about', { title: ({ language }) => inLanguage(title, language), error });

/** Why an answer's schema refuses it, said to the person. */
function whyNot(question: Question, candidate: unknown): Said {
  switch (question.kind) {
    case 'rating':
    case 'scale':
    case 'matrix': {
      const values = valuesOf(question.kind);
      const range = { low: values[0] ?? 0, high: values.at(-1) ?? 0 };
      return question.notApplicable === undefined
        ? say('answer.chooseNumber', range)
        : say('answer.chooseNumberOrNot', range);
    }
    case 'single':
      return say('answer.chooseOne');
    case 'multiple':
      return say('answer.chooseListed');
    case 'text': {
      if (typeof candidate !== 'string') return say('answer.oneText');
      const length = lengthOf(candidate);
      return length > question.maxLength ? tooLongIn(length, question.maxLength) : say('answer.oneLine');
    }
    case 'number': {
      const { min, max, whole } = question;
      if (typeof candidate !== 'number' || !Number.isFinite(candidate)) {
        return whole ? say('answer.wholeNumber') : say('answer.number');
      }
      if (min !== undefined && max !== undefined && (candidate < min || candidate > max)) {
        return say('answer.numberBetween', { min, max });
      }
      if (min !== undefined && candidate < min) return say('answer.numberAtLeast', { min });
      if (max !== undefined && candidate > max) return say('answer.numberAtMost', { max });
      return whole ? say('answer.wholeNumber') : say('answer.number');
    }
    case 'date': {
      const { min, max } = question;
      const isDate =
        typeof candidate === 'string' &&
        answerSchema({ ...question, min: undefined, max: undefined }).safeParse(candidate).success;
      if (isDate && min !== undefined && candidate < min) return say('answer.dateFrom', { min: dayOf(min) });
      if (isDate && max !== undefined && candidate > max) return say('answer.dateUntil', { max: dayOf(max) });
      return say('answer.date');
    }
    case 'consent':
      return say('answer.consent');
  }
}

const dayOf =
  (date: string): Said =>
  (texts) =>
    texts.day(date);

function missing(question: Question): Said {
  switch (question.kind) {
    case 'rating':
    case 'scale':
      return question.notApplicable === undefined ? say('answer.missingNumber') : say('answer.missingNumberOrNot');
    case 'matrix':
      return question.notApplicable === undefined ? say('answer.missingRow') : say('answer.missingRowOrNot');
    case 'single':
      return say('answer.missingChoice');
    case 'multiple':
      return say('answer.missingChoices');
    case 'text':
    case 'number':
      return say('answer.missingText');
    case 'date':
      return say('answer.missingDate');
    case 'consent':
      return say('answer.missingConsent');
  }
}

function refuseUnknown(
  questionnaire: Pick<Questionnaire, 'sections'>,
  fields: Fields,
  known: ReadonlySet<string>,
  errors: Map<string, Said>,
): void {
  const matrices = questionsOf(questionnaire).filter(({ kind }) => kind === 'matrix');
  for (const path of fields.keys()) {
    if (known.has(path)) continue;
    if (errors.size >= ERRORS_AT_MOST) return;
    const shown = path.slice(0, 80);
    const matrix = matrices.find(({ id }) => path === id || path.startsWith(`${id}.`));
    if (matrix?.id === path) errors.set(path, say('answer.rowByRow'));
    else if (matrix) errors.set(shown, say('answer.noRow', { row: shown.slice(matrix.id.length + 1) }));
    else errors.set(shown, say('answer.noQuestion', { question: shown }));
  }
}

const firstOf = (errors: ReadonlyMap<string, Said>): SaidOfFields =>
  Object.fromEntries([...errors].slice(0, ERRORS_AT_MOST));

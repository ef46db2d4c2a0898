import { type FieldErrors, Refusal } from '../refusal.ts';
import { lengthOf, tidyText, tooLong } from '../typed-text.ts';
import type { Session } from '../workshop/workshop.ts';
import { type Answer, type Answers, type NOT_APPLICABLE, RatingAnswerSchema, ScaleAnswerSchema } from './answers.ts';
import { type Fields, fieldsOfAnswers } from './fields.ts';
import { type Question, type Questionnaire, questionsOf } from './questionnaire.ts';

/** A page with more errors than this helps nobody; a program that sends nonsense is told enough. */
const ERRORS_AT_MOST = 50;

/**
 * Reads answers from what a form or a JSON document held; both say the same in the same words (see `fields.ts`).
 * Empty fields are unanswered questions.
 * @throws Refusal `invalid`, with a sentence per field (`topic`, `sessions.opening`)
 */
export function validateAnswers(questionnaire: Questionnaire, sessions: readonly Session[], raw: unknown): Answers {
  const fields = fieldsOfAnswers(raw);
  const errors = new Map<string, string>();
  const answers = new Map<string, Answer>();
  const known = new Set<string>();
  const ask: Ask = (path, title, read) => {
    known.add(path);
    const result = read(fields.get(path) ?? []);
    if ('value' in result) return result.value;
    errors.set(path, about(title, result.error));
    return undefined;
  };
  for (const question of questionsOf(questionnaire)) {
    const answer = readQuestion(question, sessions, ask, errors);
    if (answer !== undefined) answers.set(question.id, answer);
  }
  refuseUnknown(questionnaire, fields, known, errors);
  if (errors.size > 0) {
    throw new Refusal('invalid', 'Some answers need another look. Nothing was stored yet.', firstOf(errors));
  }
  return Object.fromEntries(answers);
}

type Read<Value> = { readonly value: Value | undefined } | { readonly error: string };
type Reader<Value> = (given: readonly unknown[]) => Read<Value>;
type Ask = <Value>(path: string, title: string, read: Reader<Value>) => Value | undefined;

/** At the head of the form an error stands apart from its question, so it names it. */
const about = (title: string, error: string): string => `“${title}”: ${error}`;

function readQuestion(
  question: Question,
  sessions: readonly Session[],
  ask: Ask,
  errors: Map<string, string>,
): Answer | undefined {
  const answer =
    question.kind === 'matrix'
      ? askMatrix(question, sessions, ask)
      : ask<Answer>(question.id, question.title, reader(question));
  if (answer === undefined && question.required && !hasError(errors, question.id)) {
    errors.set(errorPath(question, sessions), about(question.title, MISSING[question.kind]));
  }
  return answer;
}

function askMatrix(question: Question, sessions: readonly Session[], ask: Ask): Answer | undefined {
  const rows = sessions.flatMap((session) => {
    const value = ask(`${question.id}.${session.id}`, session.title, readRating);
    return value === undefined ? [] : [[session.id, value] as const];
  });
  return rows.length > 0 ? Object.fromEntries(rows) : undefined;
}

function reader(question: Exclude<Question, { kind: 'matrix' }>): Reader<Answer> {
  switch (question.kind) {
    case 'rating':
      return readRating;
    case 'scale':
      return readScale;
    case 'single':
      return (given) => readSingle(question.options, given);
    case 'multiple':
      return (given) => readMultiple(question.options, given);
    case 'text':
      return (given) => readText(question.maxLength, given);
  }
}

const readRating = (given: readonly unknown[]) =>
  readNumber(given, RatingAnswerSchema, 'please choose a number from 1 to 5, or that it does not apply.');

const readScale = (given: readonly unknown[]) =>
  readNumber(given, ScaleAnswerSchema, 'please choose a number from 0 to 10, or that it does not apply.');

function readNumber(
  given: readonly unknown[],
  schema: typeof RatingAnswerSchema | typeof ScaleAnswerSchema,
  error: string,
): Read<number | typeof NOT_APPLICABLE> {
  const [only] = given;
  if (only === undefined) return { value: undefined };
  // A form can only send text; `Number` alone would take "" and "0x5" for numbers.
  const parsed = schema.safeParse(typeof only === 'string' && /^\d{1,2}$/.test(only) ? Number(only) : only);
  return parsed.success && given.length === 1 ? { value: parsed.data } : { error };
}

type Options = readonly { readonly id: string }[];

function readSingle(options: Options, given: readonly unknown[]): Read<string> {
  const [only] = given;
  if (only === undefined) return { value: undefined };
  const chosen = options.find(({ id }) => id === only);
  return chosen && given.length === 1 ? { value: chosen.id } : { error: 'please choose one of the answers listed.' };
}

function readMultiple(options: Options, given: readonly unknown[]): Read<string[]> {
  if (!given.every((id) => options.some((option) => option.id === id))) {
    return { error: 'please choose only among the answers listed.' };
  }
  // In the question's own order, so that the same choice is the same answer.
  const chosen = options.filter(({ id }) => given.includes(id)).map(({ id }) => id);
  return { value: chosen.length > 0 ? chosen : undefined };
}

function readText(limit: number, given: readonly unknown[]): Read<string> {
  const [only = ''] = given;
  if (typeof only !== 'string' || given.length > 1) return { error: 'please enter one text here.' };
  const text = tidyText(only);
  const length = lengthOf(text);
  if (length > limit) return { error: tooLong(length, limit) };
  return { value: text === '' ? undefined : text };
}

const MISSING: Readonly<Record<Question['kind'], string>> = {
  rating: 'please choose a number, or that it does not apply.',
  scale: 'please choose a number, or that it does not apply.',
  matrix: 'please rate at least one session, or say that you did not attend.',
  single: 'please choose an answer.',
  multiple: 'please choose at least one answer.',
  text: 'please write something here.',
};

/** An error must stand beside a field that exists: a matrix has only its rows. */
const errorPath = (question: Question, sessions: readonly Session[]): string =>
  question.kind === 'matrix' && sessions[0] ? `${question.id}.${sessions[0].id}` : question.id;

const hasError = (errors: ReadonlyMap<string, string>, id: string): boolean =>
  [...errors.keys()].some((path) => path === id || path.startsWith(`${id}.`));

function refuseUnknown(
  questionnaire: Questionnaire,
  fields: Fields,
  known: ReadonlySet<string>,
  errors: Map<string, string>,
): void {
  const matrices = questionsOf(questionnaire).filter(({ kind }) => kind === 'matrix');
  for (const path of fields.keys()) {
    if (known.has(path)) continue;
    if (errors.size >= ERRORS_AT_MOST) return;
    const shown = path.slice(0, 80);
    const matrix = matrices.find(({ id }) => path === id || path.startsWith(`${id}.`));
    if (matrix?.id === path) errors.set(path, 'The sessions are rated one by one.');
    else if (matrix) errors.set(shown, `This workshop has no session “${shown.slice(matrix.id.length + 1)}”.`);
    else errors.set(shown, `This questionnaire has no question “${shown}”.`);
  }
}

const firstOf = (errors: ReadonlyMap<string, string>): FieldErrors =>
  Object.fromEntries([...errors].slice(0, ERRORS_AT_MOST));

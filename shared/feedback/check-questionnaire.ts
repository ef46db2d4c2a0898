import type * as z from 'zod';
import { inLanguage } from '../language/localised.ts';
import { shownValue, valueAt, wanted } from '../schema-issue.ts';
import { findJsonFault } from '../workshop/json-fault.ts';
import {
  OTHER_MAX,
  type Question,
  type Questionnaire,
  QuestionnaireSchema,
  QuestionSchema,
  questionsOf,
} from './questionnaire.ts';

/** What is wrong with a questionnaire, in plain words and by its place, for whoever wrote it. */

/** An item of the table holds 400 KB; these leave room for what else stands in it. */
const QUESTIONNAIRE_MAX_BYTES = 250_000;
const ANSWERS_MAX_BYTES = 250_000;

export type Checked =
  | { readonly questionnaire: Questionnaire; readonly problems: readonly [] }
  | { readonly questionnaire: undefined; readonly problems: readonly string[] };

/** Reads a questionnaire from the text of a JSON document. */
export function readQuestionnaireJson(text: string): Checked {
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') return wrong(['Please choose a file, or paste the questionnaire’s text.']);
  const fault = findJsonFault(content);
  if (fault) return wrong([`Line ${fault.line}, column ${fault.column}: this is no JSON, ${fault.what}.`]);
  return checkQuestionnaire(JSON.parse(content));
}

export function checkQuestionnaire(value: unknown): Checked {
  const parsed = QuestionnaireSchema.safeParse(value);
  if (!parsed.success) {
    const sentences = parsed.error.issues.flatMap((issue) => explain(issue, value));
    return wrong([...new Set(sentences)]);
  }
  const problems = sizeProblems(parsed.data);
  return problems.length > 0 ? wrong(problems) : { questionnaire: parsed.data, problems: [] };
}

/** The one union whose members have names. */
const KINDS = QuestionSchema.options.map(({ shape }) => shape.kind.value);

const wrong = (problems: readonly string[]): Checked => ({ questionnaire: undefined, problems });

/** One sentence for each thing that is wrong at an issue's place. */
function explain(issue: z.core.$ZodIssue, whole: unknown, above: readonly PropertyKey[] = []): string[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return likeliest(issue.errors).flatMap((inner) => explain(inner, whole, path));
  }
  if (issue.code === 'invalid_union') {
    return [`${placeOf(path, whole)}must be one of ${KINDS.map((kind) => JSON.stringify(kind)).join(', ')}.`];
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${placeOf(path, whole)}“${key}” is no field here. Please remove or correct it.`);
  }
  const found = valueAt(whole, path);
  if (found === undefined) return [`${placeOf(path, whole)}this is missing; it ${wanted(issue)}.`];
  const shown = shownValue(found);
  return [`${placeOf(path, whole)}${wanted(issue)}${shown === undefined ? '' : `; here is ${shown}`}.`];
}

/** Of several ways in which a value could be meant, the one that least is wrong with. */
function likeliest(ways: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const faults = (issues: readonly z.core.$ZodIssue[]): number =>
    issues.reduce((sum, { path, code }) => sum + (path.length > 0 ? 1 : code === 'unrecognized_keys' ? 5 : 10), 0);
  return ways.toSorted((a, b) => faults(a) - faults(b))[0] ?? [];
}

/** “Section 2, question 3 (topic), title: ” */
function placeOf(path: readonly PropertyKey[], whole: unknown): string {
  const [first, section, second, question, ...rest] = path;
  if (first === undefined) return 'The questionnaire: ';
  if (first !== 'sections' || section === undefined) return `${path.map(word).join(', ')}: `;
  if (second !== 'questions' || question === undefined)
    return `${[`Section ${nth(section)}`, ...path.slice(2).map(word)].join(', ')}: `;
  const id = valueAt(whole, [...path.slice(0, 4), 'id']);
  const named = typeof id === 'string' ? ` (${id.slice(0, 64)})` : '';
  return `${[`Section ${nth(section)}`, `question ${nth(question)}${named}`, ...rest.map(word)].join(', ')}: `;
}

const nth = (index: PropertyKey): string => (typeof index === 'number' ? String(index + 1) : String(index));
/** Numbers of entries as people count them. */
const word = (key: PropertyKey): string => (typeof key === 'number' ? `entry ${key + 1}` : String(key));

function sizeProblems(questionnaire: Questionnaire): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(questionnaire));
  const answers = questionsOf(questionnaire).reduce((sum, question) => sum + mostBytes(question), 0);
  const kb = (count: number): string => `${Math.ceil(count / 1000)} KB`;
  return [
    ...(bytes > QUESTIONNAIRE_MAX_BYTES
      ? [
          `The questionnaire: it may hold ${kb(QUESTIONNAIRE_MAX_BYTES)} of text and holds ${kb(bytes)}. Please shorten it.`,
        ]
      : []),
    ...(answers > ANSWERS_MAX_BYTES
      ? [
          `The questionnaire: what one person answers may take ${kb(ANSWERS_MAX_BYTES)}, and here it could come to ${kb(answers)}. Please ask for less, or for shorter texts.`,
        ]
      : []),
  ];
}

/** A character takes at most four bytes. */
const characters = (count: number): number => 4 * count;
const TOKEN_BYTES = 68;
/** More than a workshop may have. */
const MOST_SESSIONS = 100;

/** How much of the table an answer to the question can take. */
function mostBytes(question: Question): number {
  switch (question.kind) {
    case 'text':
      return TOKEN_BYTES + characters(question.maxLength);
    case 'matrix':
      return TOKEN_BYTES * (1 + (question.rows === 'sessions' ? MOST_SESSIONS : question.rows.length));
    case 'single':
    case 'multiple':
      return TOKEN_BYTES * (1 + question.options.length) + (question.other === undefined ? 0 : characters(OTHER_MAX));
    case 'rating':
    case 'scale':
    case 'number':
    case 'date':
    case 'consent':
      return TOKEN_BYTES * 2;
  }
}

/** The questions of an anonymous workshop's questionnaire that ask who somebody is. */
export const asksForContact = (questionnaire: Questionnaire): string[] =>
  questionsOf(questionnaire)
    .filter(({ kind }) => kind === 'consent')
    .map(({ title }) => inLanguage(title, 'en'));

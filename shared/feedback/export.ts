import { stringify } from 'csv-stringify/sync';
import { inLanguage, type Localised } from '../language/localised.ts';
import type { Texts } from '../language/texts.ts';
import type { Person } from '../people/person.ts';
import type { Session } from '../workshop/workshop.ts';
import type { Answers } from './answers.ts';
import { fieldsOfAnswers } from './fields.ts';
import { type PublishedQuestionnaire, type Question, type Questionnaire, questionsOf } from './questionnaire.ts';
import { rowsOf } from './rows.ts';
import { answersTo, pathsOf } from './validate.ts';

/** Everybody's answers as files: as a table for spreadsheets, and exactly as they are stored for programs. */

/** A column of the table: one field of the form (`topic`, `sessions.opening`, `application.other`). */
interface Column {
  readonly path: string;
  readonly title: string;
}

/** In the order of the form. */
export const columnsOf = (questionnaire: Questionnaire, sessions: readonly Session[], texts: Texts): Column[] =>
  questionsOf(questionnaire).flatMap((question) =>
    pathsOf(question, sessions).map((path) => ({ path, title: titleOf(question, path, sessions, texts) })),
  );

function titleOf(question: Question, path: string, sessions: readonly Session[], { language }: Texts): string {
  const title = inLanguage(question.title, language);
  const more = (words: Localised | undefined): string =>
    words === undefined ? title : `${title} – ${inLanguage(words, language)}`;
  switch (question.kind) {
    case 'matrix':
      return more(rowsOf(question, sessions).find(({ id }) => path === `${question.id}.${id}`)?.title);
    case 'single':
    case 'multiple':
      return path === question.id ? title : more(question.other);
    case 'rating':
    case 'scale':
    case 'text':
    case 'number':
    case 'date':
    case 'consent':
      return title;
  }
}

/** Between several choices: no choice's id holds it. */
export const BETWEEN_CHOICES = ' ';

/** What stands in each column: numbers as numbers, choices by their ids, nothing where nothing was answered. */
export function cellsOf(columns: readonly Column[], answers: Answers): (string | number)[] {
  const fields = fieldsOfAnswers(answers);
  return columns.map(({ path }) => {
    const values = fields.get(path) ?? [];
    const [only] = values;
    return values.length === 1 && typeof only === 'number' ? only : values.map(String).join(BETWEEN_CHOICES);
  });
}

const PERSON_COLUMNS = [
  ['person', 'Person'],
  ['name', 'Name'],
  ['email', 'E-mail'],
  ['organisation', 'Organisation'],
  ['position', 'Position'],
  ['answered', 'Answered at'],
  ['entered_by', 'Entered from paper by'],
  ['version', 'Version of the questionnaire'],
] as const;

type Answered = Pick<Person, 'id' | 'name' | 'email' | 'organisation' | 'position' | 'feedback'>;

/**
 * A row for each person who answered, a column for each field. The first line holds the fields' names, for programs, and
 * the second what they ask, in the workshop's language. RFC 4180, with the byte order mark by which spreadsheets know
 * UTF-8, and with no cell that they would run as a formula.
 */
export function feedbackCsv(
  { questionnaire }: PublishedQuestionnaire,
  sessions: readonly Session[],
  people: readonly Answered[],
  texts: Texts,
): string {
  const columns = columnsOf(questionnaire, sessions, texts);
  const rows = people.flatMap(({ id, name, email, organisation, position, feedback }) =>
    feedback
      ? [
          [
            ...[id, name, email, organisation, position, feedback.at, feedback.enteredBy ?? '', feedback.questionnaire],
            ...cellsOf(columns, answersTo(questionnaire, sessions, feedback.answers)),
          ],
        ]
      : [],
  );
  const lines = [
    [...PERSON_COLUMNS.map(([field]) => field), ...columns.map(({ path }) => path)],
    [...PERSON_COLUMNS.map(([, title]) => title), ...columns.map(({ title }) => title)],
    ...rows,
  ];
  const safe = lines.map((line) => line.map((cell) => (typeof cell === 'number' ? cell : withoutFormula(cell))));
  return stringify(safe, { bom: true, quoted: true, record_delimiter: 'windows' });
}

/** What spreadsheets take for the beginning of a formula (OWASP, “CSV Injection”), in full width too. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * A text that no spreadsheet runs: an apostrophe stands before what would be a formula, and before what would be such a
 * text with its apostrophe already. So taking one away from both gives back every text as it was.
 */
export const withoutFormula = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Everything exactly as it is stored, with the questionnaire that says what it means. */
export const feedbackJson = (
  published: PublishedQuestionnaire,
  sessions: readonly Session[],
  people: readonly Answered[],
) => ({
  questionnaire: { version: published.version, ...published.questionnaire },
  sessions: sessions.map(({ id, title }) => ({ id, title })),
  responses: people.flatMap(({ id, name, email, organisation, position, feedback }) =>
    feedback ? [{ person: { id, name, email, organisation, position }, ...feedback }] : [],
  ),
});

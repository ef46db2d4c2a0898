import type { Person } from '../people/person.ts';
import type { Cell, Column, Sheet } from '../workbook/sheet.ts';
import { localMoment } from '../workshop/dates.ts';
import type { Session } from '../workshop/workshop.ts';
import { otherPath } from './answers.ts';
import { BETWEEN_CHOICES } from './export.ts';
import { fieldsOfAnswers } from './fields.ts';
import { type PublishedQuestionnaire, type Question, questionsOf } from './questionnaire.ts';
import { answersTo, pathsOf } from './validate.ts';

/** A row for each person who answered, a column for each field of the form: numbers as numbers, days as days. */
export function answersSheet(
  { questionnaire }: PublishedQuestionnaire,
  { sessions, timeZone }: { readonly sessions: readonly Session[]; readonly timeZone: string },
  people: readonly Person[],
): Sheet {
  const fields = questionsOf(questionnaire).flatMap((question) =>
    pathsOf(question, sessions).map((path) => ({ path, question })),
  );
  const rows = people.flatMap(({ id, name, email, organisation, position, feedback }): Cell[][] => {
    if (!feedback) return [];
    const answers = fieldsOfAnswers(answersTo(questionnaire, sessions, feedback.answers));
    return [
      [
        ...[id, name, email, organisation, position],
        { moment: localMoment(feedback.at, timeZone) },
        feedback.questionnaire,
        feedback.enteredBy ?? null,
        ...fields.map(({ path, question }) => cellOf(question, path, answers.get(path) ?? [])),
      ],
    ];
  });
  return {
    name: 'Answers',
    columns: [...personColumns(timeZone), ...fields.map(({ path }) => ({ head: path }))],
    rows,
  };
}

const personColumns = (timeZone: string): Column[] => [
  { head: 'person' },
  { head: 'name', width: 28 },
  { head: 'email', width: 28 },
  { head: 'organisation', width: 34 },
  { head: 'position', width: 24 },
  { head: `answered (${timeZone})` },
  { head: 'questionnaire version' },
  { head: 'entered by', width: 24 },
];

function cellOf(question: Question, path: string, values: readonly unknown[]): Cell {
  const [only] = values;
  if (only === undefined) return null;
  if (typeof only === 'number') return only;
  if (question.kind === 'date') return { day: String(only) };
  const isWords = path === otherPath(question.id);
  return isWords ? String(only) : values.map(String).join(BETWEEN_CHOICES);
}

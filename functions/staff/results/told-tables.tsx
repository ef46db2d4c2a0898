import { NOT_APPLICABLE } from '../../../shared/feedback/answers.ts';
import { LEAST } from '../../../shared/feedback/breakdown.ts';
import { OTHER, type Question } from '../../../shared/feedback/questionnaire.ts';
import { rowsOf } from '../../../shared/feedback/rows.ts';
import { type Class, NONE, type ToldBreakdown, type ToldLine } from '../../../shared/feedback/told-by-group.ts';
import { inLanguage } from '../../../shared/language/localised.ts';
import type { Session } from '../../../shared/workshop/workshop.ts';
import { groupName, Rows } from './group-tables.tsx';

/** What may be told of groups: the questions with their counts, and the titles of those that are withheld. */
export function ToldTables({
  breakdown: { groups, lines },
  sessions,
}: {
  readonly breakdown: ToldBreakdown;
  readonly sessions: readonly Session[];
}) {
  const withheld = lines.filter(({ told }) => !told);
  return (
    <>
      <p>
        A question is told of all groups or of none: only where each count is a nought or at least {LEAST}. Where they
        are smaller, neighbouring answers are counted together; where that does not help, the question is withheld.
      </p>
      {lines.map((line) => {
        const { told } = line;
        if (!told) return null;
        const title = titleOf(line, sessions);
        const rows = told.counts.map((counts, index) => [groupName(groups[index]?.name), ...counts]);
        const heads = told.classes.map((each) => className(each, line.question));
        return (
          <section key={title}>
            <h2>{title}</h2>
            <Rows caption={title} heads={heads} rows={rows} />
          </section>
        );
      })}
      {withheld.length > 0 && (
        <section>
          <h2>Withheld by group</h2>
          <ul>
            {withheld.map((line) => (
              <li key={titleOf(line, sessions)}>{titleOf(line, sessions)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function titleOf({ question, row }: ToldLine, sessions: readonly Session[]): string {
  const title = inLanguage(question.title, 'en');
  if (row === undefined) return title;
  if (question.kind !== 'matrix') return `${title} – ${optionTitle(question, row)}`;
  const found = rowsOf(question, sessions).find(({ id }) => id === row);
  return `${title} – ${found ? inLanguage(found.title, 'en') : row}`;
}

function optionTitle(question: Question, id: string): string {
  if (question.kind !== 'single' && question.kind !== 'multiple') return id;
  const label = id === OTHER ? question.other : question.options.find((option) => option.id === id)?.label;
  return label === undefined ? id : inLanguage(label, 'en');
}

/** "4 or 5", "Not applicable or no answer". */
function className({ answers }: Class, question: Question): string {
  return answers
    .map((answer) => {
      if (answer === NONE) return question.kind === 'multiple' ? 'Did not choose it' : 'No answer';
      if (answer === NOT_APPLICABLE && question.kind !== 'single') return 'N/A';
      return typeof answer === 'number' ? String(answer) : optionTitle(question, answer);
    })
    .join(' or ');
}

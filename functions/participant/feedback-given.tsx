import { type Answer, type Answers, NOT_APPLICABLE } from '../../shared/feedback/answers.ts';
import { type Question, type Questionnaire, valuesOf } from '../../shared/feedback/questionnaire.ts';
import type { Session } from '../../shared/workshop/workshop.ts';

/** Everything that is stored of a person's feedback, for that person to read. */
export function FeedbackGiven({
  questionnaire,
  sessions,
  answers,
}: {
  readonly questionnaire: Questionnaire;
  readonly sessions: readonly Session[];
  readonly answers: Answers;
}) {
  return (
    <>
      {questionnaire.sections.map(({ title, questions }) => {
        const lines = questions.flatMap((question) => linesOf(question, sessions, answers[question.id]));
        const short = lines.filter(({ long }) => !long);
        return lines.length === 0 ? null : (
          <section key={title}>
            <h2>{title}</h2>
            {short.length > 0 && (
              <div class="scroll">
                <table>
                  <tbody>
                    {short.map((line) => (
                      <tr key={line.title}>
                        <th scope="row">{line.title}</th>
                        <td>{line.text}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )}
            {lines
              .filter(({ long }) => long)
              .map((line) => (
                <div class="card" key={line.title}>
                  <h3>{line.title}</h3>
                  <p class="written">{line.text}</p>
                </div>
              ))}
          </section>
        );
      })}
    </>
  );
}

interface Line {
  readonly title: string;
  readonly text: string;
  /** A text of one's own, which needs the width of the page. */
  readonly long: boolean;
}

function linesOf(question: Question, sessions: readonly Session[], answer: Answer | undefined): Line[] {
  if (answer === undefined) return [];
  const { title } = question;
  switch (question.kind) {
    case 'rating':
    case 'scale':
      return [{ title, text: numberText(answer, question.kind, 'Not applicable'), long: false }];
    case 'matrix':
      return sessions.flatMap((session) => {
        const cell = typeof answer === 'object' && !Array.isArray(answer) ? answer[session.id] : undefined;
        const text = cell === undefined ? undefined : numberText(cell, 'matrix', question.notApplicable);
        return text === undefined ? [] : [{ title: session.title, text, long: false }];
      });
    case 'single':
    case 'multiple': {
      const chosen = Array.isArray(answer) ? answer : [answer];
      const labels = question.options.filter(({ id }) => chosen.includes(id)).map(({ label }) => label);
      return [{ title, text: labels.join('; '), long: false }];
    }
    case 'text':
      return [{ title, text: String(answer), long: true }];
  }
}

const numberText = (answer: Answer, kind: 'rating' | 'scale' | 'matrix', notApplicable: string): string =>
  answer === NOT_APPLICABLE ? notApplicable : `${answer}\u00a0of\u00a0${valuesOf(kind).at(-1)}`;

import { inLanguage } from '../language/localised.ts';
import type { Texts } from '../language/texts.ts';
import { useTexts } from '../web/texts.context.ts';
import type { Session } from '../workshop/workshop.ts';
import { type Answer, type Answers, NOT_APPLICABLE, optionIds, otherPath } from './answers.ts';
import {
  OTHER,
  type Question,
  type QuestionKind,
  type Questionnaire,
  type QuestionOf,
  valuesOf,
} from './questionnaire.ts';
import { rowsOf } from './rows.ts';

/** Everything that is stored of a person's feedback, for that person to read. */
export function AnswersGiven({
  questionnaire,
  sessions,
  answers,
}: {
  readonly questionnaire: Questionnaire;
  readonly sessions: readonly Session[];
  readonly answers: Answers;
}) {
  const texts = useTexts();
  return (
    <>
      {questionnaire.sections.map(({ title, questions }) => {
        const lines = questions.flatMap((question) => linesOf(question, sessions, answers, texts));
        const short = lines.filter(({ long }) => !long);
        return lines.length === 0 ? null : (
          <section key={questions[0]?.id}>
            <h2>{inLanguage(title, texts.language)}</h2>
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

function linesOf(question: Question, sessions: readonly Session[], answers: Answers, texts: Texts): Line[] {
  const answer = answers[question.id];
  if (answer === undefined) return [];
  const title = inLanguage(question.title, texts.language);
  const line = (text: string, long = false): Line[] => [{ title, text, long }];
  switch (question.kind) {
    case 'rating':
    case 'scale':
      return line(ratingText(question, answer, texts));
    case 'matrix':
      return rowsOf(question, sessions).flatMap((row) => {
        const cell = typeof answer === 'object' && !Array.isArray(answer) ? answer[row.id] : undefined;
        if (cell === undefined) return [];
        return [{ title: inLanguage(row.title, texts.language), text: ratingText(question, cell, texts), long: false }];
      });
    case 'single':
    case 'multiple':
      return line(choiceText(question, answers, texts));
    case 'text':
      return line(String(answer), question.lines === 'several');
    case 'number': {
      const number = typeof answer === 'number' ? texts.number(answer) : String(answer);
      return line(question.unit ? `${number} ${inLanguage(question.unit, texts.language)}` : number);
    }
    case 'date':
      return line(texts.day(String(answer)));
    case 'consent':
      return line(texts.t('given.consent'));
  }
}

function choiceText(question: QuestionOf<'single' | 'multiple'>, answers: Answers, texts: Texts): string {
  const answer = answers[question.id];
  const chosen = optionIds(question).filter((id) => (Array.isArray(answer) ? answer.includes(id) : answer === id));
  return chosen
    .map((id) => {
      if (id === OTHER) return String(answers[otherPath(question.id)] ?? '');
      const label = question.options.find((option) => option.id === id)?.label;
      return label === undefined ? id : inLanguage(label, texts.language);
    })
    .join('; ');
}

function ratingText(question: QuestionOf<'rating' | 'scale' | 'matrix'>, answer: Answer, texts: Texts): string {
  if (answer === NOT_APPLICABLE)
    return question.notApplicable ? inLanguage(question.notApplicable, texts.language) : '';
  return typeof answer === 'number'
    ? texts.t('given.rating', { value: answer, highest: highestOf(question.kind) })
    : '';
}

const highestOf = (kind: Extract<QuestionKind, 'rating' | 'scale' | 'matrix'>): number => valuesOf(kind).at(-1) ?? 0;

import { OTHER, type QuestionOf } from '../feedback/questionnaire.ts';
import { inLanguage, type Localised } from '../language/localised.ts';
import { ENGLISH } from '../language/texts.ts';
import { Table } from './figures.tsx';

/** Answers that are no choice among a few: numbers, days, ticked boxes, and what "something else" was. */

/** A text stands where a figure is not to be told. */
type Figure = number | string | undefined;

type Told =
  | {
      readonly kind: 'number';
      readonly question: QuestionOf<'number'>;
      readonly numbers: {
        readonly n: Figure;
        readonly mean: Figure;
        readonly lowest: Figure;
        readonly highest: Figure;
      };
    }
  | {
      readonly kind: 'date';
      readonly question: QuestionOf<'date'>;
      readonly n: Figure;
      readonly dates: readonly { readonly date: string }[] | string;
    }
  | { readonly kind: 'consent'; readonly question: QuestionOf<'consent'>; readonly yes: Figure }
  | {
      readonly kind: 'choice';
      readonly question: QuestionOf<'single' | 'multiple'>;
      readonly others: readonly string[] | string;
    }
  | { readonly kind: 'rating' | 'scale' | 'matrix' | 'text' };

const english = (line: Localised): string => inLanguage(line, 'en');

export function OtherAnswers({ questions }: { readonly questions: readonly Told[] }) {
  const lines = questions.flatMap(lineOf);
  return (
    <>
      {lines.length > 0 && (
        <Table caption="Numbers, days and boxes">
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col" class="number">
                People
              </th>
              <th scope="col">Answers</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, title, people, answers }) => (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td class="number">{people}</td>
                <td>{answers}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {questions.map((each) =>
        each.kind === 'choice' && typeof each.others !== 'string' && each.others.length > 0 ? (
          <section key={`${each.question.id}.${OTHER}`}>
            <h3>
              {english(each.question.title)}: {english(each.question.other ?? '')} ({each.others.length})
            </h3>
            <ul class="quotes">
              {/* No order of arrival tells who wrote what. */}
              {each.others.toSorted().map((words, index) => (
                <li key={`${index} ${words}`}>{words}</li>
              ))}
            </ul>
          </section>
        ) : null,
      )}
    </>
  );
}

interface Line {
  readonly id: string;
  readonly title: string;
  readonly people: Figure;
  readonly answers: string;
}

function lineOf(each: Told): Line[] {
  switch (each.kind) {
    case 'number': {
      const { question, numbers } = each;
      const unit = question.unit ? ` ${english(question.unit)}` : '';
      const answers =
        numbers.n === 0
          ? '–'
          : `mean ${figure(numbers.mean)}, from ${figure(numbers.lowest)} to ${figure(numbers.highest)}${unit}`;
      return [{ id: question.id, title: english(question.title), people: numbers.n, answers }];
    }
    case 'date': {
      const { question, n, dates } = each;
      const [first, last] = typeof dates === 'string' ? [] : [dates[0]?.date, dates.at(-1)?.date];
      const span = first === undefined || last === undefined ? '–' : spanOf(first, last);
      const answers = typeof dates === 'string' ? dates : span;
      return [{ id: question.id, title: english(question.title), people: n, answers }];
    }
    case 'consent': {
      const { question, yes } = each;
      return [{ id: question.id, title: english(question.title), people: yes, answers: english(question.label) }];
    }
    case 'choice':
    case 'rating':
    case 'scale':
    case 'matrix':
    case 'text':
      return [];
  }
}

const spanOf = (first: string, last: string): string =>
  first === last ? ENGLISH.day(first) : `from ${ENGLISH.day(first)} to ${ENGLISH.day(last)}`;

const figure = (value: Figure): string =>
  typeof value === 'number' ? String(Number(value.toFixed(2))) : (value ?? '–');

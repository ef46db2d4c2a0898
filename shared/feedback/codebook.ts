import { LanguageSchema } from '../language/language.ts';
import { inLanguage, type Localised } from '../language/localised.ts';
import { ENGLISH } from '../language/texts.ts';
import type { Sheet } from '../workbook/sheet.ts';
import type { Session } from '../workshop/workshop.ts';
import { type Answers, NOT_APPLICABLE, otherPath, YES } from './answers.ts';
import { conditionSentence } from './condition-sentence.ts';
import { fieldsOfAnswers } from './fields.ts';
import { OTHER, type Question, type Questionnaire, questionsOf, valuesOf } from './questionnaire.ts';
import { rowsOf } from './rows.ts';
import { pathsOf } from './validate.ts';

const LANGUAGES = LanguageSchema.options;

/** What each column of the answers holds: what was asked, in each language; the kind; the values and what they mean; how many answered. */
export function codebook(questionnaire: Questionnaire, sessions: readonly Session[], all: readonly Answers[]): Sheet {
  const questions = questionsOf(questionnaire);
  const fields = all.map(fieldsOfAnswers);
  const rows = questions.flatMap((question) =>
    pathsOf(question, sessions).map((path) => [
      path,
      question.kind,
      ...LANGUAGES.map((language) => titleIn(question, path, sessions, language)),
      valuesIn(question, path),
      question.required ? 'yes' : 'no',
      whenAsked(question, questions),
      fields.filter((each) => (each.get(path) ?? []).length > 0).length,
    ]),
  );
  return {
    name: 'Codebook',
    columns: [
      { head: 'column', width: 24 },
      { head: 'kind', width: 10 },
      ...LANGUAGES.map((language) => ({ head: `asked (${language})`, width: 50 })),
      { head: 'values', width: 60 },
      { head: 'required', width: 10 },
      { head: 'asked when', width: 30 },
      { head: 'n', width: 8 },
    ],
    rows,
  };
}

/** The words in a language; where they are not there in it, in another. */
function titleIn(
  question: Question,
  path: string,
  sessions: readonly Session[],
  language: (typeof LANGUAGES)[number],
): string {
  const more = (words: Localised | undefined): string =>
    words === undefined
      ? inLanguage(question.title, language)
      : `${inLanguage(question.title, language)} – ${inLanguage(words, language)}`;
  if (question.kind === 'matrix') {
    return more(rowsOf(question, sessions).find(({ id }) => path === `${question.id}.${id}`)?.title);
  }
  return more(
    (question.kind === 'single' || question.kind === 'multiple') && path === otherPath(question.id)
      ? question.other
      : undefined,
  );
}

const both = (words: Localised): string =>
  [...new Set(LANGUAGES.map((language) => inLanguage(words, language)))].join(' / ');

function valuesIn(question: Question, path: string): string {
  switch (question.kind) {
    case 'rating':
    case 'scale':
    case 'matrix': {
      const values = valuesOf(question.kind);
      const { low, high } = question.ends;
      const not = question.notApplicable === undefined ? '' : `; ${NOT_APPLICABLE} = ${both(question.notApplicable)}`;
      return `${values[0]} = ${both(low)}; ${values.at(-1)} = ${both(high)}${not}`;
    }
    case 'single':
    case 'multiple': {
      if (path !== question.id) return 'text';
      const options = question.options.map(({ id, label }) => `${id} = ${both(label)}`);
      const other = question.other === undefined ? [] : [`${OTHER} = ${both(question.other)}`];
      const several = question.kind === 'multiple' ? ' (several, with a space between)' : '';
      return [...options, ...other].join('; ') + several;
    }
    case 'text':
      return `text, at most ${question.maxLength} characters`;
    case 'number':
      return `number${question.unit === undefined ? '' : `, ${both(question.unit)}`}`;
    case 'date':
      return 'day';
    case 'consent':
      return `${YES} = ${both(question.label)}; empty = no`;
  }
}

function whenAsked({ showIf }: Question, questions: readonly Question[]): string {
  const about = showIf && questions.find(({ id }) => id === showIf.question);
  return showIf && about ? conditionSentence(showIf, about, ENGLISH) : '';
}

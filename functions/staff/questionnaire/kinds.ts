import type { QuestionKind } from '../../../shared/feedback/questionnaire.ts';

/** The kinds of question as staff know them. */
export const KIND: Readonly<Record<QuestionKind, string>> = {
  rating: 'Rating from 1 to 5',
  scale: 'Scale from 0 to 10',
  matrix: 'Rating of several rows, such as each session',
  single: 'One of several choices',
  multiple: 'Any of several choices',
  text: 'Text',
  number: 'Number',
  date: 'Date',
  consent: 'Box to tick, such as consent to being contacted',
};

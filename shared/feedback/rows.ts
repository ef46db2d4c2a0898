import type { Localised } from '../language/localised.ts';
import type { Session } from '../workshop/workshop.ts';
import type { QuestionOf } from './questionnaire.ts';

/** A line of a matrix. */
export interface Row {
  readonly id: string;
  readonly title: Localised;
  /** Below the title, such as who spoke. */
  readonly about: string;
}

/** The lines of a matrix: its own, or the workshop's sessions. */
export const rowsOf = ({ rows }: QuestionOf<'matrix'>, sessions: readonly Session[]): Row[] =>
  rows === 'sessions'
    ? sessions.map(({ id, title, speakers }) => ({ id, title, about: speakers.map(({ name }) => name).join(', ') }))
    : rows.map(({ id, label }) => ({ id, title: label, about: '' }));

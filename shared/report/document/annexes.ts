import type { Withheld } from '../../feedback/breakdown.ts';
import type { QuestionTally } from '../../feedback/tally.ts';
import type { Texts } from '../../language/texts.ts';
import type { Quadrant } from '../../swot/swot.ts';
import type { SourceLink } from './document.ts';

/** Where in the annexes something stands, and how the text refers to it. Ids are bookmarks of Word, too: letters, digits, "_". */

export const QUESTIONS = 'annex_questions';
export const SWOT = 'annex_swot';
export const TURNOUT = 'annex_turnout';
export const PEOPLE = 'annex_people';

export const questionId = (place: number): string => `q${place}`;
export const commentId = (place: number, comment: number): string => `q${place}_${comment}`;
export const quadrantId = (quadrant: Quadrant): string => `swot_${quadrant}`;

/** "Q4": questions are counted from 1 in the order of the questionnaire. */
export const questionLabel = ({ t }: Texts, place: number): string => t('report.q', { number: place });

export const commentLabel = (texts: Texts, place: number, comment: number): string =>
  texts.t('report.comment', { question: questionLabel(texts, place), number: comment });

export const toQuestion = (texts: Texts, place: number): SourceLink => ({
  text: texts.t('report.inAnnex', { annex: texts.t('report.annexA'), what: questionLabel(texts, place) }),
  to: questionId(place),
});

export const toComment = (texts: Texts, place: number, comment: number): SourceLink => ({
  text: commentLabel(texts, place, comment),
  to: commentId(place, comment),
});

export const toSwot = (texts: Texts): SourceLink => ({ text: texts.t('report.annexB'), to: SWOT });

export type Told = QuestionTally<Withheld>;

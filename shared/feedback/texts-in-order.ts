import { WITHHELD, type Withheld } from './breakdown.ts';
import type { Tally } from './tally.ts';

/** With what people wrote in the order of the alphabet: the table's order of people is no secret, and would tell who wrote what. */
export const textsInOrder = (feedback: Tally<Withheld>): Tally<Withheld> => ({
  ...feedback,
  questions: feedback.questions.map((each) => {
    if (each.kind === 'text' && each.texts !== WITHHELD) return { ...each, texts: each.texts.toSorted() };
    if (each.kind === 'choice' && each.others !== WITHHELD) return { ...each, others: each.others.toSorted() };
    return each;
  }),
});

import { inLanguage } from '../language/localised.ts';
import type { Texts } from '../language/texts.ts';
import type { Condition } from './condition.ts';
import { OTHER, type Question } from './questionnaire.ts';

/** When a question is to be answered, for whoever reads the form without scripts. `about` is the question it depends on. */
export function conditionSentence(condition: Condition, about: Question, texts: Texts): string {
  const title = inLanguage(about.title, texts.language);
  if ('answered' in condition) {
    return condition.answered ? texts.t('condition.answered', { title }) : texts.t('condition.notAnswered', { title });
  }
  if ('isAnyOf' in condition) {
    const answers = condition.isAnyOf.map((id) => labelOf(about, id, texts));
    return texts.t('condition.isAnyOf', { title, answers: answers.join('; ') });
  }
  const { atLeast, atMost } = condition;
  if (atLeast === undefined) return texts.t('condition.atMost', { title, atMost: atMost ?? 0 });
  return atMost === undefined
    ? texts.t('condition.atLeast', { title, atLeast })
    : texts.t('condition.between', { title, atLeast, atMost });
}

/** What stands on the page beside an answer that can be chosen. */
export function labelOf(question: Question, id: string, { language }: Texts): string {
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const label = id === OTHER ? question.other : question.options.find((option) => option.id === id)?.label;
      return label === undefined ? id : inLanguage(label, language);
    }
    case 'consent':
      return inLanguage(question.label, language);
    case 'rating':
    case 'scale':
    case 'matrix':
      return question.notApplicable === undefined ? id : inLanguage(question.notApplicable, language);
    case 'text':
    case 'number':
    case 'date':
      return id;
  }
}

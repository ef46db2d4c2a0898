import type { Question, Section } from './questionnaire.ts';

/**
 * The questionnaire as it is asked where nobody shall know who answers: without the consents to be contacted, and without what
 * is asked only of whoever gave one.
 */
export function anonymised({ sections }: { readonly sections: readonly Section[] }): { readonly sections: Section[] } {
  const left = new Set<string>();
  const stays = (question: Question): boolean => {
    if (question.kind !== 'consent' && (!question.showIf || left.has(question.showIf.question))) left.add(question.id);
    return left.has(question.id);
  };
  return {
    sections: sections
      .map((section) => ({ ...section, questions: section.questions.filter(stays) }))
      .filter(({ questions }) => questions.length > 0),
  };
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionIn, conditionTyped } from '../../functions/staff/questionnaire/condition-input.ts';
import { questionFrom, questionTyped, sectionFrom, sectionTyped } from '../../functions/staff/questionnaire/input.ts';
import { type Questionnaire, questionsOf } from '../../shared/feedback/questionnaire.ts';
import { withEdit } from '../../shared/feedback/questionnaire-draft.ts';
import {
  moveQuestion,
  moveSection,
  removeQuestion,
  type SectionWords,
} from '../../shared/feedback/questionnaire-edits.ts';
import { LanguageSchema } from '../../shared/language/language.ts';
import { Refusal } from '../../shared/refusal.ts';
import { anyQuestionnaire, parsedQuestionnaire } from '../support/questionnaires.ts';

/** What the console's forms make of a questionnaire. */

/** The forms want each wording in the workshop's own language. */
const inOwnLanguage = anyQuestionnaire.map((questionnaire) =>
  parsedQuestionnaire(
    JSON.parse(JSON.stringify(questionnaire), (_, value) =>
      Object.keys(value ?? {}).join() === 'bn' ? value.bn : value,
    ),
  ),
);
const anyLanguage = fc.constantFrom(...LanguageSchema.options);

describe('any questionnaire', () => {
  it('comes out of the forms as it went in', () => {
    fc.assert(
      fc.property(inOwnLanguage, anyLanguage, (questionnaire, own) => {
        for (const { questions, ...words } of questionnaire.sections) {
          const kept: SectionWords = { ...words, ...(words.newPage === false && { newPage: undefined }) };
          expect(sectionFrom(sectionTyped(words, own), own)).toEqual(kept);
          for (const { showIf, ...question } of questions) {
            expect(questionFrom(questionTyped(question, own), question.kind, own, { id: question.id })).toEqual(
              question,
            );
            if (showIf) expect(conditionIn({ ...conditionTyped(showIf), about: showIf.question })).toEqual(showIf);
          }
        }
      }),
    );
  });

  it('keeps all its questions however they are moved, and a way back is the way it came', () => {
    const moves = fc.record({
      questionnaire: anyQuestionnaire,
      at: fc.nat(100),
      direction: fc.constantFrom('up', 'down'),
    });
    const ids = (questionnaire: Questionnaire): string[] => questionsOf(questionnaire).map(({ id }) => id);
    fc.assert(
      fc.property(moves, ({ questionnaire, at, direction }) => {
        const back = direction === 'up' ? 'down' : 'up';
        const id = ids(questionnaire)[at % ids(questionnaire).length] ?? '';
        const section = at % questionnaire.sections.length;
        const [moved, movedSection] = [
          moveQuestion(questionnaire, id, direction),
          moveSection(questionnaire, section, direction),
        ];
        expect(ids(moved).toSorted()).toEqual(ids(questionnaire).toSorted());
        if (moved !== questionnaire) expect(moveQuestion(moved, id, back)).toEqual(questionnaire);
        const to = section + (direction === 'up' ? -1 : 1);
        if (movedSection.sections[section] !== questionnaire.sections[section]) {
          expect(moveSection(movedSection, to, back)).toEqual(questionnaire);
        }
        expect(ids(removeQuestion(questionnaire, id))).toEqual(ids(questionnaire).filter((other) => other !== id));
      }),
    );
  });
});

describe('a draft', () => {
  const [draft, other] = fc
    .sample(anyQuestionnaire, { numRuns: 2, seed: 4 })
    .map((questionnaire) => ({ questionnaire, revision: 3 }));
  if (!draft || !other) throw new Error('There are two.');
  const by = { by: 'organiser@example.org', now: 0 };
  const reasonOf = (act: () => unknown): string => {
    try {
      act();
      return 'none';
    } catch (error) {
      return error instanceof Refusal ? error.reason : 'fault';
    }
  };

  it('counts its changes, and the same change once more is none', () => {
    const changed = withEdit(draft, () => other.questionnaire, { ...by, seen: 3 });
    expect(changed).toEqual({
      questionnaire: other.questionnaire,
      revision: 4,
      changed: { at: '1970-01-01T00:00:00.000Z', by: by.by },
    });
    expect(withEdit(changed, () => other.questionnaire, { ...by, seen: 3 })).toBe(changed);
  });

  it('refuses what went on from another one, whether it could still be done or not', () => {
    expect(reasonOf(() => withEdit(draft, () => other.questionnaire, { ...by, seen: 2 }))).toBe('conflict');
    expect(reasonOf(() => withEdit(draft, (found) => removeQuestion(found, 'gone'), { ...by, seen: 2 }))).toBe(
      'conflict',
    );
    expect(reasonOf(() => withEdit(draft, (found) => removeQuestion(found, 'gone'), { ...by, seen: 3 }))).toBe(
      'not-found',
    );
    expect(reasonOf(() => withEdit(draft, () => other.questionnaire, { ...by, seen: undefined }))).toBe('none');
  });

  it('stays within what the table holds', () => {
    const intro = { en: 'x'.repeat(2000), bn: 'ক'.repeat(2000) };
    const large = { sections: Array.from({ length: 60 }, () => ({ title: 'S', intro, questions: [] })) };
    expect(reasonOf(() => withEdit(draft, () => large, { ...by, seen: 3 }))).toBe('too-large');
  });
});

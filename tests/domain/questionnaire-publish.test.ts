import { describe, expect, it } from 'vitest';
import { anonymised } from '../../shared/feedback/anonymised.ts';
import { mustBePublishable, type Standing, standingOf } from '../../shared/feedback/publish.ts';
import type { Questionnaire } from '../../shared/feedback/questionnaire.ts';
import { closed } from '../../shared/follow-up/plan.ts';
import { Refusal } from '../../shared/refusal.ts';
import { aWorkshop, T0 } from '../support/fixtures.ts';
import { parsedQuestionnaire } from '../support/questionnaires.ts';

/** When a draft becomes what everybody is asked, and what is asked where nobody shall know who answers. */

const line = (id: string, more: object = {}) => ({
  kind: 'text',
  id,
  title: `The ${id}`,
  required: false,
  lines: 'one',
  maxLength: 50,
  ...more,
});
const contact = { kind: 'consent', id: 'contact', title: 'Contact', required: false, label: 'You may write to me' };
const asking = (...questions: readonly object[]): Questionnaire =>
  parsedQuestionnaire({ sections: [{ title: 'S', questions }] });

const published = { version: 2, questionnaire: asking(line('topic'), line('food')) };
const standing = (draft: Questionnaire, { isAnonymous = false, hasAnswers = false } = {}): Standing => {
  const workshop = aWorkshop();
  const feedback = { ...workshop.details.feedback, anonymous: isAnonymous };
  return standingOf({ details: { ...workshop.details, feedback } }, published, draft, hasAnswers);
};
const FREE: Standing = { isChanged: true, problems: [], breaks: [] };

describe('a draft', () => {
  it('that says what is published is no change', () => {
    expect(standing(asking(line('topic'), line('food')))).toEqual({ ...FREE, isChanged: false });
    expect(standing(asking(line('food'), line('topic'))).isChanged).toBe(true);
  });

  it('breaks answers only once there are some', () => {
    const without = asking(line('topic'));
    expect(standing(without)).toEqual(FREE);
    expect(standing(without, { hasAnswers: true }).breaks).toEqual([
      '“The food” (food) was removed, and its answers would be lost.',
    ]);
  });

  it('in work may be wrong, and it is said where', () => {
    const empty = { sections: [{ title: 'S', questions: [] }] };
    expect(standing(empty).problems).toEqual([expect.stringMatching(/^Section 1, questions: /)]);
  });

  it('of an anonymous workshop asks for no consent', () => {
    const draft = asking(line('topic'), contact);
    expect(standing(draft).problems).toEqual([]);
    expect(standing(draft, { isAnonymous: true }).problems).toEqual([
      expect.stringMatching(/^“Contact” asks for a consent, .+ Please remove the question\.$/),
    ]);
  });
});

describe('publishing', () => {
  const refusal = (of: Partial<Standing>, workshop = aWorkshop()): unknown => {
    try {
      return mustBePublishable(workshop, { ...FREE, ...of });
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      return { reason: cause.reason, fields: cause.fields };
    }
  };

  it('may be done where nothing stands against it', () => {
    expect(refusal({})).toBeUndefined();
  });

  it('is refused with a sentence for each thing that does', () => {
    expect(refusal({ problems: ['One.'], breaks: ['Two.', 'Three.'] })).toEqual({
      reason: 'invalid',
      fields: { 'problem.1': 'One.', 'problem.2': 'Two.', 'problem.3': 'Three.' },
    });
  });

  it('is over once the follow-up is closed or the workshop was called off', () => {
    const cancelled = { at: new Date(T0).toISOString(), by: 'o@example.org', reason: 'Floods' };
    for (const over of [closed(aWorkshop(), T0), aWorkshop({}, { cancelled })]) {
      expect(refusal({}, over)).toMatchObject({ reason: 'closed' });
    }
  });
});

describe('where nobody shall know who answers', () => {
  it('no consent is asked for, nor what depends on one, nor what depends on that', () => {
    const asked = asking(
      line('topic'),
      contact,
      line('address', { showIf: { question: 'contact', answered: true } }),
      line('when', { showIf: { question: 'address', answered: true } }),
      line('why', { showIf: { question: 'topic', answered: true } }),
    );
    const [section] = anonymised(asked).sections;
    expect(section?.questions.map(({ id }) => id)).toEqual(['topic', 'why']);
  });

  it('a section of which nothing is left is left out, and the others stay as they are', () => {
    const { sections } = asking(line('topic'));
    const [only] = asking(contact).sections;
    expect(anonymised({ sections: [...sections, ...(only ? [only] : [])] })).toEqual({ sections });
  });
});

import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { feedbackCsv } from '../../../shared/feedback/export.ts';
import { fieldsOfAnswers } from '../../../shared/feedback/fields.ts';
import { QuestionFields } from '../../../shared/feedback/question-fields.tsx';
import { QuestionnaireSchema } from '../../../shared/feedback/questionnaire.ts';
import { tally } from '../../../shared/feedback/tally.ts';
import { validateAnswers } from '../../../shared/feedback/validate.ts';
import { ENGLISH } from '../../../shared/language/texts.ts';
import { TextsContext } from '../../../shared/web/texts.context.ts';

const questionnaire = QuestionnaireSchema.parse({
  sections: [
    { title: 'Afterwards', questions: [{ kind: 'link', id: 'slides', title: 'Where are they?', required: true }] },
  ],
});
const answers = { slides: 'https://example.org/slides' };

it('a questionnaire asks for a web address', () => {
  const page = renderToString(
    <TextsContext.Provider value={ENGLISH}>
      <QuestionFields
        sections={questionnaire.sections}
        sessions={[]}
        fields={fieldsOfAnswers(answers)}
        errors={{}}
        answers={answers}
      />
    </TextsContext.Provider>,
  );
  expect(page).toContain('Where are they?');
  expect(page).toContain('value="https://example.org/slides"');
});

it('takes one, refuses what is none, and counts it', () => {
  expect(validateAnswers(questionnaire, [], answers)).toEqual(answers);
  for (const none of ['my slides', 'javascript:alert(1)']) {
    expect(() => validateAnswers(questionnaire, [], { slides: none })).toThrow();
  }
  expect(tally(questionnaire, [], [answers]).questions).toMatchObject([
    { kind: 'text', texts: ['https://example.org/slides'] },
  ]);
});

it('exports it', () => {
  const csv = feedbackCsv({ version: 1, questionnaire }, [], [], ENGLISH);
  expect(csv).toContain('"slides"');
});

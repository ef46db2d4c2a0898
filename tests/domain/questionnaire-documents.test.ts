import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readQuestionnaireJson } from '../../shared/feedback/check-questionnaire.ts';
import { QuestionnaireSchema, questionsOf } from '../../shared/feedback/questionnaire.ts';
import { KINDS } from '../support/questionnaires.ts';

/** The questionnaire's format as it is documented. */

const schema = z.toJSONSchema(QuestionnaireSchema, { io: 'input' });
const text = readFileSync('docs/questionnaire.md', 'utf8');

describe('the documentation', () => {
  it('has the JSON Schema that the checks are made from (renew it with vitest -u)', async () => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../docs/questionnaire.schema.json');
  });

  it('describes every field, and its example is read without an error and has every kind of question', () => {
    expect(fieldNames(schema).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
    const { questionnaire, problems } = readQuestionnaireJson(/```json\n(.*?)```/s.exec(text)?.[1] ?? '');
    expect(problems).toEqual([]);
    const kinds = new Set(questionnaire ? questionsOf(questionnaire).map(({ kind }) => kind) : []);
    expect([...kinds].toSorted()).toEqual(KINDS.toSorted());
  });
});

/** Every property name that stands in a JSON schema. */
function fieldNames(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'properties' ? [...Object.keys(inner), ...Object.values(inner).flatMap(fieldNames)] : fieldNames(inner),
  );
}

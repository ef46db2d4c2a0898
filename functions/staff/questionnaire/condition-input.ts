import * as z from 'zod';
import { type Condition, ConditionSchema } from '../../../shared/feedback/condition.ts';
import { plainNumber } from '../../../shared/feedback/plain-number.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { SeenSchema } from './change.ts';
import type { Typed } from './input.ts';

/** What staff choose for when a question is asked, and the same the other way round. */

const HowSchema = z.enum(['always', 'choices', 'range', 'answered', 'notAnswered']);

export const ConditionInputSchema = SeenSchema.extend({
  how: HowSchema,
  /** The question that it asks about, by its id. */
  about: z.string().optional(),
  choices: z.union([z.string(), z.array(z.string())]).optional(),
  atLeast: z.string().optional(),
  atMost: z.string().optional(),
});

/** The condition that was chosen; `undefined`: the question is always asked. @throws Refusal `invalid` */
export function conditionIn(fields: Typed): Condition | undefined {
  const how = HowSchema.safeParse(fields.how).data;
  const question = fields.about;
  if (how === undefined) throw refused({ how: 'Please choose when the question is asked.' });
  switch (how) {
    case 'always':
      return undefined;
    case 'answered':
    case 'notAnswered':
      return parsed({ question, answered: how === 'answered' }, { how: 'Please choose the question once more.' });
    case 'choices': {
      const isAnyOf = [fields.choices].flat().filter((choice) => choice !== undefined);
      return parsed({ question, isAnyOf }, { choices: 'Please tick at least one of the answers.' });
    }
    case 'range': {
      const [atLeast, atMost] = [numberIn(fields, 'atLeast'), numberIn(fields, 'atMost')];
      const limits = { ...(atLeast !== undefined && { atLeast }), ...(atMost !== undefined && { atMost }) };
      return parsed({ question, ...limits }, { atLeast: 'Please write at least one of the two numbers.' });
    }
  }
}

function numberIn(fields: Typed, name: string): number | undefined {
  const text = typedIn({ ...fields }, name).trim();
  const number = text === '' ? undefined : plainNumber(text);
  if (typeof number === 'string') throw refused({ [name]: 'Please write a number in digits, such as 3.' });
  return number;
}

function parsed(value: unknown, otherwise: Record<string, string>): Condition {
  const result = ConditionSchema.safeParse(value);
  if (!result.success) throw refused(otherwise);
  return result.data;
}

const refused = (fields: Record<string, string>): Refusal =>
  new Refusal('invalid', 'Something in what was sent needs another look. Nothing was changed yet.', fields);

/** A condition as its form has it. */
export function conditionTyped(condition: Condition | undefined): Typed {
  if (!condition) return {};
  if ('answered' in condition) return { how: condition.answered ? 'answered' : 'notAnswered' };
  if ('isAnyOf' in condition) return { how: 'choices', choices: condition.isAnyOf };
  const shown = (number: number | undefined): string => (number === undefined ? '' : String(number));
  return { how: 'range', atLeast: shown(condition.atLeast), atMost: shown(condition.atMost) };
}

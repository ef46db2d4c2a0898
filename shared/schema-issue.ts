import type * as z from 'zod';

/** What a schema finds wrong with a document, in words for whoever wrote the document. */

/** What must stand there, as the end of a sentence. */
export function wanted(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((each) => JSON.stringify(each)).join(', ')}`;
    case 'too_small':
      return sized(
        issue.message,
        `must ${issue.origin === 'array' ? 'have' : 'be'} at least`,
        issue.minimum,
        issue.origin,
      );
    case 'too_big':
      return sized(
        issue.message,
        `must ${issue.origin === 'array' ? 'have' : 'be'} at most`,
        issue.maximum,
        issue.origin,
      );
    case 'invalid_format':
      return issue.format === 'email' ? 'must be an e-mail address such as "name@example.org"' : issue.message;
    default:
      return issue.message;
  }
}

/** The schema's own sentences say more; they begin with a small letter, zod's with a capital. */
function sized(message: string, bound: string, limit: number | bigint, origin: string): string {
  if (/^[a-z]/.test(message)) return message;
  const unit =
    origin === 'array' ? (Number(limit) === 1 ? ' entry' : ' entries') : origin === 'string' ? ' characters long' : '';
  return `${bound} ${limit}${unit}`;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text in double quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
};

/** What a document holds at a path; `undefined` where it holds nothing. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}

/** What stands there, where that is short enough to help. */
export function shownValue(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : undefined;
  if (typeof value === 'object' && value !== null) return undefined;
  const text = JSON.stringify(value);
  return text.length <= 80 ? text : `a text of ${text.length - 2} characters`;
}

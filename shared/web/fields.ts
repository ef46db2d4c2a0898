import * as z from 'zod';
import { type FieldErrors, Refusal } from '../refusal.ts';
import type { Body } from './request.ts';

/**
 * What a form or a JSON document holds, still to be parsed: a form's fields by name, one that came several times as a
 * list. A body that is not there holds nothing.
 * @throws Refusal `wrong-type` for CSV; `malformed` for JSON that is no object
 */
export function fieldsOf(body: Body): Record<string, unknown> {
  switch (body.kind) {
    case 'none':
      return {};
    case 'csv':
      throw new Refusal('wrong-type', 'This address takes a form or JSON, not CSV.');
    case 'json': {
      const parsed = z.record(z.string(), z.unknown()).safeParse(body.value);
      if (!parsed.success) throw new Refusal('malformed', 'The JSON must be an object, such as {"name": "value"}.');
      return parsed.data;
    }
    case 'form':
      return byName(body.form);
  }
}

function byName(form: FormData): Record<string, unknown> {
  const fields = new Map<string, unknown[]>();
  for (const [name, value] of form) {
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
  }
  return Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}

/** Parses fields by a schema. @throws Refusal `invalid`, with the schema's own sentence beside each field */
export function parseFields<Value>(schema: z.ZodType<Value>, fields: Record<string, unknown>): Value {
  const parsed = schema.safeParse(fields);
  if (parsed.success) return parsed.data;
  const errors: FieldErrors = Object.fromEntries(
    parsed.error.issues.map((issue) => [issue.path.join('.') || 'body', issue.message]),
  );
  throw new Refusal('invalid', 'Something in what was sent needs another look. Nothing was stored yet.', errors);
}

/** What had been typed into a field, to show it again; a field that held no text is empty. */
export const typedIn = (fields: Record<string, unknown>, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

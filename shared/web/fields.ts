import * as z from 'zod';
import { ENGLISH, type Said, say } from '../language/texts.ts';
import { Refusal, type SaidOfFields } from '../refusal.ts';
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
      throw new Refusal('wrong-type', say('web.noCsv'));
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

/**
 * Parses fields by a schema. Its own sentences are English, for staff and for programs. `said`: what stands instead of
 * them beside a field that a person can get wrong, in that person's language.
 * @throws Refusal `invalid`, with a sentence beside each field
 */
export function parseFields<Value>(
  schema: z.ZodType<Value>,
  fields: Record<string, unknown>,
  said: SaidOfFields = {},
): Value {
  const parsed = schema.safeParse(fields, { error: whereNothingIsSaid });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }): [string, Said] => {
    const field = path.join('.') || 'body';
    return [field, said[field] ?? otherwise(field, message)];
  });
  throw new Refusal('invalid', say('web.refused'), Object.fromEntries(errors));
}

/** What stands beside a field whose schema says nothing of its own. */
const whereNothingIsSaid: z.core.$ZodErrorMap = ({ code, input }) => {
  if (code !== 'invalid_type') return undefined;
  if (input === undefined) return 'Please fill this in: nothing was sent.';
  return Number.isNaN(input) ? 'This must be a number.' : undefined;
};

/** A field that only a form of somebody else's making gets wrong: what the schema says of it is in English alone. */
const otherwise =
  (field: string, message: string): Said =>
  (texts) =>
    texts === ENGLISH ? message : texts.t('web.field', { field });

/** A button alone: nothing is read of what comes with it. */
export const NoFieldsSchema = z.object({});

/** A file that was chosen in a form; programs send what is in it in a field of its own. */
export const UploadField = z.file().optional();

/** What had been typed into a field, to show it again; a field that held no text is empty. */
export const typedIn = (fields: Record<string, unknown>, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

import * as z from 'zod';
import { everyRoute } from '../support/every-route.ts';
import type { InputRoute } from './bad-input.cases.ts';

/** What the API's document requires of a route's fields, and examples of them. */

const FieldsSchema = z.looseObject({
  required: z.array(z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});

const ROUTES = (await everyRoute()).map((route) => ({
  ...route,
  pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** @throws Error for an address that no route has */
export function requiredOf({ path }: Pick<InputRoute, 'path'>): z.infer<typeof FieldsSchema> {
  const [address = ''] = path.split('?');
  const found = ROUTES.filter(({ method, pattern }) => method === 'POST' && pattern.test(address)).toSorted(
    // As the router has it: an address without parameters before those that would take it for one.
    (a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')),
  )[0];
  if (found?.formOnly) return {};
  if (!found?.takes) throw new Error(`No route takes anything at ${address}.`);
  return FieldsSchema.parse(z.toJSONSchema(found.takes, { io: 'input', unrepresentable: 'any' }));
}

const PartSchema = z.looseObject({
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  type: z.string().optional(),
  format: z.string().optional(),
  items: z.unknown().optional(),
});

const TEXTS: Readonly<Record<string, string>> = {
  date: '2011-08-20',
  'date-time': '2011-08-20T06:00:00.000Z',
  email: 'somebody@example.org',
};

/** Something that a JSON Schema takes, as far as its kind says it. */
export function exampleOf(schema: unknown): unknown {
  const part = PartSchema.parse(schema);
  if (part.const !== undefined) return part.const;
  if (part.enum) return part.enum[0];
  if (part.anyOf) return exampleOf(part.anyOf[0]);
  switch (part.type) {
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'array':
      return [exampleOf(part.items)];
    case 'object':
      return {};
    default:
      return TEXTS[part.format ?? ''] ?? 'example';
  }
}

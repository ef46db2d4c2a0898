import { createHash } from 'node:crypto';
import * as z from 'zod';

/** What a write changed, field by field: a JSON pointer (RFC 6901), what stood there and what stands there now. Pure. */

export const DifferenceSchema = z.strictObject({
  path: z.string(),
  /** Absent: nothing stood there. */
  before: z.unknown().optional(),
  /** Absent: nothing stands there any more. */
  after: z.unknown().optional(),
});
export type Difference = z.infer<typeof DifferenceSchema>;

/**
 * What only the machinery reads, at the top of an item: what is owed, and what makes it one write. And what no log may hold:
 * the digest by which a ballot was given out.
 */
const NOISE: ReadonlySet<string> = new Set(['debts', 'served']);

/** Of all differences together, as JSON, in characters: an entry has to fit into one item of the table (400 KB). */
export const MOST_WRITTEN_OUT = 100_000;

/** The differences of two values of an item; `undefined` before: there was none. Both as JSON holds them. */
export function differences(before: unknown, after: unknown): Difference[] {
  const found = [...between('', withoutNoise(before), withoutNoise(after))];
  return JSON.stringify(found).length <= MOST_WRITTEN_OUT ? found : found.map(shortened);
}

/** What stands there after the differences. @throws Error where one was shortened, or does not fit what stands there */
export function applied(value: unknown, made: readonly Difference[]): unknown {
  return made.reduce<unknown>((standing, difference) => {
    if (difference.path === '') return difference.after;
    return put(standing, difference.path.slice(1).split('/').map(unescaped), difference);
  }, value);
}

const withoutNoise = (value: unknown): unknown => {
  if (value === undefined) return undefined;
  const plain: unknown = JSON.parse(JSON.stringify(value));
  return isObject(plain) ? Object.fromEntries(Object.entries(plain).filter(([name]) => !NOISE.has(name))) : plain;
};

function* between(path: string, before: unknown, after: unknown): Generator<Difference> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const both = [before, after];
  if (both.every(isObject) || both.every(Array.isArray)) {
    const [was, is] = [new Map(Object.entries(Object(before))), new Map(Object.entries(Object(after)))];
    // Of a list, from its end: what is taken away would move what stands behind it.
    const gone = [...was.keys()].filter((name) => !is.has(name)).reverse();
    for (const name of [...is.keys(), ...gone]) {
      yield* between(`${path}/${escaped(name)}`, was.get(name), is.get(name));
    }
    return;
  }
  yield { path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function put(value: unknown, [name = '', ...rest]: readonly string[], difference: Difference): unknown {
  const fields = new Map<string, unknown>(Object.entries(Object(value)));
  if (rest.length > 0) fields.set(name, put(fields.get(name), rest, difference));
  else if (Object.hasOwn(difference, 'after')) fields.set(name, difference.after);
  else fields.delete(name);
  if (!Array.isArray(value)) return Object.fromEntries(fields);
  return [...fields].toSorted(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
}

/** A digest in place of what is too long: it tells whether two are equal, and no more. */
const shortened = ({ path, before, after }: Difference): Difference => ({
  path,
  ...(before !== undefined && { before: short(before) }),
  ...(after !== undefined && { after: short(after) }),
});

function short(value: unknown): unknown {
  const text = JSON.stringify(value);
  if (text.length <= 200) return value;
  return { characters: text.length, sha256: createHash('sha256').update(text).digest('hex') };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
const unescaped = (name: string): string => name.replaceAll('~1', '/').replaceAll('~0', '~');

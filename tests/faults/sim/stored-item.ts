import type { Item } from './memory-table.ts';

/** What becomes of an item when it is written: what is undefined goes, and nobody can change the rest any more. */

const known = new WeakSet<object>();
const sizes = new WeakMap<object, number>();

/** The item without what is undefined, frozen through and through. Parts that were stored before are taken as they are. */
export const stored = (item: Item): Item => kept(item) as Item;

function kept(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || known.has(value)) return value;
  const clean = Array.isArray(value) ? value.map(kept) : keptFields(value);
  known.add(Object.freeze(clean));
  return clean;
}

/** The same object where nothing in it is undefined, so that who knows it by identity finds it again. */
function keptFields(value: object): object {
  let same = true;
  const fields: [string, unknown][] = [];
  for (const [name, field] of Object.entries(value)) {
    const clean = field === undefined ? undefined : kept(field);
    if (clean !== field || field === undefined) same = false;
    if (field !== undefined) fields.push([name, clean]);
  }
  return same ? value : Object.fromEntries(fields);
}

/** About the bytes that DynamoDB counts: names and values, as text. Enough to end a page where a page would end. */
export function sizeOf(item: Item): number {
  const size = sizes.get(item) ?? Buffer.byteLength(JSON.stringify(item));
  sizes.set(item, size);
  return size;
}

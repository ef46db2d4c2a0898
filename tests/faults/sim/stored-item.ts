import type { Item } from './memory-table.ts';

/** What becomes of an item when it is written: what is undefined goes, and nobody can change the rest any more. */

/** Freezing takes a tenth of a play's time, so that only some plays make sure that nobody changes what is stored. */
export const storing = { freezes: true };

class Itself {
  constructor(value: object) {
    // biome-ignore lint/correctness/noConstructorReturn: so that Stamp puts its mark on the object that it is given.
    return value;
  }
}

/** A mark on an object that no code but this can see; a tenth of the price of a WeakSet that holds it. */
class Stamp extends Itself {
  readonly #stored = true;
  static isOn(value: object): boolean {
    return #stored in value;
  }
}

/** Whether the object is what was stored, or part of it. */
export const isStored = (value: object): boolean => Stamp.isOn(value);

/** The item without what is undefined, frozen through and through. Parts that were stored before are taken as they are. */
export const stored = (item: Item): Item => kept(item) as Item;

function kept(value: object): object {
  if (Stamp.isOn(value)) return value;
  const clean = Array.isArray(value) ? value.map(keptField) : keptFields(value as Record<string, unknown>);
  new Stamp(clean);
  return storing.freezes ? Object.freeze(clean) : clean;
}

const keptField = (value: unknown): unknown => (typeof value === 'object' && value !== null ? kept(value) : value);

/** The same object where nothing in it is undefined, so that who knows it by identity finds it again. */
function keptFields(value: Record<string, unknown>): object {
  let copy: Record<string, unknown> | undefined;
  for (const name in value) {
    const field = value[name];
    const clean = keptField(field);
    if (clean === field && field !== undefined) continue;
    copy ??= { ...value };
    if (field === undefined) delete copy[name];
    else copy[name] = clean;
  }
  return copy ?? value;
}

const sizes = new WeakMap<object, number>();

/** About the bytes that DynamoDB counts: names and values, as text. Enough to end a page where a page would end. */
export function sizeOf(item: Item): number {
  const size = sizes.get(item) ?? Buffer.byteLength(JSON.stringify(item));
  sizes.set(item, size);
  return size;
}

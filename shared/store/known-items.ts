import type { Key } from './keys.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * What was read a moment ago of one partition, all from one sort key to another: what is not among the items was not there.
 * Pure. Each key is known until it is changed, or was found to be another since.
 */
export class KnownItems {
  readonly #pk: string;
  readonly #from: string;
  readonly #to: string;
  readonly #items: ReadonlyMap<unknown, Item>;
  readonly #forgotten = new Set<string>();

  constructor({ pk, from, to, items }: ReadRange) {
    this.#pk = pk;
    this.#from = from;
    this.#to = to;
    this.#items = new Map(items.map((item) => [item.sk, item]));
  }

  /** `item` as it stood there, if it did; `undefined` for a key of which nothing is known. */
  at({ pk, sk }: Key): { readonly item: Item | undefined } | undefined {
    const isCovered = pk === this.#pk && this.#from <= sk && sk <= this.#to && !this.#forgotten.has(sk);
    return isCovered ? { item: this.#items.get(sk) } : undefined;
  }

  forget({ sk }: Key): void {
    this.#forgotten.add(sk);
  }
}

/** A range of a partition, both ends with it, and all that was found in it. */
export interface ReadRange {
  readonly pk: string;
  readonly from: string;
  readonly to: string;
  readonly items: readonly Item[];
}

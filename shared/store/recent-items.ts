import type { Key } from './keys.ts';

type Item = Readonly<Record<string, unknown>>;

/** An item is some ten KB at most on average, and a function rarely meets more workshops than these. */
const MOST = 50;

/**
 * Items as they were read a moment ago, for what may be a moment old. `elapsed` are milliseconds that only rise: an age is real
 * time and decides nothing, so it is not taken from the event.
 */
export class RecentItems {
  readonly #forMs: number;
  readonly #elapsed: () => number;
  readonly #kept = new Map<string, { readonly item: Item; readonly askedAt: number }>();

  constructor(forMs: number, elapsed: () => number = () => performance.now()) {
    this.#forMs = forMs;
    this.#elapsed = elapsed;
  }

  /** The item as it is kept, or as `read` finds it now. What is not there is asked for each time. */
  async get(key: Key, read: () => Promise<Item | undefined>): Promise<Item | undefined> {
    const kept = this.#kept.get(nameOf(key));
    const askedAt = this.#elapsed();
    if (kept && askedAt - kept.askedAt < this.#forMs) return kept.item;
    const item = await read();
    this.forget(key);
    if (item) this.#kept.set(nameOf(key), { item, askedAt });
    for (const oldest of this.#kept.keys()) if (this.#kept.size > MOST) this.#kept.delete(oldest);
    return item;
  }

  forget(key: Key): void {
    this.#kept.delete(nameOf(key));
  }
}

const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

import type { World } from './world.ts';

/**
 * Most faults come to the same: a task that fails at its first call leaves the world as one that fails at its second does,
 * and after a few steps many a world is again as it was at some moment of the play without faults. From a world that was
 * played to a good end nothing else can come than what came, so a play that reaches one is not played to the end.
 */
export class SameFuture {
  readonly #known = new Set<string>();
  readonly #numbers = new Map<string, number>();
  /** Values never change, so each is looked at once. */
  readonly #numberOf = new WeakMap<object, number>();

  /** Whether the future of this world is known to be good. If not, it is taken to become so: whoever finds it bad, stops. */
  isKnown(world: World): boolean {
    const { now, lastTick, table, queue, inbox, outside, pending, started, objects } = world;
    // What the indexes show matters only while they may lag.
    const shown = pending.some(({ is }) => is === 'lag') ? table.indexed : [];
    const parts = [table.rows, shown, queue, inbox, pending, started].map((part) => this.#all(part));
    const key = `${now} ${lastTick} ${this.#number(outside)} ${this.#number(objects)} ${parts.join('|')}`;
    if (this.#known.has(key)) return true;
    this.#known.add(key);
    return false;
  }

  #all(values: readonly unknown[]): string {
    let text = '';
    for (const value of values) text += this.#text(value);
    return text;
  }

  #text(value: unknown): string {
    return typeof value === 'object' && value !== null ? `#${this.#number(value)}` : `${typeof value}${value};`;
  }

  /** The same number for objects that hold the same. */
  #number(value: object): number {
    const seen = this.#numberOf.get(value);
    if (seen !== undefined) return seen;
    let text = Array.isArray(value) ? '[' : '{';
    for (const name in value) {
      if (!WITHOUT_MEANING.has(name)) text += `${name}=${this.#text((value as Record<string, unknown>)[name])}`;
    }
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    this.#numberOf.set(value, number);
    return number;
  }
}

/** How often an item was written, and by which command, decides nothing between two steps. */
const WITHOUT_MEANING: ReadonlySet<string> = new Set(['version', 'command']);

import type { World } from './world.ts';

/**
 * Most faults leave no trace: after a few steps the world is again as it was at some moment of the play without faults,
 * and from there on nothing else can come of it than what came. Such a play is not played to the end.
 */
export class SameFuture {
  readonly #moments = new Map<string, World[]>();

  /** @param worlds the moments of the play without faults */
  constructor(worlds: readonly World[]) {
    for (const world of worlds) {
      const key = outline(world);
      this.#moments.set(key, [...(this.#moments.get(key) ?? []), world]);
    }
  }

  isThatOf(world: World): boolean {
    return (this.#moments.get(outline(world)) ?? []).some((moment) => sameWorlds(moment, world));
  }
}

/** Cheap to tell, and different for most worlds that differ. */
const outline = ({ now, lastTick, queue, inbox, started, pending, table }: World): string =>
  `${now} ${lastTick} ${queue.length} ${inbox.length} ${started.length} ${pending.length} ${table.rows.length}`;

function sameWorlds(a: World, b: World): boolean {
  return (
    same(a.table.rows, b.table.rows) &&
    same(a.queue, b.queue) &&
    same(a.inbox, b.inbox) &&
    same(a.outside, b.outside) &&
    same(a.pending, b.pending) &&
    same(a.started, b.started) &&
    same(a.objects, b.objects) &&
    // What the indexes show matters only while they may lag.
    (!a.pending.some(({ is }) => is === 'lag') || same(a.table.indexed, b.table.indexed))
  );
}

/** How often an item was written, and by which command, decides nothing between two steps. */
const WITHOUT_MEANING: ReadonlySet<string> = new Set(['version', 'command']);

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [names, others] = [Object.keys(a), Object.keys(b)];
  if (names.length !== others.length) return false;
  return names.every(
    (name) => WITHOUT_MEANING.has(name) || (Object.hasOwn(b, name) && same((a as never)[name], (b as never)[name])),
  );
}

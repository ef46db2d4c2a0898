import type { ErasedPerson } from '../people/erasure.ts';
import type { Person } from '../people/person.ts';
import { byQuadrant, type Quadrant, type SwotEntry, sameWords } from './swot.ts';
import type { Theme, Themes } from './themes.ts';

/**
 * The weighted SWOT matrix: under each quadrant its themes, and the entries that are in none, the heaviest first.
 *
 * The weight of a point is the number of different people who stand behind it: who wrote one of its entries, or endorse
 * one. Whoever wrote two of them, or wrote one and endorses another, counts once. Entries that are in no theme and say the
 * same in the same words are one point. A quadrant's total is the sum of its points' weights.
 *
 * Only what stands now counts: an entry that was withdrawn, and an endorsement of it, count nowhere.
 */
export type Matrix = Readonly<Record<Quadrant, MatrixQuadrant>>;

interface MatrixQuadrant {
  readonly points: readonly MatrixPoint[];
  readonly total: number;
}

export interface MatrixPoint {
  /** A theme's wording, or an entry's words. */
  readonly text: string;
  /** The theme's id; absent where the point is none. */
  readonly theme?: string;
  readonly weight: number;
  /** How many people wrote one of its entries, and how many endorse one. */
  readonly writers: number;
  readonly endorsers: number;
  /** The entries as their authors wrote them, without names, in no order of theirs. */
  readonly entries: readonly { readonly text: string; readonly quadrant: Quadrant }[];
}

/** An entry, by whom it was written and who endorses it (ids of people). */
export interface WrittenEntry {
  readonly entry: SwotEntry;
  readonly by: string;
  readonly endorsers: ReadonlySet<string>;
}

export type Giver = Pick<Person, 'id' | 'swot' | 'endorsed'>;

/** Of somebody who was erased the entries are gone, and the endorsements stay as counts. */
export const leftBy = ({ id, gave }: ErasedPerson): Giver => ({ id, swot: [], endorsed: gave.endorsed });

/** Everyone's entries as they stand, in the order of the people. Nobody endorses an own one. */
export function writtenBy(everyone: readonly Giver[]): WrittenEntry[] {
  const endorsers = new Map<string, Set<string>>();
  for (const { id, endorsed } of everyone) {
    for (const entry of endorsed) endorsers.set(entry, (endorsers.get(entry) ?? new Set()).add(id));
  }
  return everyone.flatMap(({ id: by, swot }) =>
    swot.map((entry) => ({
      entry,
      by,
      endorsers: new Set([...(endorsers.get(entry.id) ?? [])].filter((each) => each !== by)),
    })),
  );
}

export function matrixOf(everyone: readonly Giver[], { themes }: Themes): Matrix {
  const written = writtenBy(everyone);
  const themeOf = themesByEntry(themes);
  const inThemes = Map.groupBy(written, ({ entry }) => themeOf.get(entry.id)?.id);
  const alone = Map.groupBy(inThemes.get(undefined) ?? [], ({ entry }) => `${entry.quadrant} ${sameWords(entry.text)}`);
  return byQuadrant((quadrant) => {
    const points = [
      ...themes
        .filter((theme) => theme.quadrant === quadrant)
        .map(({ id, wording }) => ({ ...pointOf(inThemes.get(id) ?? [], wording), theme: id })),
      ...[...alone.values()].filter(([first]) => first?.entry.quadrant === quadrant).map((alike) => pointOf(alike)),
    ].filter(({ entries }) => entries.length > 0);
    return { points: points.sort(heaviestFirst), total: points.reduce((sum, { weight }) => sum + weight, 0) };
  });
}

/** The theme of each entry that is in one. */
export const themesByEntry = (themes: readonly Theme[]): ReadonlyMap<string, Theme> =>
  new Map(themes.flatMap((theme) => theme.entries.map(({ id }) => [id, theme] as const)));

/** How many different people stand behind these entries: who wrote one or endorses one. */
export const weightOf = (written: readonly WrittenEntry[]): number =>
  new Set(written.flatMap(({ by, endorsers }) => [by, ...endorsers])).size;

function pointOf(written: readonly WrittenEntry[], wording?: string): MatrixPoint {
  const entries = written
    .map(({ entry: { text, quadrant } }) => ({ text, quadrant }))
    .sort((a, b) => compare(a.text, b.text) || compare(a.quadrant, b.quadrant));
  return {
    text: wording ?? entries[0]?.text ?? '',
    weight: weightOf(written),
    writers: new Set(written.map(({ by }) => by)).size,
    endorsers: new Set(written.flatMap(({ endorsers }) => [...endorsers])).size,
    entries,
  };
}

/** By content alone, so that the same data give the same matrix whoever wrote first. */
const heaviestFirst = (a: MatrixPoint, b: MatrixPoint): number => b.weight - a.weight || compare(a.text, b.text);

/** By code units, which no locale and no runtime orders differently. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

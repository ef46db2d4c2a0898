import type { Person } from '../people/person.ts';
import { type Giver, type Matrix, matrixOf, themesByEntry, type WrittenEntry, weightOf, writtenBy } from './matrix.ts';
import { byQuadrant, type Quadrant, type SwotEntry } from './swot.ts';
import type { Theme, Themes } from './themes.ts';

/** What staff see: every entry with who wrote it, in its theme or by itself, the most endorsed first. */
export interface Board {
  /** Of the themes. */
  readonly revision: number;
  readonly writers: number;
  /** By the quadrant of the theme, which its entries' authors may see otherwise. */
  readonly themes: Readonly<Record<Quadrant, readonly BoardTheme[]>>;
  /** The entries that are in no theme. */
  readonly alone: Readonly<Record<Quadrant, readonly BoardEntry[]>>;
  readonly matrix: Matrix;
}

export interface BoardEntry extends SwotEntry {
  readonly by: Pick<Person, 'id' | 'name' | 'organisation'>;
  /** How many of the others endorse it; staff are not told who. */
  readonly endorsements: number;
}

interface MergedEntry extends BoardEntry {
  /** Its author changed it after it was merged. */
  readonly isChanged: boolean;
}

export interface BoardTheme extends Pick<Theme, 'id' | 'quadrant' | 'wording' | 'at' | 'by'> {
  /** As in the matrix: how many people stand behind it. */
  readonly weight: number;
  readonly entries: readonly MergedEntry[];
  /** How many of its entries are there no more. */
  readonly gone: number;
}

/** `left`: of whoever was erased. */
export function boardOf(everyone: readonly Person[], themes: Themes, left: readonly Giver[] = []): Board {
  const people = new Map(everyone.map((person) => [person.id, person]));
  const shown = ({ entry, by, endorsers }: WrittenEntry): BoardEntry => {
    const { name = '', organisation = '' } = people.get(by) ?? {};
    return { ...entry, by: { id: by, name, organisation }, endorsements: endorsers.size };
  };
  const written = writtenBy([...everyone, ...left]);
  const themeOf = themesByEntry(themes.themes);
  const inThemes = Map.groupBy(written, ({ entry }) => themeOf.get(entry.id)?.id);
  const alone = (inThemes.get(undefined) ?? []).map(shown).sort(mostEndorsedFirst);
  const boardThemes = themes.themes
    .map((theme) => themed(theme, inThemes.get(theme.id) ?? [], shown))
    .sort((a, b) => b.weight - a.weight || a.wording.localeCompare(b.wording, 'en'));
  return {
    revision: themes.revision,
    writers: new Set(written.map(({ by }) => by)).size,
    themes: byQuadrant((quadrant) => boardThemes.filter((theme) => theme.quadrant === quadrant)),
    alone: byQuadrant((quadrant) => alone.filter((entry) => entry.quadrant === quadrant)),
    matrix: matrixOf([...everyone, ...left], themes),
  };
}

function themed(
  { id, quadrant, wording, at, by, entries: merged }: Theme,
  written: readonly WrittenEntry[],
  shown: (written: WrittenEntry) => BoardEntry,
): BoardTheme {
  const mergedAt = new Map(merged.map((each) => [each.id, each.at]));
  const entries = written
    .map(shown)
    .map((entry) => ({ ...entry, isChanged: entry.at !== mergedAt.get(entry.id) }))
    .sort(mostEndorsedFirst);
  const there = new Set(entries.map((entry) => entry.id));
  const gone = merged.filter((each) => !there.has(each.id)).length;
  return { id, quadrant, wording, at, by, weight: weightOf(written), entries, gone };
}

const mostEndorsedFirst = (a: BoardEntry, b: BoardEntry): number =>
  b.endorsements - a.endorsements || a.at.localeCompare(b.at, 'en');

import * as z from 'zod';
import { Refusal } from '../refusal.ts';
import { TokenSchema } from '../store/keys.ts';
import { lengthOf, tidyText, tooLong } from '../typed-text.ts';
import { type Quadrant, QuadrantSchema, type SwotEntry } from './swot.ts';

/**
 * Themes: what staff merge of the entries that say the same. The entries stay as their authors wrote them; a theme names
 * them and has a wording of its own. All pure; the same object comes back where nothing changes.
 */

export const WORDING_MAX = 300;
/** So many are at most some 340 KB in any script; an item ends at 400 KB. */
export const THEMES_MAX = 150;
export const MERGED_MAX = 2500;

const MergedSchema = z.object({
  /** The entry's id. */
  id: TokenSchema,
  /** When the entry had last been changed as it was merged: another time there means that its author changed it since. */
  at: z.iso.datetime(),
});

const ThemeSchema = z.object({
  id: TokenSchema,
  quadrant: QuadrantSchema,
  wording: z.string(),
  /** One at least. An entry that was withdrawn, or whose author was erased, stays named here and counts nowhere. */
  entries: z.array(MergedSchema).min(1),
  /** When the theme was last changed, and by whom. */
  at: z.iso.datetime(),
  by: z.string(),
});
export type Theme = z.infer<typeof ThemeSchema>;

export const ThemesSchema = z.object({
  /** Rises with every change. A page says which one it shows, so that two people do not overwrite each other. */
  revision: z.int().nonnegative(),
  themes: z.array(ThemeSchema),
});
export type Themes = z.infer<typeof ThemesSchema>;

export const NO_THEMES: Themes = { revision: 0, themes: [] };

/** By whom and when (epoch ms) something is done. */
export interface Editor {
  readonly by: string;
  readonly now: number;
}

/** How many entries are in a theme. */
export const mergedIn = ({ themes }: Themes): number => themes.reduce((sum, { entries }) => sum + entries.length, 0);

/**
 * Makes a theme of entries, under an id that the caller chose, so that the same command once more makes no second one. With
 * no wording it begins with the words of the first entry.
 * @throws Refusal `invalid` (fields `entries`, `wording`)
 */
export function newTheme(
  before: Themes,
  input: { readonly id: string; readonly quadrant: Quadrant; readonly wording: string; readonly entries: Entries },
  editor: Editor,
): Themes {
  if (before.themes.some(({ id }) => id === input.id)) return before;
  const [first] = input.entries;
  if (!first) throw refused('entries', 'Please tick at least one entry.');
  if (before.themes.length >= THEMES_MAX) {
    throw refused(
      'entries',
      `There is room for ${THEMES_MAX} themes. Please dissolve one, or add to one that is there.`,
    );
  }
  const entries = merged(before, input.id, input.entries);
  const wording = checked(tidyText(input.wording) === '' ? first.text.slice(0, WORDING_MAX) : input.wording);
  return withThemes(before, [
    ...before.themes,
    { id: input.id, quadrant: input.quadrant, wording, entries, ...stamped(editor) },
  ]);
}

/** Adds entries to a theme. @throws Refusal `invalid` (field `entries`); `conflict` for a theme that is gone */
export function addToTheme(before: Themes, id: string, entries: Entries, editor: Editor): Themes {
  const theme = themeOf(before, id);
  if (entries.length === 0) throw refused('entries', 'Please tick at least one entry.');
  const fresh = entries.filter((entry) => !theme.entries.some(({ id: there }) => there === entry.id));
  if (fresh.length === 0) return before;
  const added = merged(before, id, fresh);
  return withTheme(before, { ...theme, entries: [...theme.entries, ...added], ...stamped(editor) });
}

/** @throws Refusal `invalid` (field `wording`); `conflict` for a theme that is gone */
export function rewordTheme(
  before: Themes,
  id: string,
  { wording: raw, quadrant }: { readonly wording: string; readonly quadrant?: Quadrant | undefined },
  editor: Editor,
): Themes {
  const theme = themeOf(before, id);
  const wording = checked(raw);
  const changed = { ...theme, wording, quadrant: quadrant ?? theme.quadrant };
  if (changed.wording === theme.wording && changed.quadrant === theme.quadrant) return before;
  return withTheme(before, { ...changed, ...stamped(editor) });
}

/** Takes entries out; a theme that loses its last one is dissolved. @throws Refusal `conflict` for one that is gone */
export function takeOut(before: Themes, id: string, entryIds: readonly string[], editor: Editor): Themes {
  const theme = themeOf(before, id);
  const entries = theme.entries.filter((each) => !entryIds.includes(each.id));
  if (entries.length === theme.entries.length) return before;
  if (entries.length === 0) return dissolve(before, id);
  return withTheme(before, { ...theme, entries, ...stamped(editor) });
}

/** Its entries stand by themselves again. What is not there (any more) is dissolved already. */
export function dissolve(before: Themes, id: string): Themes {
  const themes = before.themes.filter((theme) => theme.id !== id);
  return themes.length === before.themes.length ? before : withThemes(before, themes);
}

type Entries = readonly SwotEntry[];

/** As a theme names them. An entry belongs to one theme at most. */
function merged(before: Themes, into: string, entries: Entries): Theme['entries'] {
  const ids = new Set(entries.map(({ id }) => id));
  const elsewhere = before.themes.find((theme) => theme.id !== into && theme.entries.some(({ id }) => ids.has(id)));
  if (elsewhere) {
    throw refused(
      'entries',
      `An entry is in the theme “${elsewhere.wording}” already. Please take it out there first.`,
    );
  }
  if (mergedIn(before) + ids.size > MERGED_MAX) {
    throw refused('entries', `There is room for ${MERGED_MAX} merged entries in all. Please take some out first.`);
  }
  return [...new Map(entries.map(({ id, at }) => [id, { id, at }])).values()];
}

function checked(raw: string): string {
  const wording = tidyText(raw);
  const length = lengthOf(wording);
  if (length === 0) throw refused('wording', 'Please word the theme.');
  if (length > WORDING_MAX) {
    throw refused('wording', `The wording is too long: ${tooLong(length, WORDING_MAX)}`);
  }
  return wording;
}

function themeOf({ themes }: Themes, id: string): Theme {
  const theme = themes.find((each) => each.id === id);
  if (theme) return theme;
  throw new Refusal(
    'conflict',
    'This theme is not there any more; it may have been dissolved meanwhile. Nothing was changed. You see the themes as they are now, with what you had ticked and typed.',
  );
}

const withTheme = (before: Themes, changed: Theme): Themes =>
  withThemes(
    before,
    before.themes.map((theme) => (theme.id === changed.id ? changed : theme)),
  );

const withThemes = ({ revision }: Themes, themes: Theme[]): Themes => ({ revision: revision + 1, themes });

const stamped = ({ by, now }: Editor) => ({ by, at: new Date(now).toISOString() });

const refused = (field: 'entries' | 'wording', why: string): Refusal =>
  new Refusal('invalid', 'The themes were not changed yet.', { [field]: why });

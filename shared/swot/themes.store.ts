import { Refusal } from '../refusal.ts';
import type { ItemType } from '../store/item-type.ts';
import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import { NO_THEMES, type Themes, ThemesSchema } from './themes.ts';

const ThemesItem: ItemType<Themes> = { schema: ThemesSchema };

export const readThemes = async (table: Table, workshopId: string): Promise<Themes> =>
  (await table.read(ThemesItem, keys.swotThemes(workshopId))) ?? NO_THEMES;

/**
 * Changes the themes, unless somebody else has since the page that shows revision `seen`. The same command once more is no
 * second change; programs may leave `seen` out.
 * @throws Refusal `conflict` for themes that are others by now; what `edit` throws
 */
export async function changeThemes(
  table: Table,
  workshopId: string,
  seen: number | undefined,
  edit: (themes: Themes) => Themes,
): Promise<Themes> {
  const key = keys.swotThemes(workshopId);
  const decide = (before: Themes): Themes => {
    const after = edit(before);
    if (after !== before && seen !== undefined && seen !== before.revision) throw new Refusal('conflict', OVERTAKEN);
    return after;
  };
  const changed = await table.change(ThemesItem, key, decide);
  if (changed) return changed;
  const first = decide(NO_THEMES);
  if (first === NO_THEMES || (await table.insert(ThemesItem, key, first)) === 'inserted') return first;
  // Somebody else's first theme came in between.
  return (await table.change(ThemesItem, key, decide)) ?? first;
}

const OVERTAKEN =
  'Somebody else changed the themes while this page was open, so nothing of yours was changed yet. You see them as they are now, with what you had ticked and typed: please look, and press the button once more.';

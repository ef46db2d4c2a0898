import type { Refusal } from '../../../shared/refusal.ts';

/** What was sent from the SWOT board and refused, to show it again. */
export interface TypedSettings {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly refusal: Refusal;
}

/** To a theme; or to merge entries, where `theme` is not there. */
export interface TypedTheme extends TypedSettings {
  readonly theme: string | undefined;
}

/** What had been ticked in a form that comes back. */
export function tickedIn(typed: TypedTheme | undefined): ReadonlySet<unknown> {
  const { entries = [] } = typed?.fields ?? {};
  return new Set(Array.isArray(entries) ? entries : [entries]);
}

/** Where the page shows a theme. */
export const themePlace = (id: string): string => `t-${id}`;

/** The name of the field that words a theme, among those of all themes. */
export const wordingField = (themeId: string): string => `wording-${themeId}`;

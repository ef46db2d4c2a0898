import type { ComponentChildren } from 'preact';
import { WITHHELD, type Withheld } from '../feedback/breakdown.ts';

/** How the report writes figures. */

/** "42%", or a dash where there is nothing to be a share of. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`;

export const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** "4.25", a dash where nobody gave a number, or that too few did. */
export const meanText = (mean: number | undefined | Withheld): string =>
  mean === WITHHELD ? WITHHELD : mean === undefined ? '–' : mean.toFixed(2);

/** "1 person", "3 people" */
export const people = (count: number | Withheld): string =>
  count === WITHHELD ? 'some people' : count === 1 ? '1 person' : `${count} people`;

/** A table that scrolls by itself where the screen is narrow; the keyboard reaches it too (WCAG 2.1.1). */
export function Table({ caption, children }: { readonly caption: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset belongs to forms; a region for each table would be a landmark too many
    <section class="scroll" role="group" tabindex={0} aria-label={caption}>
      <table>
        <caption>
          <span>{caption}</span>
        </caption>
        {children}
      </table>
    </section>
  );
}

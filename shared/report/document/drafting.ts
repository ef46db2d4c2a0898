import { WITHHELD, type Withheld } from '../../feedback/breakdown.ts';
import type { Localised } from '../../language/localised.ts';
import { inLanguage } from '../../language/localised.ts';
import type { Said, Texts } from '../../language/texts.ts';
import type { Prose, ProseSlot } from '../prose.ts';
import { paragraphsOf } from '../prose.ts';
import type { Summary } from '../summary.ts';
import type { Block, Figure, Heading, Table } from './document.ts';

/** What a section is written with. */
export interface Drafting {
  readonly summary: Summary;
  readonly texts: Texts;
  readonly prose: Prose;
  /** The site's address, before a paper's. */
  readonly baseUrl: string;
}

type WithoutLabel<Kind> = Omit<Kind, 'label'>;

/** A block as a section writes it: what counts headings, figures and tables comes later. */
export type Draft =
  | (WithoutLabel<Heading> & { readonly label?: string })
  | WithoutLabel<Figure>
  | WithoutLabel<Table>
  | Exclude<Block, Heading | Figure | Table>;

export type Section = (drafting: Drafting) => readonly Draft[];

/** "42%", or a dash where there is nothing to be a share of. */
export const percent = (texts: Texts, part: number, whole: number): string =>
  whole === 0 ? '–' : new Intl.NumberFormat(texts.locale, { style: 'percent' }).format(part / whole);

/** "4.25", a dash where nobody gave a number, or that too few did. */
export const meanText = (texts: Texts, mean: number | undefined | Withheld): string =>
  mean === undefined
    ? '–'
    : mean === WITHHELD
      ? texts.t('report.withheld')
      : new Intl.NumberFormat(texts.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(mean);

export const countText = (texts: Texts, count: number | Withheld): string =>
  count === WITHHELD ? texts.t('report.withheld') : texts.number(count);

export const shareText = (texts: Texts, count: number | Withheld, of: number | Withheld): string =>
  count === WITHHELD || of === WITHHELD ? '–' : percent(texts, count, of);

export const sayIn = (texts: Texts, line: Localised): string => inLanguage(line, texts.language);

/** The staff's own words, in their place. */
export const proseAt = ({ prose }: Drafting, slot: ProseSlot): Draft => ({
  kind: 'prose',
  slot,
  paragraphs: paragraphsOf(prose[slot] ?? ''),
});

/** Sentences that follow each other in one paragraph. */
export const sentences = (texts: Texts, said: readonly (Said | undefined)[]): string =>
  said
    .filter((each) => each !== undefined)
    .map((each) => texts.say(each))
    .join(' ');

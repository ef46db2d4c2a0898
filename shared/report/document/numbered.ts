import type { Texts } from '../../language/texts.ts';
import type { Block } from './document.ts';
import type { Draft } from './drafting.ts';

/** Counts headings, figures and tables through the whole document; a heading that brings its own label keeps it. */
export function numbered(texts: Texts, drafts: readonly Draft[]): Block[] {
  const places = [0, 0, 0];
  let [figures, tables] = [0, 0];

  const headingNumber = (level: 1 | 2 | 3): string => {
    places[level - 1] = (places[level - 1] ?? 0) + 1;
    places.fill(0, level);
    return places
      .slice(0, level)
      .map((place) => texts.number(place))
      .join('.');
  };
  /** "3." and "Annex A.", but "3.1". */
  const asChapter = (label: string, level: 1 | 2 | 3): string => (level === 1 ? `${label}.` : label);

  const withLabel = (draft: Draft): Block => {
    switch (draft.kind) {
      case 'heading':
        return { ...draft, label: asChapter(draft.label ?? headingNumber(draft.level), draft.level) };
      case 'figure':
        figures += 1;
        return { ...draft, label: texts.t('report.figure', { number: figures }) };
      case 'table':
        tables += 1;
        return { ...draft, label: texts.t('report.table', { number: tables }) };
      case 'paragraph':
      case 'list':
      case 'note':
      case 'quotation':
      case 'prose':
        return draft;
    }
  };
  return drafts.map(withLabel);
}

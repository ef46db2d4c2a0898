import { languageName, type Reference, yearOf } from './reference.ts';

/** As programs know it; it was never registered. */
export const BIBTEX_TYPE = 'application/x-bibtex; charset=utf-8';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * What TeX reads as a command. Braces get names of their own: BibTeX counts them also behind a backslash, and one without
 * its other would swallow the rest of the file.
 */
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  _: '\\_',
  $: '\\$',
};

/**
 * An entry for a bibliography of BibTeX or biber, in UTF-8. Every name and the title stand in braces of their own: a name in
 * braces is one whole, which no style takes apart, and such a title keeps its capital letters.
 */
export function bibtexEntry(reference: Reference): string {
  const { key, title, authors, abstract, keywords, language, licence, published, workshop, address } = reference;
  const month = MONTHS[Number(published.slice(5, 7)) - 1] ?? '';
  const fields: readonly (readonly [string, string])[] = [
    ['author', `{${authors.map(({ name }) => `{${escaped(name)}}`).join(' and ')}}`],
    ['title', `{{${escaped(title)}}}`],
    ['booktitle', `{{${escaped(workshop.title)}}}`],
    ['year', `{${yearOf(reference)}}`],
    ['month', month],
    ['address', `{${escaped(`${workshop.city}, ${workshop.country}`)}}`],
    ['organization', `{${workshop.organisers.map((name) => `{${escaped(name)}}`).join(' and ')}}`],
    ['note', '{Discussion paper}'],
    ['url', `{${address}}`],
    ...(keywords.length > 0 ? [['keywords', `{${escaped(keywords.join(', '))}}`] as const] : []),
    ...(language ? [['language', `{${languageName(language)}}`] as const] : []),
    ...(licence ? [['copyright', `{${licence.name}, ${licence.address}}`] as const] : []),
    ['abstract', `{${escaped(abstract)}}`],
  ];
  return `@inproceedings{${key},\n${fields.map(([name, value]) => `  ${name} = ${value},\n`).join('')}}\n`;
}

/** Also two signs that TeX prints as one: "--" is a dash, "''" a quotation mark, "?`" turns around. Empty braces part them. */
const SPECIAL = /[\\{}~^%&#_$]|([-'`,<>])(?=\1)|[?!](?=`)/g;

const escaped = (text: string): string => text.replaceAll(SPECIAL, (sign) => ESCAPED[sign] ?? `${sign}{}`);

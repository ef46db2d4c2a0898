/** XML as a tree of elements: text gets in only escaped, so that no title can end an element or begin one. */

/** What is XML already; made by `element` alone. */
export interface Markup {
  readonly markup: string;
}

export type Attributes = Readonly<Record<string, string | undefined>>;

/** What XML 1.0 allows nowhere, not even escaped: https://www.w3.org/TR/xml/#charsets */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A lone `\r` would be read back as `\n`, and in an attribute every kind of white space as a space: so they are named. */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

const escaped = (text: string, characters: RegExp): string =>
  text.replaceAll(FORBIDDEN, '').replaceAll(characters, (character) => ESCAPES[character] ?? '');

/** An element. Text and attributes are escaped, and lose what XML forbids; an attribute without a value is left out. */
export function element(name: string, attributes: Attributes, ...content: readonly (Markup | string)[]): Markup {
  const said = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(value, /[&<>"\r\n\t]/g)}"`],
  );
  const inner = content.map((part) => (typeof part === 'string' ? escaped(part, /[&<>\r]/g) : part.markup));
  return { markup: `<${name}${said.join('')}>${inner.join('')}</${name}>` };
}

/** The whole document, of one element. */
export const xmlDocument = (root: Markup): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`;

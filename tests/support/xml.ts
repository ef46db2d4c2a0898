/** A strict reader of the XML that Afterword writes: whatever is not well formed, or not of that kind, throws. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const NAME = '[A-Za-z][A-Za-z:_-]*';
const TAG = new RegExp(`^<(/?)(${NAME})((?: ${NAME}="[^"<]*")*)>`);
const PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n';
/** https://www.w3.org/TR/xml/#charsets */
const CHARACTERS = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;

function decoded(raw: string): string {
  return raw.replaceAll(/&([^;]*);?/g, (all, name: string) => {
    const character = name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : ENTITIES[name];
    if (character === undefined || !all.endsWith(';')) throw new Error(`No entity: ${all}`);
    return character;
  });
}

/** @throws Error where the text is no such document */
export function parseXml(text: string): XmlElement {
  if (!text.startsWith(PROLOGUE)) throw new Error('No XML declaration.');
  if (!CHARACTERS.test(text)) throw new Error('A character that XML forbids.');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let rest = text.slice(PROLOGUE.length).trimEnd();
  while (rest !== '') {
    const parent = open.at(-1);
    if (!parent || (parent === root && root.children.length > 0)) throw new Error('Something follows the root.');
    const tag = TAG.exec(rest);
    if (!tag) {
      const raw = /^[^<]+/.exec(rest)?.[0];
      if (raw === undefined || raw.includes(']]>')) throw new Error(`No tag: ${rest.slice(0, 60)}`);
      // A parser reads line ends as `\n`: what was written as `\r` by itself is another text then.
      parent.text += decoded(raw.replaceAll(/\r\n?/g, '\n'));
      rest = rest.slice(raw.length);
      continue;
    }
    const [all, slash, name = '', attributes = ''] = tag;
    rest = rest.slice(all.length);
    if (slash) {
      if (open.pop()?.name !== name) throw new Error(`Closed too early: ${name}`);
    } else {
      const said = [...attributes.matchAll(/ ([^=]+)="([^"]*)"/g)];
      const child: XmlElement = {
        name,
        attributes: Object.fromEntries(
          said.map(([, key = '', value = '']) => [key, decoded(value.replaceAll(/[\t\r\n]/g, ' '))]),
        ),
        children: [],
        text: '',
      };
      parent.children.push(child);
      open.push(child);
    }
  }
  const [document] = root.children;
  if (!document || open.length !== 1) throw new Error('The document does not end.');
  return document;
}

/** Every element of that name, in order. */
export const allNamed = (within: XmlElement, name: string): XmlElement[] => [
  ...(within.name === name ? [within] : []),
  ...within.children.flatMap((child) => allNamed(child, name)),
];

export const textsOf = (within: XmlElement, name: string): string[] => allNamed(within, name).map(({ text }) => text);

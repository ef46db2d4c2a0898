import type { FileType } from './paper.ts';
import { unpacked, type ZipPart } from './zip.ts';

/** What an Office Open XML file says it is: its list of content types. ECMA-376 part 2, 7.2.3 */

const LIST_MAX_BYTES = 4 * 1024 * 1024;

/** The text of `[Content_Types].xml`; `undefined` where there is none. @throws BadZip, UnpacksTooLarge */
export function typesOf(parts: readonly ZipPart[]): string | undefined {
  const list = parts.find(({ name }) => name.toLowerCase() === '[content_types].xml');
  return list && xmlText(unpacked(list, LIST_MAX_BYTES));
}

export type MainPart =
  | { readonly type: FileType /** In small letters: names of parts are the same in any. */; readonly part: string }
  | { readonly fault: 'macros' | 'spreadsheet' | 'no-word-document' };

const KINDS: readonly { readonly type: FileType; readonly says: RegExp }[] = [
  { type: 'docx', says: /wordprocessingml\.document\.main\+xml/i },
  { type: 'pptx', says: /presentationml\.(?:presentation|slideshow)\.main\+xml/i },
];

/** What the whole file is by the type of its main part, and which part that is. */
export function mainPartOf(types: string): MainPart {
  if (/macroEnabled|vnd\.ms-office\.vbaProject/i.test(types)) return { fault: 'macros' };
  for (const { ContentType = '', PartName = '' } of elements(types, 'Override')) {
    const kind = KINDS.find(({ says }) => says.test(ContentType));
    if (kind) return { type: kind.type, part: PartName.replace(/^\//, '').toLowerCase() };
  }
  return { fault: /spreadsheetml\.sheet\.main\+xml/i.test(types) ? 'spreadsheet' : 'no-word-document' };
}

/** The attributes of every element of a name, with their entities undone; no other entity than XML's own is known. */
export function* elements(xml: string, name: string): Generator<Readonly<Record<string, string>>> {
  const tag = new RegExp(`<(?:[\\w.-]+:)?${name}((?:\\s+[\\w:.-]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*)\\s*/?>`, 'g');
  for (const [, inside = ''] of xml.matchAll(tag)) {
    const pairs = inside.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
    yield Object.fromEntries([...pairs].map(([, key = '', a, b]) => [key, plain(a ?? b ?? '')]));
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (text: string): string =>
  text.replaceAll(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, dec, named) => {
    if (named !== undefined) return NAMED[named] ?? all;
    const point = hex === undefined ? Number(dec) : Number.parseInt(hex, 16);
    return point <= 0x10_ff_ff ? String.fromCodePoint(point) : all;
  });

/** UTF-8, or UTF-16 by its mark. */
export function xmlText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

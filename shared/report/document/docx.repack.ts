import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { withoutBlankNumbers } from './docx.contents.ts';

/**
 * A Word document as it depends on its content alone. The library that writes it names relationships and pictures at random,
 * counts through the whole process, and reads the clock; here each of these is given by its place in the document, and the
 * only time is the one at which what the document says was so (`at`, ISO 8601).
 */
export function withFixedTimes(docx: Uint8Array, at: string): Uint8Array {
  const files = unzipSync(docx);
  const texts = new Map(
    Object.entries(files)
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
  const moment = `${at.slice(0, 19)}Z`;
  rewrite(texts, 'docProps/core.xml', (xml) =>
    xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${moment}`),
  );
  rewrite(texts, 'word/document.xml', withoutBlankNumbers);
  for (const [name, xml] of texts) {
    if (name.endsWith('.rels')) renameRelationships(texts, name, xml);
    else texts.set(name, renumbered(xml));
  }
  const zipped: Zippable = {};
  for (const name of Object.keys(files).sort(firstContentTypes)) {
    const text = texts.get(name);
    zipped[name] = [text === undefined ? (files[name] ?? new Uint8Array()) : strToU8(text), { mtime: EPOCH, level: 9 }];
  }
  return zipSync(zipped);
}

/** The first moment that a ZIP can hold, of the local time that it holds: the same bytes in every time zone. */
const EPOCH = new Date(1980, 0, 1);

/** A reader of Office files finds the list of parts first. */
const firstContentTypes = (a: string, b: string): number => {
  const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
};

function rewrite(texts: Map<string, string>, name: string, how: (xml: string) => string): void {
  const xml = texts.get(name);
  if (xml !== undefined) texts.set(name, how(xml));
}

/** Ids of bookmarks and drawings, and the places of the table of contents, count from 1 in each part. */
function renumbered(xml: string): string {
  const bookmarks = new Map<string, string>();
  const placeOf = (id: string): string => {
    const place = bookmarks.get(id) ?? String(bookmarks.size + 1);
    bookmarks.set(id, place);
    return place;
  };
  const contents = new Map<string, string>();
  let drawings = 0;
  return xml
    .replaceAll(/_Toc\d+/g, (name) => {
      const place = contents.get(name) ?? `_Toc${contents.size + 1}`;
      contents.set(name, place);
      return place;
    })
    .replaceAll(/<w:bookmark(?:Start|End)\b[^>]*>/g, (tag) =>
      tag.replace(/ w:id="([^"]*)"/, (_, id: string) => ` w:id="${placeOf(id)}"`),
    )
    .replaceAll(/(<wp:docPr\b[^>]*?) id="[^"]*"/g, (_, before: string) => {
      drawings += 1;
      return `${before} id="${drawings}"`;
    });
}

/** Relationships with a random id are named by their place in their list, there and in the part that uses them. */
function renameRelationships(texts: Map<string, string>, name: string, rels: string): void {
  const names = new Map<string, string>();
  for (const [, id = ''] of rels.matchAll(/ Id="([^"]+)"/g)) {
    if (!/^rId\d+$/.test(id)) names.set(id, `rIdx${names.size + 1}`);
  }
  if (names.size === 0) return;
  const renamed = (xml: string): string =>
    xml.replaceAll(/ (Id|r:id|r:embed)="([^"]+)"/g, (whole, attribute: string, id: string) =>
      names.has(id) ? ` ${attribute}="${names.get(id)}"` : whole,
    );
  texts.set(name, renamed(rels));
  const part = name.replace('_rels/', '').replace(/\.rels$/, '');
  rewrite(texts, part, renamed);
}

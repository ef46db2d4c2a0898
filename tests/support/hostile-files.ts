import { promisify } from 'node:util';
import { crc32, deflate, deflateRaw, deflateRawSync, deflateSync } from 'node:zlib';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { aDocx, aPdf } from './files.ts';

/** Files that somebody made to do harm, or to look like what they are not. Made, and not kept as they are. */

const OVERRIDE =
  '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word document with further parts; bytes stay bytes. */
export function docxWith(parts: Readonly<Record<string, string | Uint8Array>>, types = OVERRIDE): Buffer {
  const all: Zippable = {
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>${types}</Types>`,
    ),
    'word/document.xml': strToU8('<?xml version="1.0"?><w:document xmlns:w="w"><w:body/></w:document>'),
  };
  for (const [name, part] of Object.entries(parts)) all[name] = typeof part === 'string' ? strToU8(part) : part;
  return Buffer.from(zipSync(all, { level: 9 }));
}

export const docmTypes = OVERRIDE.replace(
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  'application/vnd.ms-word.document.macroEnabled.main+xml',
);

/** A document that fetches something when it is opened: `what` as `attachedTemplate`, from `where`. */
export const linkedDocx = (what: string, where: string): Buffer =>
  docxWith({
    'word/_rels/settings.xml.rels': `<Relationships xmlns="x"><Relationship Id="r1" Type="${RELATIONS}/${what}" Target="${where}" TargetMode="External"/></Relationships>`,
  });

/** A presentation of so many slides. */
export function aPptx(slides: number): Buffer {
  const each = Array.from({ length: slides }, (_, n) => n + 1);
  const parts: Zippable = {
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="t"><Override PartName="/ppt/presentation.xml" ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>',
    ),
    'ppt/presentation.xml': strToU8(
      `<p:presentation xmlns:p="p"><p:sldIdLst>${each.map((n) => `<p:sldId id="${n}" r:id="r${n}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    ),
  };
  for (const n of each) parts[`ppt/slides/slide${n}.xml`] = strToU8('<p:sld xmlns:p="p"/>');
  return Buffer.from(zipSync(parts));
}

interface Entry {
  readonly name: string;
  readonly packed: Buffer;
  readonly claimed: number;
  readonly sum: number;
}

/** A ZIP written by hand, so that it can lie about what its parts unpack to. */
function zipOf(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const table: Buffer[] = [];
  let at = 0;
  for (const { name, packed, claimed, sum } of entries) {
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claimed, 22);
    local.writeUInt16LE(title.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(sum, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(claimed, 24);
    central.writeUInt16LE(title.length, 28);
    central.writeUInt32LE(at, 42);
    locals.push(local, title, packed);
    table.push(central, title);
    at += 30 + title.length + packed.length;
  }
  const size = table.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...table, end]);
}

const entry = (name: string, text: string | Buffer, claimed?: number): Entry => {
  const bytes = Buffer.from(text);
  return { name, packed: deflateRawSync(bytes, { level: 9 }), claimed: claimed ?? bytes.length, sum: crc32(bytes) };
};
const TYPES = entry('[Content_Types].xml', `<Types xmlns="t">${OVERRIDE}</Types>`);

/**
 * `unpacked` bytes of nothing in one part of a document; packed beside the test, which would stand still otherwise.
 * @param claimed what it says of itself
 */
export async function bomb(unpacked: number, claimed = unpacked): Promise<Buffer> {
  const bytes = Buffer.alloc(unpacked);
  const packed = await promisify(deflateRaw)(bytes);
  return zipOf([
    TYPES,
    entry('word/document.xml', '<w:document/>'),
    { name: 'word/media/a.bin', packed, claimed, sum: 0 },
  ]);
}

/** A bomb in a document in a document. */
export const nestedBomb = async (): Promise<Buffer> =>
  docxWith({ 'word/embeddings/a.docx': await bomb(300 * 1024 * 1024) });

export const ofManyParts = (parts: number): Buffer =>
  zipOf([TYPES, ...Array.from({ length: parts }, (_, n) => entry(`word/${n}.xml`, ''))]);

/** An OLE compound file, as far as its head and the names in its directory: [MS-CFB] 2.2, 2.6. */
export const compound = (...names: string[]): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    ...names.map((name) => Buffer.concat([Buffer.from(name, 'utf16le'), Buffer.alloc(128 - name.length * 2)])),
  ]);

/** A PDF with further objects, and more in its catalog, as text. */
export function pdfWith(catalog: string, ...objects: string[]): Buffer {
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    ...objects,
  ];
  let pdf = '%PDF-1.7\n';
  const offsets = all.map((object, index) => {
    const at = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = pdf.length;
  pdf += `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  pdf += `trailer\n<< /Size ${all.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(pdf, 'latin1');
}

/** Objects inside of a packed stream, as PDF 1.5 has them: the first is number `from`. */
export function objectStream(from: number, ...objects: string[]): string {
  let at = 0;
  const places = objects.map((object, n) => {
    const place = `${from + n} ${at}`;
    at += object.length + 1;
    return place;
  });
  const head = `${places.join(' ')} `;
  const packed = deflateSync(Buffer.from(`${head}${objects.join(' ')}`, 'latin1')).toString('latin1');
  return `<< /Type /ObjStm /N ${objects.length} /First ${head.length} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
}

/** A PDF whose catalog stands behind so many spaces in a packed stream of objects: who wants to open it unpacks them. */
export async function pdfBomb(spaces: number): Promise<Buffer> {
  const numbers = '2 0 ';
  const catalog = '<< /Type /Catalog /Pages 4 0 R >>';
  const packed = await promisify(deflate)(
    Buffer.concat([Buffer.from(numbers), Buffer.alloc(spaces, ' '), Buffer.from(catalog)]),
  );
  const head = Buffer.from('%PDF-1.7\n');
  const objects = Buffer.concat([
    Buffer.from(
      `3 0 obj\n<< /Type /ObjStm /N 1 /First ${numbers.length + spaces} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
    ),
    packed,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  const table = head.length + objects.length;
  const places = [
    [0, 0],
    [1, table],
    [2, 3],
    [1, head.length],
  ].map(([kind = 0, place = 0]) => {
    const bytes = Buffer.alloc(6);
    bytes.writeUInt8(kind, 0);
    bytes.writeUInt32BE(place, 1);
    return bytes;
  });
  return Buffer.concat([
    head,
    objects,
    Buffer.from('1 0 obj\n<< /Type /XRef /Size 4 /W [1 4 1] /Root 2 0 R /Length 24 >>\nstream\n'),
    ...places,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${table}\n%%EOF\n`),
  ]);
}

/** Opens as a PDF and as a ZIP: what is behind a PDF's end is passed by, and what is before a ZIP's parts as well. */
export const pdfThenZip = (): Buffer => Buffer.concat([aPdf(), aDocx()]);
export const zipWithPdfInside = (): Buffer =>
  Buffer.from(zipSync({ 'a.pdf': [new Uint8Array(aPdf()), { level: 0 }], '[Content_Types].xml': strToU8('<Types/>') }));

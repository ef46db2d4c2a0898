import { type Citable, type Reference, referenceOf } from '../citation/reference.ts';
import type { PaperFile } from '../paper.ts';
import { type Bagged, DECLARATION, PAYLOAD, sha256Of, tagFiles } from './bag.ts';
import { coverNote } from './cover-note.ts';
import { termsXml } from './dcterms-xml.ts';
import { type PacketPart, partName } from './packet-part.ts';
import { type SheetRow, sheet } from './sheet.ts';
import { termsOf } from './terms.ts';
import type { ZipEntry } from './zip.ts';

/** A file that is kept has another content than it had: nothing of it is handed to anybody. */
export class WrongContent extends Error {
  override readonly name = 'WrongContent';
}

/**
 * The files of one part, payload before manifests, one after the other as they are read. The same papers give the same files.
 * @param read the bytes of a kept file
 * @throws WrongContent where a file is not the one whose SHA-256 stands with the paper
 */
export async function* packetPart(
  part: PacketPart,
  read: (file: PaperFile) => Promise<Uint8Array | undefined>,
): AsyncGenerator<ZipEntry> {
  const folder = `${partName(part)}/`;
  const payload: Bagged[] = [];
  const rows: SheetRow[] = [];
  const entry = (path: string, content: Uint8Array, compress = true): ZipEntry => {
    if (path.startsWith(PAYLOAD)) payload.push({ path, sha256: sha256Of(content), bytes: content.length });
    return { path: folder + path, content, compress };
  };
  const text = (path: string, content: string): ZipEntry => entry(path, Buffer.from(content));

  yield text(DECLARATION.path, DECLARATION.text);
  const references: Reference[] = [];
  for (const [index, paper] of part.papers.entries()) {
    const reference = referenceOf(part.baseUrl, part.details, paper);
    const terms = termsOf(reference, paper.version.metadata.abstract);
    const place = `papers/${String(index + 1).padStart(3, '0')}-${paper.paper.id}/`;
    const files = namedFiles(paper).map(({ name, file }) => ({ path: place + name, file }));
    for (const { path, file } of files) {
      const bytes = await read(file);
      if (!bytes || sha256Of(bytes) !== file.sha256) throw new WrongContent(`${file.key} is not what was handed in.`);
      yield entry(PAYLOAD + path, bytes, false);
    }
    yield text(`${PAYLOAD}${place}dublin-core.xml`, termsXml(terms));
    references.push(reference);
    rows.push({ paths: files.map(({ path }) => path), terms });
  }
  yield text(`${PAYLOAD}metadata.csv`, sheet(rows));
  yield text(`${PAYLOAD}cover-note.txt`, coverNote(part, references, rows));
  for (const { path, text: content } of tagFiles(payload, bagInfo(part))) yield text(path, content);
}

/** RFC 8493, 2.2.2. */
const bagInfo = ({ details, baseUrl, name, number, of, day, papers }: PacketPart): [string, string][] => [
  ['Source-Organization', details.organisers.join('; ')],
  ['Contact-Name', details.mail.fromName],
  ['Contact-Email', details.mail.replyTo],
  [
    'External-Description',
    `${papers.length === 1 ? 'A discussion paper' : `${papers.length} discussion papers`} of the workshop “${details.title}”`,
  ],
  ['External-Identifier', `${baseUrl}/papers/${details.id}`],
  ['Bagging-Date', day],
  ['Bag-Group-Identifier', name],
  ['Bag-Count', `${number} of ${of}`],
];

const NAME_MAX = 60;

/**
 * Every file under what it is and the name that its author gave it, without spaces, and short enough for Windows. The names of
 * kept files are safe already (file-name.ts), and numbers tell two of one kind apart.
 */
function namedFiles({ version }: Citable): { readonly name: string; readonly file: PaperFile }[] {
  const named = (what: string, file: PaperFile) => {
    const stem = file.name.replace(/\.[^.]*$/, '').replaceAll(/\s+/g, '_');
    const short = [...stem]
      .slice(0, NAME_MAX)
      .join('')
      .replace(/[._]+$/, '');
    return { name: `${what}-${short || 'file'}.${file.type}`, file };
  };
  return [
    named('paper', version.file),
    ...version.attachments.map((each, index) => named(`${each.role}-${index + 1}`, each)),
  ];
}

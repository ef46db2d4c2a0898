import { Zip, ZipDeflate } from 'fflate';

export interface ZipEntry {
  /** UTF-8, parted by "/". */
  readonly path: string;
  readonly content: Uint8Array;
  /** What is compressed already is only wrapped. */
  readonly compress: boolean;
}

/** The first moment that ZIP knows, on every machine's own clock: the same files give the same bytes whenever they are packed. */
const FIXED = new Date(1980, 0, 1);

/**
 * A ZIP, piece by piece, of entries that come one by one: no more than one of them is in memory. Every entry is of the kind
 * "deflate", also where nothing is compressed: only of those may the sizes follow behind, for programs that read a ZIP as it comes.
 */
export async function* zipped(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for await (const { path, content, compress } of entries) {
    const entry = new ZipDeflate(path, { level: compress ? 6 : 0 });
    entry.mtime = FIXED;
    zip.add(entry);
    entry.push(content, true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

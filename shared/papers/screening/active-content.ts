import { constants, inflateSync } from 'node:zlib';

/**
 * Whether a PDF can do something by itself: run a script, or start a program (ISO 32000-2, 12.6.4.5 and 12.6.4.17).
 * pdf.js knows the scripts of a document and passes by what starts programs; this looks at every object, reachable or
 * not, also into the streams that hold objects. What it sees only in the pages' own pictures and text is no object.
 */
export function hasActiveContent(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let left = MAX_UNPACKED;
  let from = 0;
  while (from < file.length) {
    const begin = file.indexOf('stream', from, 'latin1');
    const objects = file.toString('latin1', from, begin < 0 ? undefined : begin);
    if (acts(objects)) return true;
    if (begin < 0) return false;
    const end = file.indexOf('endstream', begin, 'latin1');
    const stream = file.subarray(begin + 'stream'.length, end < 0 ? undefined : end);
    if (left > 0 && isObjects(objects)) {
      const unpacked = unpack(stream, left);
      left -= unpacked.length;
      if (acts(unpacked)) return true;
    }
    if (end < 0) return false;
    from = end + 'endstream'.length;
  }
  return false;
}

/** Bytes, of all streams of objects together. Text shrinks well, and nobody writes so many objects into 25 MB. */
const MAX_UNPACKED = 64 * 1024 * 1024;
/** The dictionary before a stream is short. */
const DICTIONARY = 2000;

const isObjects = (before: string): boolean => named(before.slice(-DICTIONARY)).includes('/ObjStm');

function unpack(stream: Buffer, most: number): string {
  const begins = stream[0] === 13 && stream[1] === 10 ? 2 : 1;
  try {
    return inflateSync(stream.subarray(begins), {
      maxOutputLength: most,
      finishFlush: constants.Z_SYNC_FLUSH,
    }).toString('latin1');
  } catch {
    // Packed in another way, or not at all: pdf.js has read it.
    return stream.toString('latin1');
  }
}

const ACTION = /\/S\s*\/(?:JavaScript|Launch|ImportData)\b|\/JS\s*[(<\d]/;
const acts = (objects: string): boolean => ACTION.test(named(objects));

/** `/J#61vaScript` is another way to write a name (ISO 32000-2, 7.3.5). */
const named = (text: string): string =>
  text.includes('#')
    ? text.replaceAll(/#([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

import { inflateRawSync } from 'node:zlib';

/**
 * A ZIP file's table of contents and its parts, each unpacked up to a bound whatever the file says of itself.
 * PKWARE's APPNOTE 6.3.10, 4.3; without ZIP64, which no file of 25 MB needs.
 */
export interface ZipPart {
  readonly name: string;
  readonly crc32: number;
  /** Bytes unpacked, as the file claims. */
  readonly claimed: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packed: Uint8Array;
}

/** The file is no ZIP, or a damaged one. */
export class BadZip extends Error {
  override readonly name = 'BadZip';
}
/** A part unpacks to more than was allowed. */
export class UnpacksTooLarge extends Error {
  override readonly name = 'UnpacksTooLarge';
}

const END = 0x06_05_4b_50;
const CENTRAL = 0x02_01_4b_50;
const LOCAL = 0x04_03_4b_50;
const END_BYTES = 22;
const MAX_COMMENT = 0xff_ff;
/** A ZIP may claim four thousand million parts in a few bytes. */
const MAX_PARTS = 10_000;
const ENCRYPTED = 1;

/** Every part that the table of contents names. @throws BadZip; UnpacksTooLarge for more parts than any document has */
export function zipParts(bytes: Uint8Array): ZipPart[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOf(file);
  if (end === undefined) throw new BadZip('It has no table of contents.');
  if (end.parts > MAX_PARTS) throw new UnpacksTooLarge('It has more parts than any document.');
  const parts: ZipPart[] = [];
  let at = end.table;
  for (let n = 0; n < end.parts; n += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== CENTRAL) throw new BadZip('Its table of contents is torn.');
    const nameEnd = at + 46 + file.readUInt16LE(at + 28);
    const packed = packedAt(file, file.readUInt32LE(at + 42), file.readUInt32LE(at + 20));
    if (file.readUInt16LE(at + 8) & ENCRYPTED) throw new BadZip('Its parts are locked.');
    parts.push({
      name: file.toString('utf8', at + 46, nameEnd),
      crc32: file.readUInt32LE(at + 16),
      claimed: file.readUInt32LE(at + 24),
      method: file.readUInt16LE(at + 10),
      packed,
    });
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

/** A part's content. @param most bytes; unpacking stops there @throws BadZip, UnpacksTooLarge */
export function unpacked({ method, packed }: ZipPart, most: number): Uint8Array {
  if (method === 0) {
    if (packed.length > most) throw new UnpacksTooLarge('It is larger than any document.');
    return packed;
  }
  if (method !== 8) throw new BadZip('It is packed in a way that no document is.');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if (error instanceof RangeError) throw new UnpacksTooLarge('It unpacks to more than any document.');
    throw new BadZip('A part cannot be unpacked.', { cause: error });
  }
}

/** Whether a file of another kind would open as a ZIP as well: a table of contents stands at its end. */
export function endsAsZip(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return endOf(file) !== undefined;
}

/** The end record whose table of contents stands where it says, or right before it, as in a ZIP behind something else. */
function endOf(file: Buffer): { readonly table: number; readonly parts: number } | undefined {
  const first = Math.max(0, file.length - END_BYTES - MAX_COMMENT);
  for (let at = file.length - END_BYTES; at >= first; at -= 1) {
    if (file[at] !== 0x50 || file.readUInt32LE(at) !== END) continue;
    const [parts, size, offset] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 12), file.readUInt32LE(at + 16)];
    const table = [offset, at - size].find(
      (place) => place >= 0 && place + 4 <= at && file.readUInt32LE(place) === CENTRAL,
    );
    if (table !== undefined) return { table, parts };
  }
  return undefined;
}

/** What lies behind a part's own header. */
function packedAt(file: Buffer, local: number, size: number): Uint8Array {
  if (local + 30 > file.length || file.readUInt32LE(local) !== LOCAL) throw new BadZip('A part is missing.');
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (from + size > file.length) throw new BadZip('A part is cut off.');
  return file.subarray(from, from + size);
}

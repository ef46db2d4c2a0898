import { badFile, type FILE_FAULTS } from './file-fault.ts';
import { mainPartOf, typesOf } from './office-types.ts';
import { type FileType, MAX_FILE_BYTES } from './paper.ts';
import { BadZip, endsAsZip, UnpacksTooLarge, unpacked, zipParts } from './zip.ts';

export const CONTENT_TYPE: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** Readers look for the head of a PDF in so many bytes, and for its end in about so many. ISO 32000-1, annex H.3 */
const PDF_HEAD_BYTES = 1024;
const PDF_TAIL_BYTES = 4096;
/** Of the packed text, to see whether it opens: screening (screening/) unpacks all of it. */
const GLIMPSE_BYTES = 4096;
const GLIMPSE_UNPACKED = 16 * 1024 * 1024;

/** What a file is by its content, or what is wrong with it. */
export type Inspected = { readonly type: FileType } | { readonly fault: keyof typeof FILE_FAULTS };

/**
 * What a file is, by its content: its name and the type that a browser claims prove nothing.
 * @throws Refusal `invalid` (field `file`) with what is wrong and what to do
 */
export function fileTypeOf(bytes: Uint8Array): FileType {
  const inspected = inspect(bytes);
  if ('fault' in inspected) throw badFile(inspected.fault);
  return inspected.type;
}

/** The same without refusing: for whoever looks at a file that its author is not waiting for. Quick, whatever is in it. */
export function inspect(bytes: Uint8Array): Inspected {
  if (bytes.length === 0) return { fault: 'empty' };
  if (bytes.length > MAX_FILE_BYTES) return { fault: 'too-large' };
  const pdfAt = at(bytes.subarray(0, PDF_HEAD_BYTES), '%PDF-');
  // A PDF behind something else, or a ZIP behind a PDF, is one thing to us and another one to somebody's program.
  if (pdfAt >= 0) return isBlank(bytes.subarray(0, pdfAt)) ? checkedPdf(bytes) : { fault: 'two-in-one' };
  if (startsWith(bytes, [0x50, 0x4b])) return checkedOffice(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { fault: compound(bytes) };
  if (at(bytes.subarray(0, 8), '{\\rtf') >= 0) return { fault: 'rich-text' };
  return { fault: isImage(bytes) ? 'image' : 'other-type' };
}

/** A PDF whose end is missing was cut off on its way. ISO 32000-2, 7.5.5, and what readers accept in practice. */
function checkedPdf(bytes: Uint8Array): Inspected {
  if (at(bytes.subarray(-PDF_TAIL_BYTES), '%%EOF') < 0) {
    return { fault: endsAsZip(bytes) ? 'two-in-one' : 'pdf-cut-off' };
  }
  return endsAsZip(bytes) ? { fault: 'two-in-one' } : { type: 'pdf' };
}

/** Office Open XML is a ZIP (ECMA-376 part 2). Its table of contents is read, its list of types, and a glimpse of the text. */
function checkedOffice(bytes: Uint8Array): Inspected {
  try {
    const parts = zipParts(bytes);
    const first = parts.find(({ name }) => name === 'mimetype');
    if (first && at(unpacked(first, 1000), 'opendocument') >= 0) return { fault: 'open-document' };
    const types = typesOf(parts);
    if (types === undefined) return { fault: 'no-word-document' };
    const main = mainPartOf(types);
    if ('fault' in main) return main;
    const text = parts.find(({ name }) => name.toLowerCase() === main.part);
    if (!text || text.packed.length === 0) return { fault: 'no-word-document' };
    if (text.packed.length <= GLIMPSE_BYTES) unpacked(text, GLIMPSE_UNPACKED);
    return { type: main.type };
  } catch (error) {
    if (error instanceof UnpacksTooLarge) return { fault: 'unpacks-too-large' };
    if (error instanceof BadZip) return { fault: 'damaged' };
    throw error;
  }
}

/** What Office wrote before 2007, and the shell in which it puts what has a password ([MS-CFB], [MS-OFFCRYPTO]). */
function compound(bytes: Uint8Array): 'office-password' | 'older-powerpoint' | 'spreadsheet' | 'older-word' {
  const names = (name: string): boolean => Buffer.from(bytes).includes(Buffer.from(name, 'utf16le'));
  if (names('EncryptedPackage')) return 'office-password';
  if (names('PowerPoint Document')) return 'older-powerpoint';
  return names('Workbook') ? 'spreadsheet' : 'older-word';
}

const IMAGES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
];

/** PNG, JPEG, GIF, TIFF; and what phones make: HEIC and WebP. */
const isImage = (bytes: Uint8Array): boolean =>
  IMAGES.some((magic) => startsWith(bytes, magic)) ||
  ['ftypheic', 'ftypmif1', 'WEBP'].some((brand) => [4, 8].includes(at(bytes.subarray(0, 16), brand)));

/** White space (ISO 32000-2, 7.2.3) or a byte order mark, which some programs leave before a PDF. */
const isBlank = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => [0, 9, 10, 12, 13, 32, 0xef, 0xbb, 0xbf].includes(byte));

const at = (bytes: Uint8Array, marker: string): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(marker, 0, 'latin1');

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

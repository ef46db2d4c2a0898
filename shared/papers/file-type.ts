import { unzipSync } from 'fflate';
import { Refusal } from '../refusal.ts';
import { type FileType, MAX_FILE_BYTES } from './paper.ts';

export const CONTENT_TYPE: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

const PDF_HEAD_BYTES = 1024;
const PDF_TAIL_BYTES = 4096;
/** Text alone is never this large; what claims more was made to fill a machine's memory. */
const MAX_DOCUMENT_XML_BYTES = 100 * 1024 * 1024;
/** A ZIP may claim four thousand million entries in a few bytes. */
const MAX_DOCX_PARTS = 10_000;

/**
 * What a file is, by its content: its name and the type that a browser claims prove nothing.
 * @throws Refusal `invalid` (field `file`) with what is wrong and what to do
 */
export function fileTypeOf(bytes: Uint8Array): FileType {
  if (bytes.length === 0) throw badFile('The file is empty. Please choose it again, or save it anew first.');
  if (bytes.length > MAX_FILE_BYTES) throw badFile(TOO_LARGE);
  if (has(bytes.subarray(0, PDF_HEAD_BYTES), '%PDF-')) return checkedPdf(bytes);
  if (startsWith(bytes, [0x50, 0x4b])) return checkedDocx(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw badFile(
      'This is an older Word file (.doc), or one protected by a password. Please save it as PDF, or as .docx without a password, and choose that file.',
    );
  }
  throw badFile(
    'This is neither a PDF nor a Word document (.docx). Please save your paper as PDF and choose that file.',
  );
}

export const TOO_LARGE =
  'The file is larger than 25 MB. Please make its pictures smaller, or save it as a smaller PDF.';

/** A PDF whose end is missing was cut off on its way. ISO 32000-2, 7.5.5, and what readers accept in practice. */
function checkedPdf(bytes: Uint8Array): 'pdf' {
  if (!has(bytes.subarray(-PDF_TAIL_BYTES), '%%EOF')) {
    throw badFile('The end of this PDF is missing; it may have been cut off on its way. Please choose it again.');
  }
  return 'pdf';
}

/** Office Open XML is a ZIP (ECMA-376 part 2). Only the names are read, and the text's own part is unpacked. */
function checkedDocx(bytes: Uint8Array): 'docx' {
  const names = new Set<string>();
  let entries = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        if (entries > MAX_DOCX_PARTS) throw new RangeError('more parts than any document has');
        names.add(name);
        return name === 'word/document.xml' && originalSize <= MAX_DOCUMENT_XML_BYTES;
      },
    });
    const text = parts['word/document.xml'];
    if (names.has('[Content_Types].xml') && text && text.length > 0) return 'docx';
  } catch {
    throw badFile('This file is damaged and cannot be opened. Please save it again in Word, and choose it again.');
  }
  throw badFile('This is no Word document (.docx). Please save your paper as PDF or .docx and choose that file.');
}

export const badFile = (message: string): Refusal =>
  new Refusal('invalid', 'The file was not taken.', { file: message });

const has = (bytes: Uint8Array, marker: string): boolean => Buffer.from(bytes).includes(marker, 0, 'latin1');

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

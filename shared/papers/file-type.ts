import { unzipSync } from 'fflate';
import { badFile, type FileFault } from './file-fault.ts';
import { type FileType, MAX_FILE_BYTES } from './paper.ts';

export const CONTENT_TYPE: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

const PDF_HEAD_BYTES = 1024;
const PDF_TAIL_BYTES = 4096;
/** Text alone is never this large; what claims more was made to fill a machine's memory. */
const MAX_DOCUMENT_XML_BYTES = 100 * 1024 * 1024;
/** A ZIP may claim four thousand million entries in a few bytes. */
const MAX_DOCX_PARTS = 10_000;

/** What a file is by its content, or what is wrong with it. */
export type Inspected = { readonly type: FileType } | { readonly fault: FileFault };

/**
 * What a file is, by its content: its name and the type that a browser claims prove nothing.
 * @throws Refusal `invalid` (field `file`) with what is wrong and what to do
 */
export function fileTypeOf(bytes: Uint8Array): FileType {
  const inspected = inspect(bytes);
  if ('fault' in inspected) throw badFile(inspected.fault);
  return inspected.type;
}

/** The same without refusing: for whoever looks at a file that its author is not waiting for. */
export function inspect(bytes: Uint8Array): Inspected {
  if (bytes.length === 0) return { fault: 'empty' };
  if (bytes.length > MAX_FILE_BYTES) return { fault: 'too-large' };
  if (has(bytes.subarray(0, PDF_HEAD_BYTES), '%PDF-')) return checkedPdf(bytes);
  if (startsWith(bytes, [0x50, 0x4b])) return checkedDocx(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return { fault: 'older-word' };
  return { fault: 'other-type' };
}

/** A PDF whose end is missing was cut off on its way. ISO 32000-2, 7.5.5, and what readers accept in practice. */
const checkedPdf = (bytes: Uint8Array): Inspected =>
  has(bytes.subarray(-PDF_TAIL_BYTES), '%%EOF') ? { type: 'pdf' } : { fault: 'pdf-cut-off' };

/** Office Open XML is a ZIP (ECMA-376 part 2). Only the names are read, and the text's own part is unpacked. */
function checkedDocx(bytes: Uint8Array): Inspected {
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
    if (names.has('[Content_Types].xml') && text && text.length > 0) return { type: 'docx' };
    if (names.has('[Content_Types].xml') && names.has('ppt/presentation.xml')) return { type: 'pptx' };
  } catch {
    return { fault: 'damaged' };
  }
  return { fault: 'no-word-document' };
}

const has = (bytes: Uint8Array, marker: string): boolean => Buffer.from(bytes).includes(marker, 0, 'latin1');

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

import { crc32 } from 'node:zlib';
import { elements, xmlText } from '../office-types.ts';
import type { FileType } from '../paper.ts';
import { BadZip, UnpacksTooLarge, unpacked, type ZipPart, zipParts } from '../zip.ts';
import { isProgram, isStartedByName } from './program.ts';
import type { Screening } from './screening.ts';

/** A thorough reading of a Word document or a presentation: every part is unpacked, within bounds. ECMA-376 */

/** All parts together, those of embedded documents included. A file of pictures is about as large unpacked as packed. */
const MAX_UNPACKED = 256 * 1024 * 1024;
/** What is more than this many times the packed size was made to be: text shrinks to a thirtieth at the best. */
const MAX_RATIO = 100;
/** Below this many bytes nobody cares about the ratio. */
const RATIO_MATTERS = 16 * 1024 * 1024;
/** A document in a document in a document. */
const MAX_DEPTH = 2;

/** A finding ends the reading wherever it is made. */
class Found extends Error {
  override readonly name = 'Found';
  readonly fault: 'macros' | 'linked-content' | 'attached-program' | 'damaged';
  constructor(fault: Found['fault']) {
    super(fault);
    this.fault = fault;
  }
}

export function readOffice(bytes: Uint8Array, type: FileType): Screening {
  const counted: Counted = {};
  try {
    readPackage(bytes, { left: MAX_UNPACKED }, 0, counted);
  } catch (error) {
    if (error instanceof Found) return { fault: error.fault };
    if (error instanceof UnpacksTooLarge) return { fault: 'unpacks-too-large' };
    if (error instanceof BadZip) return { fault: 'damaged' };
    throw error;
  }
  const pages = type === 'pptx' ? counted.slides : counted.pages;
  return pages === undefined || pages < 1 ? {} : { pages };
}

interface Counted {
  /** As the program that wrote it counted them. */
  pages?: number;
  slides?: number;
}

function readPackage(bytes: Uint8Array, budget: { left: number }, depth: number, counted?: Counted): void {
  if (depth > MAX_DEPTH) throw new UnpacksTooLarge('Documents lie in documents, too deep.');
  let total = 0;
  for (const part of zipParts(bytes)) {
    if (/(?:^|\/)vbaProject\.bin$|(?:^|\/)activeX\//i.test(part.name)) throw new Found('macros');
    const content = unpacked(part, Math.min(budget.left, allowed(bytes) - total));
    budget.left -= content.length;
    total += content.length;
    if (crc32(content) !== part.crc32) throw new Found('damaged');
    readPart(part, content, budget, depth, counted);
  }
}

/** How much a package may unpack to. */
const allowed = (bytes: Uint8Array): number => Math.max(RATIO_MATTERS, bytes.length * MAX_RATIO);

function readPart(
  { name }: ZipPart,
  content: Uint8Array,
  budget: { left: number },
  depth: number,
  counted?: Counted,
): void {
  if (/\.(?:xml|rels|vml)$/i.test(name)) readXml(name, content, counted);
  else if (content[0] === 0x50 && content[1] === 0x4b) readPackage(content, budget, depth + 1);
  else if (isStartedByName(name) || isProgram(content) || isPackedProgram(content)) throw new Found('attached-program');
}

function readXml(name: string, content: Uint8Array, counted?: Counted): void {
  const text = xmlText(content);
  // A package may hold no document type (ECMA-376 part 2, 8.1.4): entities, and what they would fetch, begin there.
  if (text.includes('<!DOCTYPE')) throw new Found('damaged');
  if (/\.rels$/i.test(name)) {
    for (const relationship of elements(text, 'Relationship')) {
      if (loadsByItself(relationship)) throw new Found('linked-content');
    }
  }
  if (/\[Content_Types\]\.xml$/i.test(name) && /macroEnabled|vnd\.ms-office\.vbaProject/i.test(text)) {
    throw new Found('macros');
  }
  if (!counted) return;
  if (name === 'docProps/app.xml') counted.pages = Number(/<(?:\w+:)?Pages>\s*(\d{1,5})\s*</.exec(text)?.[1] ?? 0);
  if (name === 'ppt/presentation.xml') counted.slides = text.match(/<(?:\w+:)?sldId\s/g)?.length ?? 0;
}

/** What Word fetches when it opens a document, without asking: from another machine. A link to click on is none of these. */
function loadsByItself({ Type = '', Target = '', TargetMode = '' }: Readonly<Record<string, string>>): boolean {
  if (TargetMode.toLowerCase() !== 'external') return false;
  if (!/\/(?:attachedTemplate|oleObject|frame|subDocument|externalLink|package)$/i.test(Type)) return false;
  return /^(?:https?|ftp|mhtml|ms-\w+):|^(?:file:)?[\\/]{2}(?![\\/])[^\\/]/i.test(Target.trim());
}

/** A program in the shell of an object that is started by clicking on it ([MS-OLEDS] 2.3.6). */
function isPackedProgram(content: Uint8Array): boolean {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  if (bytes.subarray(0, 4).toString('hex') !== 'd0cf11e0') return false;
  return bytes.includes(Buffer.from('\u0001Ole10Native', 'utf16le')) && bytes.includes('MZ\u0090\u0000', 0, 'latin1');
}

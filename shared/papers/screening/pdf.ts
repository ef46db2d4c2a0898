import { getDocument, type PDFDocumentProxy } from 'unpdf/pdfjs';
import { hasActiveContent } from './active-content.ts';
import type { Screening } from './screening.ts';

/** A thorough reading of a PDF, by pdf.js: does it open, for everybody, to how many pages; and what else is in it. */

/** File names that Windows, macOS or Linux start when somebody opens them. */
const STARTS = /\.(?:exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|wsh|hta|msi|jar|lnk|dll|cpl|app|sh|reg|iso|img)$/i;
/** Of more attachments, or pages, only the names are looked at, or that they are there. */
const LOOKED_INTO = 500;

export async function readPdf(bytes: Uint8Array): Promise<Screening> {
  // pdf.js takes the bytes away from whoever gives them.
  const data = new Uint8Array(bytes);
  const task = getDocument({ data, verbosity: 0, useSystemFonts: false, disableFontFace: true });
  try {
    const pdf = await task.promise;
    // A repository keeps what can be read and converted in fifty years: no password, and nothing forbidden.
    if ((await pdf.getPermissions()) !== null) return { fault: 'pdf-locked' };
    if ((await pdf.hasJSActions()) || hasActiveContent(bytes)) return { fault: 'pdf-script' };
    if ((await hasProgramAttached(pdf)) || (await hasProgramOnPage(pdf))) return { fault: 'attached-program' };
    return { pages: pdf.numPages };
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return { fault: isLocked ? 'pdf-password' : 'pdf-damaged' };
  } finally {
    await task.destroy();
  }
}

async function hasProgramAttached(pdf: PDFDocumentProxy): Promise<boolean> {
  const attached = [...((await pdf.getAttachments()) ?? [])];
  if (attached.some(([, { filename }]) => isStarted(filename))) return true;
  for (const [id] of attached.slice(0, LOOKED_INTO)) {
    if (isProgram(await pdf.getAttachmentContent(id))) return true;
  }
  return false;
}

/** Opens each page, and looks at what is pinned to it. @throws for a page that is not there */
async function hasProgramOnPage(pdf: PDFDocumentProxy): Promise<boolean> {
  for (let number = 1; number <= Math.min(pdf.numPages, LOOKED_INTO); number += 1) {
    const page = await pdf.getPage(number);
    const pinned: readonly { readonly file?: { readonly filename?: unknown } }[] = await page.getAnnotations();
    if (pinned.some(({ file }) => isStarted(file?.filename))) return true;
    page.cleanup();
  }
  await pdf.getPage(pdf.numPages);
  return false;
}

const isStarted = (fileName: unknown): boolean => typeof fileName === 'string' && STARTS.test(fileName.trim());

function isProgram(content: unknown): boolean {
  if (!(content instanceof Uint8Array)) return false;
  const head = Buffer.from(content.subarray(0, 4)).toString('latin1');
  return head.startsWith('MZ') || head === '\u007fELF' || head.startsWith('#!');
}

import { getDocument, type PDFDocumentProxy } from 'unpdf/pdfjs';
import { hasActiveContent } from './active-content.ts';
import { isProgram, isStartedByName } from './program.ts';
import type { Screening } from './screening.ts';

/** A thorough reading of a PDF, by pdf.js: does it open, for everybody, to how many pages; and what else is in it. */

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
  if (attached.some(([, { filename }]) => isStartedByName(String(filename)))) return true;
  for (const [id] of attached.slice(0, LOOKED_INTO)) {
    const content: unknown = await pdf.getAttachmentContent(id);
    if (content instanceof Uint8Array && isProgram(content)) return true;
  }
  return false;
}

/** Opens each page, and looks at what is pinned to it. @throws for a page that is not there */
async function hasProgramOnPage(pdf: PDFDocumentProxy): Promise<boolean> {
  for (let number = 1; number <= Math.min(pdf.numPages, LOOKED_INTO); number += 1) {
    const page = await pdf.getPage(number);
    const pinned: readonly { readonly file?: { readonly filename?: unknown } }[] = await page.getAnnotations();
    if (pinned.some(({ file }) => file && isStartedByName(String(file.filename)))) return true;
    page.cleanup();
  }
  await pdf.getPage(pdf.numPages);
  return false;
}

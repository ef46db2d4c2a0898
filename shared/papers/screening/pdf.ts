import { getDocument } from 'unpdf/pdfjs';
import { hasActiveContent } from './active-content.ts';
import type { Screening } from './screening.ts';

/** A thorough reading of a PDF, by pdf.js: does it open, for everybody, to how many pages; and what else is in it. */

/** File names that Windows, macOS or Linux start when somebody opens them. */
const STARTS = /\.(?:exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|wsh|hta|msi|jar|lnk|dll|cpl|app|sh|reg|iso|img)$/i;

export async function readPdf(bytes: Uint8Array): Promise<Screening> {
  // pdf.js takes the bytes away from whoever gives them.
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  });
  try {
    const pdf = await task.promise;
    await pdf.getPage(1);
    if (pdf.numPages > 1) await pdf.getPage(pdf.numPages);
    // A repository keeps what can be read and converted in fifty years: no password, and nothing forbidden.
    if ((await pdf.getPermissions()) !== null) return { fault: 'pdf-locked' };
    if ((await pdf.hasJSActions()) || hasActiveContent(bytes)) return { fault: 'pdf-script' };
    const attached: unknown = await pdf.getAttachments();
    if (Object.values(Object(attached)).some(isProgram)) return { fault: 'attached-program' };
    return { pages: pdf.numPages };
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return { fault: isLocked ? 'pdf-password' : 'pdf-damaged' };
  } finally {
    await task.destroy();
  }
}

function isProgram(attached: unknown): boolean {
  const { filename, content } = Object(attached);
  if (typeof filename === 'string' && STARTS.test(filename.trim())) return true;
  if (!(content instanceof Uint8Array)) return false;
  const head = Buffer.from(content.subarray(0, 4)).toString('latin1');
  return head.startsWith('MZ') || head === '\u007fELF' || head.startsWith('#!');
}

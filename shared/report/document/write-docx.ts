import type { ReportDocument } from './document.ts';
import { reportDocx } from './docx.ts';
import { openPictures, type PictureFiles } from './picture.tsx';

/** The Word document of a report, with its charts drawn. All that is heavy hangs on this file: it is imported when it is used. */
export const writeDocx = async (document: ReportDocument, files: PictureFiles): Promise<Uint8Array> =>
  reportDocx(document, await openPictures(files));

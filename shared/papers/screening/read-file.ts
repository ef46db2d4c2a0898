import { inspect } from '../file-type.ts';
import type { FileType } from '../paper.ts';
import { readOffice } from './office.ts';
import { readPdf } from './pdf.ts';
import type { Screening } from './screening.ts';

/**
 * Reads a file from end to end. It is somebody else's, and may be made to harm whoever reads it: `apart.ts` runs this where
 * neither time nor memory can run out for anybody else.
 */
export async function screened(bytes: Uint8Array, type: FileType): Promise<Screening> {
  const inspected = inspect(bytes);
  if ('fault' in inspected) return inspected;
  if (inspected.type !== type) return { fault: 'mislabelled' };
  switch (type) {
    case 'pdf':
      return readPdf(bytes);
    case 'docx':
    case 'pptx':
      return readOffice(bytes, type);
  }
}

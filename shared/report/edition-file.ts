import { createHash } from 'node:crypto';
import type { EditionFile } from './report.ts';

/** What a file of an edition is called, by its bytes: known before it is stored, and never another file's. */
export function editionFile(
  workshopId: string,
  { language, format }: Pick<EditionFile, 'language' | 'format'>,
  bytes: Uint8Array,
): EditionFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { language, format, key: `reports/${workshopId}/${sha256}.${format}`, sha256, bytes: bytes.length };
}

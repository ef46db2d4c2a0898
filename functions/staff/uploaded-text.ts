import { Refusal } from '../../shared/refusal.ts';

/** UTF-16 as spreadsheets write "Unicode text": with its byte order mark. */
const UTF16 = [
  { mark: [0xff, 0xfe], label: 'utf-16le' },
  { mark: [0xfe, 0xff], label: 'utf-16be' },
] as const;

/**
 * The text of a file that was chosen in a form; `undefined` where none was chosen.
 * @throws Refusal `invalid` on `field` for a file that is no text in UTF-8 or UTF-16
 */
export async function fileText(chosen: FormDataEntryValue | null, field: string): Promise<string | undefined> {
  if (chosen === null || typeof chosen === 'string' || chosen.size === 0) return undefined;
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  const label = UTF16.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))?.label ?? 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('invalid', 'Nothing was read. Please choose another file.', {
      [field]:
        'The file is no text in UTF-8. From a spreadsheet, please save it as “CSV UTF-8” and choose it once more; an .xlsx file is not taken.',
    });
  }
}

import { Refusal } from '../../shared/refusal.ts';

/** UTF-16 as spreadsheets write "Unicode text": with its byte order mark. */
const UTF16 = [
  { mark: [0xff, 0xfe], label: 'utf-16le' },
  { mark: [0xfe, 0xff], label: 'utf-16be' },
] as const;

/** How the bytes of a file were read. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface ReadText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * The text of a file that was chosen in a form; `undefined` where none was chosen.
 * @throws Refusal `invalid` on `field` for a file that is no text in UTF-8 or UTF-16
 */
export async function fileText(chosen: FormDataEntryValue | null, field: string): Promise<string | undefined> {
  const bytes = await bytesOf(chosen);
  return bytes && (unicode(bytes)?.text ?? refuse(field));
}

/**
 * The same of a table: "CSV" without "UTF-8" is what Western spreadsheets save in Windows-1252, in which every text can be
 * read. A file that holds what no text holds, such as a workbook, is refused all the same.
 */
export async function tableFileText(chosen: FormDataEntryValue | null, field: string): Promise<ReadText | undefined> {
  const bytes = await bytesOf(chosen);
  if (!bytes) return undefined;
  const read = unicode(bytes);
  if (read) return read;
  if (bytes.some(isNoText)) return refuse(field);
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
}

async function bytesOf(chosen: FormDataEntryValue | null): Promise<Uint8Array | undefined> {
  if (chosen === null || typeof chosen === 'string' || chosen.size === 0) return undefined;
  return new Uint8Array(await chosen.arrayBuffer());
}

function unicode(bytes: Uint8Array): ReadText | undefined {
  const encoding = UTF16.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))?.label ?? 'utf-8';
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return undefined;
  }
}

/** Control characters but tab, line feed and carriage return. */
const isNoText = (byte: number): boolean => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;

function refuse(field: string): never {
  throw new Refusal('invalid', 'Nothing was read. Please choose another file.', {
    [field]:
      'The file is no text in UTF-8. From a spreadsheet, please save it as “CSV UTF-8” and choose it once more; an .xlsx file is not taken.',
  });
}

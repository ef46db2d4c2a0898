import * as z from 'zod';
import { type Said, say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';

/** What may be wrong with a paper's file. Kept as what it is, so that each reader is told in their own language. */
export const FileFaultSchema = z.enum([
  'not-chosen',
  'not-arrived',
  'empty',
  'too-large',
  'older-word',
  'older-powerpoint',
  'open-document',
  'spreadsheet',
  'rich-text',
  'image',
  'other-type',
  'two-in-one',
  'pdf-cut-off',
  'pdf-damaged',
  'pdf-password',
  'pdf-locked',
  'pdf-script',
  'damaged',
  'no-word-document',
  'office-password',
  'macros',
  'linked-content',
  'attached-program',
  'unpacks-too-large',
  'too-many-pages',
  'malware',
  'unreadable',
  'incomplete',
  'mislabelled',
  'altered',
  'presentation',
  'no-slides',
  'other-attachment',
]);
export type FileFault = z.infer<typeof FileFaultSchema>;

/** What a look at the file alone tells. */
export type FaultAtOnce = Exclude<FileFault, 'too-many-pages'>;

/** What is wrong and what to do, as a sentence for the author. How long is too long, only `whyRefused` knows. */
export const FILE_FAULTS: Readonly<Record<FaultAtOnce, Said>> = {
  'not-chosen': say('file.notChosen'),
  'not-arrived': say('file.notArrived'),
  empty: say('file.empty'),
  'too-large': say('file.tooLarge'),
  'older-word': say('file.olderWord'),
  'older-powerpoint': say('file.olderPowerPoint'),
  'open-document': say('file.openDocument'),
  spreadsheet: say('file.spreadsheet'),
  'rich-text': say('file.richText'),
  image: say('file.image'),
  'other-type': say('file.otherType'),
  'two-in-one': say('file.twoInOne'),
  'pdf-cut-off': say('file.pdfCutOff'),
  'pdf-damaged': say('file.pdfDamaged'),
  'pdf-password': say('file.pdfPassword'),
  'pdf-locked': say('file.pdfLocked'),
  'pdf-script': say('file.pdfScript'),
  damaged: say('file.damaged'),
  'no-word-document': say('file.noWordDocument'),
  'office-password': say('file.officePassword'),
  macros: say('file.macros'),
  'linked-content': say('file.linkedContent'),
  'attached-program': say('file.attachedProgram'),
  'unpacks-too-large': say('file.unpacksTooLarge'),
  malware: say('file.malware'),
  unreadable: say('file.unreadable'),
  incomplete: say('file.incomplete'),
  mislabelled: say('file.mislabelled'),
  altered: say('file.altered'),
  presentation: say('file.presentation'),
  'no-slides': say('file.noSlides'),
  'other-attachment': say('file.otherAttachment'),
};

/** What more is to be said of a refusal: of which file, where it is not the main text; how long the main text is. */
export const RefusedDetailSchema = z.strictObject({
  file: z.string().optional(),
  pages: z.int().positive().optional(),
  most: z.int().positive().optional(),
});

interface Refused {
  readonly refusedBecause?: FileFault | undefined;
  readonly refusedDetail?: z.infer<typeof RefusedDetailSchema> | undefined;
}

/** Why screening refused a paper, as its author reads it; `undefined` where it did not. */
export function whyRefused({ refusedBecause: fault, refusedDetail: detail = {} }: Refused): Said | undefined {
  if (fault === undefined) return undefined;
  const problem =
    fault === 'too-many-pages'
      ? say('file.tooManyPages', { pages: detail.pages ?? 0, most: detail.most ?? 0 })
      : FILE_FAULTS[fault];
  return detail.file === undefined ? problem : say('file.ofAttachment', { file: detail.file, problem });
}

export const badFile = (fault: FaultAtOnce): Refusal =>
  new Refusal('invalid', say('file.notTaken'), { file: FILE_FAULTS[fault] });

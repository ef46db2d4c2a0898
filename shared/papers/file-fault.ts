import * as z from 'zod';
import { type Said, say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';

/** What may be wrong with a paper's file. Kept as what it is, so that each reader is told in the own language. */
export const FileFaultSchema = z.enum([
  'not-chosen',
  'not-arrived',
  'empty',
  'too-large',
  'older-word',
  'other-type',
  'pdf-cut-off',
  'damaged',
  'no-word-document',
  'incomplete',
  'mislabelled',
  'altered',
  'presentation',
  'no-slides',
  'other-attachment',
]);
export type FileFault = z.infer<typeof FileFaultSchema>;

/** What is wrong and what to do, as a sentence for the author. */
export const FILE_FAULTS: Readonly<Record<FileFault, Said>> = {
  'not-chosen': say('file.notChosen'),
  'not-arrived': say('file.notArrived'),
  empty: say('file.empty'),
  'too-large': say('file.tooLarge'),
  'older-word': say('file.olderWord'),
  'other-type': say('file.otherType'),
  'pdf-cut-off': say('file.pdfCutOff'),
  damaged: say('file.damaged'),
  'no-word-document': say('file.noWordDocument'),
  incomplete: say('file.incomplete'),
  mislabelled: say('file.mislabelled'),
  altered: say('file.altered'),
  presentation: say('file.presentation'),
  'no-slides': say('file.noSlides'),
  'other-attachment': say('file.otherAttachment'),
};

export const badFile = (fault: FileFault): Refusal =>
  new Refusal('invalid', say('file.notTaken'), { file: FILE_FAULTS[fault] });

import * as z from 'zod';

/** The mails of the follow-up to a participant whose wording can be edited. */
export const LetterKindSchema = z.enum([
  'invitation',
  'reminder',
  'last-call',
  'rescheduled',
  'cancelled',
  'link',
  'extension',
  'passed-on',
  'report',
]);
export type LetterKind = z.infer<typeof LetterKindSchema>;

/** The wording of each, as a language's file has it; `Wording` is the same once it was checked. */
export type Wordings = Readonly<
  Record<LetterKind, { readonly subject: string; readonly preheader: string; readonly body: string }>
>;

import * as z from 'zod';
import { ACTION_LINK_MAX, ACTION_NOTE_MAX, ACTION_TITLE_MAX, PARTNERS_MAX } from '../../../shared/actions/action.ts';
import { ReportedStatusSchema } from '../../../shared/actions/action-state.ts';
import { httpsLink } from '../../../shared/actions/https-link.ts';
import { TokenSchema } from '../../../shared/store/keys.ts';
import { lengthOf, oneLine, tidyText, tooLong } from '../../../shared/typed-text.ts';

/** What staff type about an action. */

const PARTNER_MAX = 200;
const WHAT = 'Please say what was agreed.';
const OWNER = 'Please choose whose action it is.';

const Title = z
  .string(WHAT)
  .transform(oneLine)
  .refine((title) => title !== '', WHAT)
  .refine((title) => lengthOf(title) <= ACTION_TITLE_MAX, {
    error: ({ input }) => `Of the action ${tooLong(lengthOf(String(input)), ACTION_TITLE_MAX)}`,
  });

/** A line each, in a form; a list, from a program. */
const Partners = z
  .union(
    [z.string().transform((text) => text.split('\n')), z.array(z.string())],
    'Please enter one organisation a line.',
  )
  .default([])
  .transform((lines) => lines.map(oneLine).filter((line) => line !== ''))
  .refine((lines) => lines.length <= PARTNERS_MAX, `Please name at most ${PARTNERS_MAX} organisations.`)
  .refine(
    (lines) => lines.every((line) => lengthOf(line) <= PARTNER_MAX),
    `Please keep each organisation to ${PARTNER_MAX} characters.`,
  );

const DATE = 'Please enter a date, such as 2011-09-30, or none.';
const DueOn = z
  .string(DATE)
  .transform((day) => (day.trim() === '' ? undefined : day.trim()))
  .pipe(z.iso.date(DATE).optional())
  .optional();

export const TermsSchema = z.object({ title: Title, partners: Partners, dueOn: DueOn });
export const NewActionSchema = TermsSchema.extend({
  owner: z.string(OWNER).pipe(TokenSchema.catch('')).refine(Boolean, OWNER),
});
export const OwnerSchema = NewActionSchema.pick({ owner: true });

const Note = z
  .string()
  .default('')
  .transform(tidyText)
  .refine((note) => lengthOf(note) <= ACTION_NOTE_MAX, `Please keep it to ${ACTION_NOTE_MAX} characters.`);

export const DropSchema = z.object({ reason: Note });

export const StaffReportSchema = z.object({
  status: z.enum(ReportedStatusSchema.options, 'Please choose how it stands.'),
  note: Note,
  link: z
    .string()
    .max(ACTION_LINK_MAX, `Please keep the address to ${ACTION_LINK_MAX} characters.`)
    .default('')
    .transform((typed, context) => {
      if (typed.trim() === '') return undefined;
      const link = httpsLink(typed);
      if (link === undefined) context.addIssue('Please enter an address that begins with https://, or none.');
      return link;
    }),
});

export const PublicSchema = z.object({
  understood: z.literal('yes', 'Please tick that everybody may read it, or leave it as it is.'),
});

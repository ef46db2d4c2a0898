import * as z from 'zod';
import { ACTION_LINK_MAX, ACTION_NOTE_MAX } from '../../shared/actions/action.ts';
import type { ActionReport } from '../../shared/actions/action-changes.ts';
import { ReportedStatusSchema } from '../../shared/actions/action-state.ts';
import { httpsLink } from '../../shared/actions/https-link.ts';
import { say } from '../../shared/language/texts.ts';
import { Refusal, type SaidOfFields } from '../../shared/refusal.ts';
import { lengthOf, tidyText, tooLongIn } from '../../shared/typed-text.ts';
import { parseFields } from '../../shared/web/fields.ts';

export const ReportSchema = z.object({
  status: ReportedStatusSchema,
  note: z.string().default('').transform(tidyText),
  link: z
    .string()
    .max(ACTION_LINK_MAX)
    .default('')
    .transform((typed, context) => {
      if (typed.trim() === '') return undefined;
      const link = httpsLink(typed);
      if (link === undefined) context.addIssue('must be an address that begins with https://');
      return link;
    }),
});

/**
 * What its owner says of an action. That it is done takes a sentence of what came of it.
 * @throws Refusal `invalid` on fields `status`, `note` and `link`
 */
export function reportOf(fields: Record<string, unknown>): ActionReport {
  const report = parseFields(ReportSchema, fields, {
    status: say('action.chooseStatus'),
    note: say('action.empty'),
    link: say('action.badLink'),
  });
  const length = lengthOf(report.note);
  const wrong: SaidOfFields =
    length > ACTION_NOTE_MAX
      ? { note: say('action.tooLong', { problem: tooLongIn(length, ACTION_NOTE_MAX) }) }
      : report.status === 'done' && report.note === ''
        ? { note: say('action.empty') }
        : {};
  if (Object.keys(wrong).length > 0) throw new Refusal('invalid', say('web.refused'), wrong);
  return report;
}

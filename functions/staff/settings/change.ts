import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Refusal } from '../../../shared/refusal.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { changeWorkshop } from '../../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';
import type { StaffContext } from '../context.ts';
import type { StaffVisit } from '../session.ts';

/** A change of what was set up counts for what was seen when the form was opened. */

/** Programs may leave it out. */
export const SeenSchema = z.object({ seen: z.string().optional() });

/** Stands in a form for the part of a workshop that it shows. */
export const stampOf = (shown: unknown): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 16);

/**
 * Changes a workshop, unless the part that the form shows was changed since it was opened. A form that is sent twice is no
 * second change. Programs may leave `seen` out.
 * @throws Refusal `conflict` for a part that is another by now; what `edit` throws
 */
export function changeShown(
  { table }: StaffContext,
  { workshop: { details } }: StaffVisit,
  fields: Record<string, unknown>,
  shown: (workshop: Workshop) => unknown,
  edit: (workshop: Workshop) => Workshop,
): Promise<Workshop> {
  const seen = typedIn(fields, 'seen');
  return changeWorkshop(table, details.id, (workshop) => {
    const edited = edit(workshop);
    if (edited !== workshop && seen !== '' && seen !== stampOf(shown(workshop))) {
      throw new Refusal(
        'conflict',
        'Somebody else changed this while the page was open, so nothing of yours was changed yet. What you typed is still here; please look at the workshop as it is now, and press the button once more.',
      );
    }
    return edited;
  });
}

import type { VNode } from 'preact';
import * as z from 'zod';
import { Refusal } from '../../../shared/refusal.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { parseFields } from '../../../shared/web/fields.ts';
import { page, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import { changeWorkshop, readWorkshop } from '../../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';
import type { StaffContext } from '../context.ts';
import type { StaffVisit } from '../session.ts';

/** A change of the plan counts for the plan that was seen when it was asked for. */

export const SeenSchema = z.object({
  revision: z.coerce
    .number('The revision must be the number that the plan has.')
    .int('The revision must be the number that the plan has.')
    .optional(),
});

/**
 * Changes the plan, unless somebody else has since the form with these fields was opened. A form that is sent twice is no
 * second change. Programs may leave the revision out.
 * @throws Refusal `conflict` for a plan that is another by now; what `edit` throws
 */
export function changePlan(
  context: StaffContext,
  visit: StaffVisit,
  fields: Record<string, unknown>,
  edit: (workshop: Workshop) => Workshop,
): Promise<Workshop> {
  const { revision } = parseFields(SeenSchema, fields);
  return changeWorkshop(context.table, visit.workshop.details.id, (workshop) => {
    const edited = edit(workshop);
    if (edited !== workshop && revision !== undefined && revision !== workshop.revision) {
      throw new Refusal(
        'conflict',
        'The plan was changed by somebody else while this page was open, so nothing of yours was changed yet. You see the plan as it is now: please look at it, and decide again.',
      );
    }
    return edited;
  });
}

/** What a person can mend, or do again in a moment: on the page itself, with what was typed. */
const SHOWN_AGAIN: readonly Refusal['reason'][] = ['invalid', 'conflict', 'unavailable'];

/** A person sees the page once more, as things are now, with what was wrong; a program gets the refusal itself. */
export async function orAgain(
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  act: () => Promise<Reply>,
  again: (now: StaffVisit, refusal: Refusal) => VNode | Promise<VNode>,
): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    const isShown = error instanceof Refusal && SHOWN_AGAIN.includes(error.reason);
    if (!isShown || request.wantsJson) throw error;
    const workshop = await readWorkshop(context.table, visit.workshop.details.id);
    return page(await again({ ...visit, workshop }, error), { status: STATUS[error.reason].status });
  }
}

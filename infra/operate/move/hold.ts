import { DebtsSchema, held, released } from '../../../shared/debts/debts.ts';
import { pausePlan, resumePlan } from '../../../shared/follow-up/plan-edits.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { type Workshop, WorkshopSchema } from '../../../shared/workshop/workshop.ts';

/** A workshop that moves is in two places for a while, and only one of them may send. Pure. */

/** Who paused the plan, as its page says it. */
const MOVED = 'whoever moved the workshop between deployments';

/** Neither the plan nor anything else that is owed goes on by itself; `now` in epoch ms. The same object where all is held. */
export function heldWorkshop(workshop: Workshop, now: number): Workshop {
  const paused = where(workshop, (each) => pausePlan(each, MOVED, now));
  const debts = held(paused.debts);
  return debts === paused.debts ? paused : { ...paused, debts };
}

/** It goes on, as it stands. A plan that staff had paused before stays paused. The same object where nothing was held. */
export function resumedWorkshop(workshop: Workshop): Workshop {
  const debts = released(workshop.debts);
  const going = debts === workshop.debts ? workshop : { ...workshop, debts };
  return going.paused?.by === MOVED ? where(going, resumePlan) : going;
}

/** What is closed or called off has no plan to hold. */
function where(workshop: Workshop, change: (workshop: Workshop) => Workshop): Workshop {
  try {
    return change(workshop);
  } catch (error) {
    if (error instanceof Refusal && error.reason === 'closed') return workshop;
    throw error;
  }
}

/** An item as it stands in the table, so that no sweep finds it. What owes nothing is left as it is. */
export function heldItem(item: Readonly<Record<string, unknown>>, now: number): Record<string, unknown> {
  const { due: _, dueAt: __, ...rest } = item;
  if (item.sk === 'WORKSHOP') {
    const { paused, mailings, debts } = heldWorkshop(WorkshopSchema.parse(item), now);
    return { ...rest, mailings, debts, ...(paused && { paused }) };
  }
  const debts = DebtsSchema.safeParse(item.debts);
  return debts.success ? { ...rest, debts: held(debts.data) } : { ...item };
}

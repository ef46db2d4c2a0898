import { DebtsSchema, held, released } from '../../../shared/debts/debts.ts';
import { type Workshop, WorkshopSchema } from '../../../shared/workshop/workshop.ts';

/** A workshop that moves is in two places for a while, and only one of them may send. Pure. */

/** Nothing of it goes on by itself; a run under way stops at its next check. `now` in epoch ms. The same object where it is at rest. */
export function heldWorkshop(workshop: Workshop, now: number): Workshop {
  if (workshop.atRest) return workshop;
  const { revision, debts } = workshop;
  const atRest = { since: new Date(now).toISOString() };
  return { ...workshop, revision: revision + 1, mailings: {}, atRest, debts: held(debts) };
}

/** It goes on, as it stands. A plan that staff had paused stays paused. The same object where it was not at rest. */
export function resumedWorkshop(workshop: Workshop): Workshop {
  const { atRest, ...going } = workshop;
  const debts = released(going.debts);
  // Also what an Afterword held that did not know `atRest` yet.
  return atRest || debts !== going.debts ? { ...going, revision: going.revision + 1, debts } : workshop;
}

/** An item as it stands in the table, so that no sweep finds it. What owes nothing is left as it is. */
export function heldItem(item: Readonly<Record<string, unknown>>, now: number): Record<string, unknown> {
  const { due: _, dueAt: __, ...rest } = item;
  if (item.sk === 'WORKSHOP') {
    const { revision, mailings, atRest, debts } = heldWorkshop(WorkshopSchema.parse(item), now);
    return { ...rest, revision, mailings, atRest, debts };
  }
  const debts = DebtsSchema.safeParse(item.debts);
  return debts.success ? { ...rest, debts: held(debts.data) } : { ...item };
}

import { holds, settle } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { withStepSent } from '../../shared/follow-up/plan.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { FollowUpContext } from './context.ts';
import { isMailedNow, type Mailing } from './mailing.ts';

/** Records the mailing as complete, pays the debt and owes what comes next, in one write; unless another run took over. */
export async function complete(
  context: FollowUpContext,
  run: Run,
  mailing: Mailing,
  now: number,
): Promise<{ readonly next: 'done' }> {
  await changeWorkshop(context.table, run.workshopId, (workshop) =>
    holds(workshop.debts, run.debt) && isMailedNow(workshop, run.debt)
      ? completed(workshop, run, mailing, now)
      : workshop,
  );
  return { next: 'done' };
}

function completed(workshop: Workshop, { debt }: Run, { occurrence, merged }: Mailing, now: number): Workshop {
  if (debt.kind === 'follow-up') return withStepSent(workshop, occurrence, merged, now);
  const { [occurrence]: _, ...mailings } = workshop.mailings;
  return { ...workshop, mailings, debts: settle(workshop.debts, debt) ?? workshop.debts };
}

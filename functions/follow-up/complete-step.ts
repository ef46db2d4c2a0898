import { holds } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { withStepSent } from '../../shared/follow-up/plan.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { FollowUpContext } from './context.ts';
import type { StepRun } from './step-run.ts';

/** Records the step as sent, pays the debt and owes the next step, all in one write; unless another run took over. */
export async function completeStep(
  context: FollowUpContext,
  run: Run,
  step: StepRun,
  now: number,
): Promise<{ readonly next: 'done' }> {
  await changeWorkshop(context.table, run.workshopId, (workshop) =>
    holds(workshop.debts, run.debt) && workshop.closedAt === undefined
      ? withStepSent(workshop, step.stepId, step.merged, now)
      : workshop,
  );
  return { next: 'done' };
}

import { holds } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { nextStep, withPlanOwed, withStaleSkipped } from '../../shared/follow-up/plan.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { FollowUpContext } from './context.ts';
import type { StepRun } from './step-run.ts';

export type LoadedStep = { readonly next: 'stop'; readonly why: string } | ({ readonly next: 'send' } & StepRun);

/**
 * Which step this run sends, as the workshop stands now. Steps that went stale are recorded as skipped, which owes
 * the rest of the plan anew: this run then stops, and the next sweep goes on with what is still worth sending.
 */
export async function loadStep(context: FollowUpContext, run: Run, now: number): Promise<LoadedStep> {
  let loaded: LoadedStep = { next: 'stop', why: 'another run pays this debt' };
  await changeWorkshop(context.table, run.workshopId, (workshop) => {
    if (!holds(workshop.debts, run.debt) || workshop.closedAt !== undefined) return workshop;
    const current = withStaleSkipped(workshop, now);
    if (current !== workshop) {
      loaded = { next: 'stop', why: 'stale steps were skipped' };
      return current;
    }
    const found = nextStep(workshop, now);
    if (found.next === 'nothing-due') {
      loaded = { next: 'stop', why: 'no step is due' };
      return withPlanOwed(workshop);
    }
    loaded = { next: 'send', stepId: found.step.id, merged: found.merged.map(({ id }) => id), after: '', unsettled: 0 };
    return workshop;
  });
  return loaded;
}

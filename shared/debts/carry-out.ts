import { becauseOf } from './cause.ts';
import type { Run } from './run.ts';

/**
 * Carries out one task of a workflow as caused by what its run is, and logs which one, for which workshop's debt, and where the
 * run goes from here. What went wrong is logged by its name here, and by Lambda with what may be told of it (shared/fault.ts).
 */
export function carryOut<Done extends { readonly next: string }>(
  { task, run }: { readonly task: string; readonly run: Run },
  act: () => Promise<Done>,
): Promise<Done> {
  const { kind: debt, attempt, cause } = run.debt;
  const about = { task, workshop: run.workshopId, debt, attempt, cause };
  return becauseOf(cause, act).then(
    (done) => {
      console.info({ ...about, next: done.next });
      return done;
    },
    (error: unknown) => {
      console.warn({ ...about, failed: error instanceof Error ? error.name : 'unknown' });
      throw error;
    },
  );
}

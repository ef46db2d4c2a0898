import * as z from 'zod';
import type { DebtKind } from '../../../shared/debts/debts.ts';
import type { Run } from '../../../shared/debts/run.ts';

/** Executions of the synthesised state machines, a task at a time, so that they can be held up, doubled and cut off. */

const StateSchema = z.discriminatedUnion('Type', [
  z.object({ Type: z.literal('Pass'), Next: z.string() }),
  z.object({ Type: z.literal('Wait'), Next: z.string() }),
  z.object({ Type: z.literal('Task'), Next: z.string(), Parameters: z.object({ task: z.string() }) }),
  z.object({
    Type: z.literal('Choice'),
    Choices: z.array(z.object({ Variable: z.literal('$.step.next'), StringEquals: z.string(), Next: z.string() })),
    Default: z.string(),
  }),
  z.object({ Type: z.enum(['Succeed', 'Fail']) }),
]);
export const MachineSchema = z.object({ StartAt: z.string(), States: z.record(z.string(), StateSchema) });
export type Machine = z.infer<typeof MachineSchema>;

const StepSchema = z.looseObject({ next: z.string() });

export interface Execution {
  readonly name: string;
  readonly kind: DebtKind;
  readonly machine: Machine;
  readonly run: Run;
  state: string;
  step: z.infer<typeof StepSchema> | undefined;
}

export const newExecution = (name: string, kind: DebtKind, of: Machine, run: Run): Execution => ({
  name,
  kind,
  machine: of,
  run,
  state: of.StartAt,
  step: undefined,
});

export type TaskInput = { task: string; run: Run; step?: unknown; now: string };

/**
 * Carries out the next task, and goes on to the one after.
 * @returns whether there is one
 */
export async function nextTask(
  execution: Execution,
  perform: (kind: DebtKind, input: TaskInput) => Promise<unknown>,
  now: number,
): Promise<boolean> {
  let isDone = false;
  for (;;) {
    const state = execution.machine.States[execution.state];
    if (!state) throw new Error(`There is no state ${execution.state}.`);
    switch (state.Type) {
      case 'Pass':
      case 'Wait':
        execution.state = state.Next;
        break;
      case 'Choice': {
        const way = state.Choices.find(({ StringEquals }) => StringEquals === execution.step?.next);
        execution.state = way?.Next ?? state.Default;
        break;
      }
      case 'Task': {
        if (isDone) return true;
        const { step, run } = execution;
        const input = { task: state.Parameters.task, run, ...(step && { step }), now: new Date(now).toISOString() };
        // What goes from task to task is JSON.
        execution.step = StepSchema.parse(JSON.parse(JSON.stringify(await perform(execution.kind, input))));
        execution.state = state.Next;
        isDone = true;
        break;
      }
      case 'Succeed':
      case 'Fail':
        return false;
    }
  }
}

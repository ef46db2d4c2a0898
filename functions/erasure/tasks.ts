import * as z from 'zod';
import { carryOut } from '../../shared/debts/carry-out.ts';
import { kindPaidBy } from '../../shared/debts/paid-by.ts';
import { NowSchema, type Run, RunSchema } from '../../shared/debts/run.ts';
import type { ErasureContext } from './context.ts';
import { forgetAddresses } from './forget-addresses.ts';
import { forgetPerson } from './forget-person.ts';
import { retirePage } from './retire-page.ts';

const base = { run: RunSchema, now: NowSchema };

/** What a state of workflows/erasure.ts hands over; `step` is what the task before returned. */
const TaskSchema = z.discriminatedUnion('task', [
  z.object({ ...base, task: z.literal('load') }),
  z.object({ ...base, task: z.literal('forget-person') }),
  z.object({ ...base, task: z.literal('retire-page'), step: z.object({ after: z.string() }) }),
  z.object({ ...base, task: z.literal('forget-addresses') }),
]);
type Task = z.infer<typeof TaskSchema>;

/** Carries out one task. Every task may run twice, and may break off anywhere: the next one finds less to do. */
export async function erasureTask(context: ErasureContext, event: unknown): Promise<{ readonly next: string }> {
  const input = TaskSchema.parse(event);
  return carryOut(input, () => taskOf(context, input));
}

function taskOf(context: ErasureContext, input: Task): Promise<{ readonly next: string }> {
  switch (input.task) {
    case 'load':
      return Promise.resolve(whatIsOwed(input.run));
    case 'forget-person':
      return forgetPerson(context, input.run);
    case 'retire-page':
      return retirePage(context, input.run, input.step.after, input.now);
    case 'forget-addresses':
      return forgetAddresses(context, input.run, input.now);
  }
}

/** One person is to be forgotten, or everyone of a workshop. */
function whatIsOwed({ debt }: Run): { readonly next: 'forget-person' } | { readonly next: 'retire-page'; after: '' } {
  switch (kindPaidBy('erasure', debt.kind)) {
    case 'erasure':
      return { next: 'forget-person' };
    case 'retention':
      return { next: 'retire-page', after: '' };
  }
}

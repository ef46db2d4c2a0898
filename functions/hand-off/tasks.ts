import * as z from 'zod';
import { carryOut } from '../../shared/debts/carry-out.ts';
import { NowSchema, RunSchema } from '../../shared/debts/run.ts';
import type { HandOffContext } from './context.ts';
import { keepPacket } from './keep-packet.ts';
import { load } from './load.ts';
import { nudge } from './nudge.ts';
import { PackedSchema, packPart } from './pack-part.ts';

const base = { run: RunSchema, now: NowSchema };

/** What a state of workflows/hand-off.ts hands over; `step` is what the task before returned. */
const TaskSchema = z.discriminatedUnion('task', [
  z.object({ ...base, task: z.literal('load') }),
  z.object({ ...base, task: z.literal('pack-part'), step: PackedSchema }),
  z.object({ ...base, task: z.literal('keep-packet'), step: PackedSchema }),
  z.object({ ...base, task: z.literal('nudge') }),
]);
type Task = z.infer<typeof TaskSchema>;

/** Carries out one task. Every task may run twice, and may break off anywhere: a packet that is half made is never seen. */
export async function handOffTask(context: HandOffContext, event: unknown): Promise<{ readonly next: string }> {
  const input = TaskSchema.parse(event);
  return carryOut(input, () => taskOf(context, input));
}

function taskOf(context: HandOffContext, input: Task): Promise<{ readonly next: string }> {
  switch (input.task) {
    case 'load':
      return load(context, input.run, input.now);
    case 'pack-part':
      return packPart(context, input.run, input.step, input.now);
    case 'keep-packet':
      return keepPacket(context, input.run, input.step, input.now);
    case 'nudge':
      return nudge(context, input.run, input.now);
  }
}

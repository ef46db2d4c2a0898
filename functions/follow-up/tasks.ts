import * as z from 'zod';
import { carryOut } from '../../shared/debts/carry-out.ts';
import { NowSchema, RunSchema } from '../../shared/debts/run.ts';
import { sendAction } from './action.ts';
import { complete } from './complete.ts';
import type { FollowUpContext } from './context.ts';
import { sendDigest } from './digest.ts';
import { sendLetters } from './letters.ts';
import { load } from './load.ts';
import { MailingSchema } from './mailing.ts';
import { sendPage } from './send-page.ts';

const base = { run: RunSchema, now: NowSchema };

/** What a state of workflows/follow-up.ts hands over; `step` is what the task before returned. */
const TaskSchema = z.discriminatedUnion('task', [
  z.object({ ...base, task: z.literal('load') }),
  z.object({ ...base, task: z.literal('send-page'), step: MailingSchema }),
  z.object({ ...base, task: z.literal('complete'), step: MailingSchema }),
  z.object({ ...base, task: z.literal('send-letters') }),
  z.object({ ...base, task: z.literal('send-digest') }),
  z.object({ ...base, task: z.literal('send-action') }),
]);
type Task = z.infer<typeof TaskSchema>;

/** Carries out one task. Every task may run twice: the ledger and the debt's ticket fence what it does. */
export function followUpTask(context: FollowUpContext, event: unknown): Promise<{ readonly next: string }> {
  const input = TaskSchema.parse(event);
  return carryOut(input, () => taskOf(context, input));
}

function taskOf(context: FollowUpContext, input: Task): Promise<{ readonly next: string }> {
  switch (input.task) {
    case 'load':
      return load(context, input.run, input.now);
    case 'send-page':
      return sendPage(context, input.run, input.step, input.now);
    case 'complete':
      return complete(context, input.run, input.step, input.now);
    case 'send-letters':
      return sendLetters(context, input.run, input.now);
    case 'send-digest':
      return sendDigest(context, input.run, input.now);
    case 'send-action':
      return sendAction(context, input.run, input.now);
  }
}

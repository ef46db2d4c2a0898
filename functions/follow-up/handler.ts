import middy from '@middy/core';
import * as z from 'zod';
import { NowSchema, RunSchema } from '../../shared/debts/run.ts';
import { environment } from '../../shared/environment.ts';
import { openMailer } from '../../shared/mail/mailer.store.ts';
import { readLinkKeys } from '../../shared/people/link-keys.store.ts';
import { Table } from '../../shared/store/table.store.ts';
import { completeStep } from './complete-step.ts';
import type { FollowUpContext } from './context.ts';
import { loadStep } from './load-step.ts';
import { sendPage } from './send-page.ts';
import { StepRunSchema } from './step-run.ts';

const env = environment('TABLE_NAME', 'LINK_KEYS_SECRET', 'BASE_URL', 'MAIL_FROM', 'CONFIGURATION_SET');
const table = new Table(env.TABLE_NAME);
const context: FollowUpContext = {
  table,
  mailer: openMailer({ table, from: env.MAIL_FROM, configurationSet: env.CONFIGURATION_SET }),
  linkKeys: await readLinkKeys(env.LINK_KEYS_SECRET),
  baseUrl: env.BASE_URL,
};

const base = { run: RunSchema, now: NowSchema };
const TaskSchema = z.discriminatedUnion('task', [
  z.object({ ...base, task: z.literal('load-step') }),
  z.object({ ...base, task: z.literal('send-page'), step: StepRunSchema }),
  z.object({ ...base, task: z.literal('complete-step'), step: StepRunSchema }),
]);

/** The tasks of workflows/follow-up.ts. */
export const handler = middy<unknown, unknown>().handler((event) => {
  const input = TaskSchema.parse(event);
  switch (input.task) {
    case 'load-step':
      return loadStep(context, input.run, input.now);
    case 'send-page':
      return sendPage(context, input.run, input.step, input.now);
    case 'complete-step':
      return completeStep(context, input.run, input.step, input.now);
  }
});

import middy from '@middy/core';
import * as z from 'zod';
import { carryOut } from '../../shared/debts/carry-out.ts';
import { NowSchema, RunSchema } from '../../shared/debts/run.ts';
import { environment } from '../../shared/environment.ts';
import { openMailer } from '../../shared/mail/mailer.store.ts';
import { openReports } from '../../shared/report/report.store.ts';
import { Table } from '../../shared/store/table.store.ts';
import { close } from './close.ts';
import type { ClosingContext } from './context.ts';
import { settle } from './settle.ts';
import { tellOrganisers } from './tell-organisers.ts';
import { writeReport } from './write-report.ts';

const env = environment(
  'TABLE_NAME',
  'BALLOTS_TABLE',
  'DOCUMENTS_BUCKET',
  'BASE_URL',
  'MAIL_FROM',
  'CONFIGURATION_SET',
);
const table = new Table(env.TABLE_NAME);
const context: ClosingContext = {
  table,
  ballots: new Table(env.BALLOTS_TABLE),
  reports: openReports(env.DOCUMENTS_BUCKET),
  mailer: openMailer({ table, from: env.MAIL_FROM, configurationSet: env.CONFIGURATION_SET }),
  baseUrl: env.BASE_URL,
};

const base = { run: RunSchema, now: NowSchema };
const count = z.int().nonnegative();
const HeadlineSchema = z.object({ invited: count, feedback: count, swot: count, papers: count });
const TaskSchema = z.discriminatedUnion('task', [
  z.object({ ...base, task: z.literal('close') }),
  z.object({ ...base, task: z.literal('write-report') }),
  z.object({ ...base, task: z.literal('tell-organisers'), step: HeadlineSchema }),
  z.object({ ...base, task: z.literal('settle') }),
]);

/** The tasks of workflows/closing-report.ts. */
export const handler = middy<unknown, unknown>().handler((event) => {
  const input = TaskSchema.parse(event);
  return carryOut(input, () => taskOf(input));
});

function taskOf(input: z.infer<typeof TaskSchema>): Promise<{ readonly next: string }> {
  switch (input.task) {
    case 'close':
      return close(context, input.run, input.now);
    case 'write-report':
      return writeReport(context, input.run, input.now);
    case 'tell-organisers':
      return tellOrganisers(context, input.run, input.step, input.now);
    case 'settle':
      return settle(context, input.run);
  }
}

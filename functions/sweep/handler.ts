import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import middy from '@middy/core';
import * as z from 'zod';
import { noteSweep } from '../../shared/debts/last-sweep.store.ts';
import { PAID_BY, type Workflow } from '../../shared/debts/paid-by.ts';
import { NowSchema } from '../../shared/debts/run.ts';
import { environment } from '../../shared/environment.ts';
import { Table } from '../../shared/store/table.store.ts';
import { type Start, type SweepOutcome, sweep } from './sweep.ts';

const env = environment(
  'TABLE_NAME',
  'FOLLOW_UP_ARN',
  'PAPER_REVIEW_ARN',
  'HAND_OFF_ARN',
  'CLOSING_REPORT_ARN',
  'REPORT_EDITION_ARN',
  'ERASURE_ARN',
);
const table = new Table(env.TABLE_NAME);
const states = new SFNClient({});

const ARN: Readonly<Record<Workflow, string>> = {
  'follow-up': env.FOLLOW_UP_ARN,
  'paper-review': env.PAPER_REVIEW_ARN,
  'hand-off': env.HAND_OFF_ARN,
  'closing-report': env.CLOSING_REPORT_ARN,
  'report-edition': env.REPORT_EDITION_ARN,
  erasure: env.ERASURE_ARN,
};

const start: Start = async (kind, name, run) => {
  try {
    const input = JSON.stringify(run);
    await states.send(new StartExecutionCommand({ stateMachineArn: ARN[PAID_BY[kind]], name, input }));
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
};

const TickSchema = z.object({ time: NowSchema });

/** EventBridge Scheduler calls this each minute; a tick over a minute old is dropped by the function's own queue. */
export const handler = middy<unknown, SweepOutcome>().handler(async (event) => {
  const { time } = TickSchema.parse(event);
  const outcome = await sweep(table, start, time);
  await noteSweep(table, time, outcome.failed);
  // infra/constructs/counted.ts makes metrics of it. Where nothing was due, there is nothing to count.
  if (outcome.started + outcome.parked + outcome.failed > 0) console.info({ message: 'Swept.', ...outcome });
  return outcome;
});

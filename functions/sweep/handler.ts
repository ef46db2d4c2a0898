import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import middy from '@middy/core';
import * as z from 'zod';
import type { DebtKind } from '../../shared/debts/debts.ts';
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
  'ERASURE_ARN',
);
const table = new Table(env.TABLE_NAME);
const states = new SFNClient({});
const metrics = new Metrics({ namespace: 'Afterword', serviceName: 'afterword' });

/** Which workflow pays which kind of debt. */
const WORKFLOW: Readonly<Record<DebtKind, string>> = {
  'follow-up': env.FOLLOW_UP_ARN,
  notice: env.FOLLOW_UP_ARN,
  letter: env.FOLLOW_UP_ARN,
  digest: env.FOLLOW_UP_ARN,
  action: env.FOLLOW_UP_ARN,
  paper: env.PAPER_REVIEW_ARN,
  'co-authors': env.PAPER_REVIEW_ARN,
  review: env.PAPER_REVIEW_ARN,
  packet: env.HAND_OFF_ARN,
  'hand-off': env.HAND_OFF_ARN,
  closing: env.CLOSING_REPORT_ARN,
  erasure: env.ERASURE_ARN,
  retention: env.ERASURE_ARN,
};

const start: Start = async (kind, name, run) => {
  try {
    const input = JSON.stringify(run);
    await states.send(new StartExecutionCommand({ stateMachineArn: WORKFLOW[kind], name, input }));
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
  }
};

const TickSchema = z.object({ time: NowSchema });

/** EventBridge Scheduler calls this each minute; a tick over a minute old is dropped by the function's own queue. */
export const handler = middy<unknown, SweepOutcome>().handler(async (event) => {
  const outcome = await sweep(table, start, TickSchema.parse(event).time);
  metrics.addMetric('ParkedDebts', MetricUnit.Count, outcome.parked);
  metrics.publishStoredMetrics();
  return outcome;
});

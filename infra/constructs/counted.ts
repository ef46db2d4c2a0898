import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { AfterwordFunction } from './function.ts';
import type { Watched } from './watched.ts';

/**
 * What logs tell in figures. A filter counts what is logged anyway, so no function has a library for it; and as nothing is
 * logged where nothing happens, none of these metrics costs anything in a month in which nothing happens.
 */
export class Counted {
  /** How many debts a sweep gave up. */
  readonly parkedDebts: cloudwatch.Metric;
  /** Seconds that the longest owed of what a sweep found due has been owed. */
  readonly oldestDebt: cloudwatch.Metric;
  /** Executions of any workflow that did not end well. */
  readonly runsFailed: cloudwatch.Metric;
  /** Mails that SES did not take, not because of whom they go to, and will not take until somebody acts. */
  readonly mailsHeldUp: cloudwatch.Metric;

  constructor(scope: Construct, { sweep, workflows, senders }: Watched) {
    const { stackName } = Stack.of(scope);
    /** A function's entry is JSON, what it said is its `message`. */
    const figure = (name: string, statistic: 'max' | 'sum', field: string, tellers: readonly AfterwordFunction[]) => {
      for (const teller of tellers) {
        new logs.MetricFilter(scope, `${name}Of${teller.node.id}`, {
          logGroup: teller.logGroup,
          filterPattern: logs.FilterPattern.numberValue(`$.message.${field}`, '>', 0),
          metricNamespace: stackName,
          metricName: name,
          metricValue: `$.message.${field}`,
        });
      }
      return metric(stackName, name, statistic);
    };
    this.parkedDebts = figure('ParkedDebts', 'max', 'parked', [sweep]);
    this.oldestDebt = figure('OldestDebt', 'max', 'oldestDebtSeconds', [sweep]);
    this.mailsHeldUp = figure('MailsHeldUp', 'sum', 'mailsHeldUp', senders);
    for (const { node, log } of workflows) {
      new logs.MetricFilter(scope, `RunsFailedOf${node.id}`, {
        logGroup: log,
        filterPattern: logs.FilterPattern.any(
          ...['ExecutionFailed', 'ExecutionTimedOut'].map((type) =>
            logs.FilterPattern.stringValue('$.type', '=', type),
          ),
        ),
        metricNamespace: stackName,
        metricName: 'RunsFailed',
        metricValue: '1',
      });
    }
    this.runsFailed = metric(stackName, 'RunsFailed', 'sum');
  }
}

const metric = (namespace: string, metricName: string, statistic: string) =>
  new cloudwatch.Metric({ namespace, metricName, statistic });

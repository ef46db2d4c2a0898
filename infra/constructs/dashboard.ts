import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Counted } from './counted.ts';
import type { Watched } from './watched.ts';

/** Of the dashboard's height; CloudWatch's grid is 24 wide. */
const HEIGHT = 6;
const HALF = 12;
const THIRD = 8;

type Graph = readonly [title: string, left: readonly cloudwatch.IMetric[], right?: readonly cloudwatch.IMetric[]];

/**
 * What an engineer looks at first, from above: does it run, do mails go out, do pages answer, what do the functions and the table
 * do. Each title says what its figures mean. At most 50 metrics, up to which a dashboard is free.
 */
export function dashboard(scope: Construct, watched: Watched, counted: Counted): void {
  const { stackName } = Stack.of(scope);
  const board = new cloudwatch.Dashboard(scope, 'Dashboard', {
    dashboardName: stackName,
    defaultInterval: Duration.hours(12),
    periodOverride: cloudwatch.PeriodOverride.AUTO,
  });
  const row = (width: number, ...graphs: readonly Graph[]) =>
    board.addWidgets(
      ...graphs.map(
        ([title, left, right = []]) =>
          new cloudwatch.GraphWidget({ title, width, height: HEIGHT, left: [...left], right: [...right] }),
      ),
    );
  const { web, table, sweep, pages, behind, workflows } = watched;
  row(
    THIRD,
    [
      'Sweeps: five in five minutes; fewer, and what is due is late',
      [sweep.metricInvocations(SUM), sweep.metricErrors(SUM)],
    ],
    ['Oldest unpaid debt, in seconds: no line, nothing is due; over 900, somebody waits', [counted.oldestDebt]],
    [
      'Given up after twelve attempts: a person has to press “Try again”',
      [counted.parkedDebts.with({ statistic: 'sum' })],
    ],
  );
  row(
    HALF,
    [
      'Runs begun, by workflow',
      workflows.map(({ node, stateMachine }) => named(node.id, stateMachine.metricStarted(SUM))),
    ],
    [
      'Runs that failed, by workflow: each is tried again by a later sweep',
      workflows.map(({ node, stateMachine }) => named(node.id, stateMachine.metricFailed(SUM))),
    ],
  );
  row(
    THIRD,
    ['Mails of this account: handed to SES, and arrived', [ses('Send'), ses('Delivery')]],
    [
      'Mails that came back or were unwanted (left), and that SES would not take (right)',
      [ses('Bounce'), ses('Complaint')],
      [counted.mailsHeldUp],
    ],
    [
      'Standing with SES: it may stop sending at 0.1 of bounces (left), 0.005 of complaints (right)',
      [ses('Reputation.BounceRate', 'max')],
      [ses('Reputation.ComplaintRate', 'max')],
    ],
  );
  row(
    THIRD,
    ['Pages asked for (left), and answered with “something went wrong” (right)', [web.requests], [web.serverErrors]],
    ['How long people wait for a page, in milliseconds: half of them, and the slowest in a hundred', web.latencies],
    [
      'Longest work on a page, in milliseconds, by function: near 29,000 it breaks off',
      pages.map((page) => named(page.node.id, page.metricDuration({ ...SUM, statistic: 'max' }))),
    ],
  );
  row(
    HALF,
    [
      'Functions that broke off: what they did is done again, and a page was answered with an error',
      [...pages, ...behind].map((each) => named(each.node.id, each.metricErrors(SUM))),
      [new cloudwatch.Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', ...SUM, label: 'Not started' })],
    ],
    [
      'Units that the table reads and writes (left), and asks to wait for (right)',
      [table.metric('ConsumedReadCapacityUnits', SUM), table.metric('ConsumedWriteCapacityUnits', SUM)],
      [table.metric('ReadThrottleEvents', SUM), table.metric('WriteThrottleEvents', SUM)],
    ],
  );
  board.addWidgets(
    new cloudwatch.LogQueryWidget({
      title: 'Cold starts of pages: how many an hour, and their milliseconds; people wait so much longer',
      width: HALF,
      height: HEIGHT,
      logGroupNames: pages.map(({ logGroup }) => logGroup.logGroupName),
      view: cloudwatch.LogQueryVisualizationType.TABLE,
      queryLines: [
        'filter type = "platform.report" and ispresent(record.metrics.initDurationMs)',
        'stats count(*) as coldStarts, avg(record.metrics.initDurationMs) as average, max(record.metrics.initDurationMs) as longest by bin(1h)',
      ],
    }),
    new cloudwatch.LogQueryWidget({
      title: 'What went wrong last, on pages and behind them: each with the id that docs/runbook.md follows',
      width: HALF,
      height: HEIGHT,
      logGroupNames: [sweep, ...pages, ...behind].map(({ logGroup }) => logGroup.logGroupName),
      view: cloudwatch.LogQueryVisualizationType.TABLE,
      queryLines: [
        'fields @timestamp, message.route, message.request, message.task, message.cause, message.fault.message, message.message',
        'filter level = "ERROR"',
        'sort @timestamp desc',
        'limit 20',
      ],
    }),
  );
}

const SUM = { period: Duration.minutes(5), statistic: 'sum' };

const named = (label: string, metric: cloudwatch.Metric): cloudwatch.Metric => metric.with({ label });

const ses = (metricName: string, statistic = 'sum'): cloudwatch.Metric =>
  new cloudwatch.Metric({ namespace: 'AWS/SES', metricName, period: Duration.minutes(5), statistic });

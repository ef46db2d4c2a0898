import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { DeadLetters } from './dead-letters.ts';
import type { DeploymentParameters } from './deployment-parameters.ts';
import type { AfterwordFunction } from './function.ts';
import type { Web } from './web.ts';
import type { Workflow } from './workflow.ts';

export interface Failure {
  readonly metric: cloudwatch.IMetric;
  /** The alarm rings from this value on. */
  readonly from: number;
  /** One sentence: what this failure means to the people who use Afterword. */
  readonly means: string;
  /** One sentence: what to look at, or to do, now. */
  readonly doNow: string;
}

const FIVE_MINUTES = { period: Duration.minutes(5), statistic: 'sum' } as const;

/** The alarms. None can be made without saying what it means to people and what to do. */
export class Watch extends Construct {
  readonly #topic: sns.Topic;

  constructor(scope: Construct, id: string, parameters: DeploymentParameters) {
    super(scope, id);
    this.#topic = new sns.Topic(this, 'Alarms', { displayName: 'Afterword', enforceSSL: true });
    const subscription = new sns.CfnSubscription(this, 'AlarmMail', {
      topicArn: this.#topic.topicArn,
      protocol: 'email',
      endpoint: parameters.alarmAddress,
    });
    subscription.cfnOptions.condition = parameters.hasAlarmAddress;
  }

  /** The sweep is the heart: without it nothing is sent, reviewed or closed. */
  sweep(sweep: AfterwordFunction): void {
    const metric = sweep.metricInvocations(FIVE_MINUTES);
    this.#alarm(
      'NoSweepRan',
      cloudwatch.TreatMissingData.BREACHING,
      cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      {
        metric,
        from: 1,
        means: 'For five minutes no sweep ran: no mail goes out, no paper moves on, and no workshop closes.',
        doNow:
          'See whether the schedule EachMinute is enabled and may invoke the sweep; once it runs, it catches up by itself.',
      },
    );
    this.ring('SweepsFail', {
      metric: sweep.metricErrors(FIVE_MINUTES),
      from: 3,
      means: 'Most sweeps of the last five minutes failed: what is due is not begun, or late.',
      doNow: 'Read the sweep’s log; what it could not claim stays owed, and is paid when it works again.',
    });
    this.ring('DebtParked', {
      metric: new cloudwatch.Metric({
        namespace: 'Afterword',
        metricName: 'ParkedDebts',
        dimensionsMap: { service: 'afterword' },
        period: Duration.minutes(5),
        statistic: 'max',
      }),
      from: 1,
      means:
        'Something that is owed to people was tried as often as it may be, and was given up: a step, a paper or a report.',
      doNow:
        'Find it in the sweep’s log, mend the cause, and press “Try again” on the workshop’s overview in the console.',
    });
  }

  workflow(name: string, { stateMachine }: Workflow): void {
    this.ring(`${name}Fails`, {
      metric: new cloudwatch.MathExpression({
        expression: 'failed + timedOut',
        label: `Runs of ${name} that did not end well`,
        period: Duration.minutes(5),
        usingMetrics: {
          failed: stateMachine.metricFailed(FIVE_MINUTES),
          timedOut: stateMachine.metricTimedOut(FIVE_MINUTES),
        },
      }),
      from: 3,
      means: `Several runs of ${name} failed in five minutes: those people wait, while later sweeps try again.`,
      doNow:
        'Open a failed execution to see which task failed and why; before the attempts are used up, nothing is lost.',
    });
  }

  pages(web: Web, functions: Record<string, AfterwordFunction>): void {
    this.ring('PagesFail', {
      metric: web.serverErrors,
      from: 5,
      means: 'People open their page or send an answer, and are told that something went wrong.',
      doNow: 'See in the access log which route it is, and in the log of its function why.',
    });
    for (const [name, page] of Object.entries(functions)) {
      this.ring(`${page.node.id}Breaks`, {
        metric: page.metricErrors(FIVE_MINUTES),
        from: 1,
        means: `The function ${name} broke off without an answer: somebody saw an empty error page.`,
        doNow: 'Read its log for an error that no handler caught, for a timeout, or for a setting that is missing.',
      });
    }
  }

  lostSweeps(queue: DeadLetters): void {
    this.#deadLetters('SweepsLost', queue, {
      means: 'A sweep could not be started, or broke off: what was due then was up to some minutes late.',
      doNow: 'Read the message and the sweep’s log; the message needs no handling and goes after a day.',
    });
  }

  lostMailEvents(queue: DeadLetters): void {
    this.#deadLetters('MailEventsLost', queue, {
      means:
        'What became of some mails is not known: a bounced address may be written to again, a mail may be sent twice.',
      doNow: 'Read the log of mail-events, mend the cause, and start a redrive of the queue LostMailEvents.',
    });
  }

  #deadLetters(id: string, queue: DeadLetters, said: Pick<Failure, 'means' | 'doNow'>): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'max' });
    this.ring(id, { metric, from: 1, ...said });
  }

  /** Any failure that a metric shows. */
  ring(id: string, failure: Failure): void {
    const { NOT_BREACHING } = cloudwatch.TreatMissingData;
    this.#alarm(id, NOT_BREACHING, cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, failure);
  }

  #alarm(
    id: string,
    treatMissingData: cloudwatch.TreatMissingData,
    comparisonOperator: cloudwatch.ComparisonOperator,
    { metric, from, means, doNow }: Failure,
  ): void {
    const alarm = new cloudwatch.Alarm(this, id, {
      alarmDescription: `${means} ${doNow}`,
      metric,
      threshold: from,
      evaluationPeriods: 1,
      comparisonOperator,
      treatMissingData,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
  }
}

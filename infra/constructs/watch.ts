import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { Counted } from './counted.ts';
import { dashboard } from './dashboard.ts';
import type { DeploymentParameters } from './deployment-parameters.ts';
import type { Watched } from './watched.ts';

interface Failure {
  readonly metric: cloudwatch.IMetric;
  /** The alarm rings from this value on. */
  readonly from: number;
  /** One sentence: what this failure means to the people who use Afterword. */
  readonly means: string;
  /** One sentence: what to look at, or to do, now. docs/runbook.md says more. */
  readonly doNow: string;
}

const IN_FIVE_MINUTES = { period: Duration.minutes(5), statistic: 'sum' } as const;
const IN_AN_HOUR = { period: Duration.hours(1), statistic: 'max' } as const;

/** How long something may be owed, in seconds, until a person should look: about until its third attempt. */
const LONG_OWED_S = 15 * 60;

/**
 * The alarms and the dashboard. No alarm can be made without saying what it means to people and what to do.
 *
 * An alarm costs 0.10 USD a month for each metric that it looks at, so each looks at one, which speaks for many: 1.10 USD for these
 * eleven. What the table or one function cannot take shows in PagesFail and DebtWaits. The figures of logs (counted.ts) cost 0.30 USD a
 * month each, by the hours in which there are any. A dashboard of up to 50 metrics is free as one of the account's first three. An
 * account's first ten alarms are free too, which is not counted on.
 */
export class Watch extends Construct {
  readonly #topic: sns.Topic;

  constructor(scope: Construct, id: string, watched: Watched, parameters: DeploymentParameters) {
    super(scope, id);
    this.#topic = new sns.Topic(this, 'Alarms', { displayName: 'Afterword', enforceSSL: true });
    const subscription = new sns.CfnSubscription(this, 'AlarmMail', {
      topicArn: this.#topic.topicArn,
      protocol: 'email',
      endpoint: parameters.alarmAddress,
    });
    subscription.cfnOptions.condition = parameters.hasAlarmAddress;
    const counted = new Counted(this, watched);
    this.#whatIsDue(watched, counted);
    this.#runs(counted);
    this.#pages(watched);
    this.#mails(watched, counted);
    dashboard(this, watched, counted);
  }

  /** The sweep is the heart: without it nothing is sent, reviewed or closed. */
  #whatIsDue({ sweep }: Watched, { parkedDebts, oldestDebt }: Counted): void {
    this.#ring('SweepsFail', {
      metric: sweep.metricErrors(IN_FIVE_MINUTES),
      from: 3,
      means: 'Most sweeps of the last five minutes failed: what is due is not begun, or late.',
      doNow: 'Read the sweep’s log; what it could not claim stays owed, and is paid when it works again.',
    });
    this.#alarm(
      'NoSweepRan',
      cloudwatch.TreatMissingData.BREACHING,
      cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      {
        metric: sweep.metricInvocations(IN_FIVE_MINUTES),
        from: 1,
        means: 'For five minutes no sweep ran: no mail goes out, no paper moves on, and no workshop closes.',
        doNow:
          'See whether the schedule EachMinute is enabled and may invoke the sweep; once it runs, it catches up by itself.',
      },
    );
    this.#ring('DebtWaits', {
      metric: oldestDebt.with({ period: Duration.minutes(5) }),
      from: LONG_OWED_S,
      means: 'For a quarter of an hour somebody has been owed a mail, a decision’s effect or a report, and waits.',
      doNow:
        'Find in the sweep’s log what is tried again and again, and in the run of that name which task fails and why.',
    });
    this.#ring('DebtParked', {
      metric: parkedDebts.with({ period: Duration.minutes(5) }),
      from: 1,
      means:
        'Something that is owed to people was tried as often as it may be, and was given up: a step, a paper or a report.',
      doNow:
        'Find it in the sweep’s log, mend the cause, and press “Try again” on the workshop’s overview in the console.',
    });
  }

  #runs({ runsFailed }: Counted): void {
    this.#ring('RunsFail', {
      metric: runsFailed.with({ period: Duration.minutes(5) }),
      from: 3,
      means: 'Several runs of workflows failed in five minutes: those people wait, while later sweeps try again.',
      doNow:
        'See on the dashboard which workflow it is, and open a failed run; before the attempts are used up, nothing is lost.',
    });
    this.#ring('FunctionsThrottled', {
      metric: new cloudwatch.Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', ...IN_FIVE_MINUTES }),
      from: 10,
      means:
        'Lambda starts no more functions for this account: pages are refused now and then, and what is due is late.',
      doNow: 'See who uses up the account’s concurrency, and ask for a higher quota; refused pages say to try again.',
    });
  }

  #pages({ web }: Watched): void {
    this.#ring('PagesFail', {
      metric: web.serverErrors,
      from: 5,
      means: 'People open their page or send an answer, and are told that something went wrong.',
      doNow: 'See in the access log which route it is, and in the log of its function, under that request, why.',
    });
  }

  #mails({ lostMailEvents }: Watched, { mailsHeldUp }: Counted): void {
    this.#ring('MailsHeldUp', {
      metric: mailsHeldUp.with({ period: Duration.minutes(5) }),
      from: 1,
      means:
        'SES takes no mails from this account, since it is paused, its quota is used up or its sender is not verified: nobody gets any.',
      doNow:
        'Read the reason in the log and on the SES account dashboard; once SES sends again, what is owed goes out by itself.',
    });
    this.#ring('MailsBounce', {
      metric: reputation('BounceRate'),
      from: 0.05,
      means:
        'One mail in twenty comes back, so some people get none, and at one in ten SES may stop sending for everybody.',
      doNow:
        'See in the console which addresses of which workshop failed, and have them corrected before the next step is due.',
    });
    this.#ring('MailsUnwanted', {
      metric: reputation('ComplaintRate'),
      from: 0.001,
      means: 'One reader in a thousand marks a mail as unwanted, and SES may stop sending for everybody.',
      doNow:
        'See in the console whose mails they were; pause that workshop’s plan, and ask its organiser who is on the list.',
    });
    this.#ring('MailEventsLost', {
      metric: lostMailEvents.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: 'max',
      }),
      from: 1,
      means:
        'What became of some mails is not known: a bounced address may be written to again, a mail may be sent twice.',
      doNow: 'Read the log of mail-events, mend the cause, and start a redrive of the queue LostMailEvents.',
    });
  }

  #ring(id: string, failure: Failure): void {
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

/**
 * The account's standing with SES, a share of 1. SES warns at 0.05 of bounces and 0.001 of complaints:
 * https://docs.aws.amazon.com/ses/latest/dg/reputationdashboard-cloudwatch-alarm.html
 */
const reputation = (rate: 'BounceRate' | 'ComplaintRate'): cloudwatch.Metric =>
  new cloudwatch.Metric({ namespace: 'AWS/SES', metricName: `Reputation.${rate}`, ...IN_AN_HOUR });

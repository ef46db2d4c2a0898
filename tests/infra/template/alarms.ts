import { describe, expect, it } from 'vitest';
import { ofType, resource } from '../synthesised.ts';

/** CloudWatch's prices in USD a month, 2026-11: an alarm, by each metric that it looks at, and a secret. */
const ALARM_METRIC_USD = 0.1;
const SECRET_USD = 0.4;

const alarms = ofType('AWS::CloudWatch::Alarm');

describe('alarms', () => {
  it('each say in two sentences what the failure means and what to do, and tell somebody', () => {
    expect(alarms.map(([id]) => id.slice('Watch'.length, -8)).sort()).toEqual([
      'DebtParked',
      'DebtWaits',
      'FunctionsThrottled',
      'MailEventsLost',
      'MailsBounce',
      'MailsHeldUp',
      'MailsUnwanted',
      'NoSweepRan',
      'PagesFail',
      'RunsFail',
      'SweepsFail',
    ]);
    for (const [id, { Properties }] of alarms) {
      expect(Properties.AlarmDescription, id).toMatch(/^[A-Z].{30,}\. [A-Z].{30,}\.$/);
      expect(Properties.AlarmActions, id).toHaveLength(1);
    }
  });

  it('take silence of the sweep for a failure, and of nothing else', () => {
    for (const [id, { Properties }] of alarms) {
      expect(Properties.TreatMissingData, id).toBe(id.startsWith('WatchNoSweepRan') ? 'breaching' : 'notBreaching');
    }
  });

  it('look at one metric each, so that they and the secret cost no more than 1.50 USD of an idle month', () => {
    for (const [id, { Properties }] of alarms) expect(Properties, id).not.toHaveProperty('Metrics');
    const secrets = ofType('AWS::SecretsManager::Secret').length;
    expect(alarms.length * ALARM_METRIC_USD + secrets * SECRET_USD).toBeLessThanOrEqual(1.5);
  });

  it.each([
    ['DebtParked', 'ParkedDebts', 'Maximum', 1],
    ['DebtWaits', 'OldestDebt', 'Maximum', 900],
    ['RunsFail', 'RunsFailed', 'Sum', 3],
    ['MailsHeldUp', 'MailsHeldUp', 'Sum', 1],
  ])('%s rings by what the logs count as %s', (alarm, MetricName, Statistic, Threshold) => {
    const watched = { Namespace: 'Afterword', MetricName };
    expect(resource('AWS::CloudWatch::Alarm', `Watch${alarm}`).Properties).toMatchObject({
      ...watched,
      Statistic,
      Threshold,
    });
    const counted = ofType('AWS::Logs::MetricFilter').filter(([, { Properties }]) =>
      JSON.stringify(Properties.MetricTransformations).includes(
        `"MetricName":"${MetricName}","MetricNamespace":"Afterword"`,
      ),
    );
    expect(counted.length).toBeGreaterThan(0);
  });

  it('count the failed runs of each workflow, and the mails held up of each function that sends', () => {
    const filters = ofType('AWS::Logs::MetricFilter')
      .map(([id]) => id.replace(/^Watch|[0-9A-F]{8}$/g, ''))
      .sort();
    expect(filters).toEqual([
      'MailsHeldUpOfClosingReport',
      'MailsHeldUpOfFollowUp',
      'MailsHeldUpOfHandOff',
      'MailsHeldUpOfPaperReview',
      'MailsHeldUpOfStaff',
      'OldestDebtOfSweep',
      'ParkedDebtsOfSweep',
      'RunsFailedOfClosingReportWorkflow',
      'RunsFailedOfErasureWorkflow',
      'RunsFailedOfFollowUpWorkflow',
      'RunsFailedOfHandOffWorkflow',
      'RunsFailedOfPaperReviewWorkflow',
      'RunsFailedOfReportEditionWorkflow',
    ]);
  });
});

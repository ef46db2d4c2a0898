import { describe, expect, it } from 'vitest';
import { ofType, resource } from '../synthesised.ts';

describe('alarms', () => {
  it('each say in two sentences what the failure means and what to do, and tell somebody', () => {
    const alarms = ofType('AWS::CloudWatch::Alarm');
    expect(alarms.map(([id]) => id.slice('Watch'.length, -8)).sort()).toEqual([
      'BallotBoxBreaks',
      'ClosingReportFails',
      'DebtParked',
      'ErasureFails',
      'FollowUpFails',
      'GuestBreaks',
      'HandOffFails',
      'MailEventsLost',
      'NoSweepRan',
      'PagesFail',
      'PaperReviewFails',
      'ParticipantBreaks',
      'PublicBreaks',
      'ReportEditionFails',
      'StaffBreaks',
      'SweepsFail',
      'SweepsLost',
    ]);
    for (const [id, { Properties }] of alarms) {
      expect(Properties.AlarmDescription, id).toMatch(/^[A-Z].{30,}\. [A-Z].{30,}\.$/);
      expect(Properties.AlarmActions, id).toHaveLength(1);
    }
  });

  it('take silence of the sweep for a failure, and of nothing else', () => {
    for (const [id, { Properties }] of ofType('AWS::CloudWatch::Alarm')) {
      expect(Properties.TreatMissingData, id).toBe(id.startsWith('WatchNoSweepRan') ? 'breaching' : 'notBreaching');
    }
  });

  it('find the parked debts where the sweep’s log counts them', () => {
    expect(resource('AWS::CloudWatch::Alarm', 'WatchDebtParked').Properties).toMatchObject({
      Namespace: 'Afterword',
      MetricName: 'ParkedDebts',
      Statistic: 'Maximum',
      Threshold: 1,
    });
  });
});

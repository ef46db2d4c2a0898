import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { Steps } from './task.ts';

/** The end of a follow-up: close the forms, count what was given, write the summary report, tell the organisers. */
export function closingReport(scope: Construct, tasks: lambda.IFunction): sfn.IChainable {
  const steps = new Steps(scope, tasks);
  const notYet = steps.end('NothingToClose', 'The deadline was moved, or another run has closed it.');
  const report = steps.task('Tally', 'tally');
  report
    .next(steps.task('WriteReport', 'write-report'))
    .next(steps.task('TellOrganisers', 'tell-organisers'))
    .next(steps.task('Settle', 'settle'))
    .next(steps.end('ReportDelivered', 'The workshop is closed and its report is with the organisers.'));

  return steps.begin('Close', 'close').next(steps.choose('IsItClosed', { tally: report, stop: notYet }));
}

import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { Steps } from './task.ts';

/** The end of a follow-up: close the forms, write the summary report of what was given, tell the organisers. */
export function closingReport(scope: Construct, tasks: lambda.IFunction): sfn.IChainable {
  const steps = new Steps(scope, tasks);
  const nothingToClose = steps.end('NothingToClose', 'The deadline was moved, or another run closes it.');
  const tellOrganisers = steps.task('TellOrganisers', 'tell-organisers');
  tellOrganisers
    .next(steps.task('Settle', 'settle'))
    .next(steps.end('ReportDelivered', 'The workshop is closed and its report is with the organisers.'));

  const writeReport = steps.task('WriteReport', 'write-report');
  writeReport.next(steps.choose('IsItWritten', { 'tell-organisers': tellOrganisers, stop: nothingToClose }));

  return steps
    .begin('Close', 'close')
    .next(steps.choose('IsItClosed', { 'write-report': writeReport, stop: nothingToClose }));
}

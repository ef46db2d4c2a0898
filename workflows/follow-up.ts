import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { Steps } from './task.ts';

/**
 * One step of a workshop's follow-up plan: an invitation, a reminder, a last call. Load it and ask whether it still stands;
 * send to a page of people after the other, each of whom is asked again what they owe; note that the step is complete.
 */
export function followUp(scope: Construct, tasks: lambda.IFunction): sfn.IChainable {
  const steps = new Steps(scope, tasks);
  const nothingToSend = steps.end('NothingToSend', 'Paused, rescheduled, out of date, or paid by another run.');
  const sendPage = steps.task('SendPage', 'send-page');
  const completeStep = steps.task('CompleteStep', 'complete-step').next(steps.end('StepComplete', 'All were served.'));

  sendPage.next(steps.choose('IsAnotherPageLeft', { page: sendPage, complete: completeStep, stop: nothingToSend }));
  return steps
    .begin('LoadStep', 'load-step')
    .next(steps.choose('IsThereSomethingToSend', { send: sendPage, stop: nothingToSend }));
}

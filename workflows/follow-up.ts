import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { Steps } from './task.ts';

/**
 * What a follow-up owes by mail: a step of the plan or a notice of changed dates to everyone, letters to one person, the
 * reminder of an action, the staff's morning list. Load it and ask whether it still stands; send to a page of people after the other, at the rate
 * that SES allows, each of whom is looked at again; note that it is complete.
 */
export function followUp(scope: Construct, tasks: lambda.IFunction): sfn.IChainable {
  const steps = new Steps(scope, tasks);
  const nothingToSend = steps.end('NothingToSend', 'Paused, rescheduled, out of date, or paid by another run.');
  const handedOn = steps.end('HandedOn', 'A run of its own goes on from here: the history of this one is full.');
  const sent = steps.end('Sent', 'Whoever was to get a mail has it.');
  const complete = steps.task('Complete', 'complete').next(sent);

  const sendPage = steps.task('SendPage', 'send-page');
  const pace = steps.wait('KeepToTheSendingRate', '$.step.waitSeconds').next(sendPage);
  sendPage.next(steps.choose('IsAnotherPageLeft', { page: pace, complete, 'hand-on': handedOn, stop: nothingToSend }));
  return steps.begin('Load', 'load').next(
    steps.choose('WhatIsToBeSent', {
      send: sendPage,
      letters: steps.task('SendLetters', 'send-letters').next(sent),
      digest: steps.task('SendDigest', 'send-digest').next(sent),
      action: steps.task('SendAction', 'send-action').next(sent),
      stop: nothingToSend,
    }),
  );
}

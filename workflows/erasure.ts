import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { Steps } from './task.ts';

/**
 * What is to be forgotten: all that there is of one person who was erased; or, when a workshop is kept no longer, everyone,
 * a page of people after the other, each of whom then owes a run of the first kind.
 */
export function erasure(scope: Construct, tasks: lambda.IFunction): sfn.IChainable {
  const steps = new Steps(scope, tasks);
  const nothingToErase = steps.end('NothingToErase', 'Another run pays this debt.');
  const forgotten = steps.end('Forgotten', 'Nothing is left but counts and what was published.');
  const orAnother = (name: string) => steps.choose(name, { done: forgotten, stop: nothingToErase });

  const forgetPerson = steps.task('ForgetPerson', 'forget-person');
  forgetPerson.next(orAnother('IsThePersonForgotten'));
  const forgetAddresses = steps.task('ForgetAddresses', 'forget-addresses');
  forgetAddresses.next(orAnother('AreTheAddressesForgotten'));

  const retirePage = steps.task('RetirePage', 'retire-page');
  retirePage.next(
    steps.choose('IsAnotherPageLeft', {
      'retire-page': retirePage,
      'forget-addresses': forgetAddresses,
      stop: nothingToErase,
    }),
  );
  return steps
    .begin('Load', 'load')
    .next(steps.choose('WhoIsForgotten', { 'forget-person': forgetPerson, 'retire-page': retirePage }));
}

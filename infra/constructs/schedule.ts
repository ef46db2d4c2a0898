import { Duration, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as targets from 'aws-cdk-lib/aws-scheduler-targets';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { AfterwordFunction } from './function.ts';
import { logicalIdOf } from './logical-id.ts';

/**
 * Starts the sweep each minute and hands it the time it is for. A start that fails is not repeated: the next minute's sweep
 * does the same work, with the right time.
 */
export function sweepEachMinute(scope: Construct, sweep: AfterwordFunction, deadLetters: sqs.IQueue): void {
  const role = new iam.Role(scope, 'EachMinuteRole', {
    description: 'Lets the schedule start the sweep',
    assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com'),
  });
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${logicalIdOf(sweep)}.Arn>:*]`,
    reason: 'Versions of the one function that it starts.',
  });
  new scheduler.Schedule(scope, 'EachMinute', {
    description: 'Starts the sweep, which starts a run for whatever is due',
    schedule: scheduler.ScheduleExpression.rate(Duration.minutes(1)),
    timeWindow: scheduler.TimeWindow.off(),
    target: new targets.LambdaInvoke(sweep, {
      role,
      input: scheduler.ScheduleTargetInput.fromObject({ time: scheduler.ContextAttribute.scheduledTime }),
      retryAttempts: 0,
      maxEventAge: Duration.minutes(1),
      deadLetterQueue: deadLetters,
    }),
  });
}

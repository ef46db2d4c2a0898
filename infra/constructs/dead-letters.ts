import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** A queue for events that could not be handled: encrypted, TLS only. `watch.ts` raises an alarm when it is not empty. */
export class DeadLetters extends sqs.Queue {
  /** @param kept how long an event waits there for a person */
  constructor(scope: Construct, id: string, kept: Duration = Duration.days(14)) {
    super(scope, id, {
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: kept,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is itself a dead-letter queue.',
    });
  }
}

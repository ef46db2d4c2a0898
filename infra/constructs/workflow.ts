import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { AfterwordFunction } from './function.ts';
import { logicalIdOf } from './logical-id.ts';

export interface WorkflowProps {
  readonly comment: string;
  /** The process, of workflows/. */
  readonly process: (scope: Construct, tasks: lambda.IFunction) => sfn.IChainable;
  /** The function that carries out its tasks. */
  readonly tasks: AfterwordFunction;
}

/** A state machine that logs its failures, without the data of people, and is traced. */
export class Workflow extends Construct {
  readonly stateMachine: sfn.StateMachine;
  readonly log: logs.LogGroup;

  constructor(scope: Construct, id: string, { comment, process, tasks }: WorkflowProps) {
    super(scope, id);
    this.log = new logs.LogGroup(this, 'Log', {
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stateMachine = new sfn.StateMachine(this, 'Machine', {
      comment,
      definitionBody: sfn.DefinitionBody.fromChainable(process(this, tasks)),
      // The longest run: a page of mails after the other for thousands of people. A stuck run is left for the next sweep.
      timeout: Duration.hours(1),
      tracingEnabled: true,
      logs: { destination: this.log, level: sfn.LogLevel.ERROR, includeExecutionData: false },
    });
    Validations.of(this.stateMachine).acknowledge(
      {
        id: 'AwsSolutions-SF1',
        reason:
          'Failures are logged. Every event would be a page of log per mail, and the history keeps them for 90 days.',
      },
      {
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'X-Ray and the delivery of logs have no resources to name.',
      },
      {
        id: `AwsSolutions-IAM5[Resource::<${logicalIdOf(tasks)}.Arn>:*]`,
        reason: 'Versions of the one function that carries out the tasks.',
      },
    );
  }
}

import { Duration } from 'aws-cdk-lib';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

/** What passes by itself: Lambda's own trouble, and SES or DynamoDB asking the function to slow down. */
const TRANSIENT = [
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  'Throttled',
];

/**
 * What every workflow is made of. A task is given the input of its execution as `run`, and what the last task returned as `step`,
 * whose word `next` says where to go. Whatever fails for good leaves the debt in the table, for the next sweep to pay.
 */
export class Steps {
  readonly #scope: Construct;
  readonly #tasks: lambda.IFunction;
  readonly #leftForTheNextSweep: sfn.Fail;

  /** @param tasks the function that carries out every task of this workflow */
  constructor(scope: Construct, tasks: lambda.IFunction) {
    this.#scope = scope;
    this.#tasks = tasks;
    this.#leftForTheNextSweep = new sfn.Fail(scope, 'LeftForTheNextSweep', {
      error: 'LeftForTheNextSweep',
      cause: 'The run could not go on. Its debt stays in the table, and a later sweep starts another run.',
    });
  }

  /** The first task. It has no `step` to look back on. */
  begin(name: string, task: string): LambdaInvoke {
    return this.#invoke(name, task, {});
  }

  /** A task that follows another one. */
  task(name: string, task: string): LambdaInvoke {
    return this.#invoke(name, task, { step: sfn.JsonPath.objectAt('$.step') });
  }

  /** Goes where the last task's `next` says. A word that the workflow does not know ends the run like a failure. */
  choose(name: string, ways: Record<string, sfn.IChainable>): sfn.Choice {
    const choice = new sfn.Choice(this.#scope, name);
    for (const [next, way] of Object.entries(ways)) choice.when(sfn.Condition.stringEquals('$.step.next', next), way);
    return choice.otherwise(this.#leftForTheNextSweep);
  }

  /** Waits for as many seconds as the last task said. */
  wait(name: string, secondsPath: string): sfn.Wait {
    return new sfn.Wait(this.#scope, name, { time: sfn.WaitTime.secondsPath(secondsPath) });
  }

  /** An end that is no failure. The name says why it is one. */
  end(name: string, comment: string): sfn.Succeed {
    return new sfn.Succeed(this.#scope, name, { comment });
  }

  #invoke(name: string, task: string, more: Record<string, unknown>): LambdaInvoke {
    const state = new LambdaInvoke(this.#scope, name, {
      lambdaFunction: this.#tasks,
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
      payload: sfn.TaskInput.fromObject({
        task,
        run: sfn.JsonPath.objectAt('$$.Execution.Input'),
        ...more,
        // Time comes in with the event: the function reads no clock for what is due, open or stale.
        now: sfn.JsonPath.stringAt('$$.State.EnteredTime'),
      }),
      resultPath: '$.step',
      taskTimeout: sfn.Timeout.duration(Duration.seconds(60)),
    });
    state.addRetry({
      errors: TRANSIENT,
      interval: Duration.seconds(2),
      backoffRate: 2,
      maxAttempts: 5,
      maxDelay: Duration.seconds(60),
      jitterStrategy: sfn.JitterType.FULL,
    });
    state.addCatch(this.#leftForTheNextSweep, { errors: ['States.ALL'], resultPath: '$.failure' });
    return state;
  }
}

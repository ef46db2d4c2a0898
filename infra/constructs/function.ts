import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { bundle, type FunctionName, sourceFolder } from './bundle.ts';

/**
 * MB with which Lambda gives one whole processor (https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html): for
 * what people wait for. A start is work for a processor, so it takes that much less time and costs the same; see
 * docs/decisions/17-cold-start.md.
 */
export const WHOLE_PROCESSOR_MB = 1769;

export interface AfterwordFunctionProps {
  /** Its folder in functions/. */
  readonly name: FunctionName;
  /** One sentence: who or what calls it, and what for. */
  readonly description: string;
  readonly environment: Record<string, string>;
  /** Default 29 s, the longest that an HTTP API waits. */
  readonly timeout?: Duration;
  /** MB; the share of a processor grows with it. Default 1024: for what nobody waits for, more would only cost more. */
  readonly memory?: number;
  /** For a function that is invoked asynchronously: how long an event may wait, how often it is tried, where it ends. */
  readonly asynchronous?: {
    readonly maxEventAge: Duration;
    readonly retries: 0 | 1 | 2;
    readonly deadLetters: sqs.IQueue;
  };
  readonly logRetention?: logs.RetentionDays;
}

/**
 * The one kind of function that Afterword has: Node 24 on arm64, minified ES modules, traced, with a log of JSON objects that
 * forgets after a month, and with a role that may write to that log group and else only what is allowed to it by name.
 */
export class AfterwordFunction extends lambda.Function {
  readonly #role: iam.Role;

  constructor(scope: Construct, id: string, props: AfterwordFunctionProps) {
    const logGroup = new logs.LogGroup(scope, `${id}Log`, {
      retention: props.logRetention ?? logs.RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new iam.Role(scope, `${id}Role`, {
      description: `Rights of the function ${props.name}`,
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);
    super(scope, id, {
      description: props.description,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      handler: 'handler.handler',
      code: codeOf(scope, props.name),
      role,
      logGroup,
      // Each entry one JSON object with its level and request, so that filters and queries read fields.
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
      timeout: props.timeout ?? Duration.seconds(29),
      memorySize: props.memory ?? 1024,
      environment: props.environment,
      ...(props.asynchronous && {
        maxEventAge: props.asynchronous.maxEventAge,
        retryAttempts: props.asynchronous.retries,
        deadLetterQueue: props.asynchronous.deadLetters,
      }),
    });
    this.#role = role;
    this.acknowledgeWildcard('*', 'X-Ray has no resources to name. A test holds all else to named resources.');
  }

  /** Says why a right of this function has a wildcard in its resource, which cdk-nag would refuse otherwise. */
  acknowledgeWildcard(resource: string, reason: string): void {
    Validations.of(this.#role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
  }

  /** Allows actions on resources, both by name. */
  allow(actions: readonly string[], resources: readonly string[]): void {
    this.addToRolePolicy(new iam.PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }
}

/** The bundled code; where the app leaves bundling out, the source folder stands in for it. */
function codeOf(scope: Construct, name: FunctionName): lambda.Code {
  if (!Stack.of(scope).bundlingRequired) return lambda.Code.fromAsset(sourceFolder(name));
  const outdir = Stage.of(scope)?.assetOutdir;
  if (outdir === undefined) throw new Error(`The function ${name} is in no app, so there is nowhere to put its code.`);
  const folder = join(outdir, `bundle-${name}`);
  bundle(name, folder);
  return lambda.Code.fromAsset(folder);
}

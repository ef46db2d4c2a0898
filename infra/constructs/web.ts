import { Duration, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { DeploymentParameters } from './deployment-parameters.ts';
import { FrontDoor } from './front-door.ts';
import type { AfterwordFunction } from './function.ts';

/** The outer limit: requests a second of everybody together, and how many more at once. Beyond it the API answers 429. */
const ALL_TOGETHER = { rateLimit: 200, burstLimit: 400 };

/** The same of what strangers may ask for, and what sends mail, tries passwords or fills a list. A whole room may register at once. */
const OF_STRANGERS: Readonly<Record<string, { readonly rateLimit: number; readonly burstLimit: number }>> = {
  '/w/{workshopId}/link': { rateLimit: 10, burstLimit: 50 },
  '/w/{workshopId}/join': { rateLimit: 30, burstLimit: 200 },
  '/staff/sign-in': { rateLimit: 5, burstLimit: 20 },
  '/staff/second-factor': { rateLimit: 5, burstLimit: 20 },
  '/staff/forgotten-password': { rateLimit: 2, burstLimit: 10 },
  '/staff/forgotten-password/new': { rateLimit: 2, burstLimit: 10 },
};

/** Which function answers which paths. */
export interface Routes {
  readonly paths: readonly string[];
  readonly answeredBy: AfterwordFunction;
}

/** The HTTP API and, before it, CloudFront: the one address that people see. */
export class Web extends Construct {
  /** https, without a slash at the end: the own domain where one is given, else the distribution's. */
  readonly baseUrl: string;
  /** How many answers were 5xx, in five minutes. */
  readonly serverErrors: cloudwatch.Metric;
  /** How many requests there were, in five minutes. */
  readonly requests: cloudwatch.Metric;
  /** How long half of the people and the slowest in a hundred wait for an answer, in milliseconds. */
  readonly latencies: readonly cloudwatch.Metric[];
  /** CloudFront's own name, which an own domain name has to point to. */
  readonly distributionDomainName: string;
  readonly #api: apigateway.HttpApi;
  readonly #stage: apigateway.HttpStage;

  constructor(scope: Construct, id: string, parameters: DeploymentParameters) {
    super(scope, id);
    this.#api = new apigateway.HttpApi(this, 'Api', { createDefaultStage: false });
    const log = new logs.LogGroup(this, 'AccessLog', {
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.#stage = new apigateway.HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: ALL_TOGETHER,
      accessLogSettings: {
        destination: new apigateway.LogGroupLogDestination(log),
        // The route and not the path: a personal link is a key, and keys have no place in a log. Nor do addresses of people.
        format: AccessLogFormat.custom(
          JSON.stringify({
            requestId: '$context.requestId',
            time: '$context.requestTimeEpoch',
            method: '$context.httpMethod',
            route: '$context.routeKey',
            status: '$context.status',
            bytes: '$context.responseLength',
            milliseconds: '$context.responseLatency',
            error: '$context.integrationErrorMessage',
          }),
        ),
      },
    });
    // The distribution refers to the API's id alone, and the functions to the distribution: so there is no cycle.
    const { region, urlSuffix } = Stack.of(this);
    const frontDoor = new FrontDoor(this, 'FrontDoor', {
      origin: `${this.#api.apiId}.execute-api.${region}.${urlSuffix}`,
      parameters,
    });
    const host = Fn.conditionIf(parameters.hasDomain.logicalId, parameters.domainName, frontDoor.domainName).toString();
    this.distributionDomainName = frontDoor.domainName;
    this.baseUrl = `https://${host}`;
    const inFiveMinutes = { period: Duration.minutes(5), statistic: 'sum' };
    this.serverErrors = this.#api.metricServerError(inFiveMinutes);
    this.requests = this.#api.metricCount(inFiveMinutes);
    this.latencies = ['p50', 'p99'].map((statistic) => this.#api.metricLatency({ ...inFiveMinutes, statistic }));
    Validations.of(this.#api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'The functions decide who may do what: by personal link, by the console’s session, or because a page is public.',
    });
  }

  /** Sends paths to a function, whatever the method; one answers all that nobody else does. */
  answer(routes: readonly Routes[], everythingElse: AfterwordFunction): void {
    for (const { paths, answeredBy } of routes) {
      const integration = new HttpLambdaIntegration(`${answeredBy.node.id}Integration`, answeredBy);
      for (const path of paths) {
        const added = this.#api.addRoutes({ path, methods: [apigateway.HttpMethod.ANY], integration });
        // A stage that limits a route which is not there yet cannot be made.
        if (Object.hasOwn(OF_STRANGERS, path)) this.#stage.node.addDependency(...added);
      }
    }
    this.#limitStrangers();
    new apigateway.HttpRoute(this.#api, 'EverythingElse', {
      httpApi: this.#api,
      routeKey: apigateway.HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration(`${everythingElse.node.id}Integration`, everythingElse),
    });
  }

  #limitStrangers(): void {
    const resource = this.#stage.node.defaultChild;
    if (!(resource instanceof apigateway.CfnStage)) throw new Error('The stage has no resource to configure.');
    resource.routeSettings = Object.fromEntries(
      Object.entries(OF_STRANGERS).map(([path, { rateLimit, burstLimit }]) => [
        `ANY ${path}`,
        { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit },
      ]),
    );
  }
}

import type { Blueprint } from '../blueprint.ts';
import { FunctionError } from '../environment.ts';
import type { Route } from '../routes.ts';
import type { Gate } from './gate.ts';
import { isArnLike } from './wildcard.ts';

type Invoke = (functionArn: string, event: unknown) => Promise<unknown>;

/**
 * Whoever invokes a function on AWS needs the right to: a state machine and the schedule by their roles, API Gateway and
 * EventBridge by the function's own policy, for the route or the rule that it names.
 * https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
 */
export class Invocations {
  readonly #blueprint: Blueprint;
  readonly #gate: Gate;
  readonly #invoke: Invoke;

  constructor(blueprint: Blueprint, gate: Gate, invoke: Invoke) {
    this.#blueprint = blueprint;
    this.#gate = gate;
    this.#invoke = invoke;
  }

  /** @throws FunctionError, of whichever name Lambda gives it where the role may not */
  async inRole(roleArn: string, functionArn: string, event: unknown): Promise<unknown> {
    const asked = [{ action: 'lambda:InvokeFunction', resource: functionArn }];
    const refusal = this.#gate.refusal(this.#gate.keyOfRole(roleArn).accessKeyId, asked);
    // As Step Functions names it where its own call of Lambda is refused.
    if (refusal) throw new FunctionError('Lambda.AWSLambdaException', refusal.message);
    return this.#invoke(functionArn, event);
  }

  /** @throws FunctionError */
  async byRoute({ routeKey, functionArn }: Route, event: unknown): Promise<unknown> {
    const { apiId, account } = this.#blueprint;
    const [method = '', path = ''] = routeKey.split(' ');
    const place = routeKey === '$default' ? '$default/$default' : `$default/${method}${path}`;
    const source = `arn:aws:execute-api:${account.region}:${account.accountId}:${apiId}/${place}`;
    return this.#ofService('apigateway.amazonaws.com', source, functionArn, event);
  }

  /** @throws FunctionError */
  async byRule(ruleArn: string, functionArn: string, event: unknown): Promise<unknown> {
    return this.#ofService('events.amazonaws.com', ruleArn, functionArn, event);
  }

  async #ofService(service: string, source: string, functionArn: string, event: unknown): Promise<unknown> {
    const isAllowed = this.#blueprint.rights.onFunctions.some(
      (permission) =>
        permission.service === service &&
        permission.function === functionArn &&
        isArnLike(permission.sourceArn, source),
    );
    if (!isAllowed) {
      throw new FunctionError('AccessDeniedException', `${service} may not invoke ${functionArn} for ${source}.`);
    }
    return this.#invoke(functionArn, event);
  }
}

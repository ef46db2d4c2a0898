import { AsyncLocalStorage } from 'node:async_hooks';
import { localCredentials } from '../../infra/local/engines/engine.ts';
import { type AccessKey, Gate } from '../../infra/local/rights/gate.ts';
import { callRecorder } from '../../infra/local/rights/heard.ts';
import { RightsSchema } from '../../infra/local/rights/roles.ts';
import { matchRoute, type Route } from '../../infra/local/routes.ts';
import given from './rights.json' with { type: 'json' };

/**
 * The tests of the functions run each function under its own role, as the template gives it: what is called while one acts is
 * checked by the engines against its policy. What the test itself calls, before and after, is an administrator's.
 *
 * rights.json is the template's; tests/infra/rights-of-tests.test.ts holds it to that, and `-u` writes it anew.
 */
const rights = RightsSchema.parse(given);
export const gate = new Gate(rights, callRecorder());

const acting = new AsyncLocalStorage<string>();

/** Does something as a function: the logical id in the template, without its hash. */
const actAs = <Result>(name: string, act: () => Result): Result => acting.run(name, act);

/** A part of a function, which acts as that function whoever calls it. */
export const inRole =
  <Args extends unknown[], Result>(name: string, act: (...args: Args) => Result) =>
  (...args: Args): Result =>
    actAs(name, () => act(...args));

/** The access key of whoever acts. */
export function actorsKey(): AccessKey {
  const actor = acting.getStore();
  return actor === undefined ? localCredentials : gate.keyOf(actor);
}

/** Answers as the function that API Gateway would send a path to. */
export const answeringAt = <Result>(path: string, act: () => Result): Result =>
  actAs(matchRoute(ROUTES, 'GET', path)?.route.functionArn ?? 'Public', act);

/** Each path that a function may be invoked for, and the function. */
const ROUTES: readonly Route[] = rights.onFunctions
  .filter(({ service }) => service === 'apigateway.amazonaws.com')
  .map(({ sourceArn, function: arn }) => {
    const path = /:[^:/]+\/\*\/\*(\/.*)?$/.exec(sourceArn)?.[1];
    return { routeKey: path === undefined ? '$default' : `ANY ${path}`, functionArn: labelOf(arn) };
  });

/** `arn:…:function:Afterword-Staff35CBA1CE` → `Staff` */
function labelOf(functionArn: string): string {
  return functionArn.replace(/^.*:function:[^-]+-/, '').replace(/[0-9A-F]{8}$/, '');
}

/** The ARN of a resource of the template, by its logical id without its hash. */
export function arnOf(label: string): string {
  const found = Object.entries(rights.names).find(([, name]) => name === label)?.[0];
  if (found === undefined) throw new Error(`No right names a resource called ${label}.`);
  return found;
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { localCredentials } from '../../infra/local/engines/engine.ts';
import { type AccessKey, Gate } from '../../infra/local/rights/gate.ts';
import { callRecorder } from '../../infra/local/rights/heard.ts';
import type { RightsOfTemplate } from '../../infra/local/rights/roles.ts';
import { matchRoute, type Route } from '../../infra/local/routes.ts';
import { rightsOfTemplate } from './rights.ts';

/**
 * The tests of the functions run each function under its own role, as the template gives it: what is called while one acts is
 * checked by the engine against its policy. What the test itself calls, before and after, is an administrator's.
 */

interface Cast {
  readonly gate: Gate;
  /** The ARN of a resource of the template, by its logical id without its hash. @throws Error for one that no right names */
  readonly arnOf: (label: string) => string;
  readonly routes: readonly Route[];
}

let cast: Promise<Cast> | undefined;
let routes: readonly Route[] = [];

/** Reads the roles, once in a process. Whoever acts before that has nothing to call yet. */
export async function castOfTemplate(): Promise<Cast> {
  cast ??= rightsOfTemplate().then((rights) => ({
    gate: new Gate(rights, callRecorder()),
    arnOf: (label) => named(rights, label),
    routes: routesIn(rights),
  }));
  routes = (await cast).routes;
  return cast;
}

const acting = new AsyncLocalStorage<string>();

/** Does something as a function: the logical id in the template, without its hash. */
const actAs = <Result>(name: string, act: () => Result): Result => acting.run(name, act);

/** A part of a function, which acts as that function whoever calls it. */
export const inRole =
  <Args extends unknown[], Result>(name: string, act: (...args: Args) => Result) =>
  (...args: Args): Result =>
    actAs(name, () => act(...args));

/** Answers as the function that API Gateway would send a path to. */
export const answeringAt = <Result>(path: string, act: () => Result): Result =>
  actAs(matchRoute(routes, 'GET', path)?.route.functionArn ?? 'Public', act);

/** The access key of whoever acts. */
export function actorsKey({ gate }: Cast): AccessKey {
  const actor = acting.getStore();
  return actor === undefined ? localCredentials : gate.keyOf(actor);
}

/** Each path that a function may be invoked for, and the function. */
const routesIn = ({ onFunctions }: RightsOfTemplate): Route[] =>
  onFunctions
    .filter(({ service }) => service === 'apigateway.amazonaws.com')
    .map(({ sourceArn, function: arn }) => {
      const path = /:[^:/]+\/\*\/\*(\/.*)?$/.exec(sourceArn)?.[1];
      return { routeKey: path === undefined ? '$default' : `ANY ${path}`, functionArn: labelOf(arn) };
    });

/** `arn:…:function:Afterword-Staff35CBA1CE` → `Staff` */
const labelOf = (functionArn: string): string =>
  functionArn.replace(/^.*:function:[^-]+-/, '').replace(/[0-9A-F]{8}$/, '');

function named({ names }: RightsOfTemplate, label: string): string {
  const found = Object.entries(names).find(([, name]) => name === label)?.[0];
  if (found === undefined) throw new Error(`No right names a resource called ${label}.`);
  return found;
}

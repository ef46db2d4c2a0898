import { AsyncLocalStorage } from 'node:async_hooks';
import { matchRoute, type Route } from '../../infra/local/routes.ts';

/**
 * The tests of the functions run each function under its own role, as the template gives it: what is called while one acts is
 * checked by the engine against its policy (cast.ts). What the test itself calls, before and after, is an administrator's.
 */

const acting = new AsyncLocalStorage<string>();
let routes: readonly Route[] = [];

/** Who acts, as the logical id in the template without its hash; `undefined` for the test itself. */
export const actor = (): string | undefined => acting.getStore();

/** Says which path belongs to which function. Whoever acts before that has nothing to call yet. */
export function actFor(known: readonly Route[]): void {
  routes = known;
}

/** A part of a function, which acts as that function whoever calls it. */
export const inRole =
  <Args extends unknown[], Result>(name: string, act: (...args: Args) => Result) =>
  (...args: Args): Result =>
    acting.run(name, () => act(...args));

/** Answers as the function that API Gateway would send a path to. */
export const answeringAt = <Result>(path: string, act: () => Result): Result =>
  acting.run(matchRoute(routes, 'GET', path)?.route.functionArn ?? 'Public', act);

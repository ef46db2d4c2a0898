import { isDeepStrictEqual } from 'node:util';
import { ballotBoxApi } from '../../functions/ballot-box/api/api.ts';
import { guestApi } from '../../functions/guest/api/api.ts';
import { participantApi } from '../../functions/participant/api/api.ts';
import { publicApi } from '../../functions/public/api/answers.ts';
import { staffApi } from '../../functions/staff/api/api.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { refusalsOf } from './refusals.ts';

const API = { ...staffApi, ...participantApi, ...guestApi, ...publicApi, ...ballotBoxApi };

/**
 * Holds a JSON answer against what the API's document says of its route (functions/<name>/api/), so that the document cannot
 * fall behind: nothing may be missing, of another kind, or there and not described.
 * @throws Error that names the route and what does not fit
 */
export function checkReply(routes: readonly Route[], method: string, path: string, value: unknown): void {
  const name = nameOf(routeAt(routes, method, path));
  const parsed = API[name]?.response?.safeParse(value);
  if (!parsed) return;
  const wrong = parsed.success
    ? undescribed(value, parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`);
  if (wrong.length > 0) {
    throw new Error(
      `${name} answers other JSON than the API’s document says. Please change its schema in functions/*/api/. ${wrong.join('; ')}`,
    );
  }
}

/** Holds a refusal against it: with which statuses a route refuses is said. @throws Error that names the route */
export function checkRefusal(routes: readonly Route[], method: string, path: string, status: number): void {
  const route = routeAt(routes, method, path);
  if (!route || status === 405 || status === 500 || refusalsOf(route, API).includes(status)) return;
  throw new Error(
    `${nameOf(route)} refuses with ${status}, which the API’s document does not say. Please add it (refuses: [${status}]) in functions/*/api/.`,
  );
}

function routeAt(routes: readonly Route[], method: string, path: string): Route | undefined {
  const fitting = routes.filter((route) => route.method === method && patternOf(route.path).test(path));
  // As the router has it: an address without parameters before those that would take it for one.
  return fitting.find((route) => !route.path.includes('{')) ?? fitting[0];
}

const nameOf = (route: Route | undefined): string => `${route?.method} ${route?.path}`;

/** Where an answer says more than its schema knows. */
function undescribed(answered: unknown, known: unknown, at = ''): string[] {
  if (isDeepStrictEqual(answered, known)) return [];
  if (!isObject(answered) || !isObject(known)) return [`${at || 'the whole'}: is not described`];
  return Object.keys(answered).flatMap((key) => undescribed(answered[key], known[key], at ? `${at}.${key}` : key));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);

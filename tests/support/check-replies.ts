import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
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

/**
 * Holds what was taken against what the route says that it takes: a field that is sent and taken is in the document. Names with
 * a colon before them are those of our own pages' buttons. @throws Error that names the route
 */
export function checkRequest(routes: readonly Route[], method: string, path: string, sent: unknown): void {
  const route = routeAt(routes, method, path);
  if (!route?.takes || !isObject(sent) || isAside(sent)) return;
  const fields = Object.fromEntries(Object.entries(sent).filter(([name]) => !name.startsWith(':')));
  const parsed = route.takes.safeParse(fields);
  const wrong = parsed.success
    ? Object.keys(fields).filter((name) => !takesField(route.takes, name))
    : parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`);
  if (wrong.length === 0) return;
  throw new Error(
    `${nameOf(route)} took what the API’s document does not say. Please change what it \`takes\`. ${wrong.join('; ')}`,
  );
}

/** Whether a button of a page was pressed that sends a form half filled: to keep it, to give it up, to turn to another part. */
const isAside = ({ ':press': press }: Record<string, unknown>): boolean =>
  typeof press === 'string' && !['send', 'replace'].includes(press);

/** Whether a schema of fields knows one of that name. */
function takesField(schema: z.core.$ZodType | undefined, name: string): boolean {
  if (schema instanceof z.ZodObject) return name in schema.shape || schema.def.catchall !== undefined;
  if (schema instanceof z.ZodUnion) return schema.options.some((option) => takesField(option, name));
  if (schema instanceof z.ZodIntersection)
    return takesField(schema.def.left, name) || takesField(schema.def.right, name);
  return true;
}

/** Holds what stood behind an address that was answered against it. @throws Error that names the route */
export function checkQuery(routes: readonly Route[], path: string, query: URLSearchParams): void {
  const name = nameOf(routeAt(routes, 'GET', path));
  const asked = API[name]?.query ?? z.object({});
  const unknown = [...query.keys()].filter((key) => key !== 'done' && !takesField(asked, key));
  if (unknown.length === 0) return;
  throw new Error(
    `${name} was asked with ${unknown.join(', ')}, which the API’s document does not say. Please add it to its \`query\` in functions/*/api/.`,
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

import { guestApi } from '../../functions/guest/api/api.ts';
import { participantApi } from '../../functions/participant/api/api.ts';
import { publicApi } from '../../functions/public/api/answers.ts';
import { staffApi } from '../../functions/staff/api/api.ts';
import type { Route } from '../../shared/web/endpoint.ts';

const API = { ...staffApi, ...participantApi, ...guestApi, ...publicApi };

/**
 * Holds a JSON answer against what the API's document says of its route (functions/<name>/api/), so that the document cannot
 * fall behind. @throws Error that names the route and what does not fit
 */
export function checkReply(routes: readonly Route[], method: string, path: string, value: unknown): void {
  const fitting = routes.filter((route) => route.method === method && patternOf(route.path).test(path));
  // As the router has it: an address without parameters before those that would take it for one.
  const found = fitting.find((route) => !route.path.includes('{')) ?? fitting[0];
  const name = `${found?.method} ${found?.path}`;
  const parsed = API[name]?.response?.safeParse(value);
  if (parsed?.success === false) {
    const where = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`);
    throw new Error(
      `${name} answers other JSON than the API’s document says. Please change its schema in functions/*/api/. ${where.join('; ')}`,
    );
  }
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);

import type { Route } from '../../shared/web/endpoint.ts';
import type { Api } from '../../shared/web/route-api.ts';

/** Why a route refuses, by the status: for the API's document, and for the tests, which hold each problem against it. */
export const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The body is not what its type says',
  401: 'The link or the session does not open it',
  403: 'The Origin is another, or the role is not enough',
  404: 'There is no such thing',
  409: 'Somebody else has changed it meanwhile, or it stands otherwise by now',
  410: 'It is over, or was erased',
  413: 'Too large',
  415: 'A body of this type is not taken',
  422: 'A field is wrong: “errors” says which and why',
  429: 'Too often: please try again later, as `Retry-After` says',
  503: 'What it needs cannot be reached: please try again',
};

const EVERY_POST = [400, 403, 409, 410, 413, 415, 422, 429];

/** With which statuses it may refuse: what is so of its kind, and what is said of it alone. */
export function refusalsOf({ method, path, access }: Pick<Route, 'method' | 'path' | 'access'>, api: Api): number[] {
  const asksWho = /\{(?:personId|guestId|token)\}/.test(path) || (access !== undefined && access !== 'anybody');
  const isForSome = /^\/staff\/w(?:\/|orkshops)|^\/guest\/reviewer\//.test(path);
  return [
    ...new Set([
      ...(method === 'POST' ? EVERY_POST : []),
      ...(asksWho ? [401] : []),
      ...(/\{(?:personId|guestId)\}/.test(path) ? [410] : []),
      ...(isForSome ? [403] : []),
      ...(path.includes('{') ? [404] : []),
      ...(api[`${method} ${path}`]?.refuses ?? []),
    ]),
  ].toSorted((a, b) => a - b);
}

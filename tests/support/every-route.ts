import type * as z from 'zod';
import { ballotBoxApi } from '../../functions/ballot-box/api/api.ts';
import { ballotBoxRoutes } from '../../functions/ballot-box/routes.ts';
import { guestApi } from '../../functions/guest/api/api.ts';
import { guestRoutes } from '../../functions/guest/routes.ts';
import { participantApi } from '../../functions/participant/api/api.ts';
import { participantRoutes } from '../../functions/participant/routes.ts';
import { publicApi } from '../../functions/public/api/answers.ts';
import { publicRoutes } from '../../functions/public/routes.ts';
import { staffApi } from '../../functions/staff/api/api.ts';
import { routeSentence } from '../../functions/staff/route-sentences.ts';
import { everyRouteOf } from '../../shared/web/areas.ts';
import type { Access, Route } from '../../shared/web/endpoint.ts';
import type { Api } from '../../shared/web/route-api.ts';
import { BASE_URL } from './browser-like.ts';
import { consoleRoutes } from './console-routes.ts';
import { BALLOT_SCRIPT } from './fixtures.ts';
import { refusalsOf } from './refusals.ts';
import { SENTENCES } from './route-sentences.ts';

/** Every route of the five functions that answer people and programs, with what is said of its JSON. None of them can be asked. */
export interface Described {
  readonly route: string;
  readonly method: Route['method'];
  readonly path: string;
  readonly tag: 'staff' | 'participant' | 'guest' | 'public';
  readonly isFor: string;
  readonly access?: Access | undefined;
  readonly about: string;
  /** What its form or its JSON holds. */
  readonly takes?: z.ZodType | undefined;
  /** What it answers as JSON, or why it does not. */
  readonly response?: z.ZodType | undefined;
  readonly noJson?: string | undefined;
  readonly formOnly: boolean;
  /** What may stand behind the address. */
  readonly query?: z.ZodObject | undefined;
  /** The statuses with which it may refuse. */
  readonly refusals: readonly number[];
}

const FOR: Readonly<Record<Access, string>> = {
  anybody: 'anybody',
  'signed-in': 'whoever is signed in as staff',
  viewer: 'viewers, reviewers and organisers of the workshop',
  reviewer: 'reviewers and organisers of the workshop',
  organiser: 'organisers of the workshop',
};

const context = { baseUrl: BASE_URL, ballotScript: BALLOT_SCRIPT } as never;

export const everyRoute = async (): Promise<Described[]> => [
  ...described('staff', await consoleRoutes(), staffApi, ({ access = 'anybody' }) => FOR[access]),
  ...described(
    'participant',
    await everyRouteOf(participantRoutes(context, {} as never)),
    participantApi,
    ({ path }) => (path.includes('{personId}') ? 'the person, by the personal link' : 'anybody'),
  ),
  ...described(
    'guest',
    await everyRouteOf(guestRoutes(context)),
    guestApi,
    () => 'the co-author or reviewer, by the link in the mail',
  ),
  ...described('public', await everyRouteOf(publicRoutes(context)), publicApi, () => 'anybody'),
  ...described('public', await everyRouteOf(ballotBoxRoutes({} as never)), ballotBoxApi, () => 'anybody'),
];

function described(
  tag: Described['tag'],
  routes: readonly Route[],
  api: Api,
  isFor: (route: Route) => string,
): Described[] {
  return routes.map((each) => {
    const route = `${each.method} ${each.path}`;
    return {
      route,
      method: each.method,
      path: each.path,
      tag,
      isFor: isFor(each),
      access: each.access,
      about: tag === 'staff' ? routeSentence(route) : sentenceOf(each),
      takes: each.takes,
      response: api[route]?.response,
      noJson: api[route]?.noJson,
      query: api[route]?.query,
      formOnly: api[route]?.formOnly ?? false,
      refusals: refusalsOf(each, api),
    };
  });
}

/** The script's address has a digest in it. */
const sentenceOf = ({ method, path }: Route): string =>
  path.startsWith('/scripts/') ? 'Downloads the script that makes ballots' : (SENTENCES[`${method} ${path}`] ?? '');

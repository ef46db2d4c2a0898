import * as z from 'zod';

/** An AWS::ApiGatewayV2::Route of the template, and the function behind its integration. */
export interface Route {
  /** As in the template: `ANY /l/{proxy+}` or `$default`. */
  readonly routeKey: string;
  readonly functionArn: string;
}

export interface MatchedRoute {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

export const RouteSchema = z.object({ RouteKey: z.string(), Target: z.string() });
export const IntegrationSchema = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0', 'the local run speaks payload format 2.0'),
});

/**
 * Chooses the route as API Gateway's HTTP APIs do: a full match before one with parameters, before a greedy one,
 * before `$default`; among equals the route with the method before the one with ANY.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function matchRoute(routes: readonly Route[], method: string, path: string): MatchedRoute | undefined {
  let best: (MatchedRoute & { rank: readonly number[] }) | undefined;
  for (const route of routes) {
    const match = fits(route, method, path);
    if (match && (!best || isBefore(match.rank, best.rank))) best = { route, ...match };
  }
  return best && { route: best.route, pathParameters: best.pathParameters };
}

type Fit = { rank: number[]; pathParameters: Record<string, string> };

/** How a path fits a route: a rank per segment (0 literal, 1 parameter, 2 greedy), then one for the method. */
function fits(route: Route, method: string, path: string): Fit | undefined {
  if (route.routeKey === '$default') return { rank: [3], pathParameters: {} };
  const [routeMethod = '', routePath = ''] = route.routeKey.split(' ');
  if (routeMethod !== 'ANY' && routeMethod !== method) return undefined;
  const wanted = routePath.split('/').slice(1);
  const given = path.split('/').slice(1);
  const rank: number[] = [];
  const pathParameters: Record<string, string> = {};
  for (const [at, segment] of wanted.entries()) {
    const name = /^\{([^}+]+)(\+?)\}$/.exec(segment);
    const value = given[at] ?? '';
    if (name?.[1] && name[2]) {
      const rest = given.slice(at).join('/');
      if (rest === '') return undefined;
      return {
        rank: [...rank, 2, methodRank(routeMethod)],
        pathParameters: { ...pathParameters, [name[1]]: decode(rest) },
      };
    }
    if (name?.[1] ? value === '' : value !== segment) return undefined;
    if (name?.[1]) pathParameters[name[1]] = decode(value);
    rank.push(name ? 1 : 0);
  }
  if (given.length !== wanted.length) return undefined;
  return { rank: [...rank, methodRank(routeMethod)], pathParameters };
}

const methodRank = (routeMethod: string): number => (routeMethod === 'ANY' ? 1 : 0);

function isBefore(left: readonly number[], right: readonly number[]): boolean {
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

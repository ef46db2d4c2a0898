import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { openedOnce } from '../../shared/lambda/opened-once.ts';
import { everyRouteOf } from '../../shared/web/areas.ts';
import type { EndpointOptions, Route, Routes } from '../../shared/web/endpoint.ts';
import { endpoint } from '../../shared/web/endpoint.ts';
import { answeringAt } from './acting.ts';
import { checkQuery, checkRefusal, checkReply, checkRequest } from './check-replies.ts';

export const BASE_URL = 'https://afterword.example.org';

export interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** A form's fields; a list is a field that comes several times. */
  readonly form?: Record<string, string | readonly string[]>;
  readonly json?: unknown;
  readonly body?: string | Buffer;
  readonly now: number;
}

export interface Answered {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
  /** The body as bytes, such as a file's. */
  readonly bytes: Buffer;
  /** @throws SyntaxError when the body is no JSON */
  json(): unknown;
}

/**
 * Sends HTTP API events (payload format 2.0) to an endpoint as a browser would: it keeps cookies for the paths that
 * they are bound to, and names our own origin with every POST. Redirects are for the test to follow. What is answered as JSON
 * is held against the API's document.
 */
export function browserLike(areas: Routes, options: Omit<EndpointOptions, 'routes' | 'baseUrl'> = {}) {
  const handler = endpoint({ ...options, routes: areas, baseUrl: BASE_URL });
  const known = openedOnce(() => everyRouteOf(areas));
  const jar = new Map<string, { path: string; cookie: string }>();

  async function send(address: string, { method, headers = {}, form, json, body, now }: Sent): Promise<Answered> {
    const url = new URL(address, BASE_URL);
    const encoded = form && encodeForm(form);
    const payload = body ?? encoded ?? (json === undefined ? undefined : JSON.stringify(json));
    const verb = method ?? (payload === undefined ? 'GET' : 'POST');
    const type = form ? 'application/x-www-form-urlencoded' : json === undefined ? undefined : 'application/json';
    const event = {
      version: '2.0',
      routeKey: '$default',
      rawPath: url.pathname,
      rawQueryString: url.search.slice(1),
      headers: {
        accept: json === undefined ? 'text/html,application/xhtml+xml' : 'application/json',
        ...(verb === 'POST' && { origin: BASE_URL }),
        ...(type && { 'content-type': type }),
        ...headers,
      },
      cookies: [...jar.values()].filter(({ path }) => isBelow(url.pathname, path)).map(({ cookie }) => cookie),
      requestContext: {
        http: { method: verb, path: url.pathname, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
        requestId: 'request-1',
        timeEpoch: now,
      },
      ...(payload !== undefined && {
        body: Buffer.from(payload).toString('base64'),
        isBase64Encoded: true,
      }),
    } as unknown as APIGatewayProxyEventV2;
    const reply: APIGatewayProxyStructuredResultV2 = await answeringAt(url.pathname, () =>
      handler(event, {} as Context),
    );
    for (const cookie of reply.cookies ?? []) {
      const path = /Path=([^;]+)/.exec(cookie)?.[1] ?? '/';
      jar.set(path, { path, cookie: cookie.split(';')[0] ?? '' });
    }
    const text = reply.body ?? '';
    const routes = await known();
    const headersBack = Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
    const isJson = /^application\/json\b/.test(String(reply.headers?.['content-type']));
    if (isJson && (reply.statusCode ?? 200) < 300 && verb !== 'HEAD')
      checkReply(routes, verb, url.pathname, JSON.parse(text));
    if (/^application\/problem\+json\b/.test(String(reply.headers?.['content-type'])))
      checkRefusal(routes, verb, url.pathname, reply.statusCode ?? 200);
    if (verb === 'GET' && reply.statusCode === 200) checkQuery(routes, url.pathname, url.searchParams);
    if (verb === 'POST' && (reply.statusCode ?? 200) < 400) checkRequest(routes, verb, url.pathname, json ?? form);
    return {
      status: reply.statusCode ?? 200,
      headers: Object.fromEntries(headersBack),
      body: text,
      bytes: Buffer.from(text, reply.isBase64Encoded ? 'base64' : 'utf8'),
      json: () => JSON.parse(text),
    };
  }

  return {
    send,
    /** The cookies that the browser holds, to be copied, cut or forged. */
    jar,
  };
}
/** Routes of a test's own, which have no areas. */
export const inOneArea = (routes: readonly Route[]): Routes => [{ under: ['/'], open: () => Promise.resolve(routes) }];

export type BrowserLike = ReturnType<typeof browserLike>;

function encodeForm(fields: Record<string, string | readonly string[]>): string {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  ).toString();
}

const isBelow = (path: string, of: string): boolean => path === of || path.startsWith(`${of}/`);

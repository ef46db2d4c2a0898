import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';
import type { MatchedRoute } from './routes.ts';

/** A request as it came in at CloudFront's local stand-in. */
export interface IncomingRequest {
  readonly method: string;
  /** Path and query as sent, not decoded. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface ApiFacts {
  readonly apiId: string;
  readonly region: string;
  readonly accountId: string;
}

/** Bodies of these types arrive as text; every other one, forms among them, as base64 (as HTTP APIs do). */
const TEXT_TYPES = /^(?:text\/|application\/(?:[a-z.-]+\+)?(?:json|xml)|application\/javascript)/i;
/** What CloudFront and API Gateway take out of a request before the function sees it. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * The event of payload format 2.0, as API Gateway behind CloudFront makes it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 * @param now simulated epoch ms: `requestContext.timeEpoch`, from which the product takes its time
 */
export function toEvent(request: IncomingRequest, matched: MatchedRoute, api: ApiFacts, now: number): unknown {
  const [rawPath = '/', rawQueryString = ''] = splitTarget(request.target);
  const domainName = `${api.apiId}.execute-api.${api.region}.amazonaws.com`;
  const { cookie, ...others } = request.headers;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(others)) {
    if (value !== undefined && !HOP_BY_HOP.has(name)) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  // CloudFront passes the viewer's headers on but for Host: the function sees the API's own name.
  Object.assign(headers, {
    host: domainName,
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
    via: '2.0 local.cloudfront.net (CloudFront)',
  });
  const query = queryOf(rawQueryString);
  const isText = request.body.length === 0 || TEXT_TYPES.test(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey: matched.route.routeKey,
    rawPath,
    rawQueryString,
    ...(cookie && { cookies: cookie.split(';').map((pair) => pair.trim()) }),
    headers,
    ...(query && { queryStringParameters: query }),
    ...(Object.keys(matched.pathParameters).length > 0 && { pathParameters: matched.pathParameters }),
    requestContext: {
      accountId: api.accountId,
      apiId: api.apiId,
      domainName,
      domainPrefix: api.apiId,
      http: {
        method: request.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: matched.route.routeKey,
      stage: '$default',
      time: clfTime(now),
      timeEpoch: now,
    },
    ...(request.body.length > 0 && { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: !isText,
  };
}

/** What goes back to the client. */
export interface OutgoingResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

const ResponseSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  isBase64Encoded: z.boolean().default(false),
});

/** Reads a function's answer in payload format 2.0: without a `statusCode` the whole answer is the JSON body. */
export function fromResult(result: unknown): OutgoingResponse {
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    const text = typeof result === 'string' ? result : JSON.stringify(result ?? null);
    return { status: 200, headers: { 'content-type': 'application/json' }, cookies: [], body: Buffer.from(text) };
  }
  const parsed = ResponseSchema.safeParse(result);
  if (!parsed.success) return message(500, 'Internal Server Error');
  const { statusCode: status, headers: given, cookies, body = '', isBase64Encoded } = parsed.data;
  const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)]));
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const bytes = Buffer.from(text, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > 0) headers['content-type'] ??= 'text/plain;charset=UTF-8';
  return { status, headers, cookies, body: bytes };
}

/** An answer that API Gateway gives by itself. */
export function message(status: number, text: string): OutgoingResponse {
  const body = Buffer.from(JSON.stringify({ message: text }));
  return { status, headers: { 'content-type': 'application/json' }, cookies: [], body };
}

export function splitTarget(target: string): [string, string] {
  const at = target.indexOf('?');
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
}

/** Values of one name are joined by commas, decoded. */
function queryOf(raw: string): Record<string, string> | undefined {
  if (raw === '') return undefined;
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(raw)) {
    values[name] = name in values ? `${values[name]},${value}` : value;
  }
  return values;
}

/** `09/Jul/2011:10:00:00 +0000`, as in `requestContext.time`. */
function clfTime(now: number): string {
  const [, weekdayless = ''] = new Date(now).toUTCString().split(', ');
  const [day, month, year, time] = weekdayless.split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Engine } from './engines/engine.ts';
import { bind, close, readBody } from './engines/listening.ts';
import { FunctionError } from './environment.ts';
import { type ApiFacts, fromResult, message, type OutgoingResponse, splitTarget, toEvent } from './http-event.ts';
import { matchRoute, type Route } from './routes.ts';
import type { UnderWay } from './under-way.ts';

const MAX_BODY_BYTES = 10 * 1024 * 1024; // HTTP APIs' payload limit
const INTEGRATION_TIMEOUT_MS = 30_000;
const MAX_TARGET_CHARACTERS = 8192; // CloudFront's limit of a URL

export interface GatewayOptions {
  readonly routes: readonly Route[];
  readonly api: ApiFacts;
  /** Simulated epoch ms. */
  readonly now: () => number;
  readonly invoke: (route: Route, event: unknown) => Promise<unknown>;
  readonly underWay: UnderWay;
  /** Pages that only exist locally (the desk); tells whether it took the request. They do not hold up the clock. */
  readonly local?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  readonly report: (error: unknown) => void;
}

export interface Gateway extends Engine {
  /** Begins to answer. Until then the port is ours, and whoever asks is told to come back. */
  serve(options: GatewayOptions): void;
}

/** CloudFront and the HTTP API: one address for everything that people see. @throws PortTaken */
export async function openGateway(port: number): Promise<Gateway> {
  let options: GatewayOptions | undefined;
  const server = createServer((request, response) => {
    if (!options) {
      send(request, response, message(503, 'Afterword is starting'));
      return;
    }
    const { report } = options;
    void serve(options, request, response).catch((error: unknown) => {
      report(error);
      if (!response.headersSent) send(request, response, message(500, 'Internal Server Error'));
      else response.destroy();
    });
  });
  const endpoint = await bind(server, port);
  return {
    endpoint: endpoint.replace('127.0.0.1', 'localhost'),
    serve: (given) => {
      options = given;
    },
    stop: () => close(server),
  };
}

async function serve(options: GatewayOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (await options.local?.(request, response)) return;
  const target = request.url ?? '/';
  await options.underWay.during(`${request.method} ${splitTarget(target)[0]}`, async () => {
    const body = await readBody(request, MAX_BODY_BYTES);
    const answer =
      target.length > MAX_TARGET_CHARACTERS
        ? message(414, 'URI Too Long')
        : body === undefined
          ? message(413, 'Request Entity Too Large')
          : await callFunction(options, request, target, body);
    await sendCompressed(request, response, answer);
  });
}

async function callFunction(
  options: GatewayOptions,
  request: IncomingMessage,
  target: string,
  body: Buffer,
): Promise<OutgoingResponse> {
  const method = request.method ?? 'GET';
  const matched = matchRoute(options.routes, method, splitTarget(target)[0]);
  if (!matched) return message(404, 'Not Found');
  const event = toEvent({ method, target, headers: request.headers, body }, matched, options.api, options.now());
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<OutgoingResponse>((resolve) => {
    timer = setTimeout(() => resolve(message(504, 'Endpoint request timed out')), INTEGRATION_TIMEOUT_MS);
  });
  try {
    return await Promise.race([options.invoke(matched.route, event).then(fromResult), tooLate]);
  } catch (error) {
    if (error instanceof FunctionError && error.name === 'RequestTooLargeException') {
      return message(413, 'Request Entity Too Large');
    }
    options.report(error);
    return message(500, 'Internal Server Error');
  } finally {
    clearTimeout(timer);
  }
}

/** What CloudFront compresses: these types, between 1,000 and 10,000,000 bytes, when the viewer accepts it. */
const COMPRESSIBLE =
  /^(?:text\/|application\/(?:[a-z.-]+\+)?(?:json|xml)|application\/(?:javascript|wasm|rtf)|image\/svg\+xml|font\/(?:otf|ttf))/i;

async function sendCompressed(
  request: IncomingMessage,
  response: ServerResponse,
  answer: OutgoingResponse,
): Promise<void> {
  const type = answer.headers['content-type'] ?? '';
  const encoding = encodingFor(String(request.headers['accept-encoding'] ?? ''));
  const fits = answer.body.length >= 1000 && answer.body.length <= 10_000_000;
  if (!encoding || !fits || answer.headers['content-encoding'] || !COMPRESSIBLE.test(type)) {
    send(request, response, answer);
    return;
  }
  const etag = answer.headers.etag;
  const headers = {
    ...answer.headers,
    'content-encoding': encoding,
    vary: [answer.headers.vary, 'Accept-Encoding'].filter(Boolean).join(', '),
    ...(etag && { etag: etag.startsWith('W/') ? etag : `W/${etag}` }),
  };
  send(request, response, { ...answer, headers, body: await compress(answer.body, encoding) });
}

function encodingFor(accepted: string): 'br' | 'gzip' | undefined {
  const names = accepted.split(',').map((part) => part.trim().split(';')[0]);
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : undefined;
}

async function compress(body: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(body);
  return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

/** Headers that API Gateway and CloudFront set themselves, whatever the function says. */
const SET_BY_THE_EDGE = new Set([
  'connection',
  'content-length',
  'date',
  'server',
  'transfer-encoding',
  'via',
  'x-cache',
]);

function send(request: IncomingMessage, response: ServerResponse, answer: OutgoingResponse): void {
  for (const [name, value] of Object.entries(answer.headers)) {
    if (!SET_BY_THE_EDGE.has(name)) response.setHeader(name, value);
  }
  if (answer.cookies.length > 0) response.setHeader('set-cookie', [...answer.cookies]);
  response.setHeader('apigw-requestid', randomUUID());
  response.setHeader('x-cache', 'Miss from cloudfront');
  const bodiless = answer.status === 204 || answer.status === 304;
  if (!bodiless) response.setHeader('content-length', answer.body.length);
  response.statusCode = answer.status;
  response.end(request.method === 'HEAD' || bodiless ? undefined : answer.body);
}

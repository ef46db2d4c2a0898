import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FunctionError } from '../../infra/local/environment.ts';
import { openGateway } from '../../infra/local/gateway.ts';
import { fromResult } from '../../infra/local/http-event.ts';
import { matchRoute } from '../../infra/local/routes.ts';
import { UnderWay } from '../../infra/local/under-way.ts';

const routes = [
  'GET /w/{id}',
  'ANY /w/{id}',
  'ANY /w/list',
  'ANY /w/{id}/p/{proxy+}',
  'ANY /w/{id}/{other}/x',
  '$default',
].map((routeKey) => ({ routeKey, functionArn: routeKey }));

describe('choosing a route as API Gateway does', () => {
  it.each([
    ['GET', '/w/list', 'ANY /w/list', {}],
    ['GET', '/w/a%20b', 'GET /w/{id}', { id: 'a b' }],
    ['POST', '/w/a', 'ANY /w/{id}', { id: 'a' }],
    ['GET', '/w/a/p/b/c', 'ANY /w/{id}/p/{proxy+}', { id: 'a', proxy: 'b/c' }],
    ['GET', '/w/a/p/', '$default', {}],
    ['GET', '/w/a/q/x', 'ANY /w/{id}/{other}/x', { id: 'a', other: 'q' }],
    ['GET', '/w/', '$default', {}],
    ['GET', '/', '$default', {}],
    ['GET', '/w/%E0%A4%A', 'GET /w/{id}', { id: '%E0%A4%A' }],
  ])('%s %s', (method, path, routeKey, pathParameters) => {
    expect(matchRoute(routes, method, path)).toEqual({ route: { routeKey, functionArn: routeKey }, pathParameters });
  });
});

describe('reading an answer', () => {
  it('takes what has no status for the JSON body', () => {
    const answer = fromResult({ hello: 'world' });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json');
    expect(answer.body.toString()).toBe('{"hello":"world"}');
  });

  it('is an error of the server when the status is no status', () => {
    expect(fromResult({ statusCode: 'fine' }).status).toBe(500);
  });
});

describe('requests and answers', () => {
  const now = Date.parse('2011-07-09T10:00:00Z');
  let handler: (event: Record<string, unknown>) => Promise<unknown> = async (event) => event;
  let base = '';
  let stop: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    const gateway = await openGateway(0);
    gateway.serve({
      routes,
      api: { apiId: 'api123', region: 'eu-west-1', accountId: '0' },
      now: () => now,
      invoke: async (_, event) => handler(event as Record<string, unknown>),
      underWay: new UnderWay(),
      report: () => undefined,
    });
    base = gateway.endpoint;
    stop = gateway.stop;
  });
  afterAll(() => stop());

  it('makes an event of payload format 2.0', async () => {
    handler = async (event) => event;
    const reply = await fetch(`${base}/w/7?a=1&a=2&b=x%20y`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'one=1; two=2', 'x-thing': 'Yes' },
      body: '{"a":"é"}',
    });
    expect(await reply.json()).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /w/{id}',
      rawPath: '/w/7',
      rawQueryString: 'a=1&a=2&b=x%20y',
      cookies: ['one=1', 'two=2'],
      queryStringParameters: { a: '1,2', b: 'x y' },
      pathParameters: { id: '7' },
      headers: { 'x-thing': 'Yes', host: 'api123.execute-api.eu-west-1.amazonaws.com' },
      requestContext: {
        http: { method: 'POST', path: '/w/7' },
        time: '09/Jul/2011:10:00:00 +0000',
        timeEpoch: now,
      },
      body: '{"a":"é"}',
      isBase64Encoded: false,
    });
  });

  it('encodes the body of a form as base64, as HTTP APIs do', async () => {
    handler = async (event) => event;
    const reply = await fetch(`${base}/x`, { method: 'POST', body: new URLSearchParams({ a: 'b' }) });
    const body = Buffer.from('a=b').toString('base64');
    expect(await reply.json()).toMatchObject({ body, isBase64Encoded: true });
  });

  it('passes status, headers, cookies and bytes on', async () => {
    handler = async () => ({
      statusCode: 201,
      headers: { 'X-Thing': 'a', 'Content-Type': 'application/pdf' },
      cookies: ['a=1; Path=/', 'b=2'],
      body: Buffer.from([0, 255, 1]).toString('base64'),
      isBase64Encoded: true,
    });
    const reply = await fetch(base);
    expect(reply.status).toBe(201);
    expect(reply.headers.get('x-thing')).toBe('a');
    expect(reply.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2']);
    expect([...new Uint8Array(await reply.arrayBuffer())]).toEqual([0, 255, 1]);
  });

  it('compresses what CloudFront would compress, and nothing else', async () => {
    const body = 'word '.repeat(1000);
    handler = async () => ({ statusCode: 200, headers: { 'content-type': 'text/html', etag: '"1"' }, body });
    const reply = await fetch(base, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(reply.headers.get('content-encoding')).toBe('br');
    expect(reply.headers.get('etag')).toBe('W/"1"');
    expect(await reply.text()).toBe(body);
    handler = async () => ({ statusCode: 200, headers: { 'content-type': 'application/pdf' }, body });
    const pdf = await fetch(base, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(pdf.headers.get('content-encoding')).toBeNull();
  });

  it('answers HEAD without a body', async () => {
    handler = async () => ({ statusCode: 200, body: 'hello' });
    const reply = await fetch(base, { method: 'HEAD' });
    expect(reply.headers.get('content-length')).toBe('5');
    expect(await reply.text()).toBe('');
  });

  it.each([
    ['a function that throws', new FunctionError('TypeError', 'x'), 500, 'Internal Server Error'],
    [
      'a body too large for Lambda',
      new FunctionError('RequestTooLargeException', 'x'),
      413,
      'Request Entity Too Large',
    ],
  ])('turns %s into a message', async (_, error, status, message) => {
    handler = async () => {
      throw error;
    };
    const reply = await fetch(base);
    expect(reply.status).toBe(status);
    expect(await reply.json()).toEqual({ message });
  });

  it('refuses a body over 10 MB', async () => {
    handler = async () => 'never asked';
    const reply = await fetch(base, { method: 'POST', body: new Uint8Array(10 * 1024 * 1024 + 1) });
    expect(reply.status).toBe(413);
  });
});

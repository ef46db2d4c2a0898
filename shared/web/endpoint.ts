import middy from '@middy/core';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import httpRouter, { type Method } from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import { becauseOf, causeOf } from '../debts/cause.ts';
import { faultOf } from '../fault.ts';
import { languageAskedFor } from '../language/accept-language.ts';
import type { Language } from '../language/language.ts';
import { ENGLISH, say, type Texts, textsIn } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';
import type { StaffRole } from '../workshop/workshop.ts';
import { explainFault, explainRefusal } from './explain.tsx';
import type { Reply } from './reply.ts';
import { type HttpEvent, HttpEventSchema, type Request, readRequest, wantsJson } from './request.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** Whom a route of the console is for: anybody, whoever is signed in, or members of the workshop whose role is at least this. */
export type Access = 'anybody' | 'signed-in' | StaffRole;

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: (request: Request) => Promise<Reply>;
  /** For whom it is. Each route of the console states it; elsewhere a link says it. */
  readonly access?: Access;
  /** What a form or a JSON body may hold: the very schema by which the handler parses it, so that the API's document has it. */
  readonly takes?: z.ZodType;
  /** Only RFC 8058's one-click POST comes from a mail program, without an Origin. */
  readonly fromAnywhere?: boolean;
}

export interface EndpointOptions {
  readonly routes: readonly Route[];
  /** Where people see us, without a trailing slash: the only origin whose forms we take. */
  readonly baseUrl: string;
  /**
   * Refusals and faults that belong to nobody whom we know are explained in the language that the browser asks for;
   * in English where not said.
   */
  readonly inVisitorsLanguage?: boolean;
}

/** The middy stack of every function that answers HTTP: a function's handler is a route table and this. */
export function endpoint({ routes, baseUrl, inVisitorsLanguage = false }: EndpointOptions) {
  const origin = new URL(baseUrl).origin;
  const respond = inVisitorsLanguage ? respondIn(visitorsTexts) : respondIn(() => ENGLISH);
  const served = routes.map((route) => ({
    method: route.method,
    path: route.path,
    handler: serve(route, origin, respond),
  }));
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(httpHeaderNormalizer())
    .before((request) => headAsGet(request.event))
    .handler(httpRouter(withAnswersToTheRest(served, respond)));
}

/** In which language something is explained: `guess` is whose page it probably is. */
type TextsFor = (event: HttpEvent, guess?: Language) => Texts;

const visitorsTexts: TextsFor = ({ headers }, guess = 'en') =>
  textsIn(languageAskedFor(headers['accept-language'] ?? '') ?? guess);

type Respond = ReturnType<typeof respondIn>;
type Serve = (raw: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;
type Served = { method: Method; path: string; handler: Serve };

function serve(route: Route, origin: string, respond: Respond): Serve {
  const name = `${route.method} ${route.path}`;
  return (raw) =>
    respond(raw, name, async (event) => {
      if (route.method === 'POST' && !route.fromAnywhere && event.headers.origin !== origin) {
        throw new Refusal('forbidden', say('web.otherSite'));
      }
      return route.handle(await readRequest(event));
    });
}

const respondIn =
  (textsFor: TextsFor) =>
  async (
    raw: APIGatewayProxyEventV2,
    route: string,
    act: (event: HttpEvent) => Promise<Reply>,
  ): Promise<APIGatewayProxyStructuredResultV2> => {
    const event = HttpEventSchema.parse(raw);
    const { requestId } = event.requestContext;
    const reply = await becauseOf(causeOf(requestId), () => act(event)).catch((error: unknown) => {
      if (error instanceof Refusal) return explainRefusal(error, wantsJson(event), textsFor(event, error.language));
      // Nothing of it goes to the person, who may not know what its message names; nor what it quotes to the log.
      console.error({ route, request: requestId, fault: faultOf(error) });
      return explainFault(wantsJson(event), requestId, textsFor(event));
    });
    // The route and not the path: a path can hold a link that opens somebody's page.
    console.info({ route, status: reply.status, request: requestId });
    return {
      statusCode: reply.status,
      headers: { ...SECURITY_HEADERS, ...VARY, ...RETRY_AFTER[reply.status], ...reply.headers },
      cookies: [...reply.cookies],
      body: reply.body,
      ...(reply.isBase64 && { isBase64Encoded: true }),
    };
  };

/**
 * A path that exists answers 405 to other methods, everything else 404. The router takes the last of equal static
 * paths and the first of matching dynamic ones, so these stand before the former and behind the latter.
 */
function withAnswersToTheRest(served: readonly Served[], respond: Respond): Served[] {
  const refuse =
    (route: string, refusal: Refusal): Serve =>
    (raw) =>
      respond(raw, route, () => Promise.reject(refusal));
  const wrongMethod = refuse('wrong method', new Refusal('method-not-allowed', say('web.wrongMethod')));
  const nowhere = refuse('no route', new Refusal('not-found', say('web.noPage')));
  const others = [...new Set(served.map(({ path }) => path))].map(
    (path): Served => ({ method: 'ANY', path, handler: wrongMethod }),
  );
  return [
    ...others.filter(({ path }) => !path.includes('{')),
    ...served,
    ...others.filter(({ path }) => path.includes('{')),
    { method: 'ANY', path: '/{proxy+}', handler: nowhere },
  ];
}

/** HEAD asks for what GET answers, without the body (RFC 9110 section 9.3.2); mail scanners do it. */
function headAsGet(event: APIGatewayProxyEventV2): void {
  if (event.requestContext.http.method === 'HEAD') event.requestContext.http.method = 'GET';
}

/** When to come again, in seconds, where the answer does not know better: what is not possible just now is possible soon. */
const RETRY_AFTER: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  429: { 'retry-after': '60' },
  503: { 'retry-after': '10' },
};

/** A page and its JSON have one address, and what a person sees depends on who comes. */
const VARY = { vary: 'accept, cookie' };

import * as z from 'zod';
import { languageAskedFor } from '../language/accept-language.ts';
import type { Language } from '../language/language.ts';
import { say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';

/** The parts of an HTTP API event (payload format 2.0) that Afterword reads. */
export const HttpEventSchema = z.object({
  rawPath: z.string(),
  rawQueryString: z.string().default(''),
  headers: z.record(z.string(), z.string()),
  cookies: z.array(z.string()).default([]),
  pathParameters: z.record(z.string(), z.string()).optional(),
  requestContext: z.object({
    http: z.object({ method: z.string(), sourceIp: z.string().default('') }),
    requestId: z.string(),
    timeEpoch: z.int(),
  }),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
});
export type HttpEvent = z.infer<typeof HttpEventSchema>;

export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'form'; readonly form: FormData }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'csv'; readonly text: string };

export interface Request {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly cookies: Readonly<Record<string, string>>;
  /** When it was asked: epoch milliseconds, from the event. */
  readonly now: number;
  readonly wantsJson: boolean;
  /** What the browser asks for, of the languages that there are; `undefined` where that is none of them. */
  readonly language: Language | undefined;
  readonly body: Body;
  readonly id: string;
}

/** Bodies beyond this are refused before they are parsed: forms are small, files go to S3 by themselves. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/** @throws Refusal for a body that is too large, of a type we do not take, or not what its type says. */
export async function readRequest(event: HttpEvent): Promise<Request> {
  return {
    path: event.rawPath,
    params: Object.fromEntries(Object.entries(event.pathParameters ?? {}).map(([key, value]) => [key, decode(value)])),
    query: new URLSearchParams(event.rawQueryString),
    cookies: parseCookies(event.cookies),
    now: event.requestContext.timeEpoch,
    wantsJson: wantsJson(event),
    language: languageAskedFor(event.headers['accept-language'] ?? ''),
    body: event.requestContext.http.method === 'POST' ? await readBody(event) : { kind: 'none' },
    id: event.requestContext.requestId,
  };
}

/** Whoever accepts JSON and does not ask for a page (RFC 9110 section 12.5.1, as far as two types need it). */
export function wantsJson(event: HttpEvent): boolean {
  const accept = event.headers.accept ?? '';
  if (accept.includes('text/html')) return false;
  return /application\/(problem\+)?json/.test(accept) || isJson(event.headers['content-type'] ?? '');
}

/** Types are written in any case (RFC 9110 section 8.3.1). */
const isOf = (type: string, wanted: string): boolean => type.toLowerCase().startsWith(wanted);
const isJson = (type: string): boolean => isOf(type, 'application/json');

async function readBody(event: HttpEvent): Promise<Body> {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > BODY_LIMIT_BYTES) {
    throw new Refusal('too-large', say('web.bodyTooLarge'));
  }
  const type = event.headers['content-type'] ?? '';
  if (bytes.length === 0 && type === '') return { kind: 'none' };
  if (isJson(type)) return { kind: 'json', value: parseJson(bytes) };
  if (isOf(type, 'text/csv')) return { kind: 'csv', text: decodeText(bytes) };
  if (isOf(type, 'application/x-www-form-urlencoded') || isOf(type, 'multipart/form-data')) {
    try {
      return { kind: 'form', form: await new Response(bytes, { headers: { 'content-type': type } }).formData() };
    } catch (cause) {
      if (cause instanceof TypeError) throw new Refusal('malformed', say('web.formBroken'));
      throw cause;
    }
  }
  throw new Refusal('wrong-type', say('web.typeNotTaken'));
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(decodeText(bytes));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new Refusal('malformed', `The body is not valid JSON: ${cause.message}`);
  }
}

function decodeText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('malformed', say('web.notUtf8'));
  }
}

function parseCookies(cookies: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    cookies.map((cookie) => {
      const cut = cookie.indexOf('=');
      return [cookie.slice(0, cut).trim(), cookie.slice(cut + 1).trim()];
    }),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

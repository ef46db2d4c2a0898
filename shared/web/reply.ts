import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type * as z from 'zod';
import { printStyleHash, scriptHash, styleHashes, uploadScriptHash } from './integrity.ts';
import type { Request } from './request.ts';
import type { Answer } from './route-api.ts';

/** What a route answers. The endpoint adds the security headers. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: string;
  /** `body` holds bytes and no text. */
  readonly isBase64?: boolean;
}

export interface ReplyOptions {
  readonly status?: number;
  readonly cookies?: readonly string[];
  /** The origin of a bucket that the page's form uploads to: the content security policy names it, and the script that sends. */
  readonly uploadsTo?: string;
  /** A page for paper or for the wall, with the style of those (`Printed`). */
  readonly printed?: boolean;
  /** A script file of ours that the page fetches: its whole address. */
  readonly script?: string;
  /** The page shows another of our own addresses in a frame. */
  readonly frames?: boolean;
  /** Such an address leads to this origin: the bucket's. */
  readonly framesFrom?: string;
  /** Answers are private unless a route says otherwise. */
  readonly cacheControl?: string;
}

const PRIVATE = 'private, no-store';

/** One resource as a page for people or as JSON for programs, whichever was asked for. `Schema`: what the API's document says of the JSON. */
export function answer<Schema extends z.ZodType = never>(
  request: Request,
  as: { page: () => VNode; json: Answer<Schema> },
  options: ReplyOptions = {},
): Reply {
  return request.wantsJson ? json<Schema>(as.json, options) : page(as.page(), options);
}

export function page(node: VNode, options: ReplyOptions = {}): Reply {
  return {
    status: options.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(options),
      'cache-control': options.cacheControl ?? PRIVATE,
    },
    cookies: options.cookies ?? [],
    body: `<!DOCTYPE html>${renderToString(node)}`,
  };
}

export function json<Schema extends z.ZodType = never>(value: Answer<Schema>, options: ReplyOptions = {}): Reply {
  return {
    status: options.status ?? 200,
    headers: { 'content-type': 'application/json', 'cache-control': options.cacheControl ?? PRIVATE },
    cookies: options.cookies ?? [],
    body: JSON.stringify(value),
  };
}

/** A small file of text, to be saved or opened by another program. `name`: letters, digits, "-" and "." */
export function textFile(
  text: string,
  { type, name }: { readonly type: string; readonly name: string },
  { cacheControl = PRIVATE }: Pick<ReplyOptions, 'cacheControl'> = {},
): Reply {
  return {
    status: 200,
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': cacheControl,
    },
    cookies: [],
    body: text,
  };
}

/** The same of bytes. An answer of Lambda's holds at most 6 MB, a third of which goes with base64. */
export function binaryFile(bytes: Buffer, { type, name }: { readonly type: string; readonly name: string }): Reply {
  return { ...textFile('', { type, name }), body: bytes.toString('base64'), isBase64: true };
}

/** 303: the browser follows with a GET, so that going back or reloading sends nothing twice. */
export function seeOther(location: string, cookies: readonly string[] = []): Reply {
  return { status: 303, headers: { location, 'cache-control': PRIVATE }, cookies, body: '' };
}

/** 302: for the moment what was asked for lies elsewhere, such as at a signed address that soon ends. */
export function elsewhere(location: string, cacheControl = PRIVATE): Reply {
  return { status: 302, headers: { location, 'cache-control': cacheControl }, cookies: [], body: '' };
}

/** After a change: the page that shows it for people, the new state for programs. */
export function changed<Schema extends z.ZodType = never>(
  request: Request,
  location: string,
  value: Answer<Schema>,
  options: ReplyOptions = {},
): Reply {
  return request.wantsJson ? json<Schema>(value, options) : seeOther(location, options.cookies);
}

function contentSecurityPolicy({
  uploadsTo,
  script,
  printed = false,
  frames = false,
  framesFrom,
}: ReplyOptions): string {
  const bucket = uploadsTo ? ` ${uploadsTo}` : '';
  return [
    "default-src 'none'",
    `style-src ${printed ? printStyleHash : styleHashes}`,
    `script-src ${scriptHash}${uploadsTo ? ` ${uploadScriptHash}` : ''}${script ? ` ${script}` : ''}`,
    "img-src 'self' data:",
    `connect-src 'self'${bucket}`,
    `form-action 'self'${bucket}`,
    ...(frames || framesFrom ? [['frame-src', "'self'", framesFrom].filter(Boolean).join(' ')] : []),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

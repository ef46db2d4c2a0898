import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { localCredentials } from './engine.ts';
import { accessDenied, S3Refusal } from './s3-refusal.ts';

/** What a signature says about itself, in a header or in the query. */
interface Claimed {
  /** `KEY/DATE/REGION/SERVICE/aws4_request` */
  credential: string;
  signedHeaders: string[];
  signature: string;
  /** `yyyyMMddTHHmmssZ` */
  time: string;
}

/**
 * Checks AWS Signature Version 4 of a request, in its `Authorization` header or its query, as S3 does:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html. s3rver's own check goes wrong at the
 * bucket's address and at some characters of a query, and lets through what is not signed at all. That a presigned
 * address has expired is left to s3rver.
 * @returns the access key that it was signed with
 * @throws S3Refusal 403
 */
export function checkSignature(request: IncomingMessage, secretOf: SecretOf = localSecret): string {
  const url = new URL(request.url ?? '/', 'http://s3');
  const claimed = url.searchParams.has('X-Amz-Signature') ? inQuery(url.searchParams) : inHeader(request);
  if (!claimed) throw accessDenied();
  const canonical = [
    request.method,
    url.pathname,
    canonicalQuery(url.searchParams),
    ...claimed.signedHeaders.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    claimed.signedHeaders.join(';'),
    request.headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD',
  ].join('\n');
  const scope = claimed.credential.split('/').slice(1).join('/');
  const hash = createHash('sha256').update(canonical).digest('hex');
  return checkSigned(['AWS4-HMAC-SHA256', claimed.time, scope, hash].join('\n'), claimed, secretOf);
}

/** The secret of an access key; `undefined` for a key that nobody has. */
export type SecretOf = (accessKeyId: string) => string | undefined;

const localSecret: SecretOf = (accessKeyId) =>
  accessKeyId === localCredentials.accessKeyId ? localCredentials.secretAccessKey : undefined;

/**
 * Checks that a text was signed with a key that somebody has.
 * @returns the access key
 * @throws S3Refusal 403
 */
export function checkSigned(
  text: string,
  { credential, signature }: Pick<Claimed, 'credential' | 'signature'>,
  secretOf: SecretOf = localSecret,
): string {
  const [accessKeyId = '', ...scope] = credential.split('/');
  const secret = secretOf(accessKeyId);
  if (secret === undefined) {
    throw new S3Refusal(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.');
  }
  const key = scope.reduce<Buffer>(hmac, Buffer.from(`AWS4${secret}`));
  const expected = hmac(key, text);
  const given = Buffer.from(signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new S3Refusal(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    );
  }
  return accessKeyId;
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function inQuery(query: URLSearchParams): Claimed {
  return {
    credential: query.get('X-Amz-Credential') ?? '',
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: query.get('X-Amz-Signature') ?? '',
    time: query.get('X-Amz-Date') ?? '',
  };
}

function inHeader({ headers }: IncomingMessage): Claimed | undefined {
  const form = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)$/;
  const [, credential, signedHeaders, signature] = form.exec(headers.authorization ?? '') ?? [];
  if (!credential || !signedHeaders || !signature) return undefined;
  return { credential, signature, signedHeaders: signedHeaders.split(';'), time: String(headers['x-amz-date'] ?? '') };
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
}

/** RFC 3986, which leaves fewer characters alone than encodeURIComponent. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

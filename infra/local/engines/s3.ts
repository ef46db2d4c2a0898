import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import S3rver, { type Store } from '@20minutes/s3rver';
import type { Gate } from '../rights/gate.ts';
import type { Engine } from './engine.ts';
import { listen, readBody } from './listening.ts';
import { checkUpload } from './s3-post-policy.ts';
import { answerRefusal, S3Refusal } from './s3-refusal.ts';
import { asTheEngineKnows, type BucketGate, bucketGate } from './s3-rights.ts';
import { checkSignature } from './s3-signature.ts';
import { dropDrafts, storeWholeObjects } from './s3-store.ts';

export interface BucketDefinition {
  name: string;
  /** The one origin whose pages may POST to the bucket. */
  corsOrigin?: string;
}

export interface S3Options {
  folder: string;
  buckets: readonly BucketDefinition[];
  /** Epoch milliseconds; real time unless a test needs another, for the expiry of upload policies. */
  now?: () => number;
  /** Whose rights are checked; without, there are the local credentials only, and they may do everything. */
  gate?: Gate;
  port?: number;
}

/** Far over what the product allows, so that its policy is what refuses; S3 itself takes 5 GB. */
const MAX_UPLOAD = 200 * 1024 * 1024;

/** What the front knows of a request. */
interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  bucket: string;
  key: string;
}

/**
 * S3 on s3rver, whose objects are files below `folder`. Addresses are path-style: `http://127.0.0.1:PORT/BUCKET/KEY`.
 * @throws PortTaken
 */
export async function startS3({ folder, buckets, now = Date.now, gate, port }: S3Options): Promise<Engine> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const engine = new S3rver({ directory: folder, silent: true, vhostBuckets: false, allowMismatchedSignatures: true });
  engine.on('error', () => {}); // Koa would write every refusal to the console.
  storeWholeObjects(engine.store);
  await dropDrafts(folder);
  for (const { name } of buckets) await engine.store.putBucket(name);
  const serve = engine.callback();
  const origins = new Map(buckets.map(({ name, corsOrigin }) => [name, corsOrigin]));
  const inTurn = turns();
  const rights = bucketGate(gate, engine.store);

  const front = await listen(async (request, response) => {
    const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/.exec(pathOf(request)) ?? [];
    const exchange: Exchange = { request, response, bucket, key };
    try {
      if (request.method === 'OPTIONS') return answerPreflight(exchange, origins.get(bucket));
      allowOrigin(exchange, origins.get(bucket));
      if (request.method === 'POST' && key === '' && isForm(request)) return await upload(exchange, serve, now, rights);
      await rights.check(exchange, checkSignature(request, rights.secretOf));
      asTheEngineKnows(request);
      if (request.method !== 'PUT') return await serve(request, response);
      await inTurn(`${bucket}/${key}`, async () => {
        await checkPreconditions(exchange, engine.store);
        await serve(request, response);
      });
    } catch (error) {
      if (!(error instanceof S3Refusal)) throw error;
      request.resume();
      answerRefusal(response, error);
    }
  }, port);
  return {
    endpoint: front.endpoint,
    stop: async () => {
      await front.close();
      engine.logger.close();
    },
  };
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return decodeURIComponent(new URL(url, 'http://s3').pathname);
}

function isForm({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.startsWith('multipart/form-data') ?? false;
}

/** Checks a browser's upload; only then the engine stores it and answers as `success_action_…` asks. */
async function upload(
  { request, response, bucket }: Exchange,
  serve: ReturnType<S3rver['callback']>,
  now: () => number,
  rights: BucketGate,
): Promise<void> {
  const body = await readBody(request, MAX_UPLOAD);
  if (!body) {
    throw new S3Refusal(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
      MaxSizeAllowed: String(MAX_UPLOAD),
    });
  }
  const type = request.headers['content-type'] ?? '';
  const named = withFileName(body, (await formOf(body, type)).fileName);
  const { fields, fileSize } = await formOf(named, type);
  const signer = checkUpload({ bucket, fields, fileSize }, now(), rights.secretOf);
  rights.checkForm(bucket, fields.get('key') ?? '', signer);
  const { method, url, headers, socket } = request;
  headers['content-length'] = String(named.length);
  await serve(Object.assign(Readable.from([named]), { method, url, headers, socket }), response);
}

/**
 * S3 puts the file's own name, without its folders, where a field before the file says `${filename}`; s3rver leaves the
 * words as they are. https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 */
function withFileName(body: Buffer, fileName: string): Buffer {
  const file = body.indexOf('name="file"');
  const fields = body.subarray(0, file).toString('latin1');
  const name = Buffer.from(fileName.replace(/^.*[/\\]/s, '')).toString('latin1');
  return Buffer.concat([
    Buffer.from(
      fields.replaceAll(`$\{filename}`, () => name),
      'latin1',
    ),
    body.subarray(file),
  ]);
}

async function formOf(
  body: Buffer,
  type: string,
): Promise<{ fields: Map<string, string>; fileName: string; fileSize: number }> {
  const fields = new Map<string, string>();
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().catch(() => {
    throw new S3Refusal(400, 'MalformedPOSTRequest', 'The body of your POST request is not well-formed form-data.');
  });
  for (const [name, value] of form) {
    if (name === 'file') {
      const isText = typeof value === 'string';
      return { fields, fileName: isText ? '' : value.name, fileSize: isText ? Buffer.byteLength(value) : value.size };
    }
    if (typeof value === 'string') fields.set(name.toLowerCase(), value);
  }
  throw new S3Refusal(400, 'InvalidArgument', 'POST requires exactly one file upload per request.');
}

/**
 * `If-None-Match: *` and `If-Match` of a write, and those of a copy on its source; s3rver ignores all of them.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html
 */
async function checkPreconditions({ request: { headers }, bucket, key }: Exchange, store: Store): Promise<void> {
  const failed = (Condition: string) =>
    new S3Refusal(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
      Condition,
    });
  if (headers['if-none-match'] === '*' && (await store.existsObject(bucket, key))) throw failed('If-None-Match');
  const wanted = headers['if-match'];
  if (wanted !== undefined && !sameTag(wanted, await tagOf(store, bucket, key))) throw failed('If-Match');

  const source = headers['x-amz-copy-source'];
  if (typeof source !== 'string') return;
  // S3 undoes all of the URL encoding; s3rver undoes decodeURI's part of it only, and misses keys with a comma or a plus.
  headers['x-amz-copy-source'] = encodeURI(decodeURIComponent(source));
  const [, fromBucket = '', fromKey = ''] = /^\/?([^/]+)\/(.+)$/.exec(decodeURIComponent(source)) ?? [];
  const tag = await tagOf(store, fromBucket, fromKey);
  if (tag === undefined) return; // The engine says which is missing, the bucket or the key.
  const match = headers['x-amz-copy-source-if-match'];
  if (match !== undefined && !sameTag(String(match), tag)) throw failed('x-amz-copy-source-If-Match');
  const noneMatch = headers['x-amz-copy-source-if-none-match'];
  if (noneMatch !== undefined && sameTag(String(noneMatch), tag)) throw failed('x-amz-copy-source-If-None-Match');
}

async function tagOf(store: Store, bucket: string, key: string): Promise<string | undefined> {
  return (await store.existsObject(bucket, key)) ? (await store.getMetadata(bucket, key)).etag : undefined;
}

function sameTag(wanted: string, tag: string | undefined): boolean {
  return tag !== undefined && wanted.replaceAll('"', '') === tag.replaceAll('"', '');
}

/** One write at a time for each key, so that of two that must be the first only one is. */
function turns(): (key: string, work: () => Promise<void>) => Promise<void> {
  const last = new Map<string, Promise<void>>();
  return (key, work) => {
    const mine = (last.get(key) ?? Promise.resolve()).catch(() => {}).then(work);
    last.set(key, mine);
    const forget = () => void (last.get(key) === mine && last.delete(key));
    mine.then(forget, forget);
    return mine;
  };
}

function allowOrigin({ request, response }: Exchange, allowed: string | undefined): boolean {
  const { origin } = request.headers;
  const method = request.headers['access-control-request-method'] ?? request.method;
  if (origin === undefined || origin !== allowed || method !== 'POST') return false;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-allow-methods', 'POST');
  response.setHeader('vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method');
  return true;
}

function answerPreflight(exchange: Exchange, allowed: string | undefined): void {
  if (!allowOrigin(exchange, allowed)) {
    throw new S3Refusal(403, 'AccessForbidden', 'CORSResponse: This CORS request is not allowed.');
  }
  const headers = exchange.request.headers['access-control-request-headers'];
  if (headers) exchange.response.setHeader('access-control-allow-headers', headers);
  exchange.response.end();
}

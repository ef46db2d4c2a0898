import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  type CopyObjectCommandInput,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Engine, localCredentials } from '../../infra/local/engines/engine.ts';
import { type S3Options, startS3 } from '../../infra/local/engines/s3.ts';
import { scratchFolder, startToKill } from './scratch.ts';

const Bucket = 'documents';
const base = 'http://127.0.0.1:8080';
const buckets = [{ name: Bucket, corsOrigin: base }];
const md5 = (text: string) => `"${createHash('md5').update(text).digest('hex')}"`;

async function started(options: Partial<S3Options> = {}): Promise<{ engine: Engine; s3: S3Client }> {
  const engine = await startS3({ folder: scratchFolder(), buckets, ...options });
  onTestFinished(() => engine.stop());
  return { engine, s3: client(engine.endpoint) };
}

function client(
  endpoint: string,
  credentials: { accessKeyId: string; secretAccessKey: string } = localCredentials,
): S3Client {
  const s3 = new S3Client({ endpoint, region: 'eu-west-1', credentials, maxAttempts: 1 });
  onTestFinished(() => s3.destroy());
  return s3;
}

const put = (Key: string, Body: string, more: Partial<PutObjectCommandInput> = {}) =>
  new PutObjectCommand({ Bucket, Key, Body, ...more });
const copy = (Key: string, from: string, more: Partial<CopyObjectCommandInput> = {}) =>
  new CopyObjectCommand({ Bucket, Key, CopySource: `${Bucket}/${from}`, ...more });
const read = async (s3: S3Client, Key: string) =>
  (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
const keys = async (s3: S3Client) =>
  ((await s3.send(new ListObjectsV2Command({ Bucket }))).Contents ?? []).map((object) => object.Key);
const precondition = { name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } };

describe('objects', () => {
  test('a large object is written in parts, and is there whole or not at all', async () => {
    const { s3 } = await started();
    const text = (letter: string) => letter.repeat(6 * 1024 * 1024);
    async function* pieces(breaks: boolean) {
      yield Buffer.from(text('a'));
      yield Buffer.from(text('b'));
      if (breaks) throw new Error('The source broke off.');
    }
    const upload = (Key: string, breaks: boolean) =>
      new Upload({
        client: s3,
        params: { Bucket, Key, Body: Readable.from(pieces(breaks), { objectMode: false }) },
        partSize: 5 * 1024 * 1024,
        leavePartsOnError: true,
      }).done();

    await upload('packets/whole.zip', false);
    await expect(upload('packets/half.zip', true)).rejects.toThrow('broke off');

    expect(await keys(s3)).toEqual(['packets/whole.zip']);
    expect(await read(s3, 'packets/whole.zip')).toBe(text('a') + text('b'));
  });

  test('what is put is got, with its type, metadata and ETag; what is deleted is gone', async () => {
    const { s3 } = await started();

    await s3.send(put('papers/a b.pdf', 'paper', { ContentType: 'application/pdf', Metadata: { sha256: 'ff' } }));

    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'papers/a b.pdf' }));
    expect(head).toMatchObject({
      ContentType: 'application/pdf',
      ContentLength: 5,
      ETag: md5('paper'),
      Metadata: { sha256: 'ff' },
    });
    expect(await read(s3, 'papers/a b.pdf')).toBe('paper');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'papers/a b.pdf' }));
    await expect(read(s3, 'papers/a b.pdf')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('the bucket lists by prefix, though that is a request to the bucket', async () => {
    const { s3 } = await started();
    await s3.send(put('papers/1.pdf', '1'));
    await s3.send(put('reports/1.html', '2'));

    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'reports/' }));

    expect(Contents?.map((object) => object.Key)).toEqual(['reports/1.html']);
  });

  test('If-None-Match lets one of two writers in, also when they come at once', async () => {
    const { s3 } = await started();
    const attempts = ['first', 'second', 'third'].map((body) => s3.send(put('papers/x', body, { IfNoneMatch: '*' })));

    const outcomes = await Promise.allSettled(attempts);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(s3.send(put('papers/x', 'late', { IfNoneMatch: '*' }))).rejects.toMatchObject(precondition);
    await expect(s3.send(put('papers/x', 'other', { IfMatch: md5('not this') }))).rejects.toMatchObject(precondition);
  });

  test('a copy is made of the version that was seen, or not at all', async () => {
    const { s3 } = await started();
    await s3.send(put('uploads/a', 'one', { ContentType: 'application/pdf' }));

    await s3.send(copy('papers/1', 'uploads/a', { CopySourceIfMatch: md5('one') }));
    await s3.send(put('uploads/a', 'overwritten'));
    const second = s3.send(copy('papers/2', 'uploads/a', { CopySourceIfMatch: md5('one') }));

    await expect(second).rejects.toMatchObject(precondition);
    expect(await keys(s3)).toEqual(['papers/1', 'uploads/a']);
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key: 'papers/1' }))).toMatchObject({
      ContentType: 'application/pdf',
      ETag: md5('one'),
    });
  });

  test('a copy of nothing is NoSuchKey', async () => {
    const { s3 } = await started();
    await expect(s3.send(copy('papers/1', 'uploads/none'))).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('who may read', () => {
  test('nobody without a signature, nor with another key', async () => {
    const { engine, s3 } = await started();
    await s3.send(put('papers/x', 'secret'));

    const unsigned = await fetch(`${engine.endpoint}/${Bucket}/papers/x`);
    const stranger = client(engine.endpoint, { ...localCredentials, secretAccessKey: 'other' });

    expect(unsigned.status).toBe(403);
    expect(await unsigned.text()).toContain('<Code>AccessDenied</Code>');
    await expect(read(stranger, 'papers/x')).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
  });

  test('a presigned address reads one object, under the name it gives', async () => {
    const { s3 } = await started();
    await s3.send(put('papers/x', 'paper'));
    const disposition = `attachment; filename="A (first) paper's file.pdf"`;
    const url = await getSignedUrl(
      s3,
      new GetObjectCommand({ Bucket, Key: 'papers/x', ResponseContentDisposition: disposition }),
    );

    const response = await fetch(url);

    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(disposition);
    expect(await response.text()).toBe('paper');
    expect((await fetch(url.replace('papers/x', 'papers/y'))).status).toBe(403);
    expect((await fetch(url.replace('first', 'second'))).status).toBe(403);
  });

  test('a presigned address that has expired does not', async () => {
    const { s3 } = await started();
    await s3.send(put('papers/x', 'paper'));
    const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: 'papers/x' }), {
      expiresIn: 60,
      signingDate: new Date(Date.now() - 61_000),
    });

    const response = await fetch(url);

    expect(response.status).toBe(403);
    expect(await response.text()).toContain('Request has expired');
  });
});

describe('uploads by a browser', () => {
  const presign = (s3: S3Client, more: Partial<PresignedPostOptions> = {}) =>
    createPresignedPost(s3, {
      Bucket,
      Key: 'uploads/1',
      Conditions: [['content-length-range', 1, 10]],
      Fields: { 'Content-Type': 'application/pdf' },
      Expires: 600,
      ...more,
    });

  async function post(
    { url, fields }: { url: string; fields: Record<string, string> },
    content: string,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([content]), 'paper.pdf');
    return fetch(url, { method: 'POST', body: form, headers, redirect: 'manual' });
  }

  test('a file within its policy is stored, and 204 by default, 201 with XML when asked', async () => {
    const { s3 } = await started();

    const plain = await post(await presign(s3), 'ten bytes!');
    const asked = await post(await presign(s3, { Key: 'uploads/2', Fields: { success_action_status: '201' } }), 'two');

    expect([plain.status, plain.headers.get('etag')]).toEqual([204, md5('ten bytes!')]);
    expect([asked.status, asked.headers.get('etag')]).toEqual([201, md5('two')]);
    expect(await asked.text()).toContain('<Key>uploads/2</Key>');
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key: 'uploads/1' }))).toMatchObject({
      ContentType: 'application/pdf',
      ContentLength: 10,
    });
  });

  test('a redirect takes bucket, key and ETag along', async () => {
    const { s3 } = await started();
    const there = `${base}/w/1/p/2/paper?draft=3`;

    const response = await post(await presign(s3, { Fields: { success_action_redirect: there } }), 'paper');

    const location = new URL(response.headers.get('location') ?? '');
    expect(response.status).toBe(303);
    expect(`${location.origin}${location.pathname}`).toBe(`${base}/w/1/p/2/paper`);
    expect(Object.fromEntries(location.searchParams)).toEqual({
      draft: '3',
      bucket: Bucket,
      key: 'uploads/1',
      etag: md5('paper'),
    });
  });

  test.each([
    ['too large', 'eleven byte', 'EntityTooLarge'],
    ['too small', '', 'EntityTooSmall'],
  ])('a file that is %s is 400 and nothing is stored', async (_, content, code) => {
    const { s3 } = await started();

    const response = await post(await presign(s3), content);

    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`<Code>${code}</Code>`);
    expect(await keys(s3)).toEqual([]);
  });

  test('an expired policy, a tampered one, another key, a field or bucket it does not name: 403, nothing stored', async () => {
    const { s3 } = await started({ buckets: [...buckets, { name: 'other' }] });
    const { s3: later, engine } = await started({ now: () => Date.now() + 601_000 });
    const good = await presign(s3);
    const wider = Buffer.from(
      Buffer.from(good.fields.Policy ?? '', 'base64')
        .toString()
        .replace(',10]', ',99999]'),
    ).toString('base64');
    const { 'X-Amz-Signature': _, ...unsigned } = good.fields;

    const refused = [
      await post({ ...good, url: `${engine.endpoint}/${Bucket}` }, 'paper'),
      await post({ ...good, fields: { ...good.fields, Policy: wider } }, 'paper'),
      await post({ ...good, fields: { ...good.fields, key: 'papers/stolen' } }, 'paper'),
      await post({ ...good, fields: { ...good.fields, 'Content-Type': 'text/html' } }, 'paper'),
      await post({ ...good, fields: { ...good.fields, acl: 'public-read' } }, 'paper'),
      await post({ ...good, url: good.url.replace(Bucket, 'other') }, 'paper'),
      await post({ ...good, fields: unsigned }, 'paper'),
      await post({ ...good, fields: { key: 'uploads/1' } }, 'paper'),
    ];

    expect(refused.map(({ status }) => status)).toEqual(Array(refused.length).fill(403));
    expect(await refused[0]?.text()).toContain('Policy expired');
    expect(await refused[2]?.text()).toContain('$key');
    expect([...(await keys(s3)), ...(await keys(later))]).toEqual([]);
  });

  test('the pages of the base URL may read the answer, a refusal too; those of others may not', async () => {
    const { engine, s3 } = await started();
    const allowed = async (origin: string, content: string) =>
      (await post(await presign(s3), content, { origin })).headers.get('access-control-allow-origin');
    const preflight = (origin: string, method: string) =>
      fetch(`${engine.endpoint}/${Bucket}`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'x-any' },
      });

    expect(await allowed(base, 'paper')).toBe(base);
    expect(await allowed(base, 'far too large')).toBe(base);
    expect(await allowed('https://evil.example', 'paper')).toBeNull();
    expect([await preflight(base, 'POST'), await preflight(base, 'PUT')].map(({ status }) => status)).toEqual([
      200, 403,
    ]);
    expect((await preflight('https://evil.example', 'POST')).status).toBe(403);
  });

  test('25 MB go through', async () => {
    const { s3 } = await started();
    const size = 25 * 1024 * 1024;
    const response = await post(
      await presign(s3, { Conditions: [['content-length-range', 1, size]] }),
      'x'.repeat(size),
    );
    expect(response.status).toBe(204);
  });

  test('what is no form is told so', async () => {
    const { engine } = await started();
    const response = await fetch(`${engine.endpoint}/${Bucket}`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: 'nonsense',
    });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('MalformedPOSTRequest')]);
  });
});

describe('the folder', () => {
  test('objects outlive kill -9, an upload cut off in the middle leaves none, and the port can be given', async () => {
    const folder = scratchFolder();
    const first = await startToKill('s3.ts', `m.startS3(${JSON.stringify({ folder, buckets })})`);
    await client(first.endpoint).send(put('papers/x', 'kept'));
    const half = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('half of it'));
      },
    });
    const url = await getSignedUrl(client(first.endpoint), put('papers/half', ''));
    const cut = fetch(url, { method: 'PUT', body: half, duplex: 'half' } as RequestInit).catch(() => 'cut');
    await expect.poll(() => readdirSync(folder, { recursive: true }).join()).toContain('half');
    await first.kill();
    expect(await cut).toBe('cut');

    const port = Number(new URL(first.endpoint).port);
    const { engine, s3 } = await started({ folder, port });
    expect(readdirSync(folder, { recursive: true }).join()).not.toContain('half');

    expect(engine.endpoint).toBe(first.endpoint);
    expect(await read(s3, 'papers/x')).toBe('kept');
    expect(await keys(s3)).toEqual(['papers/x']);
    await expect(startS3({ folder, buckets, port })).rejects.toMatchObject({ name: 'PortTaken' });
  });
});

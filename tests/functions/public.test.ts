import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publicRoutes } from '../../functions/public/routes.ts';
import { PaperItem } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { PaperStateSchema } from '../../shared/papers/paper-state.ts';
import { keys } from '../../shared/store/keys.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { BASE_URL, browserLike } from '../support/browser-like.ts';
import { startDocuments } from '../support/documents.ts';
import { aPdf } from '../support/files.ts';
import { aPaper, aWorkshop, LINK_KEYS, T0 } from '../support/fixtures.ts';
import { startTable } from '../support/table.ts';

let engine: Awaited<ReturnType<typeof startTable>>;
let files: Awaited<ReturnType<typeof startDocuments>>;
let browser: ReturnType<typeof browserLike>;
const bytes = aPdf('Published');
const sha256 = createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
  [engine, files] = await Promise.all([startTable(), startDocuments()]);
  browser = browserLike(
    publicRoutes({
      table: engine.table,
      documents: files.documents,
      baseUrl: BASE_URL,
      linkKeys: LINK_KEYS,
      adminEmail: 'us@example.org',
    }),
  );
  await engine.table.insert(WorkshopItem, keys.workshop('small'), aWorkshop());
  await files.put(`papers/${sha256}.pdf`, bytes);
  for (const state of PaperStateSchema.options) {
    const publishedAt = state === 'withdrawn' ? undefined : new Date(T0).toISOString();
    await put(aPublished({ id: `paper-${state}`, state, publishedAt }));
  }
});
afterAll(async () => {
  await Promise.all([engine.stop(), files.stop()]);
});

function aPublished(changes: Partial<Paper> = {}): Paper {
  const { metadata } = aPaper();
  const at = new Date(T0).toISOString();
  const title = '<script>alert(1)</script> & more';
  const file = { key: `papers/${sha256}.pdf`, sha256, bytes: bytes.length, type: 'pdf' as const, name: 'Response.pdf' };
  const version = {
    number: 1,
    metadata: { ...metadata, title, keywords: ['cert'] },
    file,
    attachments: [],
    submittedAt: at,
  };
  return aPaper({ versions: [version], publishedAt: at, ...changes });
}

const put = (paper: Paper) => engine.table.insert(PaperItem, keys.paper('small', paper.personId, paper.id), paper);
const get = (path: string, headers = {}) => browser.send(path, { now: T0, headers });
const asJson = { accept: 'application/json' };
const PAGE = '/papers/small/paper-published';

test('the home page says what this is and where staff sign in', async () => {
  const reply = await get('/');
  expect(reply.status).toBe(200);
  expect(reply.body).toContain('href="/staff"');
  expect(reply.headers['cache-control']).toBe('public, max-age=60');
});

test('given papers in every state, then only the published one is listed and found, and nothing of its author’s address', async () => {
  const list = await get('/papers/small');
  expect(list.body.match(/<article/g)).toHaveLength(1);
  expect(list.body).toContain(PAGE);
  expect(list.body).not.toContain('PERSON');
  for (const state of PaperStateSchema.options) {
    const expected = state === 'published' ? 200 : 404;
    expect((await get(`/papers/small/paper-${state}`)).status).toBe(expected);
    expect((await get(`/papers/small/paper-${state}/file`)).status).toBe(expected === 200 ? 302 : 404);
  }
});

test('the page of a published paper: escaped, with its fingerprint, for programs too', async () => {
  const { body, headers } = await get(PAGE);
  expect(body).not.toContain('<script>alert');
  for (const part of [sha256, 'Response.pdf', 'citation_title', `${BASE_URL}${PAGE}`]) expect(body).toContain(part);
  expect(headers['cache-control']).toBe('public, max-age=60');
  const json = (await get(PAGE, asJson)).json();
  expect(json).toMatchObject({ page: `${BASE_URL}${PAGE}`, keywords: ['cert'], file: { sha256, bytes: bytes.length } });
  expect(JSON.stringify(json)).not.toContain('p1');
});

test('its file is what was published, byte for byte', async () => {
  const reply = await get(`${PAGE}/file`);
  const file = await fetch(reply.headers.location ?? '');
  expect(
    createHash('sha256')
      .update(Buffer.from(await file.arrayBuffer()))
      .digest('hex'),
  ).toBe(sha256);
  expect(file.headers.get('content-disposition')).toContain('Response.pdf');
});

test('given a paper under an id that somebody copied, then the first begun keeps its address', async () => {
  const later = new Date(T0 + 1000).toISOString();
  await put(
    aPublished({
      id: 'paper-published',
      personId: 'p2',
      state: 'published',
      createdAt: later,
      metadata: aPaper().metadata,
    }),
  );
  expect((await get(PAGE)).body).toContain('more');
});

test.each([
  '/papers',
  '/papers/none',
  '/papers/NO%20SUCH',
  '/papers/small/none',
  `/papers/small/${'x'.repeat(3000)}`,
  '/nowhere',
  '/papers/small/paper-published/x',
])('given %s, then 404, as a page and as a problem', async (path) => {
  expect((await get(path)).status).toBe(404);
  const problem = await get(path, asJson);
  expect(problem.status).toBe(404);
  expect(problem.headers['content-type']).toBe('application/problem+json');
});

test('given a POST, then 405', async () => {
  expect((await browser.send(PAGE, { form: { a: 'b' }, now: T0 })).status).toBe(405);
});

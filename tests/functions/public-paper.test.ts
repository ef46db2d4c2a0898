import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicRoutes } from '../../functions/public/routes.ts';
import { referenceOf } from '../../shared/papers/citation/reference.ts';
import { scholarlyArticle } from '../../shared/papers/citation/scholarly-article.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { PaperItem } from '../../shared/papers/paper.store.ts';
import type { FileType, Paper } from '../../shared/papers/paper.ts';
import { keys } from '../../shared/store/keys.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { BASE_URL, browserLike } from '../support/browser-like.ts';
import { namesIn, printed, readBibtex, readRis } from '../support/citations.ts';
import { aPaper, aVersion, aWorkshop, LINK_KEYS, T0 } from '../support/fixtures.ts';
import { startTable } from '../support/table.ts';

/** What a published paper's page says to machines, and what lies beside it. */

const ATTACK = `</script><script>alert(1)</script>"'&{}`;
const AUTHORS = [
  { name: 'Rafiqul Islam', affiliation: 'Bangladesh Computer Council' },
  { name: 'রফিকুল ইসলাম', affiliation: ATTACK },
];

let engine: Awaited<ReturnType<typeof startTable>>;
let browser: ReturnType<typeof browserLike>;
beforeAll(async () => {
  engine = await startTable();
  browser = browserLike(
    publicRoutes({
      table: engine.table,
      documents: openDocuments('no-bucket'),
      baseUrl: BASE_URL,
      linkKeys: LINK_KEYS,
      adminEmail: 'us@example.org',
    }),
  );
  await engine.table.insert(WorkshopItem, keys.workshop('small'), aWorkshop());
  for (const paper of [
    published('paper', 'pdf'),
    published('word', 'docx'),
    published('unfinished', 'pdf', 'approved'),
  ]) {
    await engine.table.insert(PaperItem, keys.paper('small', paper.personId, paper.id), paper);
  }
});
afterAll(() => engine.stop());

const versionOf = (type: FileType) => {
  const version = aVersion(1, 1);
  return {
    ...version,
    metadata: {
      title: ATTACK,
      abstract: `${'word '.repeat(60)}\n${ATTACK}`,
      authors: AUTHORS,
      keywords: ['cert', ATTACK],
    },
    file: { ...version.file, type },
  };
};
const published = (id: string, type: FileType, state: Paper['state'] = 'published'): Paper =>
  aPaper({ id, state, versions: [versionOf(type)], publishedAt: '2011-07-31T20:00:00Z' });

const get = (path: string, headers = {}) => browser.send(`/papers/small/${path}`, { now: T0, headers });

const decoded = (text: string): string =>
  text.replaceAll(
    /&(lt|gt|quot|amp|#39);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? "'",
  );

/** The meta tags as a crawler reads them, in their order. */
function metaOf(html: string): [name: string, content: string][] {
  const head = html.slice(0, html.indexOf('</head>'));
  return [...head.matchAll(/<meta name="([^"]+)" content="([^"]*)"\/?>/g)].map(([, name = '', content = '']) => [
    name,
    decoded(content),
  ]);
}
const contentOf = (html: string, name: string): string[] =>
  metaOf(html).flatMap(([key, content]) => (key === name ? [content] : []));

describe('for search engines', () => {
  it('the head names each author before their institution, the day where the workshop was, and the addresses', async () => {
    const { body } = await get('paper');
    expect(metaOf(body).filter(([name]) => name.startsWith('citation_'))).toEqual([
      ['citation_title', ATTACK],
      ['citation_author', 'Rafiqul Islam'],
      ['citation_author_institution', 'Bangladesh Computer Council'],
      ['citation_author', 'রফিকুল ইসলাম'],
      ['citation_author_institution', ATTACK],
      ['citation_publication_date', '2011/08/01'],
      ['citation_conference_title', 'A Small Workshop'],
      ['citation_keywords', `cert; ${ATTACK}`],
      ['citation_abstract_html_url', `${BASE_URL}/papers/small/paper`],
      ['citation_pdf_url', `${BASE_URL}/papers/small/paper/file`],
    ]);
    expect(body).toContain(`<link rel="canonical" href="${BASE_URL}/papers/small/paper"/>`);
  });

  it('the description is the beginning of the abstract, in whole words', async () => {
    const [description = ''] = contentOf((await get('paper')).body, 'description');
    expect(description).toMatch(/^(word )+word…$/);
    expect(description.length).toBeLessThanOrEqual(161);
    expect(description.length).toBeGreaterThan(140);
  });

  it('given a Word document, then no PDF is promised', async () => {
    const { body } = await get('word');
    expect(contentOf(body, 'citation_pdf_url')).toEqual([]);
    expect(contentOf(body, 'citation_abstract_html_url')).toEqual([`${BASE_URL}/papers/small/word`]);
  });

  it('the data of schema.org reads back as it was, whatever stands in a title', async () => {
    const { body } = await get('paper');
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body) ?? [];
    const paper = { workshopId: 'small', id: 'paper' };
    const one = { paper, version: versionOf('pdf'), publishedAt: '2011-07-31T20:00:00Z' };
    expect(JSON.parse(data)).toEqual(scholarlyArticle(referenceOf(BASE_URL, aWorkshop().details, one)));
    // The data and the page's own script: the attack began no third one.
    expect(body.match(/<script/g)).toHaveLength(2);
  });
});

describe('the citation', () => {
  it('stands in the page, with the title as a work’s title', async () => {
    const { body } = await get('paper');
    const [, text = ''] = /<p id="citation">(.*?)<\/p>/s.exec(body) ?? [];
    expect(decoded(text)).toBe(
      `Rafiqul Islam, & রফিকুল ইসলাম. (2011). <cite>${ATTACK}</cite> [Discussion paper]. A Small Workshop, Dhaka, Bangladesh. ${BASE_URL}/papers/small/paper`,
    );
  });

  it('is a file for BibTeX', async () => {
    const { status, headers, body } = await get('paper/citation.bib');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/x-bibtex; charset=utf-8',
      'content-disposition': 'attachment; filename="small-paper.bib"',
      'cache-control': 'public, max-age=60',
    });
    const { fields } = readBibtex(body);
    expect(namesIn(fields.get('author') ?? '')).toEqual(AUTHORS.map(({ name }) => name));
    expect(printed(fields.get('title') ?? '')).toBe(ATTACK);
  });

  it('is a file for reference managers', async () => {
    const { status, headers, body } = await get('paper/citation.ris');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/x-research-info-systems; charset=utf-8',
      'content-disposition': 'attachment; filename="small-paper.ris"',
      'cache-control': 'public, max-age=60',
    });
    expect(readRis(body)).toContainEqual(['TI', ATTACK]);
  });
});

describe('the proof', () => {
  it('compares with the fingerprint and the size of what was published, and says how it is done by hand', async () => {
    const { body, headers } = await get('paper/proof');
    const { sha256, bytes } = versionOf('pdf').file;
    expect(body).toContain(`data-proof="${sha256}"`);
    expect(body).toContain(`data-bytes="${bytes}"`);
    for (const way of ['sha256sum', 'shasum -a 256', 'certutil -hashfile', 'Get-FileHash']) expect(body).toContain(way);
    // Without scripts nothing stands there that would not work.
    expect(body).toMatch(/<div class="card" data-proof[^>]* hidden>/);
    expect(body).not.toContain('<form');
    expect(headers['cache-control']).toBe('public, max-age=60');
    expect((await get('paper/proof', { accept: 'application/json' })).json()).toEqual({
      paper: `${BASE_URL}/papers/small/paper`,
      sha256,
      bytes,
    });
  });

  it('is linked from the paper', async () => {
    expect((await get('paper')).body).toContain('href="/papers/small/paper/proof"');
  });
});

it.each(['citation.bib', 'citation.ris', 'proof', 'citation.txt'])(
  'given a paper that is not published, or none, then there is no %s',
  async (part) => {
    for (const paper of ['unfinished', 'none']) expect((await get(`${paper}/${part}`)).status).toBe(404);
  },
);

it.each(['paper', 'paper/proof'])('the page %s is small: at most 14 KB compressed', async (path) => {
  expect(gzipSync((await get(path)).body).length).toBeLessThanOrEqual(14 * 1024);
});

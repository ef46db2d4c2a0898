import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oaiRoutes } from '../../functions/public/oai.ts';
import { SETTLING_MS, utc } from '../../shared/papers/oai/datestamp.ts';
import { PaperItem } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { PaperStateSchema } from '../../shared/papers/paper-state.ts';
import { keys } from '../../shared/store/keys.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { BASE_URL, browserLike, inOneArea } from '../support/browser-like.ts';
import { startDocuments } from '../support/documents.ts';
import { aPaper, aVersion, aWorkshop, DAY, HOUR, LINK_KEYS, neverAsked, T0 } from '../support/fixtures.ts';
import { startTable } from '../support/table.ts';
import { allNamed, parseXml, textsOf, type XmlElement } from '../support/xml.ts';

/** 250 papers of three workshops, one a minute; beside them, papers in every state that nobody may see. */

let engine: Awaited<ReturnType<typeof startTable>>;
let files: Awaited<ReturnType<typeof startDocuments>>;
let inParts: ReturnType<typeof browserLike>;
let browser: ReturnType<typeof browserLike>;

const WORKSHOPS = ['small', 'small-2', 'another'];
const MINUTE = 60_000;
const PAPERS = 250;
const NOW = T0 + 30 * DAY;
const publishedAt = (n: number) => T0 + n * MINUTE;
const workshopOf = (n: number) => WORKSHOPS[n % WORKSHOPS.length] ?? '';
const identifier = (n: number) => `oai:afterword.example.org:${workshopOf(n)}/paper-${n}`;
const numbers = (which: (n: number) => boolean = () => true) =>
  Array.from({ length: PAPERS }, (_, n) => n).filter(which);

const put = (paper: Paper) =>
  engine.table.insert(PaperItem, keys.paper(paper.workshopId, paper.personId, paper.id), paper);
const aPublished = (n: number, changes: Partial<Paper> = {}) =>
  aPaper({
    id: `paper-${n}`,
    workshopId: workshopOf(n),
    personId: `person-${n % 7}`,
    state: 'published',
    versions: [aVersion(1, n)],
    publishedAt: new Date(publishedAt(n)).toISOString(),
    ...changes,
  });

beforeAll(async () => {
  [engine, files] = await Promise.all([startTable(), startDocuments()]);
  const context = {
    table: engine.table,
    documents: files.documents,
    baseUrl: BASE_URL,
    linkKeys: LINK_KEYS,
    adminEmail: 'us@example.org',
  };
  browser = browserLike(inOneArea(oaiRoutes(context)));
  inParts = browserLike(inOneArea(oaiRoutes(context, 2)));
  for (const id of [...WORKSHOPS, 'empty']) {
    await engine.table.insert(WorkshopItem, keys.workshop(id), aWorkshop({ id, title: `Workshop <${id}> & more` }));
  }
  for (const n of numbers()) await put(aPublished(n));
  for (const state of PaperStateSchema.options.filter((other) => other !== 'published' && other !== 'withdrawn')) {
    await put(aPublished(0, { id: `paper-${state}`, state, workshopId: 'empty' }));
  }
}, 60_000);
afterAll(() => Promise.all([engine.stop(), files.stop()]));

async function ask(query: string, { now = NOW, by = browser } = {}): Promise<XmlElement> {
  const reply = await by.send(`/oai?${query}`, { now });
  expect([reply.status, reply.headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
  return parseXml(reply.body);
}
const errorOf = async (query: string, options = {}) => allNamed(await ask(query, options), 'error')[0]?.attributes.code;

/** Follows the tokens to the end. @returns the identifiers and how many answers it took */
async function harvest(
  query: string,
  options: { now?: number; by?: typeof browser; between?: () => Promise<unknown> } = {},
) {
  const [verb = ''] = /verb=\w+/.exec(query) ?? [];
  const found: string[] = [];
  let answers = 0;
  for (let next = query; next !== ''; answers += 1) {
    const answer = await ask(next, options);
    const [end] = allNamed(answer, 'resumptionToken');
    if (end) expect(end.attributes.cursor).toBe(String(found.length));
    found.push(...textsOf(answer, verb === 'verb=ListSets' ? 'setSpec' : 'identifier'));
    next = end?.text ? `${verb}&resumptionToken=${encodeURIComponent(end.text)}` : '';
    if (answers === 0) await options.between?.();
  }
  return { found, answers };
}

const RECORDS = 'verb=ListRecords&metadataPrefix=oai_dc';
const IDENTIFIERS = 'verb=ListIdentifiers&metadataPrefix=oai_dc';

describe('the six verbs', () => {
  test('Identify says who we are, and since when there is something', async () => {
    const answer = await ask('verb=Identify');
    expect(allNamed(answer, 'Identify')[0]?.children.map(({ name, text }) => [name, text])).toEqual([
      ['repositoryName', 'Afterword: discussion papers of workshops'],
      ['baseURL', `${BASE_URL}/oai`],
      ['protocolVersion', '2.0'],
      ['adminEmail', 'us@example.org'],
      ['earliestDatestamp', utc(publishedAt(0) + SETTLING_MS)],
      ['deletedRecord', 'persistent'],
      ['granularity', 'YYYY-MM-DDThh:mm:ssZ'],
    ]);
    expect(textsOf(answer, 'responseDate')).toEqual([utc(NOW)]);
    expect(allNamed(answer, 'request')[0]).toMatchObject({
      text: `${BASE_URL}/oai`,
      attributes: { verb: 'Identify' },
    });
  });

  test('ListMetadataFormats: oai_dc, of everything and of each record', async () => {
    for (const of of ['', `&identifier=${encodeURIComponent(identifier(3))}`]) {
      expect(textsOf(await ask(`verb=ListMetadataFormats${of}`), 'metadataPrefix')).toEqual(['oai_dc']);
    }
  });

  test('ListSets: the workshops that have published papers, and no other, also in parts', async () => {
    const sets = await ask('verb=ListSets');
    expect(textsOf(sets, 'setSpec').sort()).toEqual([...WORKSHOPS].sort());
    expect(textsOf(sets, 'setName')).toContain('Workshop <small-2> & more');
    const parts = await harvest('verb=ListSets', { by: inParts });
    expect(parts).toEqual({ found: ['another', 'small', 'small-2'], answers: 2 });
  });

  test('GetRecord: a paper in Dublin Core, and nothing of its author’s id', async () => {
    const title = 'A "title" <script>alert(1)</script> ]]> &amp; \u0007\ud800more';
    const version = { ...aVersion(1, 1), metadata: { ...neverAsked(aPaper().metadata), title, keywords: ['x', 'y'] } };
    await put(aPublished(900, { versions: [version], personId: 'SECRET-PERSON' }));
    const { body } = await browser.send(
      `/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=${encodeURIComponent(identifier(900))}`,
      { now: NOW },
    );
    expect(body).not.toContain('SECRET');
    const page = `${BASE_URL}/papers/small/paper-900`;
    const [dc] = allNamed(parseXml(body), 'oai_dc:dc');
    expect(dc?.children.map(({ name, text }) => [name, text])).toEqual([
      ['dc:title', 'A "title" <script>alert(1)</script> ]]> &amp; more'],
      ['dc:creator', 'A'],
      ['dc:subject', 'x'],
      ['dc:subject', 'y'],
      ['dc:description', 'What it is about.'],
      ['dc:publisher', 'The Ministry'],
      ['dc:date', '2011-07-05'],
      ['dc:type', 'Text'],
      ['dc:format', 'application/pdf'],
      ['dc:identifier', page],
      ['dc:identifier', `${page}/file`],
      ['dc:source', 'Workshop <small> & more'],
    ]);
  });

  test.each([RECORDS, IDENTIFIERS])('%s: 250 papers through tokens, each exactly once', async (query) => {
    const until = `&until=${utc(publishedAt(PAPERS - 1) + SETTLING_MS)}`;
    const { found, answers } = await harvest(query + until);
    expect(answers).toBe(3);
    expect(found).toEqual(numbers().map(identifier));
  });

  test('a form asks as an address does, from anywhere', async () => {
    const form = { verb: 'ListIdentifiers', metadataPrefix: 'oai_dc', set: 'small-2' };
    const reply = await browser.send('/oai', { now: NOW, form, headers: { origin: 'https://harvester.example' } });
    expect(reply.status).toBe(200);
    expect(textsOf(parseXml(reply.body), 'identifier')).toEqual(numbers((n) => n % 3 === 1).map(identifier));
  });
});

describe('selective harvesting', () => {
  const at = (n: number) => utc(publishedAt(n) + SETTLING_MS);

  test('from and until are both meant, to the second', async () => {
    const { found } = await harvest(`${IDENTIFIERS}&from=${at(10)}&until=${at(20)}`);
    expect(found).toEqual(numbers((n) => n >= 10 && n <= 20).map(identifier));
  });

  test('in one set, in parts, with dates', async () => {
    const query = `${IDENTIFIERS}&set=small&from=${at(10)}&until=${at(100)}`;
    const { found } = await harvest(query, { by: inParts });
    expect(found).toEqual(numbers((n) => n % 3 === 0 && n >= 10 && n <= 100).map(identifier));
  });

  test('while a paper is published in between, then none is lost or comes twice, and the next harvest has the new one', async () => {
    const now = publishedAt(PAPERS) + HOUR;
    const fresh = aPublished(801, { publishedAt: new Date(now - 1500).toISOString() });
    const { found } = await harvest(RECORDS, { now, between: () => put(fresh) });
    expect(found).toEqual(numbers().map(identifier));
    expect(
      await errorOf(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${encodeURIComponent(identifier(801))}`, { now }),
    ).toBe('idDoesNotExist');
    const next = await harvest(`${RECORDS}&from=${utc(now)}`, { now: now + HOUR });
    expect(next.found).toEqual([identifier(801)]);
  });
});

describe('what the protocol calls an error', () => {
  test.each([
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2050-01-01', 'noRecordsMatch'],
    ['verb=ListRecords&metadataPrefix=oai_dc&until=0001-01-01', 'noRecordsMatch'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=0001-01-01&until=9999-12-31&set=empty', 'noRecordsMatch'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=NO:SUCH', 'noRecordsMatch'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:afterword.example.org:small/none', 'idDoesNotExist'],
    [
      'verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:afterword.example.org:empty/paper-approved',
      'idDoesNotExist',
    ],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elsewhere.example:small/paper-3', 'idDoesNotExist'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=%00%3C', 'idDoesNotExist'],
    ['verb=ListMetadataFormats&identifier=none', 'idDoesNotExist'],
    ['verb=GetRecord&metadataPrefix=marc&identifier=x', 'cannotDisseminateFormat'],
    ['verb=ListRecords&resumptionToken=%3Cx%3E', 'badResumptionToken'],
    ['verb=%3Cx%3E&%22=%22', 'badVerb'],
    ['', 'badVerb'],
    ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=Identify&extra=1', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
  ])('%s: %s', async (query, code) => {
    const answer = await ask(query);
    expect(allNamed(answer, 'error').map(({ attributes }) => attributes.code)).toEqual([code]);
    const echoed = Object.keys(allNamed(answer, 'request')[0]?.attributes ?? {});
    if (code === 'badVerb' || code === 'badArgument') expect(echoed).toEqual([]);
    else expect(echoed).toContain('verb');
  });

  test('a token lasts a week', async () => {
    const [token] = textsOf(await ask(IDENTIFIERS), 'resumptionToken');
    const query = `verb=ListIdentifiers&resumptionToken=${token}`;
    expect(await errorOf(query, { now: NOW + 7 * DAY - 1 })).toBeUndefined();
    expect(await errorOf(query, { now: NOW + 7 * DAY })).toBe('badResumptionToken');
  });

  test('where nothing is published yet, there are no sets, and Identify still answers', async () => {
    const none = await startTable();
    const bare = browserLike(
      inOneArea(
        oaiRoutes({
          table: none.table,
          documents: files.documents,
          baseUrl: BASE_URL,
          linkKeys: LINK_KEYS,
          adminEmail: 'us@example.org',
        }),
      ),
    );
    expect(await errorOf('verb=ListSets', { by: bare })).toBe('noSetHierarchy');
    expect(await errorOf(RECORDS, { by: bare })).toBe('noRecordsMatch');
    expect(textsOf(await ask('verb=Identify', { by: bare }), 'earliestDatestamp')).toEqual([utc(NOW)]);
    await none.stop();
  });

  test('a body that is no form is refused by HTTP', async () => {
    expect((await browser.send('/oai', { now: NOW, json: { verb: 'Identify' } })).status).toBe(400);
    expect((await browser.send('/oai', { now: NOW, body: 'x', headers: { 'content-type': 'text/csv' } })).status).toBe(
      415,
    );
  });
});

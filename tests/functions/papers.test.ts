import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { paperRoutes } from '../../functions/participant/paper/papers.tsx';
import { sessionCookie } from '../../functions/participant/session.ts';
import { decide } from '../../shared/papers/decide.ts';
import type { UploadForm } from '../../shared/papers/documents.store.ts';
import { changePaper, PaperItem, readPaper } from '../../shared/papers/paper.store.ts';
import { MAX_FILE_BYTES, type Paper } from '../../shared/papers/paper.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import { keys, randomToken } from '../../shared/store/keys.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { BASE_URL, type BrowserLike, browserLike, inOneArea } from '../support/browser-like.ts';
import { postFile, startDocuments } from '../support/documents.ts';
import { aDocx, aPdf } from '../support/files.ts';
import { aPerson, aWorkshop, BALLOT_SCRIPT, DAY, LINK_KEYS } from '../support/fixtures.ts';
import { NO_REPORTS } from '../support/kept-reports.ts';
import { startTable } from '../support/table.ts';

let engine: Awaited<ReturnType<typeof startTable>>;
let files: Awaited<ReturnType<typeof startDocuments>>;
beforeAll(async () => {
  [engine, files] = await Promise.all([startTable(), startDocuments()]);
});
afterAll(async () => {
  await Promise.all([engine.stop(), files.stop()]);
});

const workshopId = 'papers';
const workshop = aWorkshop({ id: workshopId });
const NOW = opensAt(workshop.details) + 30 * DAY;
const DETAILS = {
  title: "Bangladesh's Internet Incident Response: Issues and Challenges",
  abstract: 'What is done, and what is missing.',
  'authors.0.name': 'T.M. Barkatullah',
  'authors.0.affiliation': 'Bangladesh Computer Council',
  keywords: 'incident response, CERT',
  language: 'en',
  licence: 'CC-BY-4.0',
};

let home: string;
let browser: BrowserLike;
let personId: string;
beforeAll(async () => {
  await engine.table.insert(WorkshopItem, keys.workshop(workshopId), workshop);
});
beforeEach(async () => {
  ({ home, browser, personId } = await aVisitor());
});

async function aVisitor() {
  const person = aPerson({ id: randomToken(), workshopId, papersPromised: 1 });
  await engine.table.insert(PersonItem, keys.person(workshopId, person.id), person);
  const context = {
    table: engine.table,
    ballots: engine.ballots,
    reports: NO_REPORTS,
    ballotScript: BALLOT_SCRIPT,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
  };
  const one = browserLike(inOneArea(paperRoutes(context, files.documents)));
  const cookie = sessionCookie(LINK_KEYS, person);
  const path = `/w/${workshopId}/p/${person.id}`;
  one.jar.set(path, { path, cookie: cookie.split(';')[0] ?? '' });
  return { home: path, browser: one, personId: person.id };
}

const get = (path: string, now = NOW) => browser.send(path, { now });
const asJson = { accept: 'application/json' };

/** The signed fields out of the page, as a browser would send them. */
function uploadFormIn(html: string): UploadForm {
  const form = /<form method="post" action="(http:[^"]+)" enctype="multipart\/form-data".*?<\/form>/s.exec(html);
  if (!form?.[1]) throw new Error('the page has no form for the file');
  const fields = [...form[0].matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const text = (value = '') => value.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<');
  return { url: text(form[1]), fields: Object.fromEntries(fields.map(([, name, value]) => [name, text(value)])) };
}

async function begin(details: Record<string, string> = DETAILS): Promise<string> {
  const reply = await browser.send(`${home}/papers`, { form: details, now: NOW });
  expect(reply.status).toBe(303);
  return reply.headers.location ?? '';
}

/** Sends a file as the page's form does. @returns where S3 sends the browser */
async function upload(address: string, bytes: Buffer, name: string): Promise<string> {
  const reply = await postFile(uploadFormIn((await get(address)).body), bytes, name);
  expect(reply.status).toBe(303);
  const location = new URL(reply.headers.get('location') ?? '');
  expect(location.origin).toBe(BASE_URL);
  return location.pathname + location.search;
}

const keyIn = (html: string): string => /name="key" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

async function submit(address: string, bytes = aPdf(), name = 'paper.pdf') {
  const arrived = await get(await upload(address, bytes, name));
  expect(arrived.status).toBe(200);
  return browser.send(`${address}/submit`, { form: { key: keyIn(arrived.body), consent: 'yes' }, now: NOW });
}

const stored = (address: string): Promise<Paper> =>
  readPaper(engine.table, workshopId, personId, address.split('/').at(-1) ?? '');

describe('the way of a paper, without scripts', () => {
  test('details, file, submission: every step shows the next, and the file comes back as it was sent', async () => {
    expect((await get(`${home}/papers`)).body).toContain('You have not sent a paper yet');
    expect((await get(`${home}/papers/new`)).body).toContain('Deputy Secretary');
    const address = await begin();
    const page = await get(address);
    expect(page.body).toContain('Step 2 of 3');
    expect(page.headers['content-security-policy']).toContain(`form-action 'self' ${files.endpoint}`);

    const landing = await upload(address, aPdf('Incident response'), 'Incident Response.pdf');
    const before = await stored(address);
    const arrived = await get(landing);
    expect(arrived.body).toContain('Incident Response.pdf');
    expect(await stored(address)).toEqual(before);

    const done = await browser.send(`${address}/submit`, {
      form: { key: keyIn(arrived.body), consent: 'yes' },
      now: NOW,
    });
    expect(done.headers.location).toBe(address);
    const paper = await stored(address);
    expect(paper).toMatchObject({
      state: 'submitted',
      versions: [{ file: { type: 'pdf', name: 'Incident Response.pdf' } }],
    });
    expect(paper.debts.owed.paper).toBeDefined();
    const shown = await get(address);
    expect(shown.body).toContain('Received, ');
    expect(shown.body).toContain(paper.versions[0]?.file.sha256 ?? 'no file');

    const redirect = await get(`${address}/versions/1`);
    const download = await fetch(redirect.headers.location ?? '');
    expect(download.headers.get('content-disposition')).toContain('filename="Incident Response.pdf"');
    expect(Buffer.from(await download.arrayBuffer())).toEqual(aPdf('Incident response'));
  });

  test('given the same submission twice, then there is one version', async () => {
    const address = await begin();
    const arrived = await get(await upload(address, aPdf(), 'a.pdf'));
    for (const _ of [1, 2]) {
      const reply = await browser.send(`${address}/submit`, {
        form: { key: keyIn(arrived.body), consent: 'yes' },
        now: NOW,
      });
      expect(reply.status).toBe(303);
    }
    expect((await stored(address)).versions).toHaveLength(1);
  });

  test('given the first form twice, then there is one paper, with what was typed last', async () => {
    const id = randomToken();
    await begin({ ...DETAILS, id });
    const address = await begin({ ...DETAILS, id, title: 'Corrected' });
    expect(await stored(address)).toMatchObject({ metadata: { title: 'Corrected' }, state: 'draft' });
    expect((await get(`${home}/papers`)).body.match(/Open this paper/g)).toHaveLength(1);
  });

  test.each([
    [
      "Bangladesh's “Incident” Response: A+B & C, 100% (final) বাংলা.PDF",
      "Bangladesh's “Incident” Response A+B & C, 100 (final) বাংলা.pdf",
    ],
    ['C:\\Users\\me\\my paper.docx', 'my paper.docx'],
  ])('given a file named %s, then its name survives as %s', async (name, kept) => {
    const address = await begin();
    expect((await submit(address, name.endsWith('docx') ? aDocx() : aPdf(), name)).status).toBe(303);
    expect((await stored(address)).versions[0]?.file.name).toBe(kept);
  });

  test('given a request for revision, then its reason is shown and a revised file is the next version', async () => {
    const address = await begin();
    await submit(address);
    const paper = await stored(address);
    await changePaper(engine.table, paper, (found) =>
      decide(
        { ...found, state: 'under-review' },
        { verdict: 'request-revision', reason: 'Please add <b>figures</b>.', by: 'r@example.org', version: 1 },
        NOW,
      ),
    );
    const page = await get(address);
    expect(page.body).toContain('Please add &lt;b>figures&lt;/b>.');
    expect(page.body).not.toContain('r@example.org');
    const again = await submit(address);
    expect(again.status).toBe(422);
    expect(again.body).toContain('This is the same file');
    expect((await submit(address, aPdf('revised'))).status).toBe(303);
    expect(await stored(address)).toMatchObject({ state: 'resubmitted', versions: [{ number: 1 }, { number: 2 }] });
  });

  test('given a request for revision of the details alone, then they are handed in with the same file', async () => {
    const address = await begin();
    await submit(address);
    const paper = await stored(address);
    await changePaper(engine.table, paper, (found) => ({ ...found, state: 'revision-requested' }));
    await browser.send(address, { form: { ...DETAILS, title: 'A better title' }, now: NOW });
    expect((await get(address)).body).toContain('Hand in with the same file');
    await browser.send(`${address}/submit`, { form: { sameFile: 'yes', consent: 'yes' }, now: NOW });
    expect(await stored(address)).toMatchObject({
      state: 'resubmitted',
      versions: [{}, { metadata: { title: 'A better title' } }],
    });
  });
});

test('over JSON: begin, send the file, hand in, send another', async () => {
  const json = async (path: string, body: unknown) =>
    (await browser.send(path, { json: body, now: NOW })).json() as never;
  const begun: { paper: { page: string }; upload: UploadForm } = await json(`${home}/papers`, {
    ...DETAILS,
    authors: [{ name: 'T.M. Barkatullah', affiliation: 'BCC' }],
    fileName: 'first.docx',
  });
  const sent = await postFile(begun.upload, aDocx(), 'ignored');
  expect(sent.status).toBe(201);
  const done: { paper: Paper } = await json(`${begun.paper.page}/submit`, {
    key: begun.upload.fields.key,
    consent: true,
  });
  expect(done.paper).toMatchObject({
    state: 'submitted',
    versions: [{ number: 1, file: { name: 'first.docx', type: 'docx' } }],
  });

  const next: UploadForm = await json(`${begun.paper.page}/upload`, { fileName: 'second.pdf' });
  await postFile(next, aPdf(), 'x');
  const again: { paper: Paper } = await json(`${begun.paper.page}/submit`, {
    key: next.fields.key,
    fileName: 'named so.pdf',
    consent: true,
  });
  expect(again.paper.versions).toMatchObject([{ number: 1 }, { number: 2, file: { name: 'named so.pdf' } }]);
  const list = (await browser.send(`${home}/papers`, { headers: asJson, now: NOW })).json();
  expect(list).toMatchObject({ phase: 'open', papers: [{ state: 'submitted' }] });
});

describe('bad input changes nothing', () => {
  test.each([
    ['an HTML page', Buffer.from('<script>alert(1)</script>'), /neither a PDF nor a Word/],
    ['a PDF that was cut off', aPdf().subarray(0, 100), /end of this PDF is missing/],
    ['a ZIP that is no document', aDocx({ 'word/document.xml': undefined }), /no Word document/],
  ])('given %s, then the paper page says beside the file what to do', async (_, bytes, says) => {
    const address = await begin();
    const before = await stored(address);
    const reply = await submit(address, bytes, 'paper.pdf');
    expect(reply.status).toBe(422);
    expect(reply.body).toMatch(says);
    expect(reply.body).toContain('id="f-file-error"');
    expect(await stored(address)).toEqual(before);
  });

  test('given 0 bytes, or one more than 25 MB, then S3 itself refuses; one that got by is refused by us', async () => {
    const address = await begin();
    const form = uploadFormIn((await get(address)).body);
    expect((await postFile(form, Buffer.alloc(0), 'a.pdf')).status).toBe(400);
    expect((await postFile(form, Buffer.concat([aPdf(), Buffer.alloc(MAX_FILE_BYTES)]), 'a.pdf')).status).toBe(400);
    const paperId = address.split('/').at(-1);
    for (const bytes of [Buffer.alloc(0), Buffer.concat([aPdf(), Buffer.alloc(MAX_FILE_BYTES)])]) {
      const key = `uploads/${workshopId}/${personId}/${paperId}/${randomToken()}/a.pdf`;
      await files.put(key, bytes);
      expect((await browser.send(`${address}/submit`, { form: { key, consent: 'yes' }, now: NOW })).status).toBe(422);
    }
    expect((await stored(address)).versions).toEqual([]);
  });

  test('given a form that is older than half an hour, or a changed key, then S3 refuses it', async () => {
    const address = await begin();
    const form = uploadFormIn((await get(address)).body);
    const elsewhere = { ...form, fields: { ...form.fields, key: 'papers/forged.pdf' } };
    expect((await postFile(elsewhere, aPdf(), 'a.pdf')).status).toBe(403);
    files.clock.now = () => Date.now() + 31 * 60_000;
    expect((await postFile(form, aPdf(), 'a.pdf')).status).toBe(403);
    files.clock.now = () => Date.now();
  });

  test("given an upload that never came, of another person, or a key that climbs out, then 'choose it again'", async () => {
    const address = await begin();
    const mine = await get(await upload(address, aPdf(), 'a.pdf'));
    const key = keyIn(mine.body);
    const other = await aVisitor();
    const theirs = await other.browser.send(`${other.home}/papers`, { form: DETAILS, now: NOW });
    const place = theirs.headers.location ?? '';
    const absent = key.replace(/[^/]+\/[^/]+$/, `${randomToken()}/a.pdf`);
    const climbing = key.replace(/[^/]+$/, '..');
    for (const bad of [key, absent, climbing, 'papers/x.pdf', '../../etc/passwd', '']) {
      const reply = await other.browser.send(`${place}/submit`, { form: { key: bad, consent: 'yes' }, now: NOW });
      expect(reply.status).toBe(422);
      expect(reply.body).toContain('Please choose the file again.');
      expect((await other.browser.send(`${place}/uploaded?key=${encodeURIComponent(bad)}`, { now: NOW })).status).toBe(
        404,
      );
    }
    expect((await browser.send(`${address}/submit`, { form: { key: absent, consent: 'yes' }, now: NOW })).status).toBe(
      422,
    );
    expect((await browser.send(`${address}/submit`, { form: { consent: 'yes' }, now: NOW })).body).toContain(
      'Please choose a file first.',
    );
    expect((await stored(address)).versions).toEqual([]);
  });

  test("given another person's paper, then there is none; without a cookie, then the link is asked for", async () => {
    const address = await begin();
    const other = await aVisitor();
    const paperId = address.split('/').at(-1);
    const foreign = await other.browser.send(`${other.home}/papers/${paperId}`, { now: NOW });
    expect(foreign.status).toBe(404);
    expect((await other.browser.send(address, { now: NOW })).status).toBe(401);
    expect((await other.browser.send(`${address}/submit`, { form: { key: 'x' }, now: NOW })).status).toBe(401);
    expect((await get(`${home}/papers/${'x'.repeat(3000)}`)).status).toBe(404);
  });

  test('given HTML and long texts in every field, then they come back escaped, beside what is wrong', async () => {
    const evil = '<script>alert("1")</script>\'"&';
    const reply = await browser.send(`${home}/papers`, {
      form: {
        id: evil,
        title: evil,
        abstract: evil,
        'authors.0.name': evil,
        keywords: evil,
        language: evil,
        licence: evil,
      },
      now: NOW,
    });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('id="f-authors-0-affiliation-error"');
    expect(reply.body).not.toContain('<script>alert');
    const long = 'x'.repeat(100_000);
    const over = await browser.send(`${home}/papers`, {
      form: { title: long, abstract: long, 'authors.0.name': long, 'authors.0.email': long, keywords: long },
      now: NOW,
    });
    for (const field of ['title', 'abstract', 'authors-0-name', 'authors-0-email', 'keywords', 'language', 'licence'])
      expect(over.body).toContain(`id="f-${field}-error"`);

    const address = await begin({
      ...DETAILS,
      title: evil,
      abstract: evil,
      'authors.0.name': evil,
      'authors.0.affiliation': evil,
      keywords: evil,
    });
    await submit(address, aPdf(), '<img src=x onerror=alert(1)>.pdf');
    for (const path of [address, `${address}/details`, `${home}/papers`]) {
      const page = (await get(path)).body;
      expect(page).not.toMatch(/<script>alert|<img/);
    }
  });

  test('given JSON that is wrong, then a problem names the field', async () => {
    const reply = await browser.send(`${home}/papers`, { json: { ...DETAILS, authors: [{ name: 'A' }] }, now: NOW });
    expect(reply.status).toBe(422);
    expect(reply.headers['content-type']).toBe('application/problem+json');
    expect(reply.json()).toMatchObject({ errors: { 'authors.0.affiliation': expect.any(String) } });
    expect((await browser.send(`${home}/papers`, { json: [], now: NOW })).status).toBe(400);
  });

  test('given a form of another site, then it is refused', async () => {
    const reply = await browser.send(`${home}/papers`, {
      form: DETAILS,
      headers: { origin: 'https://evil.example.org' },
      now: NOW,
    });
    expect(reply.status).toBe(403);
  });

  test('given the follow-up is closed, then every form says so, nothing is stored, and what was typed comes back', async () => {
    const address = await begin();
    const before = await stored(address);
    const late = closesAt(workshop) + 1;
    const typed = await browser.send(`${home}/papers`, { form: DETAILS, now: late });
    expect(typed.status).toBe(410);
    expect(typed.body).toContain(DETAILS.abstract);
    for (const path of ['', '/submit', '/upload']) {
      expect((await browser.send(`${address}${path}`, { form: DETAILS, now: late })).status).toBe(410);
      expect((await browser.send(`${address}${path}`, { json: DETAILS, now: late })).status).toBe(410);
    }
    const page = await get(address, late);
    expect(page.status).toBe(200);
    expect(page.body).not.toContain('type="file"');
    expect(await stored(address)).toEqual(before);
  });

  test('given the paper is decided, then nothing more is taken', async () => {
    const address = await begin();
    const arrived = await get(await upload(address, aPdf(), 'a.pdf'));
    await engine.table.change(
      PaperItem,
      keys.paper(workshopId, personId, address.split('/').at(-1) ?? ''),
      (paper) => ({
        ...paper,
        state: 'rejected' as const,
      }),
    );
    expect(
      (await browser.send(`${address}/submit`, { form: { key: keyIn(arrived.body), consent: 'yes' }, now: NOW }))
        .status,
    ).toBe(409);
    expect((await browser.send(address, { form: { ...DETAILS, title: 'x' }, now: NOW })).status).toBe(409);
    expect((await get(`${address}/details`)).status).toBe(303);
  });
});

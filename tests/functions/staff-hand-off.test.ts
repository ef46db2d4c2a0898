import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publicRoutes } from '../../functions/public/routes.ts';
import { PaperItem, readPaper } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { keys, randomToken } from '../../shared/store/keys.ts';
import { changeWorkshop, readWorkshop } from '../../shared/workshop/workshop.store.ts';
import { BASE_URL, type BrowserLike, browserLike } from '../support/browser-like.ts';
import { startDocuments } from '../support/documents.ts';
import { aPaper, aPerson, aVersion, aWorkshop, DAY, HOUR, LINK_KEYS, neverAsked, T0 } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** A published paper on its way into a repository, and one that is taken back, as organisers and the public see them. */

let staff: Console;
let files: Awaited<ReturnType<typeof startDocuments>>;
let organiser: BrowserLike;
let reader: BrowserLike;
beforeAll(async () => {
  [staff, files] = await Promise.all([startConsole(), startDocuments()]);
  organiser = staff.as('organiser@example.org');
  reader = browserLike(
    publicRoutes({
      table: staff.table,
      documents: files.documents,
      baseUrl: BASE_URL,
      linkKeys: LINK_KEYS,
      adminEmail: 'us@example.org',
    }),
  );
});
afterAll(() => Promise.all([staff.stop(), files.stop()]));

const NOW = T0 + 30 * DAY;
let id: string;
let paper: Paper;
beforeEach(async () => {
  id = `w${randomToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`;
  const version = aVersion(1, 1);
  paper = aPaper({
    id: 'paper',
    workshopId: id,
    state: 'published',
    publishedAt: new Date(T0).toISOString(),
    versions: [
      {
        ...version,
        metadata: {
          ...version.metadata,
          abstract: 'What nobody reads any more.',
          authors: [{ name: 'A', affiliation: 'B', email: 'a@example.org', orcid: '0000-0002-1825-0097' }],
          language: 'bn',
          licence: 'all-rights-reserved',
        },
        attachments: [{ ...version.file, key: 'papers/annex.pdf', name: 'annex.pdf', role: 'annex' }],
      },
    ],
  });
  await staff.add(aWorkshop({ id }), [aPerson({ workshopId: id })], [paper]);
});

const at = (path: string) => `/staff/w/${id}${path}`;
const PAPER = '/papers/p1/paper';
const now = () => readPaper(staff.table, id, 'p1', 'paper');
const publicly = (part = '', headers = {}) => reader.send(`/papers/${id}/paper${part}`, { now: NOW, headers });
const harvested = async () => {
  const query = `verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:afterword.example.org:${id}/paper`;
  return (await reader.send(`/oai?${query}`, { now: NOW + DAY })).body;
};
const HANDED = { to: 'UNPAN', on: '2011-08-01', identifier: '', address: '', acceptedOn: '' };
const ACCEPTED = {
  ...HANDED,
  identifier: 'UNPAN046000',
  address: 'https://unpan.example.org/46000',
  acceptedOn: '2011-08-03',
};
const note = (form: Record<string, string>, when = NOW) => organiser.send(at(`${PAPER}/hand-off`), { form, now: when });

describe('a published paper', () => {
  it('says its language, its licence in a sentence with a link, its authors’ ORCID, and offers the annex', async () => {
    const { body } = await publicly();
    for (const part of [
      'Bangla',
      'All rights reserved',
      'please ask the authors',
      'https://orcid.org/0000-0002-1825-0097',
    ]) {
      expect(body).toContain(part);
    }
    expect(body).toContain('name="citation_language" content="bn"');
    expect(body).toContain(`href="/papers/${id}/paper/files/1"`);
    expect(body).not.toContain('a@example.org');
    expect((await publicly('/files/1')).headers.location).toContain('annex.pdf');
    for (const none of ['0', '2', '01', 'x']) expect((await publicly(`/files/${none}`)).status).toBe(404);
    const xml = await harvested();
    for (const part of [
      '<dc:language>bn</dc:language>',
      '<dc:rights>All rights reserved</dc:rights>',
      `<dc:relation>${BASE_URL}/papers/${id}/paper/files/1</dc:relation>`,
    ]) {
      expect(xml).toContain(part);
    }
  });

  it('given one whose author was never asked, then nothing is claimed', async () => {
    const version = aVersion(1, 2);
    const old = { ...paper, id: 'old', versions: [{ ...version, metadata: neverAsked(version.metadata) }] };
    await staff.table.insert(PaperItem, keys.paper(id, 'p1', 'old'), old);
    const { body } = await reader.send(`/papers/${id}/old`, { now: NOW });
    for (const claim of ['Licence', 'Language', 'citation_language', 'inLanguage', 'license']) {
      expect(body).not.toContain(claim);
    }
  });
});

describe('a hand-off', () => {
  it('stands on the paper’s page, in public and in the history, with its days; the repository’s identifier goes out', async () => {
    expect((await note(HANDED)).status).toBe(303);
    expect((await publicly()).body).toContain('to UNPAN, on 1 August 2011');
    expect((await note(ACCEPTED, NOW + HOUR)).status).toBe(303);
    for (const { body } of [
      await publicly(),
      await organiser.send(at(PAPER), { now: NOW }),
      await organiser.send(at(`${PAPER}/hand-off`), { now: NOW }),
    ]) {
      expect(body).toContain('UNPAN046000');
      expect(body).toContain('href="https://unpan.example.org/46000"');
    }
    expect((await publicly()).body).not.toContain('organiser@example.org');
    const xml = await harvested();
    expect(xml).toContain('<dc:identifier>UNPAN046000</dc:identifier>');
    expect(xml).toContain(`<datestamp>2011-08-04T04:10:00Z</datestamp>`);
    expect((await now()).events.map(({ what, why }) => [what, why])).toEqual([
      ['handed-off', 'UNPAN, 2011-08-01'],
      ['accepted', 'UNPAN046000, 2011-08-03'],
    ]);
    expect((await now()).debts.owed).toEqual({});
  });

  it('noted twice, it is noted once; and while it waits, a reminder is owed', async () => {
    await note(HANDED);
    const first = await now();
    await note(HANDED, NOW + HOUR);
    expect(await now()).toEqual(first);
    expect(first.debts.owed['hand-off']?.dueAt).toBe('2011-08-31T03:00:00.000Z');
  });

  it('noted by mistake, it is taken back; who did both stays', async () => {
    await note(ACCEPTED);
    await note({ ...HANDED, to: '', on: '' }, NOW + HOUR);
    const { handOff, events, debts } = await now();
    expect([handOff?.handedOff, handOff?.accepted, debts.owed]).toEqual([undefined, undefined, {}]);
    expect(events.map(({ what, why, by }) => [what, why, by.kind])).toEqual([
      ['handed-off', 'UNPAN, 2011-08-01', 'staff'],
      ['accepted', 'UNPAN046000, 2011-08-03', 'staff'],
      ['handed-off', 'corrected: it was not handed off', 'staff'],
      ['accepted', 'corrected: it was not accepted', 'staff'],
    ]);
    expect(await harvested()).not.toContain('UNPAN');
  });

  it('given a wrong field, then nothing typed is lost and nothing changes', async () => {
    const reply = await note({ ...ACCEPTED, on: '2011-08-30', acceptedOn: '' });
    expect(reply.status).toBe(422);
    for (const part of ['value="UNPAN046000"', 'value="UNPAN"', 'role="alert"']) expect(reply.body).toContain(part);
    expect(await now()).toEqual(paper);
  });

  it('of all papers at once: those of which nothing was noted yet', async () => {
    await note(ACCEPTED);
    const other = { ...paper, id: 'other' };
    await staff.table.insert(PaperItem, keys.paper(id, 'p1', 'other'), other);
    const json = { to: 'UNPACS', on: '2011-08-02' };
    expect((await organiser.send(at('/hand-off'), { json, now: NOW })).json()).toEqual({ noted: 1 });
    expect((await now()).handOff?.handedOff?.to).toBe('UNPAN');
    expect((await readPaper(staff.table, id, 'p1', 'other')).handOff?.handedOff?.to).toBe('UNPACS');
    expect((await organiser.send(at('/hand-off'), { json, now: NOW })).json()).toEqual({ noted: 0 });
  });
});

describe('the packet', () => {
  const made = (asOf: number) =>
    changeWorkshop(staff.table, id, (found) => ({
      ...found,
      packet: {
        asOf: new Date(asOf).toISOString(),
        at: new Date(asOf).toISOString(),
        parts: [{ key: 'packets/x.zip', sha256: 'f'.repeat(64), bytes: 1_234_567, papers: 1 }],
      },
    }));

  it('of the workshop is owed once, downloaded under a name, and outdated when a paper came or went since', async () => {
    for (let n = 0; n < 2; n += 1) await organiser.send(at('/hand-off/packet'), { form: {}, now: NOW });
    expect((await readWorkshop(staff.table, id)).debts.owed.packet).toMatchObject({ revision: 1 });
    await made(NOW);
    const fresh = await organiser.send(at('/hand-off'), { now: NOW + HOUR });
    expect(fresh.body).toContain('f'.repeat(64));
    expect(fresh.body).not.toContain('outdated');
    expect((await organiser.send(at('/hand-off/packet/1'), { now: NOW })).headers.location).toContain(
      `packets/x.zip?name=afterword-${id}.zip`,
    );
    await note(ACCEPTED, NOW + HOUR);
    expect((await organiser.send(at('/hand-off'), { now: NOW + 2 * HOUR })).body).toContain('outdated');
    await made(NOW + 2 * HOUR);
    expect((await organiser.send(at('/hand-off'), { now: NOW + 3 * HOUR })).body).not.toContain('outdated');
    const form = { reason: 'Figures of another ministry.', understood: 'yes' };
    await organiser.send(at(`${PAPER}/withdrawal`), { form, now: NOW + 4 * HOUR });
    expect((await organiser.send(at('/hand-off'), { now: NOW + 5 * HOUR })).body).toContain('outdated');
  });

  it('of a paper is owed once', async () => {
    for (let n = 0; n < 2; n += 1) await organiser.send(at(`${PAPER}/hand-off/packet`), { form: {}, now: NOW });
    expect((await now()).debts.owed.packet).toMatchObject({ revision: 1 });
  });

  it('given an old one, then it says that it is deleted, and offers no download', async () => {
    await made(NOW);
    const { body } = await organiser.send(at('/hand-off'), { now: NOW + 91 * DAY });
    expect(body).toContain('is deleted');
    expect(body).not.toContain('/hand-off/packet/1');
  });
});

describe('a withdrawal', () => {
  const REASON = 'It holds figures of <another> ministry.';
  const withdrawn = (form: Record<string, string> = { reason: REASON, understood: 'yes' }) =>
    organiser.send(at(`${PAPER}/withdrawal`), { form, now: NOW });

  it('says what it means before it is done', async () => {
    const { body } = await organiser.send(at(`${PAPER}/withdrawal`), { now: NOW });
    for (const part of ['This cannot be undone', 'Repositories that harvest', 'for good']) expect(body).toContain(part);
  });

  it('without a reason or without the tick changes nothing, and keeps what was typed', async () => {
    const reply = await withdrawn({ reason: 'Kept <as typed>' });
    expect([reply.status, reply.body.includes('Kept &lt;as typed>')]).toEqual([422, true]);
    expect((await withdrawn({ reason: ' ', understood: 'yes' })).status).toBe(422);
    expect(await now()).toEqual(paper);
  });

  it('leaves a tombstone at the paper’s address: who wrote it, when it was what, and why; and nothing else', async () => {
    expect((await withdrawn()).status).toBe(303);
    const { status, body } = await publicly();
    expect(status).toBe(410);
    for (const part of [
      'Paper 1',
      '<strong>A</strong>, B',
      'It holds figures of &lt;another> ministry.',
      '5 July 2011',
      '4 August 2011',
    ]) {
      expect(body).toContain(part);
    }
    expect(body).toContain('<meta name="robots" content="noindex"/>');
    for (const gone of ['What nobody reads', 'citation_', 'ld+json', '/file"', '/files/', 'canonical', 'orcid', 'p1']) {
      expect(body).not.toContain(gone);
    }
    for (const part of ['/file', '/files/1', '/citation.bib', '/citation.ris']) {
      const reply = await publicly(part);
      expect([reply.status, reply.headers.location]).toEqual([410, undefined]);
    }
    expect(await publicly('', { accept: 'application/json' }).then((reply) => [reply.status, reply.json()])).toEqual([
      410,
      {
        workshop: { id, title: 'A Small Workshop' },
        page: `${BASE_URL}/papers/${id}/paper`,
        title: 'Paper 1',
        authors: [{ name: 'A', affiliation: 'B' }],
        publishedAt: paper.publishedAt,
        withdrawn: { at: new Date(NOW).toISOString(), reason: REASON },
      },
    ]);
  });

  it('is on the workshop’s list, and the proof page still knows the file', async () => {
    await withdrawn();
    const list = await reader.send(`/papers/${id}`, { now: NOW });
    expect(list.body).toContain('>withdrawn</span>');
    const json = (await reader.send(`/papers/${id}`, { now: NOW, headers: { accept: 'application/json' } })).json();
    expect(json).toMatchObject({ papers: [], withdrawn: [{ title: 'Paper 1' }] });
    const proof = await publicly('/proof');
    expect(proof.status).toBe(200);
    for (const part of [
      'This paper was withdrawn',
      'the paper was withdrawn since',
      'noindex',
      paper.versions[0]?.file.sha256,
    ]) {
      expect(proof.body).toContain(part);
    }
  });

  it('is a deleted record to harvesters, of the day of the withdrawal', async () => {
    await withdrawn();
    const xml = await harvested();
    expect(xml).toContain('<header status="deleted">');
    expect(xml).toContain('<datestamp>2011-08-04T03:10:00Z</datestamp>');
    expect(xml).not.toContain('<metadata>');
  });

  it('owes the author a mail, and no packet and no reminder any more; done twice, it is done once', async () => {
    await note(HANDED);
    await organiser.send(at(`${PAPER}/hand-off/packet`), { form: {}, now: NOW });
    await withdrawn();
    const first = await now();
    expect(Object.keys(first.debts.owed)).toEqual(['paper']);
    await withdrawn({ reason: 'Another reason.', understood: 'yes' });
    expect(await now()).toEqual(first);
    expect((await organiser.send(at(`${PAPER}/hand-off/packet`), { now: NOW })).status).toBe(404);
  });
});

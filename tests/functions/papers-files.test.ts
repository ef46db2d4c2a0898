import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { participantRoutes } from '../../functions/participant/routes.ts';
import { sessionCookie } from '../../functions/participant/session.ts';
import { readDraft } from '../../shared/drafts/draft.store.ts';
import { obligationsOf } from '../../shared/follow-up/obligations.ts';
import { decide } from '../../shared/papers/decide.ts';
import type { UploadForm } from '../../shared/papers/documents.store.ts';
import { changePaper, readPaper } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { MyDataSchema } from '../../shared/people/my-data.ts';
import { findParticipant, PersonItem } from '../../shared/people/person.store.ts';
import { keys, randomToken } from '../../shared/store/keys.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { BASE_URL, type BrowserLike, browserLike } from '../support/browser-like.ts';
import { postFile, startDocuments } from '../support/documents.ts';
import { aDocx, aPdf, aPptx } from '../support/files.ts';
import { aPerson, aWorkshop, BALLOT_SCRIPT, DAY, LINK_KEYS } from '../support/fixtures.ts';
import { NO_REPORTS } from '../support/kept-reports.ts';
import { startTable } from '../support/table.ts';

/** What an author does with a paper beside its main text: drafts, attachments, consent, withdrawing. */

let engine: Awaited<ReturnType<typeof startTable>>;
let files: Awaited<ReturnType<typeof startDocuments>>;
beforeAll(async () => {
  [engine, files] = await Promise.all([startTable(), startDocuments()]);
  await engine.table.insert(WorkshopItem, keys.workshop(workshopId), workshop);
});
afterAll(async () => {
  await Promise.all([engine.stop(), files.stop()]);
});

const workshopId = 'files';
const workshop = aWorkshop({ id: workshopId });
const NOW = opensAt(workshop.details) + 30 * DAY;
const DETAILS = {
  title: 'Internet Incident Response',
  abstract: 'What is done, and what is missing.',
  'authors.0.name': 'T.M. Barkatullah',
  'authors.0.affiliation': 'Bangladesh Computer Council',
  keywords: 'CERT',
  language: 'en',
  licence: 'CC-BY-4.0',
};
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let home: string;
let browser: BrowserLike;
let personId: string;
beforeEach(async () => {
  const person = aPerson({ id: randomToken(), workshopId, papersPromised: 1 });
  personId = person.id;
  await engine.table.insert(PersonItem, keys.person(workshopId, person.id), person);
  const { table, ballots } = engine;
  const context = {
    table,
    ballots,
    reports: NO_REPORTS,
    ballotScript: BALLOT_SCRIPT,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
  };
  browser = browserLike(participantRoutes(context, files.documents));
  home = `/w/${workshopId}/p/${person.id}`;
  browser.jar.set(home, { path: home, cookie: sessionCookie(LINK_KEYS, person).split(';')[0] ?? '' });
});

const get = (path: string, now = NOW) => browser.send(path, { now });
const post = (path: string, form: Record<string, string>, now = NOW) => browser.send(path, { form, now });
const json = (path: string, body: unknown, now = NOW) => browser.send(path, { json: body, now });
const begin = async (): Promise<string> => (await post(`${home}/papers`, DETAILS)).headers.location ?? '';
const stored = (address: string): Promise<Paper> =>
  readPaper(engine.table, workshopId, personId, address.split('/').at(-1) ?? '');
const become = (address: string, change: (paper: Paper) => Paper) =>
  changePaper(engine.table, { workshopId, personId, id: address.split('/').at(-1) ?? '' }, change);

/** Sends a file as the page's script does. @returns its key */
async function upload(address: string, bytes: Buffer, fileName: string): Promise<string> {
  const form = (await json(`${address}/upload`, { fileName })).json() as UploadForm;
  expect((await postFile(form, bytes, fileName)).status).toBe(201);
  return form.fields.key ?? '';
}

async function handIn(address: string, bytes = aPdf()): Promise<void> {
  const key = await upload(address, bytes, 'paper.pdf');
  expect((await post(`${address}/submit`, { key, consent: 'yes' })).status).toBe(303);
}

const attach = async (address: string, role: string, bytes: Buffer, fileName: string) =>
  post(`${address}/attachments`, { key: await upload(address, bytes, fileName), role });

describe('the details, without scripts', () => {
  test('given another author is asked for, or one less, then the form comes back with all that was typed, and nothing is stored', async () => {
    const form = { ...DETAILS, id: randomToken(), title: 'Typed <b>' };
    const more = await post(`${home}/papers`, { ...form, ':authors': 'add' });
    expect(more.status).toBe(200);
    expect(more.body).toContain('value="Typed &lt;b>"');
    expect(more.body).toContain('name="authors.1.name"');
    expect(more.body).toContain(form.id);
    const less = await post(`${home}/papers`, {
      ...form,
      'authors.1.name': 'Second',
      'authors.1.affiliation': 'BCC',
      ':authors': 'remove-0',
    });
    expect(less.body).toContain('value="Second"');
    expect(less.body).not.toContain('Barkatullah');
    expect((await get(`${home}/papers`)).body).toContain('You have not sent a paper yet');
    expect(await readDraft(engine.table, { workshopId, id: personId }, 'paper-new')).toBeUndefined();
  });

  test('given a wrong ORCID iD and an address twice, then each says so beside its field', async () => {
    const reply = await post(`${home}/papers`, {
      ...DETAILS,
      'authors.0.email': 'a@example.org',
      'authors.0.orcid': '0000-0002-1825-0098',
      'authors.1.name': 'B',
      'authors.1.affiliation': 'C',
      'authors.1.email': 'A@example.org',
    });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('its last character does not fit the others');
    expect(reply.body).toContain('This is the address of author 1 too');
    expect(reply.body).toContain('id="f-authors-1-email-error"');
  });

  test('given a whole form, then language, licence, addresses and iDs are kept, the address is on no JSON for others', async () => {
    const address = (
      await post(`${home}/papers`, {
        ...DETAILS,
        'authors.0.email': 'Barkat@Example.org',
        'authors.0.orcid': 'https://orcid.org/0000-0002-1825-0097',
      })
    ).headers.location;
    const paper = await stored(address ?? '');
    expect(paper.metadata).toMatchObject({
      language: 'en',
      licence: 'CC-BY-4.0',
      authors: [{ email: 'barkat@example.org', orcid: '0000-0002-1825-0097' }],
    });
    const page = (await get(address ?? '')).body;
    expect(page).toContain('ORCID iD 0000-0002-1825-0097');
    expect(page).toContain('CC BY 4.0');
  });
});

describe('what is typed', () => {
  test('is kept while it is typed, stands in the form again, in my-data, and is gone once it was sent', async () => {
    const id = randomToken();
    const typed = { id, title: 'Half a title', 'authors.0.name': 'A', 'authors.1.name': 'B' };
    const kept = await post(`${home}/drafts/paper-new`, typed);
    expect(kept.json()).toMatchObject({ revision: 1 });
    const again = (await get(`${home}/papers/new`)).body;
    expect(again).toContain('What you typed was kept');
    expect(again).toContain('value="Half a title"');
    expect(again).toContain('name="authors.1.name"');
    expect(again).toContain(id);
    const data = MyDataSchema.parse((await get(`${home}/my-data.json`)).json());
    expect(data.drafts).toMatchObject([{ form: 'paper-new', fields: { title: ['Half a title'] } }]);
    await post(`${home}/papers`, { ...DETAILS, id });
    expect((await get(`${home}/papers/new`)).body).not.toContain('Half a title');
    expect(MyDataSchema.parse((await get(`${home}/my-data.json`)).json()).drafts).toEqual([]);
  });

  test('of a paper that is there lies under a name of its own; without scripts a button keeps it, and another gives it up', async () => {
    const address = await begin();
    const draft = `paper-${address.split('/').at(-1)}`;
    const kept = await post(address, { ...DETAILS, title: 'Another', ':press': 'keep', ':draft': '0' });
    expect(kept.headers.location).toBe(`${address}/details`);
    expect((await stored(address)).metadata.title).toBe(DETAILS.title);
    expect((await get(`${address}/details`)).body).toContain('value="Another"');
    const elsewhere = await post(address, { ...DETAILS, title: 'Third', ':press': 'keep', ':draft': '0' });
    expect(elsewhere.status).toBe(409);
    expect(elsewhere.body).toContain('value="Third"');
    await post(address, { ':press': 'discard' });
    expect((await get(`${address}/details`)).body).toContain(`value="${DETAILS.title}"`);
    expect((await readDraft(engine.table, { workshopId, id: personId }, draft))?.fields).toEqual({});
  });

  test('of a paper that is not there, or of somebody else, is kept nowhere', async () => {
    expect((await post(`${home}/drafts/paper-aaaaaaaaaaaaaaaa`, { title: 'x' })).status).toBe(404);
  });
});

describe('attachments', () => {
  test('are sent like the paper, added by one button, handed in with the version, and given back as they came', async () => {
    const address = await begin();
    const page = await get(`${address}/attachments/new`);
    expect(page.headers['content-security-policy']).toContain(`connect-src 'self' ${files.endpoint}`);
    expect(page.body).toContain(`data-lands="${address}/attachments/uploaded"`);
    const key = await upload(address, aPptx(), 'slides.pptx');
    const arrived = await get(`${address}/attachments/uploaded?key=${encodeURIComponent(key)}`);
    expect(arrived.body).toMatch(/value="slides"[^>]*checked/);
    expect((await stored(address)).attachments).toEqual([]);
    await post(`${address}/attachments`, { key, role: 'slides' });
    await attach(address, 'annex', aDocx(), 'tables.docx');
    await handIn(address);
    const paper = await stored(address);
    expect(paper.versions[0]?.attachments).toMatchObject([
      { role: 'slides', name: 'slides.pptx', type: 'pptx' },
      { role: 'annex', name: 'tables.docx', type: 'docx' },
    ]);
    const redirect = await get(`${address}/versions/1/attachments/${sha256(aPptx())}`);
    const download = await fetch(redirect.headers.location ?? '');
    expect(Buffer.from(await download.arrayBuffer())).toEqual(aPptx());
    expect(download.headers.get('content-type')).toContain('presentationml');
  });

  test('given one is taken off after handing in, then the version keeps it, and the change is handed in with the same main file', async () => {
    const address = await begin();
    await attach(address, 'annex', aPdf('annex'), 'annex.pdf');
    await handIn(address);
    await become(address, (paper) => ({ ...paper, state: 'under-review' }));
    expect((await get(address)).body).not.toContain('Changed, and not handed in yet');
    await post(`${address}/attachments/remove`, { sha256: sha256(aPdf('annex')) });
    expect(await stored(address)).toMatchObject({ state: 'under-review', attachments: [], versions: [{ number: 1 }] });
    expect((await get(address)).body).toContain('Changed, and not handed in yet');
    await post(`${address}/submit`, { sameFile: 'yes', consent: 'yes' });
    expect(await stored(address)).toMatchObject({
      state: 'submitted',
      versions: [{ attachments: [{ name: 'annex.pdf' }] }, { attachments: [], file: { sha256: sha256(aPdf()) } }],
    });
    expect((await get(`${address}/versions/1/attachments/${sha256(aPdf('annex'))}`)).status).toBe(302);
    expect((await get(`${address}/versions/2/attachments/${sha256(aPdf('annex'))}`)).status).toBe(404);
  });

  test.each([
    ['slides', aDocx(), 'Slides are a PDF or a PowerPoint file'],
    ['annex', Buffer.from('a note'), 'This is no PDF, Word document (.docx) or PowerPoint file'],
    ['annex', aPdf().subarray(0, 100), 'The end of this PDF is missing'],
  ])('given %s that cannot be, then its page says so, and nothing is stored', async (role, bytes, says) => {
    const address = await begin();
    const reply = await attach(address, role, bytes, 'file.pptx');
    expect(reply.status).toBe(422);
    expect(reply.body).toContain(says);
    expect(reply.body).toContain('id="f-file-error"');
    expect((await stored(address)).attachments).toEqual([]);
  });

  test('given a presentation as the paper itself, then it is refused with what to do', async () => {
    const address = await begin();
    const key = await upload(address, aPptx(), 'slides.pptx');
    const reply = await post(`${address}/submit`, { key, consent: 'yes' });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('please add the presentation as slides');
  });

  test('given no purpose was said, then the page asks again and the file is still there', async () => {
    const address = await begin();
    const key = await upload(address, aPdf('annex'), 'annex.pdf');
    const reply = await post(`${address}/attachments`, { key });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('Please say whether it is an annex or slides.');
    expect(reply.body).toContain(`value="${key}"`);
  });

  test('given seven, then the seventh is refused; given another person, then there is none', async () => {
    const address = await begin();
    for (let n = 0; n < 6; n += 1) expect((await attach(address, 'annex', aPdf(`${n}`), 'a.pdf')).status).toBe(303);
    expect((await attach(address, 'annex', aPdf('7'), 'a.pdf')).status).toBe(409);
    expect((await get(`${address}/attachments/new`)).status).toBe(303);
    expect((await get(`${address}/attachments/${'0'.repeat(64)}`)).status).toBe(404);
  });
});

describe('the bytes that were chosen', () => {
  test('given what arrived has another fingerprint than what was chosen, then it is refused and nothing is stored', async () => {
    const address = await begin();
    const key = await upload(address, aPdf('changed on its way'), 'paper.pdf');
    const before = await stored(address);
    const reply = await post(`${address}/submit`, { key, consent: 'yes', sha256: sha256(aPdf()) });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('it was changed on its way');
    expect(await stored(address)).toEqual(before);
    const annex = await post(`${address}/attachments`, { key, role: 'annex', sha256: sha256(aPdf()) });
    expect(annex.status).toBe(422);
    const right = await json(`${address}/submit`, { key, consent: true, sha256: sha256(aPdf('changed on its way')) });
    expect(right.status).toBe(200);
  });

  test('given the landing page was told the fingerprint, then its form states it', async () => {
    const address = await begin();
    const key = await upload(address, aPdf(), 'paper.pdf');
    const query = new URLSearchParams({ key, sha256: sha256(aPdf()) });
    expect((await get(`${address}/uploaded?${query}`)).body).toContain(`name="sha256" value="${sha256(aPdf())}"`);
    query.set('sha256', '"><script>');
    expect((await get(`${address}/uploaded?${query}`)).body).not.toContain('name="sha256"');
  });

  test('given the upload is overwritten after it was handed in, then what was handed in stays', async () => {
    const address = await begin();
    const key = await upload(address, aPdf('first'), 'paper.pdf');
    await post(`${address}/submit`, { key, consent: 'yes' });
    await files.put(key, aPdf('something else'));
    const { versions } = await stored(address);
    expect(versions[0]?.file.sha256).toBe(sha256(aPdf('first')));
    const download = await fetch((await get(`${address}/versions/1`)).headers.location ?? '');
    expect(Buffer.from(await download.arrayBuffer())).toEqual(aPdf('first'));
  });
});

describe('consent', () => {
  test('given it is missing, then the landing page asks beside the tick, with the file still there, and nothing is stored', async () => {
    const address = await begin();
    const key = await upload(address, aPdf(), 'paper.pdf');
    const before = await stored(address);
    const reply = await post(`${address}/submit`, { key });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('id="f-consent-error"');
    expect(reply.body).toContain(`value="${key}"`);
    expect(reply.body).toContain('published under the licence chosen: CC BY 4.0.');
    expect(await stored(address)).toEqual(before);
    const problem = await json(`${address}/submit`, { key });
    expect(problem.json()).toMatchObject({ errors: { consent: expect.any(String) } });
  });

  test('given changed details are handed in without it, then the page of the paper asks beside the tick', async () => {
    const address = await begin();
    await handIn(address);
    await post(address, { ...DETAILS, title: 'Another' });
    const reply = await post(`${address}/submit`, { sameFile: 'yes' });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('id="f-consent-error"');
    expect((await stored(address)).versions).toHaveLength(1);
  });

  test('given it, then the version says when', async () => {
    const address = await begin();
    await handIn(address);
    expect((await stored(address)).versions[0]?.consentedAt).toBe(new Date(NOW).toISOString());
  });
});

describe('withdrawing', () => {
  const owed = async () => {
    const found = await findParticipant(engine.table, workshopId, personId);
    if (!found) throw new Error('The person is not there.');
    return obligationsOf(workshop, found, NOW).map(({ kind }) => kind);
  };

  test('given a reason, then it is taken back for good, its page says whom to write to, and it is neither given nor asked for', async () => {
    const address = await begin();
    await handIn(address);
    expect(await owed()).not.toContain('paper');
    await become(address, (paper) =>
      decide(
        { ...paper, state: 'under-review' },
        { verdict: 'request-revision', reason: 'Figures.', by: 'staff-member@example.org', version: 1 },
        NOW,
      ),
    );
    expect(await owed()).toContain('revision');
    const before = await stored(address);
    const page = await get(`${address}/withdraw`);
    expect(page.body).toContain('This cannot be undone.');
    expect(await stored(address)).toEqual(before);
    expect((await post(`${address}/withdraw`, { reason: ' We disagree. ' })).headers.location).toBe(address);
    const paper = await stored(address);
    expect(paper).toMatchObject({ state: 'withdrawn', withdrawn: { reason: 'We disagree.' } });
    expect(paper.debts.owed.paper).toBeDefined();
    expect(await owed()).toEqual(expect.arrayContaining(['paper']));
    expect(await owed()).not.toContain('revision');
    const shown = (await get(address)).body;
    expect(shown).toContain(workshop.details.mail.replyTo);
    expect(shown).toContain('You withdrew the paper: “We disagree.”');
    expect(shown).toContain('The organisers asked for a revision of version 1.');
    expect(shown).not.toContain('staff-member@example.org');
    expect(shown).not.toContain('type="file"');
    for (const [path, form] of [
      ['/submit', { sameFile: 'yes', consent: 'yes' }],
      ['', DETAILS],
      ['/attachments/remove', { sha256: 'a'.repeat(64) }],
    ] as const) {
      expect((await post(`${address}${path}`, { ...form, title: 'x' })).status, path).toBe(409);
    }
    expect(await stored(address)).toEqual(paper);
  });

  test('given no reason, then the page asks for it and nothing is withdrawn', async () => {
    const address = await begin();
    const reply = await post(`${address}/withdraw`, { reason: ' ' });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('id="f-reason-error"');
    expect((await stored(address)).state).toBe('draft');
  });

  test.each(['draft', 'submitted', 'resubmitted', 'refused', 'under-review', 'revision-requested'] as const)(
    'given it is %s, then it can be withdrawn, also after the closing, and twice is once',
    async (state) => {
      const address = await begin();
      await become(address, (paper) => ({ ...paper, state }));
      const late = closesAt(workshop) + DAY;
      for (const _ of [1, 2]) {
        expect((await json(`${address}/withdraw`, { reason: 'R' }, late)).json()).toMatchObject({
          paper: { state: 'withdrawn' },
        });
      }
      expect((await stored(address)).events.filter(({ what }) => what === 'withdrawn')).toHaveLength(1);
    },
  );

  test.each(['approved', 'published', 'rejected'] as const)('given it is %s, then its author cannot', async (state) => {
    const address = await begin();
    await become(address, (paper) => ({ ...paper, state }));
    expect((await get(address)).body).not.toContain(`${address}/withdraw`);
    expect((await get(`${address}/withdraw`)).status).toBe(303);
    expect((await post(`${address}/withdraw`, { reason: 'R' })).status).toBe(409);
    expect((await stored(address)).state).toBe(state);
  });
});

test('the page of a paper says what changed between its versions, and what happened', async () => {
  const address = await begin();
  await handIn(address);
  await post(address, { ...DETAILS, title: 'A better title', licence: 'CC0-1.0', keywords: 'CERT, drills' });
  await handIn(address, aPdf('second'));
  const { body } = await get(address);
  for (const said of [
    'What changed since version 1',
    'The paper itself is another file.',
    'Title: “Internet Incident Response” became “A better title”.',
    'Keywords added: drills.',
    'Licence: CC BY 4.0 became CC0 1.0.',
    'You began this paper.',
    'You handed in version 1.',
    'You handed in version 2.',
  ]) {
    expect(body).toContain(said);
  }
  for (const number of [1, 2]) expect((await get(`${address}/versions/${number}`)).status).toBe(302);
});

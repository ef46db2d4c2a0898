import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { claim } from '../../shared/debts/debts.ts';
import { newIntent } from '../../shared/mail/ledger.ts';
import { MailIntentItem, openMailer } from '../../shared/mail/mailer.store.ts';
import type { UploadForm } from '../../shared/papers/documents.store.ts';
import { guestOccurrence } from '../../shared/papers/guest-mail.ts';
import { changePaper, readPaper } from '../../shared/papers/paper.store.ts';
import { readParticipant } from '../../shared/people/person.store.ts';
import { keys, randomToken } from '../../shared/store/keys.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { BASE_URL } from '../support/browser-like.ts';
import { postFile, readFile, startDocuments } from '../support/documents.ts';
import { aPdf } from '../support/files.ts';
import { aPaper, aPerson, aVersion, aWorkshop, DAY, LINK_KEYS } from '../support/fixtures.ts';
import { paperTask } from '../support/in-role.ts';
import { type Console, MAIL_FROM, startConsole } from '../support/staff.ts';

/** An organiser hands in a paper for its author; and what staff see of the co-authors. */

let files: Awaited<ReturnType<typeof startDocuments>>;
let staff: Console;
beforeAll(async () => {
  files = await startDocuments();
  staff = await startConsole(files.documents);
});
afterAll(async () => {
  await Promise.all([files.stop(), staff.stop()]);
});

const ORGANISER = 'organiser@example.org';
const NOW = opensAt(aWorkshop().details) + 30 * DAY;
const CONSENT = 'By letter of 2 August 2011.\nFile 12/B <b>.';
const DETAILS = {
  title: 'A paper that came by letter',
  abstract: 'What it is about.',
  keywords: 'letters',
  'authors.0.name': 'Deputy Secretary p1',
  'authors.0.affiliation': 'The Ministry',
  'authors.0.email': 'p1@example.org',
  'authors.1.name': 'Ms B',
  'authors.1.affiliation': 'BCC',
  'authors.1.email': 'b@example.org',
  language: 'en',
  licence: 'CC-BY-4.0',
  person: 'p1',
};

let id: string;
let home: string;
let browser: ReturnType<Console['as']>;
beforeEach(async () => {
  id = `w${randomToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`;
  home = `/staff/w/${id}`;
  browser = staff.as(ORGANISER);
});

const given = (changes: Parameters<typeof aWorkshop>[1] = {}) =>
  staff.add(aWorkshop({ id }, changes), [aPerson({ workshopId: id })]);
const get = (path: string, now = NOW) => browser.send(path, { now });
const post = (path: string, form: Record<string, string>, now = NOW) => browser.send(path, { form, now });
const papers = async () => (await readParticipant(staff.table, id, 'p1')).papers;

function uploadFormIn(html: string): UploadForm {
  const form = /<form method="post" action="(http:[^"]+)" enctype="multipart\/form-data".*?<\/form>/s.exec(html);
  if (!form?.[1]) throw new Error('the page has no form for the file');
  const text = (value = '') => value.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<');
  const fields = [...form[0].matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return { url: text(form[1]), fields: Object.fromEntries(fields.map(([, name, value]) => [name, text(value)])) };
}

/** Begins the paper. @returns the address of its page in the console */
async function begun(now = NOW): Promise<string> {
  const reply = await post(`${home}/papers/new`, DETAILS, now);
  expect(reply.status).toBe(303);
  return (reply.headers.location ?? '').replace(/\/hand-in$/, '');
}

/** Sends a file as the page does. @returns its key */
async function uploaded(address: string, bytes = aPdf(), now = NOW): Promise<string> {
  const reply = await postFile(uploadFormIn((await get(`${address}/hand-in`, now)).body), bytes, 'letter.pdf');
  const landing = new URL(reply.headers.get('location') ?? '');
  expect(landing.pathname).toBe(`${address}/uploaded`);
  const arrived = await get(landing.pathname + landing.search, now);
  expect(arrived.body).toContain('letter.pdf</strong> has arrived');
  return landing.searchParams.get('key') ?? '';
}

describe('handing in for an author', () => {
  test('whose, details, file, agreement: it is the author’s paper, and says who handed it in and why', async () => {
    await given();
    const link = `href="${home}/papers/new`;
    expect((await get(`${home}/papers`)).body).toContain(link);
    expect((await get(`${home}/people/p1`)).body).toContain(`${link}?person=p1"`);
    expect((await get(`${home}/papers/new`)).body).toContain('Deputy Secretary p1, Ministry of Science and ICT');
    expect((await get(`${home}/papers/new?person=p1`)).body).toContain('value="p1@example.org"');
    const address = await begun();
    const handIn = await get(`${address}/hand-in`);
    expect(handIn.headers['content-security-policy']).toContain(`form-action 'self' ${files.endpoint}`);
    expect(await papers()).toMatchObject([{ state: 'draft', events: [{ what: 'begun', by: { email: ORGANISER } }] }]);

    const done = await post(`${address}/submit`, { key: await uploaded(address), consent: CONSENT });
    expect(done).toMatchObject({ status: 303, headers: { location: address } });
    expect(await papers()).toMatchObject([
      {
        state: 'submitted',
        versions: [{ number: 1, onBehalf: ORGANISER, consentedAt: new Date(NOW).toISOString(), file: { type: 'pdf' } }],
        coAuthors: [{ email: 'b@example.org' }],
        events: [{}, { what: 'submitted', by: { kind: 'staff', email: ORGANISER }, why: CONSENT }],
      },
    ]);
    expect((await get(address)).body).toContain(`handed in for the author by ${ORGANISER}`);
  });

  test('the author is told who handed it in, and that it can be taken back', async () => {
    await given();
    const address = await begun();
    await post(`${address}/submit`, { key: await uploaded(address), consent: CONSENT });
    const [paper] = await papers();
    if (!paper) throw new Error('no paper');
    let debt = { kind: 'paper' as const, revision: 1, attempt: 1 };
    await changePaper(staff.table, paper, (found) => {
      const { debts, claimed } = claim(found.debts, NOW);
      debt = { ...debt, ...claimed.find(({ kind }) => kind === 'paper'), kind: 'paper' };
      return { ...found, debts, state: 'under-review' as const };
    });
    const mailer = openMailer({
      table: staff.table,
      from: MAIL_FROM,
      configurationSet: 'set',
      client: staff.ses.client,
    });
    const context = {
      table: staff.table,
      documents: files.documents,
      readFile,
      malwareScan: false,
      mailer,
      linkKeys: LINK_KEYS,
      baseUrl: BASE_URL,
    };
    const run = { workshopId: id, personId: 'p1', paperId: paper.id, debt };
    await paperTask(context, { task: 'acknowledge', run, now: new Date(NOW).toISOString() });
    const text = staff.ses.received.findLast(({ to }) => to === 'p1@example.org')?.text ?? '';
    expect(text).toContain(`Olive Organiser (${ORGANISER}) handed it in for you.`);
    expect(text).toContain('take it back on its page');
  });

  test('given the details form twice, or with an author more, then it is one paper, or the form again', async () => {
    await given();
    const again = await post(`${home}/papers/new`, { ...DETAILS, ':authors': 'add' });
    expect([again.status, again.body.includes('name="authors.2.name"')]).toEqual([200, true]);
    expect(await papers()).toEqual([]);
    const same = { ...DETAILS, id: randomToken() };
    await post(`${home}/papers/new`, same);
    await post(`${home}/papers/new`, { ...same, title: 'Corrected' });
    expect(await papers()).toMatchObject([{ metadata: { title: 'Corrected' } }]);
    const wrong = await post(`${home}/papers/new`, { ...DETAILS, title: '', abstract: 'Kept.' });
    expect([wrong.status, wrong.body.includes('Kept.')]).toEqual([422, true]);
    expect((await post(`${home}/papers/new`, { ...DETAILS, person: '' })).status).toBe(422);
    expect((await post(`${home}/papers/new`, { ...DETAILS, person: 'nobody' })).status).toBe(404);
  });

  test('given no agreement, or a file that is none, then nothing is handed in, and what was written comes back', async () => {
    await given();
    const address = await begun();
    const key = await uploaded(address);
    const before = await papers();
    const without = await post(`${address}/submit`, { key, consent: ' ' });
    expect(without.status).toBe(422);
    expect(without.body).toContain('Please say how and when the author agreed');
    expect(without.body).toContain(key.replaceAll('&', '&amp;'));
    const noPdf = await post(`${address}/submit`, {
      key: await uploaded(address, Buffer.from('no PDF')),
      consent: CONSENT,
    });
    expect(noPdf.status).toBe(422);
    expect(noPdf.body).toContain('File 12/B &lt;b>.');
    const elses = await post(`${address}/submit`, {
      key: `uploads/${id}/p2/x/aaaaaaaaaaaaaaaa/a.pdf`,
      consent: CONSENT,
    });
    expect(elses.status).toBe(422);
    expect((await post(`${address}/submit`, { key, consent: 'x'.repeat(301) })).status).toBe(422);
    expect((await get(`${address}/uploaded?key=nowhere`)).body).toContain('The file did not arrive');
    expect(await papers()).toEqual(before);
  });

  test('given the follow-up is closed, then staff still do it, and the page says so; a cancelled workshop takes nothing', async () => {
    await given();
    const late = closesAt(aWorkshop({ id })) + DAY;
    const address = await begun(late);
    expect((await get(`${address}/hand-in`, late)).body).toContain('The follow-up is closed for this author.');
    const key = await uploaded(address, aPdf(), late);
    expect((await post(`${address}/submit`, { key, consent: CONSENT }, late)).status).toBe(303);

    id = `${id}c`;
    home = `/staff/w/${id}`;
    await given({ cancelled: { at: new Date(NOW).toISOString(), by: ORGANISER, reason: 'Floods.' } });
    for (const reply of [await get(`${home}/papers/new`), await post(`${home}/papers/new`, DETAILS)]) {
      expect([reply.status, reply.body.includes('was cancelled')]).toEqual([410, true]);
    }
    expect((await get(`${home}/papers`)).body).not.toContain('/papers/new');
  });

  test('only organisers do, and only while the paper takes another version', async () => {
    await given();
    const address = await begun();
    const reviewer = staff.as('reviewer@example.org');
    for (const path of [`${home}/papers/new`, `${address}/hand-in`]) {
      expect((await reviewer.send(path, { now: NOW })).status).toBe(403);
    }
    expect((await reviewer.send(address, { now: NOW })).body).not.toContain('/hand-in');
    expect((await staff.as('stranger@example.org').send(`${address}/hand-in`, { now: NOW })).status).toBe(404);
    const [paper] = await papers();
    if (paper) await changePaper(staff.table, paper, (found) => ({ ...found, state: 'rejected' as const }));
    expect((await get(`${address}/hand-in`)).status).toBe(409);
    expect((await get(address)).body).not.toContain('/hand-in');
  });
});

describe('what staff see of co-authors', () => {
  test('their addresses, answers and lost mails; and over a no nothing is approved', async () => {
    const at = new Date(NOW).toISOString();
    const asked = { at, until: new Date(NOW + DAY).toISOString() };
    const coAuthors = [
      { id: 'b'.repeat(16), email: 'b@example.org', name: 'Ms B', asked, answer: { what: 'confirmed' as const, at } },
      { id: 'c'.repeat(16), email: 'c@example.org', name: 'Mr C', asked },
    ];
    const paper = aPaper({
      id: 'p'.repeat(16),
      workshopId: id,
      state: 'under-review',
      versions: [aVersion(1, 1)],
      coAuthors,
    });
    await staff.add(aWorkshop({ id }), [aPerson({ workshopId: id })], [paper]);
    const occurrence = guestOccurrence({ paperId: paper.id, guestId: 'c'.repeat(16), what: 'asked' });
    const mail = { workshopId: id, personId: 'p1', occurrence, to: 'c@example.org', subject: 's', why: 'w' };
    const intent = newIntent({ ...mail, text: '', html: '', fromName: '', replyTo: '' }, NOW);
    await staff.table.insert(MailIntentItem, keys.mail(id, 'p1', occurrence), {
      ...intent,
      state: 'bounced',
      problem: 'no such mailbox',
    });
    const address = `${home}/papers/p1/${paper.id}`;
    const page = (await get(address)).body;
    expect(page).toContain('mail to c@example.org came back: no such mailbox');
    expect(page).toMatch(/Ms B<\/strong>, b@example.org: confirmed/);
    const decision = { verdict: 'approve', reason: 'Good.', version: '1' };
    const early = await post(`${address}/decision`, decision);
    expect(early.status).toBe(422);
    expect(early.body).toContain('Mr C can still answer whether to be an author');
    expect((await readPaper(staff.table, id, 'p1', paper.id)).state).toBe('under-review');
    expect((await post(`${address}/decision`, decision, NOW + DAY)).status).toBe(303);
  });
});

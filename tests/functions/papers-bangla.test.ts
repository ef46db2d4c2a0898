import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paperRoutes } from '../../functions/participant/paper/papers.tsx';
import { sessionCookie } from '../../functions/participant/session.ts';
import { PaperItem } from '../../shared/papers/paper.store.ts';
import type { Attachment, AttachmentRole, Paper, PaperVersion } from '../../shared/papers/paper.ts';
import { type Actor, type Happening, HappeningSchema, type PaperEvent } from '../../shared/papers/paper-event.ts';
import { MAX_VERSIONS } from '../../shared/papers/submission.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import { keys, randomToken } from '../../shared/store/keys.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import { expectBangla } from '../support/bangla.ts';
import { BASE_URL, browserLike, inOneArea } from '../support/browser-like.ts';
import { startDocuments } from '../support/documents.ts';
import { aPaper, aPerson, aVersion, aWorkshop, BALLOT_SCRIPT, HOUR, LINK_KEYS } from '../support/fixtures.ts';
import { NO_REPORTS } from '../support/kept-reports.ts';
import { startTable } from '../support/table.ts';

/** Every page about papers, to an author who reads Bangla alone and writes it: what is in Latin letters was forgotten. */

const workshop = aWorkshop({
  id: 'papers-bangla',
  language: 'bn',
  title: 'একটি ছোট কর্মশালা',
  organisers: ['মন্ত্রণালয়'],
  venue: { name: 'মিলনায়তন', city: 'ঢাকা', country: 'বাংলাদেশ' },
  mail: { fromName: 'সচিবালয়', replyTo: 'secretariat@example.org', signature: 'সচিবালয়' },
});
const workshopId = workshop.details.id;
const NOW = opensAt(workshop.details) + HOUR;
const CLOSED = closesAt(workshop) + HOUR;
const metadata = {
  title: 'সাইবার নিরাপত্তা',
  abstract: 'কী করা হয়েছে, আর কী বাকি আছে।',
  authors: [{ name: 'রফিকুল ইসলাম', affiliation: 'কম্পিউটার কাউন্সিল' }],
  keywords: ['নিরাপত্তা'],
  language: 'bn' as const,
  licence: 'CC-BY-4.0' as const,
};

let engine: Awaited<ReturnType<typeof startTable>>;
let files: Awaited<ReturnType<typeof startDocuments>>;
beforeAll(async () => {
  [engine, files] = await Promise.all([startTable(), startDocuments()]);
  await engine.table.insert(WorkshopItem, keys.workshop(workshopId), workshop);
});
afterAll(async () => {
  await Promise.all([engine.stop(), files.stop()]);
});

/** An author with one paper, in a browser; what `expectBangla` cannot read as Bangla is taken out of the fixtures. */
async function anAuthor(paper: Partial<Paper> = {}, papersPromised = 1) {
  const person = aPerson({
    id: randomToken(),
    workshopId,
    name: 'উপসচিব',
    organisation: 'বিজ্ঞান মন্ত্রণালয়',
    position: 'উপসচিব',
    language: 'bn',
    papersPromised,
  });
  await engine.table.insert(PersonItem, keys.person(workshopId, person.id), person);
  const one = { ...aPaper(), id: randomToken(), workshopId, personId: person.id, metadata, versions: [], ...paper };
  await engine.table.insert(PaperItem, keys.paper(workshopId, person.id, one.id), one);
  const browser = browserLike(
    inOneArea(
      paperRoutes(
        {
          table: engine.table,
          ballots: engine.ballots,
          reports: NO_REPORTS,
          ballotScript: BALLOT_SCRIPT,
          linkKeys: LINK_KEYS,
          baseUrl: BASE_URL,
        },
        files.documents,
      ),
    ),
    { inVisitorsLanguage: true },
  );
  const home = `/w/${workshopId}/p/${person.id}`;
  browser.jar.set(home, { path: home, cookie: sessionCookie(LINK_KEYS, person).split(';')[0] ?? '' });
  const show = async (page: string, now = NOW, form?: Record<string, string>) => {
    const answer = await browser.send(`${home}/papers${page}`, { now, ...(form && { form }) });
    // A fingerprint is the file's, and so is the address that S3 is asked for.
    return {
      ...answer,
      body: answer.body.replaceAll(/[0-9a-f]{64}/g, '').replaceAll(/<input type="hidden"[^>]*>/g, ''),
    };
  };
  return { show, id: one.id };
}

const version = (number = 1): PaperVersion => {
  const { file, ...rest } = aVersion(number, 7);
  return { ...rest, number, metadata, file: { ...file, name: 'নিরাপত্তা.pdf' } };
};
/** The ending of a file's name is the format's. */
const withoutEndings = ({ body, ...answer }: Awaited<ReturnType<Awaited<ReturnType<typeof anAuthor>>['show']>>) => ({
  ...answer,
  body: body.replaceAll('.pdf', ''),
});
const decision = { version: 1, reason: 'আরও তথ্য দিন।', by: 'reviewer@example.org', at: '2011-07-20T10:00:00Z' };

const attachment = (role: AttachmentRole): Attachment => ({ ...version().file, role, name: 'সারণি.pdf' });
const event = (what: Happening, by: Actor): PaperEvent => ({
  at: '2011-07-20T10:00:00Z',
  what,
  by,
  version: 1,
  why: what === 'refused' ? 'damaged' : 'কারণ',
});

const states: Record<string, Partial<Paper>> = {
  draft: { state: 'draft' },
  submitted: { state: 'submitted', versions: [version()] },
  refused: { state: 'refused', versions: [version()], refusedBecause: 'damaged' },
  'under-review': { state: 'under-review', versions: [version()] },
  'with as many versions as there is room for': {
    state: 'under-review',
    versions: Array.from({ length: MAX_VERSIONS }, (_, index) => version(index + 1)),
  },
  'revision-requested': {
    state: 'revision-requested',
    versions: [version()],
    decisions: [{ ...decision, verdict: 'request-revision' }],
  },
  'with other details, authors and files in each version, and after all that can happen': {
    state: 'withdrawn',
    withdrawn: { at: '2011-07-21T10:00:00Z', reason: 'ভুল' },
    versions: [
      { ...version(), attachments: [attachment('annex'), attachment('slides')] },
      {
        ...version(2),
        metadata: {
          title: 'অন্য শিরোনাম',
          abstract: 'অন্য কথা।',
          authors: [
            { name: 'করিম', affiliation: 'মন্ত্রণালয়' },
            { name: 'রফিকুল ইসলাম', affiliation: 'মন্ত্রণালয়', orcid: '0000-0002-1825-0097' },
          ],
          keywords: ['ছাপ'],
          language: 'en',
          licence: 'all-rights-reserved',
        },
      },
      { ...version(3), metadata: { ...metadata, authors: [], keywords: ['ছাপ', 'নিরাপত্তা'] } },
      { ...version(4), metadata: { ...metadata, authors: [], keywords: ['নিরাপত্তা', 'ছাপ'], licence: undefined } },
    ],
    events: HappeningSchema.options.flatMap((what) => [
      event(what, { kind: 'author' }),
      event(what, { kind: 'staff', email: 'o@example.org' }),
    ]),
  },
  'under-review, with other files since': {
    state: 'under-review',
    versions: [version()],
    attachments: [attachment('annex'), attachment('slides')],
  },
  'revision-requested, with other details since': {
    state: 'revision-requested',
    versions: [{ ...version(), metadata: { ...metadata, title: 'পুরোনো শিরোনাম' } }],
    decisions: [{ ...decision, verdict: 'request-revision' }],
  },
  approved: { state: 'approved', versions: [version()], decisions: [{ ...decision, verdict: 'approve' }] },
  published: { state: 'published', versions: [version()], decisions: [{ ...decision, verdict: 'approve' }] },
  rejected: { state: 'rejected', versions: [version()], decisions: [{ ...decision, verdict: 'reject' }] },
};

describe.each([
  ['while papers are taken', NOW],
  ['after the closing', CLOSED],
])('a paper, %s', (_, now) => {
  test.each(Object.entries(states))('%s', async (_name, paper) => {
    const { show, id } = await anAuthor(paper);
    for (const page of ['', `/${id}`, `/${id}/details`, `/${id}/attachments/new`, `/${id}/withdraw`]) {
      const answer = withoutEndings(await show(page, now));
      if (answer.status !== 303) expectBangla(answer);
    }
  });
});

test('the form, what is wrong in it, and what cannot be done', async () => {
  const { show, id } = await anAuthor({ state: 'draft' }, 2);
  expectBangla(await show('/new'));
  const long = 'ক'.repeat(6000);
  const author = { 'authors.0.name': 'ক', 'authors.0.affiliation': 'খ' };
  const right = { title: 'ক', abstract: 'খ', ...author, language: 'bn', licence: 'CC-BY-4.0' };
  const wrong: Record<string, string>[] = [
    {},
    { title: long, abstract: long, 'authors.0.name': long, 'authors.0.affiliation': long, keywords: long },
    { ...right, keywords: Array.from({ length: 12 }, (_, n) => 'ক'.repeat(n + 1)).join() },
    { ...right, 'authors.0.affiliation': '' },
    { ...right, 'authors.0.name': '' },
    { ...right, 'authors.0.email': 'ক' },
    { ...right, 'authors.0.email': 'a@example.org', 'authors.1.email': 'a@example.org' },
    { ...right, 'authors.0.orcid': 'ক' },
    { ...right, 'authors.0.orcid': '0000-0002-1825-0098' },
    { ...right, ...Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`authors.${n}.name`, 'ক'])) },
  ];
  for (const form of wrong) {
    const answer = await show('', NOW, form);
    expect(answer.status).toBe(422);
    expectBangla(answer);
    expectBangla(await show(`/${id}`, NOW, form));
  }
  expectBangla(await show(`/${id}/submit`, NOW, {}));
  expectBangla(await show(`/${id}/submit`, NOW, { consent: 'yes' }));
  expectBangla(await show(`/${id}/submit`, NOW, { key: 'uploads/elsewhere', consent: 'yes' }));
  expectBangla(await show(`/${id}/uploaded?key=uploads`));
  expectBangla(await show(`/${id}/versions/7`));
  expectBangla(await show(`/${id}/withdraw`, NOW, {}));
  expectBangla(await show(`/${id}/withdraw`, NOW, { reason: long }));
  expectBangla(await show(`/${id}/attachments`, NOW, { role: 'annex' }));
  expectBangla(await show(`/${id}/attachments/${'a'.repeat(64)}`));
  expectBangla(await show(`/${id}/attachments/uploaded`));
  expectBangla(await show('', NOW, { ...right, ':authors': 'add' }));
  expectBangla(await show('/nowhere'));
  expectBangla(await show('', CLOSED, { title: 'ক' }));
});

test('the file has arrived and is to be handed in', async () => {
  const { show, id } = await anAuthor({ state: 'draft' });
  const place = new URL((await show(`/${id}`)).body.match(/action="(http[^"]+)"/)?.[1] ?? '');
  expect(place.protocol).toMatch(/^http/);
  const person = (await show(`/${id}`)).body.match(/\/p\/([\w-]+)/)?.[1];
  const key = `uploads/${workshopId}/${person}/${id}/${'a'.repeat(16)}/নিরাপত্তা.pdf`;
  await files.put(key, Buffer.from('no PDF'));
  expectBangla(withoutEndings(await show(`/${id}/uploaded?key=${encodeURIComponent(key)}`)));
  expectBangla(withoutEndings(await show(`/${id}/attachments/uploaded?key=${encodeURIComponent(key)}`)));
  for (const [page, form] of [
    ['submit', { key }],
    ['submit', { key, consent: 'yes' }],
    ['submit', { key, consent: 'yes', sha256: 'a'.repeat(64) }],
    ['attachments', { key }],
    ['attachments', { key, role: 'annex' }],
  ] as const) {
    const refused = withoutEndings(await show(`/${id}/${page}`, NOW, form));
    expect(refused.status).toBe(422);
    expectBangla(refused);
  }
});

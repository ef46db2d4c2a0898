import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findMaterial } from '../../shared/materials/material.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import { aPerson, aWorkshop } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

const now = Date.parse('2011-07-12T06:00:00Z');
const KEY = 'uploads/key';
const file = {
  key: 'papers/x/materials/a.pdf',
  sha256: 'a'.repeat(64),
  bytes: 1000,
  type: 'pdf' as const,
  name: 's.pdf',
};
let staff: Console;
let id = '';
let made = 0;
beforeAll(async () => {
  staff = await startConsole({
    download: async ({ key }) => `https://bucket.example.org/${key}?signed`,
    uploadForm: async (place) => ({ url: 'https://bucket.example.org', fields: { key: place.personId } }),
    findUpload: async (_, key) => (key === KEY ? { name: 's.pdf', bytes: 1000 } : undefined),
    keepUpload: async (_, { key }) =>
      key === KEY ? file : Promise.reject(new Refusal('invalid', 'No file.', { file: 'No file.' })),
  });
});
afterAll(() => staff.stop());
beforeEach(async () => {
  made += 1;
  id = `home${made}`;
  await staff.add(aWorkshop({ id }), [
    aPerson({ workshopId: id, id: 'p1', agreed: { contact: '2011-07-10T05:00:00.000Z' } }),
    aPerson({ workshopId: id, id: 'p2', attended: { at: '2011-07-10T05:00:00.000Z', by: 'o' } }),
  ]);
});

const organiser = () => staff.as('organiser@example.org');
const home = () => `/staff/w/${id}/take-home`;
const submit = (path: string, form: Record<string, string>) => organiser().send(home() + path, { form, now });
const read = async (path = '') => (await organiser().send(home() + path, { now })).body;

test('the page says who gets a certificate and who agreed to stand in the contact list', async () => {
  const page = await read();
  expect(page).toContain('1 of 2 participants find theirs on their page.');
  expect(page).toContain('1 of 2 participants agreed to stand in it');
  expect(page).toContain('p1@example.org');
  expect(page).not.toContain('p2@example.org');
  await submit('/settings', { certificate: 'after-feedback', materials: 'at-once' });
  expect((await readWorkshop(staff.table, id)).details.takeHome).toEqual({
    certificate: 'after-feedback',
    materials: 'at-once',
  });
  expect((await submit('/settings', { certificate: 'gold' })).status).toBe(422);
});

test('a link is added, taken back and shown again; a wrong one is refused and kept in the form', async () => {
  const answer = await submit('/link', { session: 'portals', title: 'Slides', link: 'https://example.org/s' });
  expect(answer.status).toBe(303);
  const [, of = ''] = /materials\/portals\/([A-Za-z0-9_-]+)\/remove/.exec(await read()) ?? [];
  const place = { workshopId: id, sessionId: 'portals', id: of };
  await submit(`/materials/portals/${of}/remove`, {});
  expect((await findMaterial(staff.table, place))?.removed?.by).toBe('organiser@example.org');
  await submit(`/materials/portals/${of}/restore`, {});
  expect((await findMaterial(staff.table, place))?.removed).toBeUndefined();
  for (const wrong of [{ link: 'http://x.org' }, { session: 'none' }, { title: ' ' }]) {
    const form = { session: 'portals', title: '<b>Kept', link: 'https://example.org/2', ...wrong };
    const refused = await submit('/link', form);
    expect(refused.status).toBe(422);
    if (!wrong.title) expect(refused.body).toContain('&lt;b>Kept');
  }
});

test('a file is chosen for a session, given a title, and downloaded from a signed address', async () => {
  const chosen = await organiser().send(`${home()}/file?session=portals`, { now });
  expect(chosen.headers.location).toBe(`${home()}/file/portals`);
  expect((await organiser().send(`${home()}/file/portals`, { now })).headers['content-security-policy']).toContain(
    'https://bucket.example.org',
  );
  expect(await read(`/file/portals/uploaded?key=${KEY}`)).toContain('s.pdf</strong> has arrived');
  const untitled = await submit('/file/portals', { key: KEY, title: '' });
  expect(untitled.status).toBe(422);
  expect(untitled.body).toContain('has arrived');
  expect((await submit('/file/portals', { key: 'other', title: 'Slides' })).status).toBe(422);
  expect((await submit('/file/portals', { key: KEY, title: 'Slides' })).status).toBe(303);
  const [, of = ''] = /take-home\/materials\/portals\/([A-Za-z0-9_-]+)"/.exec(await read()) ?? [];
  const opened = await organiser().send(`${home()}/materials/portals/${of}`, { now });
  expect(opened.headers.location).toBe('https://bucket.example.org/papers/x/materials/a.pdf?signed');
});

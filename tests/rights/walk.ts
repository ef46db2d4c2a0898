import '../../infra/local/node-version.ts';
import * as z from 'zod';
import { usersOf } from '../../infra/local/seed.ts';
import { Browser, expectJson, expectStatus } from '../journey/browser.ts';
import { playJourney } from '../journey/journey.ts';
import { Organiser } from '../journey/organiser.ts';
import { dhaka, startJourneyStack } from '../journey/stack.ts';
import { aPdf } from '../support/files.ts';

/**
 * The journey, and then a walk along what it leaves out: files are downloaded by each who may, staff come and go, a paper is handed
 * in for its author, and somebody is forgotten.
 */

const HOME = '/staff/w/dhaka-2011';
const PapersSchema = z.object({
  papers: z.array(z.object({ id: z.string(), personId: z.string(), state: z.string() })),
});
const RevisionSchema = z.object({ revision: z.number() });
const UploadSchema = z.object({ url: z.string(), fields: z.record(z.string(), z.string()) });

const seed = dhaka();
const stack = await startJourneyStack();
try {
  await playJourney(stack.baseUrl, seed, (line) => console.log(line));
  const [user] = usersOf(seed);
  if (!user) throw new Error('The workshop has no organiser.');
  const { browser } = await Organiser.signIn(stack.baseUrl, user);
  const { papers } = expectJson(await browser.read(`${HOME}/papers`), PapersSchema, 'the papers');
  const published = papers.find(({ state }) => state === 'published');
  const { people } = await stack.people();
  const author = people.find(({ person }) => person.id === published?.personId);
  const other = people.find(({ person }) => person.id !== published?.personId);
  if (!published || !author || !other) throw new Error('The journey published no paper.');
  const { personId, id } = published;

  await browser.download(`${HOME}/papers/${personId}/${id}/versions/1/file`);
  await new Browser(stack.baseUrl).download(`/papers/dhaka-2011/${id}/file`);
  const own = new Browser(stack.baseUrl);
  const home = (await own.open(author.link)).path.replace(/\?.*$/, '');
  await own.download(`${home}/papers/${id}/versions/1`);
  await browser.download(`${HOME}/report/editions/1/en/html`);
  await browser.download(`${HOME}/report/editions/1/en/docx`);

  const member = { name: 'Farida Begum', email: 'farida@example.org', role: 'viewer' };
  const act = async (path: string, body: object): Promise<void> => {
    const { status, body: text } = await browser.send(`${HOME}${path}`, body);
    if (status >= 400) throw new Error(`${path}: ${status} ${text.slice(0, 300)}`);
  };
  await act('/staff', member);
  expectStatus(await browser.read(`${HOME}/staff`), 200, 'the staff');
  for (const what of ['disable', 'enable', 'no-second-factor']) {
    await act('/staff/account', { email: member.email, act: what });
  }
  await act('/mails/link/en/test', { subject: 'Your link', preheader: '', body: 'Dear {{name}}, here is your link.' });
  expectStatus(await browser.read(`${HOME}/audit`), 200, 'the audit log');

  await act('/road-map/public', { understood: 'yes' });
  const stranger = new Browser(stack.baseUrl);
  expectStatus(await stranger.read('/road-maps/dhaka-2011'), 200, 'the public road map');
  expectStatus(await stranger.read('/oai?verb=ListRecords&metadataPrefix=oai_dc'), 200, 'harvesting everything');
  const agreed = await own.send(`${home}/agreements`, { contact: 'yes', named: 'yes' });
  expectStatus(agreed, 200, 'agreeing to be named');
  for (const page of ['contacts', 'road-map']) expectStatus(await own.read(`${home}/${page}`), 200, page);

  const begun = {
    person: other.person.id,
    id: 'paperOfTheWalk01',
    title: 'On paper',
    abstract: 'It came on paper.',
  };
  await act('/papers/new', {
    ...begun,
    authors: [{ name: 'N', affiliation: 'F' }],
    keywords: ['paper'],
    language: 'en',
    licence: 'CC-BY-4.0',
  });
  const page = `/papers/${other.person.id}/${begun.id}`;
  const asked = await browser.send(`${HOME}${page}/upload`, { fileName: 'letter.pdf' });
  const { url, fields } = expectJson(asked, UploadSchema, 'asking where to upload');
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(aPdf())], { type: 'application/pdf' }), 'letter.pdf');
  const posted = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
  if (posted.status >= 400) throw new Error(`The bucket refused the upload: ${posted.status} ${await posted.text()}`);
  await act(`${page}/submit`, { key: fields.key, fileName: 'letter.pdf', consent: 'By letter of 1 July.' });
  await stack.clock.advanceTo(stack.clock.now() + 3_600_000);

  const revision = async (): Promise<number> =>
    expectJson(await browser.read(`${HOME}/report`), RevisionSchema, 'the report').revision;
  await act('/report/reopen', { seen: await revision() });
  await act('/report/approve', { languages: ['en'], seen: await revision() });
  await stack.clock.advanceTo(stack.clock.now() + 3_600_000);
  // Weeks later the organisers are asked what became of the packet.
  await stack.clock.advanceTo(stack.clock.now() + 60 * 24 * 3_600_000);

  for (const gone of [other, author]) await act(`/people/${gone.person.id}/erase`, { understood: 'yes' });
  await stack.clock.advanceTo(stack.clock.now() + 3_600_000);
  console.log('What the journey leaves out was done as well.');
} finally {
  await stack.stop();
}

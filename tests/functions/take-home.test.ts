import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { publicRoutes } from '../../functions/public/routes.ts';
import { addAction } from '../../shared/actions/action.store.ts';
import { newAction } from '../../shared/actions/action-changes.ts';
import { addMaterial } from '../../shared/materials/material.store.ts';
import { type Material, materialIdOf } from '../../shared/materials/material.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { certificateAddress, readCertificate } from '../../shared/people/certificate.ts';
import { mintLink } from '../../shared/people/link.ts';
import { changePerson, erasePerson } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { BASE_URL, browserLike } from '../support/browser-like.ts';
import { aWorkshop, DAY, HOUR, LINK_KEYS } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';

const workshop = aWorkshop();
const now = opensAt(workshop.details) + 3 * DAY;
const attended = { at: new Date(now).toISOString(), by: 'organiser@example.org' };
const JSON_ONLY = { headers: { accept: 'application/json' } };
let people: Participants;
beforeAll(async () => {
  people = await startParticipants(workshop);
});
afterAll(() => people.stop());

const homeOf = ({ id }: Person) => `/w/small/p/${id}`;
const open = async (person: Person, page = '', at = now) =>
  (await people.arrive(person, at)).send(homeOf(person) + page, { now: at });
const set = (takeHome: Partial<Workshop['details']['takeHome']>) =>
  changeWorkshop(people.table, 'small', (found) => ({
    ...found,
    details: { ...found.details, takeHome: { certificate: 'attended', materials: 'after-workshop', ...takeHome } },
  }));
beforeEach(() => set({}));

describe('the certificate of participation', () => {
  const stranger = () =>
    browserLike(
      publicRoutes({
        table: people.table,
        documents: openDocuments('no-bucket'),
        baseUrl: BASE_URL,
        linkKeys: LINK_KEYS,
        adminEmail: 'a@example.org',
      }),
    );
  const proofOf = (person: Person): string => new URL(certificateAddress(BASE_URL, LINK_KEYS, person)).pathname;

  test('given the attendance is noted, then it is on my page, says who and what, and its address proves it', async () => {
    const person = await people.seat({ attended, name: '<b>A. Rahman</b>' });
    expect((await open(person)).body).toContain(`${homeOf(person)}/certificate"`);
    const { body } = await open(person, '/certificate');
    expect(body).toContain('&lt;b>A. Rahman&lt;/b>');
    expect(body).toContain('A Small Workshop');
    expect(body).toContain(proofOf(person));
    expect(body).toContain('<svg');
    const proof = await stranger().send(proofOf(person), { now });
    expect(proof.status).toBe(200);
    expect(proof.body).toContain('This certificate is genuine');
    expect(proof.body).not.toContain(person.email);
    expect(proof.body).not.toContain(person.organisation);
    const seen = (await stranger().send(proofOf(person), { ...JSON_ONLY, now })).json() as { number: string };
    expect(Object.keys(seen)).toEqual(['genuine', 'number', 'name', 'workshop']);
    expect(seen.number).toMatch(/^SMALL-[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(body).toContain(seen.number);
  });

  test('given no attendance, or feedback that is waited for, then there is none, and no address proves one', async () => {
    const absent = await people.seat();
    expect((await open(absent)).body).not.toContain('/certificate"');
    expect((await open(absent, '/certificate')).body).toContain('whose attendance the organisers have noted');
    expect((await stranger().send(proofOf(absent), { now })).status).toBe(404);

    await set({ certificate: 'after-feedback' });
    const silent = await people.seat({ attended });
    expect((await open(silent)).body).toContain('once you have given your feedback');
    expect((await stranger().send(proofOf(silent), { now })).status).toBe(404);
    // Of an anonymous ballot nobody knows more than that it was given.
    const served = await people.seat({ attended, served: { blinded: 'a'.repeat(64) } });
    expect((await open(served, '/certificate')).body).toContain('class="certificate"');
    await set({ certificate: 'none' });
    expect((await open(served, '/certificate')).body).toContain('No certificates are given');
  });

  test('given another code, or a link of another purpose, then it proves nothing; nor after the person was erased', async () => {
    const person = await people.seat({ attended });
    const code = proofOf(person).split('/').at(-1) ?? '';
    const session = mintLink(LINK_KEYS, { purpose: 'session', workshopId: 'small', personId: person.id, version: 1 });
    for (const wrong of [`${code}x`, code.slice(0, -1), code.replace('seat', 'seaT'), session, 'x', '%00']) {
      expect((await stranger().send(`/certificates/${wrong}`, { now })).status, wrong).toBe(404);
    }
    expect(readCertificate(LINK_KEYS, session)).toBeUndefined();
    expect((await browserLike(people.routes).send(`/l/${code}`, { now })).status).toBe(401);
    await erasePerson(people.table, 'small', person.id, 'participant', now);
    expect((await stranger().send(proofOf(person), { now })).status).toBe(404);
  });
});

describe('the contact list', () => {
  const agree = async (person: Person, form: Record<string, string>) =>
    (await people.arrive(person, now)).send(`${homeOf(person)}/agreements`, { form, now });

  test('is seen by those who stand in it, and who takes it back is out of it at once', async () => {
    const [one, two, three] = [await people.seat(), await people.seat(), await people.seat()];
    expect((await open(one)).body).not.toContain(`${homeOf(one)}/contacts"`);
    expect((await open(one, '/contacts')).body).toContain('Only those who stand in the contact list see it');
    await agree(one, { contact: 'yes' });
    await agree(two, { contact: 'yes', named: 'yes' });
    const seen = (await open(one, '/contacts')).body;
    expect(seen).toContain(two.email);
    expect(seen).not.toContain(three.email);
    expect((await open(three, '/contacts')).body).not.toContain(two.email);
    await agree(two, { named: 'yes' });
    expect((await open(one, '/contacts')).body).not.toContain(two.email);
    expect((await people.stored(two)).person.agreed).toEqual({ named: new Date(now).toISOString() });
    await agree(one, {});
    expect((await people.stored(one)).person.agreed).toEqual({});
  });

  test('has nobody in it who was erased, and shows an address as it was corrected', async () => {
    const [one, two] = [await people.seat(), await people.seat()];
    for (const each of [one, two]) await agree(each, { contact: 'yes' });
    await changePerson(people.table, 'small', two.id, (person) => ({ ...person, email: 'new@example.org' }));
    expect((await open(one, '/contacts')).body).toContain('new@example.org');
    await erasePerson(people.table, 'small', two.id, 'participant', now);
    expect((await open(one, '/contacts')).body).not.toContain('new@example.org');
  });

  test('agreeing stays possible after the closing, stands in my data, and takes nothing but its two boxes', async () => {
    const person = await people.seat();
    const browser = await people.arrive(person, closesAt(workshop) + DAY);
    const late = closesAt(workshop) + DAY;
    expect((await browser.send(homeOf(person), { now: late })).body).toContain('What others may see of you');
    expect((await browser.send(`${homeOf(person)}/agreements`, { form: { contact: 'yes' }, now: late })).status).toBe(
      303,
    );
    const data = (await browser.send(`${homeOf(person)}/my-data.json`, { now: late })).json();
    expect(data).toMatchObject({ agreed: { contact: new Date(late).toISOString() } });
    for (const json of [{ contact: 'no' }, { named: true }, { contact: ['yes'] }]) {
      expect((await browser.send(`${homeOf(person)}/agreements`, { json, now: late })).status).toBe(422);
    }
  });
});

describe('the materials of the sessions', () => {
  const link = { kind: 'link', link: 'https://example.org/slides' } as const;
  const material = (changes: Partial<Material> = {}): Material => ({
    id: materialIdOf('portals', link),
    workshopId: 'small',
    sessionId: 'portals',
    title: 'Slides <of> portals',
    content: link,
    added: attended,
    ...changes,
  });

  test('are shown once the workshop is over, or at once; what was taken back is not', async () => {
    const person = await people.seat();
    await addMaterial(people.table, material());
    const during = opensAt(workshop.details) + HOUR;
    expect((await open(person, '/materials', during)).body).not.toContain('example.org/slides');
    expect((await open(person, `/materials/portals/${material().id}`, during)).status).toBe(404);
    const { body } = await open(person, '/materials');
    expect(body).toContain('Slides &lt;of> portals');
    expect(body).toContain('<h2>Portals</h2>');
    const opened = await open(person, `/materials/portals/${material().id}`);
    expect(opened).toMatchObject({ status: 302, headers: { location: 'https://example.org/slides' } });
    await set({ materials: 'at-once' });
    expect((await open(person, '/materials', during)).body).toContain('example.org/slides');
    await addMaterial(people.table, material({ removed: attended }));
    expect((await open(person, '/materials')).body).toContain('There are no materials so far.');
    expect((await open(person, `/materials/portals/${material().id}`)).status).toBe(404);
    for (const path of ['/materials/portals/none', '/materials/%00/x', '/materials/__proto__/x']) {
      expect((await open(person, path)).status).toBe(404);
    }
  });
});

describe('the road map for participants', () => {
  test('names owners who agreed to it, and of the others the organisation', async () => {
    const owner = await people.seat({ organisation: 'The Agency', agreed: { named: attended.at } });
    const other = await people.seat({ organisation: 'The Division' });
    for (const [index, person] of [owner, other].entries()) {
      const terms = { title: `Action ${index}`, partners: [], dueOn: '2011-07-01' };
      await addAction(people.table, newAction(workshop, { personId: person.id, id: `a${index}` }, terms, 'o', now));
    }
    const { body } = await open(owner, '/road-map');
    expect(body).toContain(`${owner.name}, The Agency`);
    expect(body).toContain('The Division');
    expect(body).not.toContain(`${other.name}, The Division`);
    expect(body).toContain('Overdue');
    expect(body).toContain('0 of 2 done. 2 are overdue.');
  });
});

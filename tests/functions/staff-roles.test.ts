import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/refusal.ts';
import { keys } from '../../shared/store/keys.ts';
import type { Access, Route } from '../../shared/web/endpoint.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import type { Answered } from '../support/browser-like.ts';
import { consoleRoutes } from '../support/console-routes.ts';
import { aPaper, aPerson, aWorkshop, aWorkshopFile } from '../support/fixtures.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** Who may do what: every route that the code has, for nobody, a stranger, and each role; docs/roles.md is made of the same. */
const workshop = aWorkshop({
  staff: [...aWorkshopFile().staff, { name: 'Vera Viewer', email: 'viewer@example.org', role: 'viewer' }],
});
const now = opensAt(workshop.details);
const file = { key: 'papers/x.pdf', sha256: 'a'.repeat(64), bytes: 1000, type: 'pdf' as const, name: 'x.pdf' };
const submittedAt = new Date(now).toISOString();
const paper = aPaper({
  state: 'under-review',
  versions: [{ number: 1, metadata: aPaper().metadata, file, attachments: [], submittedAt }],
});

let staff: Console;
beforeAll(async () => {
  staff = await startConsole({
    download: async (file) => `https://bucket.example.org/${file.key}?signed`,
    uploadForm: async () => ({ url: 'https://bucket.example.org', fields: {} }),
    findUpload: async () => undefined,
    keepUpload: async () => Promise.reject(new Refusal('invalid', 'There is no file.', { file: 'There is no file.' })),
  });
  await staff.add(workshop, [aPerson()], [paper]);
});
afterAll(() => staff.stop());

const WHO = ['nobody', 'stranger', 'viewer', 'reviewer', 'organiser'] as const;
const WHO_MAY: Readonly<Record<Access, readonly (typeof WHO)[number][]>> = {
  anybody: WHO,
  'signed-in': ['stranger', 'viewer', 'reviewer', 'organiser'],
  viewer: ['viewer', 'reviewer', 'organiser'],
  reviewer: ['reviewer', 'organiser'],
  organiser: ['organiser'],
};

/** Each route as the code has it; whoever adds one adds it here. */
const ROUTES = await consoleRoutes();

/** What stands for a parameter; for others something that is not there, which is told after the role was checked. */
const PARAMETERS: Readonly<Record<string, string>> = {
  workshopId: 'small',
  personId: 'p1',
  paperId: 'paper1',
  version: '1',
  stepId: 'invitation',
  sessionId: 'opening',
  questionId: 'best',
  section: '1',
  kind: 'invitation',
  language: 'en',
};
const addressOf = (path: string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => PARAMETERS[name] ?? 'none');

/** Signed in is not enough: the group of the pool is asked for. */
const FOR_CREATORS = /^\/staff\/workshops/;

const as = (who: (typeof WHO)[number]) => staff.as(who === 'nobody' ? undefined : `${who}@example.org`);

/** What an answer says of whether one may. Allowed is what is answered for any other reason, such as an empty form. */
function verdictOf({ status, headers, body }: Answered): 'sign-in' | 'unknown' | 'forbidden' | 'allowed' {
  if (status === 401 || (status === 303 && headers.location?.startsWith('/staff/sign-in?next='))) return 'sign-in';
  if (status === 404 && body.includes('There is no such workshop among yours')) return 'unknown';
  if (status === 403) return 'forbidden';
  expect(status).toBeLessThan(500);
  return 'allowed';
}

function expected(who: (typeof WHO)[number], { access = 'anybody', path }: Route): ReturnType<typeof verdictOf> {
  if (FOR_CREATORS.test(path) && who !== 'nobody' && who !== 'organiser') return 'forbidden';
  if (WHO_MAY[access].includes(who)) return 'allowed';
  if (who === 'nobody') return 'sign-in';
  return who === 'stranger' ? 'unknown' : 'forbidden';
}

describe('every route for everyone', () => {
  const inWords = ({ method, path }: Route) => `${method} ${path}`;

  it('says for whom it is, and is named once', () => {
    expect(ROUTES.filter(({ access }) => access === undefined).map(inWords)).toEqual([]);
    expect(ROUTES.map(inWords)).toEqual([...new Set(ROUTES.map(inWords))]);
  });

  // Whoever may least comes first, so that what an organiser changes comes last.
  it.each(ROUTES.filter(({ access }) => access !== 'anybody').map((route) => [inWords(route), route] as const))(
    '%s',
    async (_, route) => {
      for (const sent of route.method === 'GET' ? [{}, { json: undefined }] : [{ json: {} }, { form: {} }]) {
        for (const who of WHO) {
          const reply = await as(who).send(addressOf(route.path), { method: route.method, ...sent, now });
          expect([who, verdictOf(reply)]).toEqual([who, expected(who, route)]);
        }
      }
    },
  );

  it.each(ROUTES.filter(({ method }) => method === 'POST').map(({ path }) => path))(
    'POST %s from another origin is refused and changes nothing',
    async (path) => {
      const before = await staff.table.read(WorkshopItem, keys.workshop('small'));
      for (const origin of ['https://evil.example.org', 'null']) {
        const reply = await as('organiser').send(addressOf(path), { form: {}, headers: { origin }, now });
        expect(reply.status).toBe(403);
      }
      expect(await staff.table.read(WorkshopItem, keys.workshop('small'))).toEqual(before);
    },
  );

  it.each(['people/nobody', 'people/p1%23PAPER%23paper1', 'papers/p1/none'])(
    '%s is nowhere, for members too',
    async (path) => {
      for (const who of ['stranger', 'viewer', 'organiser'] as const) {
        expect((await as(who).send(`/staff/w/small/${path}`, { now })).status).toBe(404);
      }
    },
  );

  it.each(['other', 'small%23'])('the workshop %s is nobody’s', async (id) => {
    for (const who of WHO.slice(1)) expect((await as(who).send(`/staff/w/${id}`, { now })).status).toBe(404);
  });
  it('a new link is for organisers, and revokes the ones before', async () => {
    const address = '/staff/w/small/people/p1/new-link';
    const got = await Promise.all(WHO.map(async (who) => (await as(who).send(address, { json: {}, now })).status));
    expect(got).toEqual([401, 404, 403, 403, 200]);
    const again = await as('organiser').send(address, { json: {}, now });
    expect(again.json()).toMatchObject({
      id: 'p1',
      linkVersion: expect.any(Number),
      link: expect.stringContaining('/l/open.k1.small.p1.'),
    });
  });

  it('sending the link is for organisers', async () => {
    const address = '/staff/w/small/people/p1/send-link';
    const got = await Promise.all(WHO.map(async (who) => (await as(who).send(address, { json: {}, now })).status));
    expect(got).toEqual([401, 404, 403, 403, 200]);
  });

  it('shows the personal link on no page that one can just open, and at a press to organisers alone', async () => {
    for (const who of ['viewer', 'reviewer', 'organiser'] as const) {
      expect((await as(who).send('/staff/w/small/people/p1', { now })).body).not.toContain('/l/open.');
    }
    const shown = await as('organiser').send('/staff/w/small/people/p1/message', { form: {}, now });
    expect(shown.body).toContain('/l/open.');
  });

  it('offers a viewer no decision', async () => {
    const address = '/staff/w/small/papers/p1/paper1';
    expect((await as('viewer').send(address, { now })).body).not.toContain('<textarea');
    const reviewers = (await as('reviewer').send(address, { now })).body;
    expect(reviewers).toContain('Store the recommendation');
    expect(reviewers).not.toContain('Decide and tell the author');
    expect((await as('organiser').send(address, { now })).body).toContain('Decide and tell the author');
  });

  it('answers a method that is none with 405 and an address that is none with 404', async () => {
    expect((await as('organiser').send('/staff/w/small', { method: 'DELETE', now })).status).toBe(405);
    expect((await as('organiser').send('/staff/w/small/nothing', { now })).status).toBe(404);
  });
});

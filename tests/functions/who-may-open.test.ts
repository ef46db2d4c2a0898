import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballotBoxRoutes } from '../../functions/ballot-box/routes.ts';
import { guestRoutes } from '../../functions/guest/routes.ts';
import { participantRoutes } from '../../functions/participant/routes.ts';
import { publicRoutes } from '../../functions/public/routes.ts';
import { noteSweep } from '../../shared/debts/last-sweep.store.ts';
import type { Documents } from '../../shared/papers/documents.store.ts';
import { mintGuestLink } from '../../shared/papers/guest-link.ts';
import { beginOrChangeReview } from '../../shared/papers/review.store.ts';
import { inviteReviewer, removedReviewer } from '../../shared/papers/review-invitation.ts';
import { type LinkPurpose, mintLink } from '../../shared/people/link.ts';
import { findPerson } from '../../shared/people/person.store.ts';
import { openSession } from '../../shared/people/staff-sessions.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { type Answered, BASE_URL, browserLike } from '../support/browser-like.ts';
import { type Described, everyRoute } from '../support/every-route.ts';
import { aPaper, aPerson, aVersion, aWorkshop, aWorkshopFile, BALLOT_SCRIPT, LINK_KEYS } from '../support/fixtures.ts';
import { NO_REPORTS } from '../support/kept-reports.ts';
import { type Console, startConsole } from '../support/staff.ts';
import { COOKIE_OF, SESSION_OF } from '../support/staff-sign-in.ts';
import { type Bearer, EVERY_BEARER, whoMayOpen } from '../support/who-may-open.ts';

/** Every route for whoever may come with whatever: docs/who-may-open.md says what is answered, and is read here cell by cell. */
const TABLE = '../../docs/who-may-open.md';

const workshop = aWorkshop({
  staff: [...aWorkshopFile().staff, { name: 'Vera Viewer', email: 'viewer@example.org', role: 'viewer' }],
});
const elsewhere = aWorkshop({
  id: 'other',
  staff: [{ name: 'Else Where', email: 'elsewhere@example.org', role: 'organiser' }],
});
const now = opensAt(workshop.details) + 1000;
const at = new Date(now).toISOString();
const named = (id: string) => ({ id, email: `${id}@example.org`, name: id, asked: { at, until: at } });
const paper = aPaper({
  id: 'paper1',
  state: 'under-review',
  versions: [aVersion(1, 7)],
  coAuthors: [named('co1'), named('co2')],
});
/** Its link was replaced once. */
const person = aPerson({ linkVersion: 2 });

const documents: Documents = {
  download: async ({ key }) => `https://bucket.example.org/${key}?saved`,
  show: async ({ key }) => `https://bucket.example.org/${key}?shown`,
  uploadForm: async () => ({ url: 'https://bucket.example.org', fields: {} }),
  findUpload: async () => undefined,
  keepUpload: async () => Promise.reject(new Refusal('invalid', 'There is no file.', { file: 'There is no file.' })),
  read: async () => Promise.reject(new Error('Nothing is read here.')),
  scanStatus: async () => 'none',
};

let staff: Console;
let routes: Readonly<Record<Described['tag'], readonly Route[]>>;
beforeAll(async () => {
  staff = await startConsole(documents);
  await staff.add(workshop, [person, aPerson({ id: 'p2', email: 'p2@example.org' })], [paper]);
  await staff.add(elsewhere, [aPerson({ workshopId: 'other' })]);
  for (const id of ['rev1', 'rev2', 'taken-off']) {
    const invited = { name: id, email: `${id}@example.org`, message: '', by: 'organiser@example.org' };
    const review = { ...inviteReviewer(workshop.details, paper, invited, now), id };
    const stored = id === 'taken-off' ? removedReviewer(review, 'organiser@example.org', now) : review;
    const place = { workshopId: 'small', personId: 'p1', paperId: 'paper1', id };
    await beginOrChangeReview(
      staff.table,
      place,
      () => stored,
      (found) => found,
    );
  }
  await noteSweep(staff.table, now, 0);
  const context = { table: staff.table, linkKeys: LINK_KEYS, baseUrl: BASE_URL };
  routes = {
    staff: staff.routes,
    participant: participantRoutes(
      { ...context, ballots: staff.ballots, ballotScript: BALLOT_SCRIPT, reports: NO_REPORTS },
      documents,
    ),
    guest: guestRoutes({ ...context, documents }),
    public: [
      ...publicRoutes({ ...context, documents, adminEmail: 'admin@example.org' }),
      ...ballotBoxRoutes(staff.ballots),
    ],
  };
});
afterAll(() => staff.stop());

/** A token as long as a genuine one, made by somebody without the key. */
const forged = (token: string): string => `${token.slice(0, -4)}AAAA`;

const link = (purpose: LinkPurpose, version: number, { workshopId = 'small', personId = 'p1' } = {}): string =>
  mintLink(LINK_KEYS, { purpose, workshopId, personId, version });

/** What of a participant's somebody comes with, where that purpose is asked for. */
async function ofParticipant(bearer: Bearer, purpose: LinkPurpose): Promise<string | undefined> {
  // Organisers, who come first, may have replaced it.
  const current = (await findPerson(staff.table, 'small', 'p1'))?.linkVersion ?? 0;
  switch (bearer) {
    case 'forged':
      return forged(link(purpose, current));
    case 'revoked':
      return link(purpose, current - 1);
    case 'purpose':
      return link(purpose === 'open' ? 'session' : 'open', current);
    case 'person':
      return link(purpose, 1, { personId: 'p2' });
    case 'workshop':
      return link(purpose, 1, { workshopId: 'other' });
    case 'own':
      return link(purpose, current);
    default:
      return undefined;
  }
}

/** The same of a co-author's or a reviewer's. `own`: the guest whose page it is. */
function ofGuest(bearer: Bearer, purpose: 'guest' | 'guest-session', as: 'co-author' | 'reviewer', own: string) {
  const mint = (changes = {}, of = purpose) =>
    mintGuestLink(LINK_KEYS, of, {
      as,
      workshopId: 'small',
      personId: 'p1',
      paperId: 'paper1',
      guestId: own,
      ...changes,
    });
  switch (bearer) {
    case 'forged':
      return forged(mint());
    case 'purpose':
      return mint({}, purpose === 'guest' ? 'guest-session' : 'guest');
    case 'person':
      return mint({ guestId: as === 'reviewer' ? 'rev2' : 'co2' });
    case 'workshop':
      return mint({ workshopId: 'other' });
    case 'revoked':
    case 'own':
      return mint();
    default:
      return undefined;
  }
}

const MEMBERS: Partial<Record<Bearer, string>> = {
  viewer: 'viewer@example.org',
  reviewer: 'reviewer@example.org',
  organiser: 'organiser@example.org',
  workshop: 'elsewhere@example.org',
  revoked: 'removed@example.org',
};

/** With which session of the console somebody comes, wherever that may be. */
async function ofStaff(bearer: Bearer): Promise<string | undefined> {
  if (bearer === 'ended') return COOKIE_OF('ended@example.org');
  const email = MEMBERS[bearer];
  if (email) await openSession(staff.table, email, SESSION_OF(email), now);
  return email && COOKIE_OF(email);
}

const AT_CONSOLE = '__Secure-afterword-staff';

/** The address that is asked for and the cookie that comes with it. */
async function comesWith(bearer: Bearer, { path, tag }: Described): Promise<{ address: string; cookie?: string }> {
  const as = path.startsWith('/guest/reviewer') ? 'reviewer' : 'co-author';
  const taken = as === 'reviewer' ? 'taken-off' : 'co-nobody';
  const guestId = bearer === 'revoked' ? taken : as === 'reviewer' ? 'rev1' : 'co1';
  const purpose = path.startsWith('/u/') ? 'unsubscribe' : 'open';
  const token = path.startsWith('/g/') ? ofGuest(bearer, 'guest', as, guestId) : await ofParticipant(bearer, purpose);
  const address = addressOf(path, { guestId, token: token ?? 'nothing' });
  const isMember = tag === 'staff' || bearer === 'viewer' || bearer === 'reviewer' || bearer === 'organiser';
  const inConsole = isMember || bearer === 'ended' ? await ofStaff(bearer) : undefined;
  if (inConsole) return { address, cookie: inConsole };
  if (tag === 'staff') {
    // Neither one that we did not make opens the console, nor a participant's.
    if (bearer === 'forged') return { address, cookie: `${AT_CONSOLE}=forged` };
    return bearer === 'purpose' ? { address, cookie: `${AT_CONSOLE}=${link('session', 2)}` } : { address };
  }
  const session =
    tag === 'guest' ? ofGuest(bearer, 'guest-session', as, guestId) : await ofParticipant(bearer, 'session');
  const name = tag === 'guest' ? '__Secure-afterword-guest' : '__Secure-afterword';
  return session && !path.includes('{token}') ? { address, cookie: `${name}=${session}` } : { address };
}

/** What stands for a parameter; for others something that is not there, which is told after it was asked who comes. */
const PARAMETERS: Readonly<Record<string, string>> = {
  workshopId: 'small',
  personId: 'p1',
  paperId: 'paper1',
  version: '1',
  number: '1',
  stepId: 'invitation',
  sessionId: 'opening',
  questionId: 'best',
  section: '1',
  kind: 'invitation',
  language: 'en',
  form: 'swot',
};
const addressOf = (path: string, own: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => own[name] ?? PARAMETERS[name] ?? 'none');

/** As the table has it. A 404 of whatever is not there opens; the console's to strangers does not. */
function verdictOf({ status, body }: Answered, { access }: Described): string {
  expect(status, body.slice(0, 300)).toBeLessThan(500);
  // What the sign-in refuses is what stands in its form.
  if (access === 'anybody') return 'opens';
  if (status === 404) return body.includes('There is no such workshop among yours') ? '404' : 'opens';
  if (status === 410) return body.includes('paper') || body.includes('review') ? '410' : 'opens';
  return status === 401 || status === 403 ? String(status) : 'opens';
}

/** The rows of the table: a route, and the verdict for each who comes. */
const rows = readFileSync(new URL(TABLE, import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, method = '', path = '', cells = ''] = /^\| (GET|POST) `([^`]+)` \| (.+) \|$/.exec(line) ?? [];
    return path ? [{ route: `${method} ${path}`, cells: cells.split(' | ') }] : [];
  });

describe('who may open what', () => {
  it('stands in docs/who-may-open.md, for every route (renew it with vitest -u)', async () => {
    await expect(whoMayOpen()).toMatchFileSnapshot(TABLE);
  });

  const known = new Map(everyRoute().map((route) => [route.route, route]));

  it.each(rows.map(({ route, cells }) => [route, cells] as const))('%s', async (name, cells) => {
    const route = known.get(name);
    if (!route) throw new Error('There is no such route any more. Please renew the table with vitest -u.');
    for (const [column, bearer] of EVERY_BEARER.entries()) {
      const wanted = cells[column];
      if (wanted === '—') continue;
      const { address, cookie } = await comesWith(bearer, route);
      const browser = browserLike(routes[route.tag]);
      if (cookie) browser.jar.set('', { path: '', cookie });
      const sent = route.method === 'POST' ? { json: {} } : { headers: { accept: 'application/json' } };
      const reply = await browser.send(address, { method: route.method, ...sent, now });
      expect([bearer, verdictOf(reply, route)], address).toEqual([bearer, wanted]);
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ballotBoxRoutes } from '../../functions/ballot-box/routes.ts';
import { guestRoutes } from '../../functions/guest/routes.ts';
import { publicRoutes } from '../../functions/public/routes.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { opensAt } from '../../shared/workshop/calendar.ts';
import { type Answered, BASE_URL, browserLike } from '../support/browser-like.ts';
import { aWorkshop, HOUR, LINK_KEYS } from '../support/fixtures.ts';
import { type Participants, startParticipants } from '../support/participants.ts';
import { type Console, startConsole } from '../support/staff.ts';

/** What each answer carries, whoever asks for whatever, and what it never does. */

const workshop = aWorkshop();
const now = opensAt(workshop.details) + HOUR;

let people: Participants;
let staff: Console;
let routes: readonly Route[];
beforeAll(async () => {
  people = await startParticipants(workshop);
  staff = await startConsole(people.documents);
  const context = { ...people.context, documents: people.documents };
  routes = [
    ...people.routes,
    ...guestRoutes(context),
    ...publicRoutes({ ...context, adminEmail: 'admin@example.org' }),
    ...ballotBoxRoutes(people.ballots),
    ...staff.routes,
    {
      method: 'GET',
      path: '/broken',
      handle: () => Promise.reject(new Error('A fault of ours')),
    },
  ];
});
afterAll(async () => {
  await people.stop();
  await staff.stop();
});

const PARAMETERS: Readonly<Record<string, string>> = { workshopId: 'small', personId: 'p1', token: 'forged' };
const addressOf = (path: string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => PARAMETERS[name] ?? 'none');

function expectGuarded({ headers, status }: Answered, what: string): void {
  expect(headers, what).toMatchObject({
    'strict-transport-security': expect.stringMatching(/^max-age=\d{8}; includeSubDomains$/),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'cross-origin-opener-policy': 'same-origin',
  });
  const policy = headers['content-security-policy'] ?? '';
  expect(policy, what).toMatch(/^default-src 'none';/);
  expect(policy, what).toMatch(/frame-ancestors '(?:none|self)'/);
  expect(policy, what).not.toMatch(/unsafe-|script-src[^;]*(?:\*|https?:(?:[ ;]|$)|data:)/);
  if (status === 429 || status === 503) expect(headers['retry-after'], what).toMatch(/^\d+$/);
}

describe('the headers of every answer', () => {
  it('given each route of each function, as a page and as JSON, then it is guarded', async () => {
    const browser = browserLike(routes);
    for (const { method, path } of routes) {
      for (const accept of ['text/html', 'application/json']) {
        const sent = method === 'POST' ? { form: path === '/oai' ? { verb: 'Identify' } : {} } : {};
        const reply = await browser.send(addressOf(path), { ...sent, method, headers: { accept }, now });
        expectGuarded(reply, `${method} ${path} as ${accept}: ${reply.status}`);
      }
    }
  });

  it('given what is refused and what fails, then it is guarded', async () => {
    const browser = browserLike(routes);
    const refused = [
      await browser.send('/nowhere', { now }),
      await browser.send('/broken', { now }),
      await browser.send('/broken', { now, headers: { accept: 'application/json' } }),
      await browser.send('/staff/sign-in', { method: 'DELETE', now }),
      await browser.send('/staff/sign-in', { form: {}, headers: { origin: 'https://evil.example' }, now }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([404, 500, 500, 405, 403]);
    for (const reply of refused) expectGuarded(reply, String(reply.status));
  });

  it('given pages of a participant, then what they run and show is named by its digest', async () => {
    const person = await people.seat();
    const browser = await people.arrive(person, now);
    for (const page of ['', '/feedback', '/swot', '/papers/new']) {
      const reply = await browser.send(`/w/small/p/${person.id}${page}`, { now });
      expectGuarded(reply, page);
      expect(reply.headers['content-security-policy']).toMatch(/script-src 'sha256-[^;]*; img-src/);
      expect(reply.headers['cache-control']).toBe('private, no-store');
      // Nothing in the page that the policy would have to allow one by one.
      expect(reply.body).not.toMatch(/ on[a-z]+="| style="|javascript:/);
    }
  });
});

describe('what signs somebody in', () => {
  it('given a personal link, then the cookie is out of scripts’ reach, for HTTPS and for the own pages, and the address is clean', async () => {
    const person = await people.seat();
    const { personalLink } = await import('../../shared/people/addresses.ts');
    const { endpoint } = await import('../../shared/web/endpoint.ts');
    const handler = endpoint({ routes: people.routes, baseUrl: BASE_URL });
    const link = new URL(personalLink(BASE_URL, LINK_KEYS, person));
    const event = {
      version: '2.0',
      rawPath: link.pathname,
      headers: { accept: 'text/html' },
      requestContext: { http: { method: 'GET', path: link.pathname }, requestId: 'r', timeEpoch: now },
    };
    const reply = await handler(event as never, {} as never);
    const [cookie = ''] = reply.cookies ?? [];
    expect(reply.cookies).toHaveLength(1);
    expect(cookie).toMatch(
      new RegExp(
        `^__Secure-afterword=[^;]+; Path=/w/small/p/${person.id}; Max-Age=\\d+; HttpOnly; Secure; SameSite=Lax$`,
      ),
    );
    expect(reply.headers?.location).toBe(`/w/small/p/${person.id}`);
  });

  it('given addresses of elsewhere wherever one may say where to go on, then nobody is led there', async () => {
    const elsewhere = [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      'javascript:alert(1)',
      '/staff/../../evil',
    ];
    const person = await people.seat();
    const { personalLink } = await import('../../shared/people/addresses.ts');
    for (const to of elsewhere) {
      const browser = browserLike(routes);
      const landed = await browser.send(`${personalLink(BASE_URL, LINK_KEYS, person)}?to=${encodeURIComponent(to)}`, {
        now,
      });
      expect(landed.headers.location, to).toBe(`/w/small/p/${person.id}`);
      const chosen = await browser.send(`/w/small/p/${person.id}/language`, {
        form: { language: 'bn', page: to },
        now,
      });
      expect(chosen.headers.location, to).toMatch(new RegExp(`^/w/small/p/${person.id}$`));
      const { body } = await browser.send(`/staff/sign-in?next=${encodeURIComponent(to)}`, { now });
      expect(body, to).toContain('name="next" value="/staff"');
    }
  });
});

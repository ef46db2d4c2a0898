import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { JSON_TYPE, NO_FIELDS, WRONG_BODIES, WRONG_FIELDS } from './bad-input.bodies.ts';
import { type InputRoute, inputRoutes } from './bad-input.cases.ts';
import { exampleOf, requiredOf } from './bad-input.required.ts';
import { type Reply, type Scene, type Sending, startScene, WORKSHOP } from './bad-input.scene.ts';

/**
 * What people, programs and attackers may send, on every route that takes input: each is refused in words, with the
 * right status, and the table is the same byte for byte before and after.
 */

let scene: Scene;
let routes: readonly InputRoute[];
let before: string[];

beforeAll(async () => {
  scene = await startScene();
  routes = inputRoutes(scene);
  before = await scene.contents();
}, 120_000);
afterAll(() => scene?.stack.stop());

const ProblemSchema = z.strictObject({
  type: z.string(),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(10),
  errors: z.record(z.string(), z.string().min(5)).optional(),
});

/** A problem document (RFC 9457) of that status. @returns its errors by field */
function expectProblem(reply: Reply, status: number, what: string): Record<string, string> {
  expect([reply.status, reply.type], `${what}: ${reply.body.slice(0, 300)}`).toEqual([
    status,
    'application/problem+json',
  ]);
  expect(reply.body, what).not.toMatch(/native code|\[object |undefined|NaN/);
  const problem = ProblemSchema.parse(JSON.parse(reply.body));
  expect(problem.status, what).toBe(status);
  return problem.errors ?? {};
}

const asJson = (value: unknown): Sending => ({ type: 'application/json', body: JSON.stringify(value) });
describe('what is no request of ours changes nothing', () => {
  test('given bodies that cannot be read, then each route says so as a problem', async () => {
    for (const route of routes) {
      for (const [what, sending, status] of WRONG_BODIES) {
        expectProblem(
          await scene.send(route.path, { cookie: route.cookie, ...sending }),
          status,
          `${route.name}: ${what}`,
        );
      }
      const csv = await scene.send(route.path, { cookie: route.cookie, type: 'text/csv', body: 'a,b' });
      if (!route.readsNothing) expectProblem(csv, route.takesCsv ? 422 : 415, `${route.name}: CSV`);
    }
  });

  test('given JSON that holds no fields of ours, then each route refuses it', async () => {
    for (const route of routes.filter(({ readsNothing }) => !readsNothing)) {
      for (const [what, body] of route.asksForNothing ? NO_FIELDS : [...NO_FIELDS, ...WRONG_FIELDS]) {
        const reply = await scene.send(route.path, { cookie: route.cookie, type: JSON_TYPE, body });
        expect([400, 401, 422], `${route.name}: ${what}: ${reply.body.slice(0, 300)}`).toContain(reply.status);
        expectProblem(reply, reply.status, `${route.name}: ${what}`);
      }
    }
  });

  /** What stands before the fields is refused first: a session that there is not, the words of a question. */
  const SAID_LATER = new Set(['material file without key', 'material file without title', 'a new question without id']);

  test('given JSON without one of the fields that the API’s document requires, then each route refuses it', async () => {
    const silent: string[] = [];
    for (const route of routes.filter(({ readsNothing }) => !readsNothing)) {
      const { required = [], properties = {} } = requiredOf(route);
      // Whose paper it is is looked up before its details are.
      const person = scene.home('Author').split('/').at(-1);
      const whole = Object.fromEntries(
        required.map((name) => [name, name === 'person' ? person : exampleOf(properties[name])]),
      );
      for (const name of required) {
        const { [name]: _, ...rest } = whole;
        const reply = await scene.send(route.path, { cookie: route.cookie, ...asJson(rest) });
        const what = `${route.name} without ${name}`;
        const isSignIn = route.path.startsWith('/staff/') && route.cookie === '';
        const errors = expectProblem(reply, isSignIn && reply.status === 401 ? 401 : 422, what);
        if (reply.status === 422 && !Object.hasOwn(errors, name) && !SAID_LATER.has(what))
          silent.push(`${what}: ${Object.keys(errors)}`);
      }
    }
    expect(silent, 'routes that say nothing of a field that is missing').toEqual([]);
  });

  test('given values out of their range, then each route names the field', async () => {
    for (const route of routes) {
      for (const [what, value, status, field] of route.refuses) {
        const errors = expectProblem(
          await scene.send(route.path, { cookie: route.cookie, ...asJson(value) }),
          status,
          `${route.name}: ${what}`,
        );
        if (field !== undefined) expect(Object.keys(errors), `${route.name}: ${what}`).toContain(field);
        else if (status === 422) expect(Object.keys(errors), `${route.name}: ${what}`).not.toEqual([]);
      }
    }
  });

  test('given a form with a wrong field, then a page comes back that keeps what was typed, escaped', async () => {
    for (const { name, path, cookie, form } of routes) {
      if (!form) continue;
      const body = new URLSearchParams(form.fields);
      const reply = await scene.send(path, { cookie, body, accept: 'text/html' });
      expect([401, 422], `${name}: ${reply.body.slice(0, 300)}`).toContain(reply.status);
      expect(reply.type).toBe('text/html; charset=utf-8');
      expect(reply.body.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&lt;', '<'), name).toContain(
        form.keeps,
      );
      expect(reply.body, name).not.toContain('<b>as typed');
    }
  });

  test('given another origin, or none, then no form is taken', async () => {
    for (const { name, path, cookie, fromAnywhere } of routes) {
      if (fromAnywhere) continue;
      for (const origin of ['https://evil.example', 'null', null]) {
        expectProblem(await scene.send(path, { cookie, origin, ...asJson({}) }), 403, `${name} from ${origin}`);
      }
    }
  });

  test('given nobody who is signed in, or somebody else, then nothing is taken', async () => {
    for (const { name, path, stranger, cookie } of routes) {
      if (!stranger) continue;
      const [key] = cookie.split('=');
      const strangers = [
        '',
        `${key}=`,
        `${key}=forged.k1.${WORKSHOP}.x.1.mac`,
        `${cookie.slice(0, -4)}`,
        scene.cookie('Neighbour'),
      ];
      for (const other of strangers) {
        expectProblem(await scene.send(path, { cookie: other, ...asJson({}) }), stranger, `${name} as ${other}`);
      }
    }
  });

  test('given another method, then 405; given another path, then 404', async () => {
    for (const { name, path, cookie } of routes) {
      for (const method of ['DELETE', 'PUT', 'PATCH']) {
        expectProblem(await scene.send(path, { method, cookie }), 405, `${method} ${name}`);
      }
      expectProblem(
        await scene.send(`${path.replace(/\?.*$/, '')}/no/such/page/at/all`, { cookie, ...asJson({}) }),
        404,
        `below ${name}`,
      );
    }
    for (const path of [
      '/nowhere',
      '/l',
      '/l/',
      '/u/a/b',
      '/w',
      '/staff/nowhere',
      '/papers',
      '/%2e%2e/x',
      '//x',
      '/%00',
      '/%ff',
      '/%',
    ]) {
      expectProblem(await scene.send(path, { method: 'GET' }), 404, path);
    }
  });

  test('given links that nobody may use, then 401, and a page that says what to do', async () => {
    const link = new URL(scene.linkOf('Neighbour')).pathname;
    const signature = link.split('.').at(-1) ?? '';
    const wrong = [
      link.slice(0, -3),
      link.replace(signature, ''),
      link.replace(signature, signature.toLowerCase()),
      link.replace('.1.', '.2.'),
      link.replace('/l/open.', '/l/session.'),
      link.replace('/l/open.', '/l/unsubscribe.'),
      link.replace('/l/', '/u/'),
      `/l/${'x'.repeat(5000)}`,
      '/l/%00',
      '/l/%ff',
      '/l/open.current.dhaka-2011.x.1.mac',
      '/l/open.__proto__.dhaka-2011.x.1.mac',
    ];
    for (const path of wrong) {
      expectProblem(await scene.send(path, { method: 'GET' }), 401, path);
      const page = await scene.send(path, { method: 'GET', accept: 'text/html' });
      expect([page.status, page.type]).toEqual([401, 'text/html; charset=utf-8']);
      expect(page.body).toContain('newest e-mail');
    }
  });

  test('given odd addresses and queries, then what is not there is not found', async () => {
    const mine = scene.home('Author');
    const long = 'a'.repeat(3000);
    const odd: readonly (readonly [string, number])[] = [
      [`${mine}/papers/${scene.paperId}/uploaded?key=${encodeURIComponent('../../etc/passwd')}`, 200],
      [`${mine}/papers/${scene.paperId}/uploaded?key=%00&key=%ff`, 200],
      [`${mine}/papers/${scene.paperId}/versions/__proto__`, 404],
      [`${mine}/papers/${long}`, 404],
      [`${mine}/papers/%00`, 404],
      [`${mine}/swot/constructor`, 404],
      [`/papers/${long}`, 404],
      ['/papers/%00', 404],
      ['/papers/__proto__/constructor', 404],
      [`/papers/${WORKSHOP}/%23%00/file`, 404],
    ];
    for (const [path, status] of odd) {
      const reply = await scene.send(path, { method: 'GET', cookie: scene.cookie('Author') });
      expect(reply.status, `${path}: ${reply.body.slice(0, 200)}`).toBe(status);
    }
    for (const workshop of [long, '%00', '%23', '..%2fx', '__proto__', '%F0%9F%98%80']) {
      for (const page of ['', '/papers', '/people/%00', `/people/${long}`, `/papers/a/${long}`, '/report']) {
        const path = `/staff/w/${workshop}${page}`;
        expectProblem(await scene.send(path, { method: 'GET', cookie: scene.staffCookie }), 404, path.slice(0, 60));
      }
    }
    const reschedule = `/staff/w/${WORKSHOP}/reschedule?starts=x&ends=%00&__proto__=1`;
    expectProblem(await scene.send(reschedule, { method: 'GET', cookie: scene.staffCookie }), 422, reschedule);
  });

  test('then the table is what it was, byte for byte', async () => {
    expect(await scene.contents()).toEqual(before);
  });
});

/** After the table was compared: here some requests are taken. */
describe('whatever is sent, no answer is a fault of ours', () => {
  const hostile = fc.constantFrom<unknown>(
    ...['<script>alert(1)</script>', '\u0000', '\ud800', '\udc00\ud800', '\u202e', '__proto__', 'constructor', ''],
    ...['yes', 'change', 'threat', 'approve', '2011-02-30', '0', '-1', '1e999', '１', 'x'.repeat(5000), '\r\n\r\n'],
    ...[0, -0, -1, 1.5, Number.MAX_SAFE_INTEGER, true, null, [], {}, [[]], [null], { length: -1 }, { toJSON: 1 }],
  );
  const value = fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 40 }), fc.jsonValue({ maxDepth: 4 }));

  test('given a few hundred made-up requests, then each is taken or explained', async () => {
    for (const route of routes) {
      const names = fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...route.fields, 'x') },
        { weight: 1, arbitrary: fc.string() },
      );
      const fields = fc.dictionary(names, value, { maxKeys: 6, noNullPrototype: true });
      const asForm = fc.boolean();
      await fc.assert(
        fc.asyncProperty(fields, asForm, async (given, form) => {
          const text = Object.entries(given).map(([name, each]) => [
            name,
            typeof each === 'string' ? each : JSON.stringify(each),
          ]);
          const sending: Sending = form ? { body: new URLSearchParams(text) } : asJson(given);
          const reply = await scene.send(route.path, { cookie: route.cookie, ...sending });
          expect(reply.status, `${route.name}: ${reply.body.slice(0, 200)}`).toBeLessThan(500);
          if (reply.status >= 400) expectProblem(reply, reply.status, route.name);
        }),
        { numRuns: 30, seed: 2011 },
      );
    }
    // Some three thousand requests: a machine that does other things too takes longer than a test may else.
  }, 300_000);

  test('given made-up bytes, then each is taken or explained', async () => {
    const types = fc.constantFrom(
      'application/json',
      'multipart/form-data; boundary=a',
      'application/x-www-form-urlencoded',
      'text/csv',
      '',
    );
    for (const route of routes) {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), types, fc.boolean(), async (bytes, type, html) => {
          const accept = html ? 'text/html' : 'application/json';
          const reply = await scene.send(route.path, {
            cookie: route.cookie,
            body: new Uint8Array(bytes),
            type,
            accept,
          });
          expect(reply.status, `${route.name}: ${reply.body.slice(0, 200)}`).toBeLessThan(500);
        }),
        { numRuns: 15, seed: 2011 },
      );
    }
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { faultOf } from '../../shared/fault.ts';
import { onFirstEvent } from '../../shared/lambda/on-first-event.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { type Scene, startScene, WORKSHOP } from '../functions/bad-input.scene.ts';
import { BASE_URL, browserLike, inOneArea } from '../support/browser-like.ts';

/** What the logs hold: which route, which status, which number; never whom, never what, never a key. */

const ANSWER = 'The minister never listened to us';
const PHONE = '+880 1711 123456';
const TOKEN = 'open.k1.dhaka-2011.Zk3xPq.1.AbCdEfGhIjKlMnOpQrStUvWxYz0';

/** As other people's code makes them: with what it was given in the message. */
const TELLING: readonly (readonly [string, Error])[] = [
  ['a mail service', new Error('Address is not verified: "Farida" <farida@example.org> in eu-west-1')],
  ['a parser', catching(() => JSON.parse(`{"best": "${ANSWER}"`))],
  ['a web client', new TypeError(`Failed to fetch https://afterword.example.org/l/${TOKEN}`)],
  ['a check', new Error(`'${ANSWER}' is not one of the options`)],
  ['a directory', new Error(`No entry for ${PHONE}`)],
  ['one behind another', new Error('It failed.', { cause: new Error(`farida@example.org: “${ANSWER}”`) })],
  [
    'what carries more than a message',
    Object.assign(new Error('Conditional'), { Item: { name: 'Farida', best: ANSWER } }),
  ],
];
const SECRETS = ['Farida', 'farida@example.org', 'minister', '1711', 'AbCdEfGhIj'];

function catching(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('It did not fail.');
}

afterEach(() => vi.restoreAllMocks());

describe('a fault that carries what somebody gave', () => {
  it.each(TELLING)('given %s, then the log says what failed and where, and quotes nobody', async (_, error) => {
    const said: string[] = [];
    for (const way of ['error', 'info'] as const)
      vi.spyOn(console, way).mockImplementation((line) => void said.push(JSON.stringify(line)));
    const route: Route = { method: 'GET', path: '/l/{token}', handle: () => Promise.reject(error) };
    const { status, body } = await browserLike(inOneArea([route])).send(`${BASE_URL}/l/${TOKEN}`, { now: 0 });
    expect(status).toBe(500);
    expect(said.join('\n')).toContain('GET /l/{token}');
    expect(said.join('\n')).toContain('request-1');
    for (const secret of SECRETS) expect(said.join('\n') + body, secret).not.toContain(secret);
    expect(faultOf(error).at.length).toBeGreaterThan(0);
  });

  it.each(TELLING)(
    'given %s is thrown out of a function, then Lambda logs its name and places, and quotes nobody',
    async (_, error) => {
      const handler = onFirstEvent(async () => ({ open: () => () => Promise.reject(error) }));
      const thrown = await handler({}, {}).catch((each: unknown) => each);
      if (!(thrown instanceof Error)) throw new Error('It threw no error.');
      expect(thrown.name).toBe(error.name);
      const said = JSON.stringify([thrown.message, thrown.stack, thrown]);
      for (const secret of SECRETS) expect(said, secret).not.toContain(secret);
      expect(thrown.stack).toContain(' at ');
    },
  );

  it('given what is no error, then not even that is told', () => {
    expect(faultOf(ANSWER)).toEqual({ name: 'string', message: '', at: [] });
  });
});

describe('the logs of a run', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await startScene();
  });
  afterAll(() => scene?.stack.stop());

  it('given people who answer, are refused and are written to, then no line of any function names them or what they gave', async () => {
    const author = scene.home('Author');
    const cookie = scene.cookie('Author');
    const json = (body: unknown) => ({ cookie, type: 'application/json', body: JSON.stringify(body) });
    expect((await scene.send(`${author}/swot`, json({ quadrant: 'threat', text: ANSWER }))).status).toBe(200);
    expect((await scene.send(`${author}/drafts/feedback`, json({ best: ANSWER }))).status).toBe(200);
    expect((await scene.send(`${author}/swot`, { ...json({}), body: `{"text": "${ANSWER}"` })).status).toBe(400);
    expect((await scene.send(`${author}/swot`, json({ quadrant: ANSWER, text: ANSWER }))).status).toBe(422);
    await scene.send(`/w/${WORKSHOP}/link`, { type: 'application/json', body: '{"email":"neighbour@example.org"}' });
    await scene.send(`/w/${WORKSHOP}/join`, {
      type: 'application/json',
      body: JSON.stringify({
        name: 'Farida Akhter',
        email: 'farida@example.org',
        organisation: 'Radio',
        position: 'Editor',
        telephone: PHONE,
        language: 'en',
      }),
    });
    await scene.send(`/staff/sign-in`, {
      type: 'application/json',
      body: JSON.stringify({ email: 'organiser@example.org', password: 'Correct-Horse-9' }),
    });
    await scene.send('/l/open.k1.forged', { method: 'GET' });
    await scene.stack.clock.advanceTo(scene.stack.clock.now() + 60 * 60_000);
    const { people } = await scene.stack.people();
    const secrets = [
      ANSWER,
      'minister never',
      'Farida',
      'Radio',
      PHONE,
      'Correct-Horse-9',
      cookie.split('=')[1] ?? cookie,
      scene.staffCookie.split('=')[1] ?? scene.staffCookie,
      ...people.flatMap(({ person, link }) => [person.email, new URL(link).pathname.split('.').at(-1) ?? link]),
    ];
    expect(secrets.length).toBeGreaterThan(15);
    const { logFolder } = scene.stack;
    const lines = readdirSync(logFolder).flatMap((file) =>
      readFileSync(join(logFolder, file), 'utf8')
        .split('\n')
        .map((line) => `${file}: ${line}`),
    );
    // The logs are there, and say of each request what it was.
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.join('\n')).toContain('/w/{workshopId}/p/{personId}/swot');
    for (const secret of secrets) expect(lines.filter((line) => line.includes(secret))).toEqual([]);
  });
});

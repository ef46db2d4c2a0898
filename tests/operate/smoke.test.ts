import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalStack } from '../../infra/local/local-stack.ts';
import { shown, statusOf } from '../../infra/operate/finding.ts';
import { type Get, get } from '../../infra/operate/smoke/answers.ts';
import { smoke } from '../../infra/operate/smoke/looks.ts';
import { startJourneyStack } from '../journey/stack.ts';

/** The look from outside, at the whole product on this machine; and at answers that are spoilt on their way, one at a time. */

let stack: LocalStack;
beforeAll(async () => {
  stack = await startJourneyStack();
});
afterAll(() => stack.stop());

const found = (asking: Get = get, url = stack.baseUrl) => Array.fromAsync(smoke({ url, get: asking }));

/** Answers as they are, but for what a path gets. */
const spoilt =
  (path: string, change: (answer: Awaited<ReturnType<Get>>) => Partial<Awaited<ReturnType<Get>>>): Get =>
  async (address, headers) => {
    const answer = await get(address, headers);
    return new URL(address).pathname === path ? { ...answer, ...change(answer) } : answer;
  };

async function verdictOn(what: string, asking: Get): Promise<string> {
  const finding = (await found(asking)).find((each) => each.what === what);
  return finding ? shown(finding) : 'nothing';
}

describe('after a deployment', () => {
  it('all is well on a stack that runs, as soon as a sweep has run', async () => {
    await expect.poll(async () => (await get(`${stack.baseUrl}/health`)).status, { timeout: 90_000 }).toBe(200);
    const findings = await found();
    expect(findings.map(shown).filter((line) => !line.startsWith('[ ok ]'))).toEqual([
      '[  – ] Encryption: this address is not https: a local run.',
    ]);
    expect(statusOf(findings)).toBe(0);
  });

  it.each([
    ['Public page', spoilt('/', () => ({ status: 502 })), /FAIL.*502/],
    [
      'Security headers',
      spoilt('/', ({ headers }) => ({ headers: { ...headers, 'x-content-type-options': undefined } })),
      /FAIL.*x-content-type-options is missing/,
    ],
    [
      'Security headers',
      spoilt('/', ({ headers }) => ({
        headers: {
          ...headers,
          'content-security-policy': `${headers['content-security-policy']}; style-src 'unsafe-inline'`,
        },
      })),
      /FAIL.*content-security-policy/,
    ],
    ['Sign-in', spoilt('/staff', () => ({ status: 200 })), /FAIL.*opens to nobody/],
    ['Sign-in', spoilt('/staff/sign-in', () => ({ status: 500 })), /FAIL.*staff cannot work/],
    ['Unknown address', spoilt('/no-such-page', () => ({ status: 200 })), /FAIL/],
    ['API', spoilt('/api/openapi.json', () => ({ body: '{"openapi":"3.1.0"}' })), /FAIL.*not valid/],
    ['API', spoilt('/api/openapi.json', () => ({ body: '<p>' })), /FAIL.*could not be looked at/],
    ['Compression', spoilt('/', ({ headers }) => ({ headers: { ...headers, 'content-encoding': undefined } })), /FAIL/],
    [
      'Caching',
      spoilt('/staff/sign-in', ({ headers }) => ({ headers: { ...headers, 'cache-control': 'public, max-age=60' } })),
      /FAIL.*staff/,
    ],
    [
      'Sweep',
      spoilt('/health', () => ({ status: 503, body: '{"status":"late","sweptAt":null,"now":"2026-12-01T00:00:00Z"}' })),
      /FAIL.*no sweep has run yet/,
    ],
    [
      'Sweep',
      spoilt('/health', () => ({
        status: 503,
        body: '{"status":"late","sweptAt":"2026-11-30T00:00:00Z","now":"2026-12-01T00:00:00Z"}',
      })),
      /FAIL.*no mail goes out/,
    ],
    ['Time', spoilt('/staff/sign-in', () => ({ ms: 4000 })), /WARN.*4000 ms/],
  ] as const)('%s is found wanting', async (what, asking, means) => {
    expect(await verdictOn(what, asking)).toMatch(means);
  });

  it('whoever types http:// has to be sent to https://', async () => {
    const asked =
      (location: string | undefined): Get =>
      async () => ({ status: location ? 301 : 200, headers: { location }, body: '', ms: 1 });
    const verdict = async (asking: Get) =>
      (await found(asking, 'https://x.example.org')).find(({ what }) => what === 'Encryption')?.verdict;
    expect(await verdict(asked('https://x.example.org/'))).toBe('ok');
    expect(await verdict(asked(undefined))).toBe('fail');
  });
});

import { Validator } from '@seriousme/openapi-schema-validator';
import * as z from 'zod';
import type { Finding } from '../finding.ts';
import type { Answer, Get } from './answers.ts';

/** Where it is deployed: `https://…`, without a slash at the end; and how to ask. */
export interface Site {
  readonly url: string;
  readonly get: Get;
}
type Look = (site: Site) => Promise<Omit<Finding, 'what'>>;

const ok = (means: string): Omit<Finding, 'what'> => ({ verdict: 'ok', means });
const fail = (means: string, doNow: string): Omit<Finding, 'what'> => ({ verdict: 'fail', means, doNow });

const READ_THE_LOG = 'Read the log of the function (docs/runbook.md says where), mend the cause, and deploy again.';
const NEVER_CHANGED = 'Something in between changes the answers: look at the distribution, and at any proxy before it.';
const isPage = ({ headers, body }: Answer): boolean =>
  (headers['content-type'] ?? '').startsWith('text/html') && /<h1[\s>]/.test(body);

const home: Look = async ({ url, get }) => {
  const answer = await get(`${url}/`);
  if (answer.status === 200 && isPage(answer)) return ok('the public page answers.');
  return fail(`the public page answers ${answer.status}, so nobody gets in.`, READ_THE_LOG);
};

/** What each page says to browsers; the CSP allows one style sheet and one script, by their hashes. */
const HEADERS: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /^(?!.*'unsafe-inline').*default-src 'none'.*frame-ancestors 'none'/,
  'strict-transport-security': /max-age=\d{7,}/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^same-origin$/,
};

const headers: Look = async ({ url, get }) => {
  const answer = await get(`${url}/`);
  const wrong = Object.keys(HEADERS).filter((name) => !HEADERS[name]?.test(answer.headers[name] ?? ''));
  if (wrong.length === 0) return ok(`each is there (${Object.keys(HEADERS).join(', ')}).`);
  return fail(
    `${wrong.join(', ')} ${wrong.length === 1 ? 'is' : 'are'} missing or weaker than it was made.`,
    NEVER_CHANGED,
  );
};

const encrypted: Look = async ({ url, get }) => {
  if (!url.startsWith('https:')) return { verdict: 'skipped', means: 'this address is not https: a local run.' };
  const { status, headers: told } = await get(`${url.replace('https:', 'http:')}/`);
  const isSent = [301, 302, 307, 308].includes(status) && told.location?.startsWith('https://');
  return isSent
    ? ok('whoever types http:// is sent to https://.')
    : fail(`http:// answers ${status}, so what people write could be read on the way.`, NEVER_CHANGED);
};

const signIn: Look = async ({ url, get }) => {
  const console_ = await get(`${url}/staff`);
  const form = await get(`${url}/staff/sign-in`);
  if (console_.status === 200)
    return fail(
      'the console opens to nobody in particular.',
      'Take the address off at once, and ask whoever maintains Afterword.',
    );
  if (form.status === 200 && /<input[^>]+type="password"/.test(form.body))
    return ok('the console asks staff to sign in.');
  return fail(`the sign-in answers ${form.status}, so staff cannot work.`, READ_THE_LOG);
};

/** Made by nobody: right in form, wrong in its last part. */
const FORGED = 'open.k1.smoke-test.AAAAAAAAAAAAAAAA.1.AAAAAAAAAAAAAAAAAAAAAAAAAAA';

const forged: Look = async ({ url, get }) => {
  const answer = await get(`${url}/l/${FORGED}`);
  if (answer.status < 400)
    return fail(
      `a link that nobody made opens something (${answer.status}).`,
      'Take the address off at once, and ask whoever maintains Afterword.',
    );
  if (answer.status >= 500)
    return fail(`a wrong link ends in an error (${answer.status}); so may the right ones.`, READ_THE_LOG);
  return isPage(answer)
    ? ok(`a link that nobody made is refused (${answer.status}), with a page that says so.`)
    : fail('a wrong link is refused without a word.', READ_THE_LOG);
};

const nowhere: Look = async ({ url, get }) => {
  const answer = await get(`${url}/no-such-page`);
  return answer.status === 404 && isPage(answer)
    ? ok('an address that does not exist is explained (404).')
    : fail(`an address that does not exist answers ${answer.status}.`, READ_THE_LOG);
};

const api: Look = async ({ url, get }) => {
  const answer = await get(`${url}/api/openapi.json`);
  if (answer.status !== 200) return fail(`the API’s document answers ${answer.status}.`, READ_THE_LOG);
  const document = z.record(z.string(), z.unknown()).parse(JSON.parse(answer.body));
  const { valid } = await new Validator().validate(document);
  return valid
    ? ok('the API’s document is there, and is valid OpenAPI.')
    : fail('the API’s document is not valid OpenAPI.', 'Deploy again from a version whose tests pass.');
};

const compressed: Look = async ({ url, get }) => {
  const encoding = (await get(`${url}/`, { 'accept-encoding': 'gzip, br' })).headers['content-encoding'];
  return encoding === undefined
    ? fail('pages come uncompressed: three times as much for a phone on a slow line.', NEVER_CHANGED)
    : ok(`pages come compressed (${encoding}).`);
};

const cached: Look = async ({ url, get }) => {
  const open = (await get(`${url}/`)).headers['cache-control'] ?? '';
  const closed = (await get(`${url}/staff/sign-in`)).headers['cache-control'] ?? '';
  if (!/no-store/.test(closed)) return fail('a page of staff may be kept by browsers and proxies.', NEVER_CHANGED);
  return /public.*max-age=[1-9]/.test(open)
    ? ok(`what everyone sees alike may be kept (${open}), and what is private may not.`)
    : fail('nothing is kept, so each visit costs a call.', NEVER_CHANGED);
};

const HealthSchema = z.object({
  status: z.enum(['ok', 'late']),
  sweptAt: z.iso.datetime().nullable(),
  now: z.iso.datetime(),
});

const swept: Look = async ({ url, get }) => {
  const answer = await get(`${url}/health`, { accept: 'application/json' });
  const health = HealthSchema.safeParse(isJson(answer) ? JSON.parse(answer.body) : undefined);
  if (!health.success) return fail(`/health answers ${answer.status}, and not what it should.`, READ_THE_LOG);
  const { status, sweptAt, now } = health.data;
  if (sweptAt === null)
    return fail(
      'no sweep has run yet, so no mail goes out.',
      'After a first deployment wait two minutes and run this again; then see whether the schedule EachMinute is enabled.',
    );
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(sweptAt)) / 1000));
  return status === 'ok'
    ? ok(`a sweep ran ${seconds} s ago, so mails go out and papers move on.`)
    : fail(
        `the last sweep ran at ${sweptAt}: no mail goes out, and no paper moves on.`,
        'See in docs/runbook.md under “No sweep ran”.',
      );
};

const isJson = ({ headers: { 'content-type': type = '' } }: Answer): boolean => type.startsWith('application/json');

const ASKED = 5;
const SLOW_MS = 1500;

const quick: Look = async ({ url, get }) => {
  const times: number[] = [];
  for (let asked = 0; asked < ASKED; asked += 1) times.push((await get(`${url}/staff/sign-in`)).ms);
  const median = Math.round(times.toSorted((a, b) => a - b)[Math.floor(ASKED / 2)] ?? 0);
  return median <= SLOW_MS
    ? ok(`a page takes ${median} ms from here (median of ${ASKED}).`)
    : {
        verdict: 'warn',
        means: `a page takes ${median} ms from here (median of ${ASKED}).`,
        doNow: 'Try from another network; if it stays, see the dashboard.',
      };
};

/** All that can be seen from outside, without credentials. Nothing is changed. */
export const LOOKS: readonly { readonly what: string; readonly look: Look }[] = [
  { what: 'Public page', look: home },
  { what: 'Security headers', look: headers },
  { what: 'Encryption', look: encrypted },
  { what: 'Sign-in', look: signIn },
  { what: 'Forged link', look: forged },
  { what: 'Unknown address', look: nowhere },
  { what: 'API', look: api },
  { what: 'Compression', look: compressed },
  { what: 'Caching', look: cached },
  { what: 'Sweep', look: swept },
  { what: 'Time', look: quick },
];

/** Looks at everything, one after the other. Where one look breaks off, the others are still made. */
export async function* smoke(site: Site): AsyncGenerator<Finding> {
  for (const { what, look } of LOOKS) {
    try {
      yield { what, ...(await look(site)) };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      yield {
        what,
        ...fail(`it could not be looked at (${why}).`, 'Run this again; if it stays, read the log of the function.'),
      };
    }
  }
}

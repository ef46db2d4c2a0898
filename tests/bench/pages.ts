import { usersOf } from '../../infra/local/seed.ts';
import { dhaka } from '../journey/stack.ts';
import type { BenchStack } from './bench-stack.ts';
import { cookiesOf, type HttpClient, httpClient } from './http-client.ts';
import { type Judged, judged } from './limits.ts';

/** What a page weighs on the way to a phone: its first visit, compressed as CloudFront compresses, with all that it loads. */
export interface PageWeight {
  /** Of the page and all that it loads, bodies as they come over the wire. */
  readonly bytes: number;
  readonly requests: number;
}

/** A participant's page at the most: 14 KB, what comes with the first round trip of a connection. */
const PARTICIPANT_PAGE_BYTES = 14 * 1024;

const PARTICIPANT = {
  myPage: '',
  feedback: '/feedback',
  swot: '/swot',
  papers: '/papers',
  newPaper: '/papers/new',
} as const;
const STAFF = {
  overview: '',
  people: '/participants',
  results: '/feedback',
  swotBoard: '/swot',
  paperQueue: '/papers',
} as const;
const PUBLIC = { home: '/', published: '/papers/dhaka-2011', signIn: '/staff/sign-in' } as const;

export async function pageWeights(
  { local }: BenchStack,
  tell: (line: string) => void,
): Promise<Readonly<Record<string, PageWeight>>> {
  const client = httpClient(local.baseUrl);
  try {
    const weights: Record<string, PageWeight> = {};
    const weigh = async (name: string, path: string, cookie: string): Promise<void> => {
      tell(`pages: ${name}`);
      weights[name] = await weightOf(client, path, cookie);
    };
    const { people } = await local.people();
    const link = new URL(people[0]?.link ?? '').pathname;
    const arrived = await client.send(link, { headers: { accept: 'text/html' } });
    const home = new URL(arrived.headers.location ?? '', local.baseUrl).pathname;
    for (const [name, path] of Object.entries(PARTICIPANT)) await weigh(name, home + path, cookiesOf(arrived));
    const [user] = usersOf(dhaka());
    const body = new URLSearchParams({ email: user?.email ?? '', password: user?.password ?? '' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: local.baseUrl };
    const signedIn = await client.send('/staff/sign-in', { method: 'POST', headers, body });
    for (const [name, path] of Object.entries(STAFF)) {
      await weigh(`staff.${name}`, `/staff/w/dhaka-2011${path}`, cookiesOf(signedIn));
    }
    for (const [name, path] of Object.entries(PUBLIC)) await weigh(`public.${name}`, path, '');
    return weights;
  } finally {
    client.stop();
  }
}

/** Of the participant's pages alone: they come over a phone. */
export const pageLimits = (pages: Readonly<Record<string, PageWeight>>): Judged[] =>
  Object.keys(PARTICIPANT).map((name) =>
    judged(`pages.${name}.bytes`, pages[name]?.bytes ?? Number.NaN, PARTICIPANT_PAGE_BYTES),
  );

async function weightOf(client: HttpClient, path: string, cookie: string): Promise<PageWeight> {
  const page = await client.send(path, { headers: { accept: 'text/html', 'accept-encoding': 'gzip', cookie } });
  if (page.status !== 200) throw new Error(`${path}: status ${page.status}`);
  // The same page once more as text, to see what it loads.
  const text = (await client.send(path, { headers: { accept: 'text/html', cookie } })).body.toString();
  let [bytes, requests] = [page.body.length, 1];
  for (const address of loadedBy(text)) {
    const part = await client.send(address, { headers: { 'accept-encoding': 'gzip', cookie } });
    if (part.status !== 200) throw new Error(`${path} loads ${address}: status ${part.status}`);
    bytes += part.body.length;
    requests += 1;
  }
  return { bytes, requests };
}

/** Scripts, style sheets and pictures; not what is in the page itself. */
const loadedBy = (html: string): Set<string> =>
  new Set(
    [...html.matchAll(/<(?:script|img)[^>]*\ssrc="([^"]+)"|<link[^>]*rel="(?:stylesheet|icon)"[^>]*href="([^"]+)"/g)]
      .map(([, source, sheet]) => source ?? sheet ?? '')
      .filter((address) => !address.startsWith('data:')),
  );

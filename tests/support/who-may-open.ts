import type { Access } from '../../shared/web/endpoint.ts';
import { type Described, everyRoute } from './every-route.ts';

/** Who opens what: for every route and whoever may come, what is answered; docs/who-may-open.md is made of it. */

/** What somebody comes with. */
export const BEARERS = {
  nobody: 'nothing at all',
  forged: 'a link or a session that we did not make',
  revoked:
    'one that was good once: the link was replaced, the reviewer or co-author taken off, the member of staff removed',
  purpose:
    'a genuine one of another purpose: of a mail’s link where a session is asked for, of a co-author where a reviewer is',
  person: 'another person’s own',
  workshop: 'the own one of somebody at another workshop',
  viewer: 'a viewer’s session at the console',
  reviewer: 'a reviewer’s session at the console',
  organiser: 'an organiser’s session at the console',
  ended: 'a session of the console that has ended',
  own: 'the link of the very person whom it is about',
} as const;
export type Bearer = keyof typeof BEARERS;
export const EVERY_BEARER: readonly Bearer[] = [
  'nobody',
  'forged',
  'revoked',
  'purpose',
  'person',
  'workshop',
  'viewer',
  'reviewer',
  'organiser',
  'ended',
  'own',
];

/** `opens`: it is answered as its own business says, be that a page or what is wrong in a form. `—`: there is no such case. */
export type Verdict = 'opens' | '401' | '403' | '404' | '410' | '—';

type Row = Readonly<Record<Bearer, Verdict>>;
const all = (verdict: Verdict): Row => ({
  nobody: verdict,
  forged: verdict,
  revoked: verdict,
  purpose: verdict,
  person: verdict,
  workshop: verdict,
  viewer: verdict,
  reviewer: verdict,
  organiser: verdict,
  ended: verdict,
  own: 'opens',
});

export function expected(route: Described): Row {
  const { path, tag } = route;
  if (tag === 'staff') return atTheConsole(route);
  if (tag === 'public') return { ...all('opens'), own: '—' };
  // A link says itself whose it is: another person's opens that person's page.
  if (path.startsWith('/l/')) return { ...all('401'), person: 'opens', workshop: 'opens' };
  // To turn the reminders on again takes a link that stands.
  if (path === '/u/{token}/again') return { ...all('401'), person: 'opens', workshop: 'opens' };
  // Whoever wants no more mail is heard through a link that opens nothing any more.
  if (path === '/u/{token}') return { ...all('401'), revoked: 'opens', person: 'opens', workshop: 'opens' };
  // The page behind it looks whether the paper still knows the guest.
  if (path.startsWith('/g/')) return { ...all('401'), revoked: 'opens', person: 'opens', workshop: 'opens' };
  if (path.startsWith('/guest/co-author/')) return { ...all('401'), revoked: '410' };
  // A reviewer who was taken off reads so, and is shown nothing of the paper.
  if (path.startsWith('/guest/reviewer/')) return { ...all('401'), revoked: path.endsWith('/file') ? '410' : 'opens' };
  return path.includes('{personId}') ? all('401') : { ...all('opens'), own: '—' };
}

const RANKS = { viewer: 1, reviewer: 2, organiser: 3 } as const;

function atTheConsole({ path, access = 'anybody' }: Described): Row {
  if (access === 'anybody') return { ...all('opens'), person: '—', own: '—' };
  const signedIn: Row = { ...all('401'), person: '—', own: '—' };
  const may = (role: keyof typeof RANKS): Verdict => mayAs(role, access);
  const inside = { viewer: may('viewer'), reviewer: may('reviewer'), organiser: may('organiser') };
  if (access !== 'signed-in') return { ...signedIn, revoked: '404', workshop: '404', ...inside };
  // Workshops are created by members of the user pool's group alone.
  const other: Verdict = path.startsWith('/staff/workshops') ? '403' : 'opens';
  return { ...signedIn, revoked: other, workshop: other, viewer: other, reviewer: other, organiser: 'opens' };
}

const mayAs = (role: keyof typeof RANKS, access: Exclude<Access, 'anybody'>): Verdict =>
  access === 'signed-in' || RANKS[role] >= RANKS[access] ? 'opens' : '403';

const HEAD = [
  '# Who may open what',
  '',
  'For every route and whatever somebody comes with, what is answered to a program. Made from the routes as the code has them;',
  '`tests/functions/who-may-open.test.ts` reads this table and tries each of its cells on the real functions (`-u` renews it).',
  'Where a program gets 401 at the console, a browser is led to the sign-in. `opens`: it is answered as its own business says,',
  'be that a page, or what is wrong in an empty form. `—`: there is no such case. What each role does is said in',
  '[roles.md](roles.md).',
  '',
  '| column | somebody comes with |',
  '| --- | --- |',
  ...EVERY_BEARER.map((bearer) => `| ${bearer} | ${BEARERS[bearer]} |`),
  '',
];

/** The whole table, as docs/who-may-open.md has it. */
export async function whoMayOpen(): Promise<string> {
  const rows = (await everyRoute())
    .filter(({ path }) => !path.startsWith('/scripts/'))
    .map((route) => {
      const row = expected(route);
      return `| ${route.method} \`${route.path}\` | ${EVERY_BEARER.map((bearer) => row[bearer]).join(' | ')} |`;
    });
  return [
    ...HEAD,
    `| route | ${EVERY_BEARER.join(' | ')} |`,
    `| --- |${EVERY_BEARER.map(() => ' --- |').join('')}`,
    ...rows,
    '',
  ].join('\n');
}

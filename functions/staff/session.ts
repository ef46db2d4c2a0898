import type * as z from 'zod';
import { actingAs } from '../../shared/audit/acting.ts';
import { noted } from '../../shared/audit/audit.store.ts';
import { roleIn } from '../../shared/people/members.ts';
import { mayActAs } from '../../shared/people/membership.ts';
import { isOpen } from '../../shared/people/staff-sessions.store.ts';
import type { Proved, StaffIdentity } from '../../shared/people/staff-sign-in.ts';
import { Refusal } from '../../shared/refusal.ts';
import { TokenSchema, WorkshopIdSchema } from '../../shared/store/keys.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { type Reply, seeOther } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { findWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { StaffRole, Workshop } from '../../shared/workshop/workshop.ts';
import type { StaffContext } from './context.ts';

/** Who asks, and what they may do. */

export interface StaffVisit {
  readonly identity: StaffIdentity;
  readonly role: StaffRole;
  readonly workshop: Workshop;
  /** The workshop's pages of the console begin here. */
  readonly home: string;
}

const COOKIE = '__Secure-afterword-staff';
const ACCESS_COOKIE = '__Secure-afterword-account';
/** The group of the user pool whose members may create workshops. */
const CREATORS = 'organisers';
const ONE_HOUR_S = 3600;

export const SIGN_IN = '/staff/sign-in';
export const SIGN_OUT = '/staff/sign-out';
export const ACCOUNT = '/staff/account';
export const staffHome = (workshopId: string): string => `/staff/w/${workshopId}`;

/** The cookie lives as long as the id token in it, which is checked at each request. */
export const sessionCookie = (token: string): string =>
  `${COOKIE}=${token}; Path=/staff; Max-Age=${ONE_HOUR_S}; HttpOnly; Secure; SameSite=Lax`;

/** What changes one's own account goes to its pages alone. */
export const accessCookie = (access: string): string =>
  `${ACCESS_COOKIE}=${access}; Path=${ACCOUNT}; Max-Age=${ONE_HOUR_S}; HttpOnly; Secure; SameSite=Lax`;

/** Cookies of a browser that is signed out. */
export const NO_SESSION: readonly string[] = [
  `${COOKIE}=; Path=/staff; Max-Age=0; HttpOnly; Secure; SameSite=Lax`,
  `${ACCESS_COOKIE}=; Path=${ACCOUNT}; Max-Age=0; HttpOnly; Secure; SameSite=Lax`,
];

export const accessOf = (request: Request): string | undefined => request.cookies[ACCESS_COOKIE];

/** Whom the request's token proves, as long as the session is not ended: asked of the table each time, so that it ends at once. */
export async function identityOf({ signIn, table }: StaffContext, request: Request): Promise<Proved | undefined> {
  const token = request.cookies[COOKIE];
  const proved = token ? await signIn.verify(token) : undefined;
  return proved && (await isOpen(table, proved.email, proved.session)) ? proved : undefined;
}

export const mayCreateWorkshops = ({ groups }: StaffIdentity): boolean => groups.includes(CREATORS);

/** @throws Refusal `staff-not-signed-in` */
async function requireIdentity(context: StaffContext, request: Request): Promise<Proved> {
  const identity = await identityOf(context, request);
  if (identity) return identity;
  throw new Refusal(
    'staff-not-signed-in',
    'You are not signed in, or your session has ended, so nothing was changed. Please sign in at /staff/sign-in. What you had typed may still be there when you go back in your browser.',
  );
}

/**
 * The visit of a member of staff whose role at the workshop is at least `role`.
 * @throws Refusal `staff-not-signed-in`; `not-found` to strangers, whom a workshop's existence does not concern;
 * `forbidden` to members whose role is not enough.
 */
export async function requireRole(context: StaffContext, request: Request, role: StaffRole): Promise<StaffVisit> {
  const identity = await requireIdentity(context, request);
  // What can be no id is asked for nowhere: a key has a length that the table does not take.
  const workshopId = WorkshopIdSchema.safeParse(request.params.workshopId).data ?? '';
  const workshop = workshopId ? await findWorkshop(context.table, workshopId) : undefined;
  const own = workshop && roleIn(workshop, identity.email);
  if (!own) {
    throw new Refusal(
      'not-found',
      'There is no such workshop among yours. Please check the address, or ask its organiser to add you.',
    );
  }
  if (!mayActAs(own, role)) {
    throw new Refusal(
      'forbidden',
      `You take part in this workshop as ${own}, and this takes ${role === 'organiser' ? 'an' : 'a'} ${role}. Please ask an organiser.`,
    );
  }
  return { identity, role: own, workshop, home: staffHome(workshopId) };
}

type Method = Route['method'];

/**
 * A route for whoever is signed in. A page without a session leads to the sign-in and back. What it writes stands in the
 * audit log as this member's, by itself; so with `memberRoute`.
 */
export function signedInRoute(
  context: StaffContext,
  method: Method,
  path: string,
  handle: (identity: Proved, request: Request) => Promise<Reply>,
): Route {
  return {
    method,
    path,
    access: 'signed-in',
    handle: (request) =>
      orSignIn(method, request, async () => {
        const identity = await requireIdentity(context, request);
        const acting = { by: identity.email, route: `${method} ${path}`, now: request.now };
        return actingAs(acting, () => handle(identity, request));
      }),
  };
}

/** A route below a workshop, for members whose role is at least `role`. */
export function memberRoute(
  context: StaffContext,
  method: Method,
  path: string,
  role: StaffRole,
  handle: (visit: StaffVisit, request: Request) => Promise<Reply>,
): Route {
  const whole = `/staff/w/{workshopId}${path}`;
  return {
    method,
    path: whole,
    access: role,
    handle: (request) =>
      orSignIn(method, request, async () => {
        const visit = await requireRole(context, request, role);
        const workshopId = visit.workshop.details.id;
        const { identity, role: actsAs } = visit;
        const route = `${method} ${whole}`;
        const acting = { by: identity.email, role: actsAs, workshopId, route, now: request.now };
        return actingAs(acting, async () => handedOut(context, await handle(visit, request)));
      }),
  };
}

/** A file that leaves the console stands in the audit log by its name; whoever wrote its route need not think of it. */
async function handedOut(context: StaffContext, reply: Reply): Promise<Reply> {
  const name = /^attachment; filename="(.+)"$/.exec(reply.headers['content-disposition'] ?? '')?.[1];
  if (name !== undefined) await noted(context.table, 'exported', { about: name });
  return reply;
}

/** A form of such a route. `takes`: what its handler parses the fields by; see `Route`. */
export const memberPost = (
  context: StaffContext,
  path: string,
  role: StaffRole,
  takes: z.ZodType,
  handle: (visit: StaffVisit, request: Request) => Promise<Reply>,
): Route => ({ ...memberRoute(context, 'POST', path, role, handle), takes });

export const signedInPost = (
  context: StaffContext,
  path: string,
  takes: z.ZodType,
  handle: (identity: Proved, request: Request) => Promise<Reply>,
): Route => ({ ...signedInRoute(context, 'POST', path, handle), takes });

async function orSignIn(method: Method, request: Request, act: () => Promise<Reply>): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    const asksForPage = method === 'GET' && !request.wantsJson;
    if (!(error instanceof Refusal && error.reason === 'staff-not-signed-in' && asksForPage)) throw error;
    const query = request.query.toString();
    const here = query ? `${request.path}?${query}` : request.path;
    return seeOther(`${SIGN_IN}?next=${encodeURIComponent(here)}`);
  }
}

/** Where to go after the sign-in: an address of the console and of nobody else's, or its home. */
export function ownPath(next: string, baseUrl: string): string {
  const home = '/staff';
  if (!URL.canParse(next, baseUrl)) return home;
  const { origin, pathname, search } = new URL(next, baseUrl);
  const isConsole = pathname === home || pathname.startsWith(`${home}/`);
  const isOwn = origin === new URL(baseUrl).origin && isConsole && !pathname.startsWith('/staff/sign-');
  return isOwn ? pathname + search : home;
}

/** A token in the path, such as a person's id. @throws Refusal `not-found` for what can be none */
export function tokenIn(request: Request, name: string): string {
  const token = TokenSchema.safeParse(request.params[name]);
  if (!token.success) throw new Refusal('not-found', 'There is no such page. Please check the address.');
  return token.data;
}

import { personPath } from '../../shared/people/addresses.ts';
import { type LinkKeys, mintLink, readLink } from '../../shared/people/link.ts';
import type { Participant } from '../../shared/people/participant.ts';
import { findParticipant } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Table } from '../../shared/store/table.store.ts';
import type { Request } from '../../shared/web/request.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';

/** What the routes of this function work with; made once, in handler.ts. */
export interface ParticipantContext {
  readonly table: Table;
  readonly linkKeys: LinkKeys;
  readonly baseUrl: string;
}

export interface Visit extends Participant {
  readonly workshop: Workshop;
  /** The person's own pages begin here. */
  readonly home: string;
}

const COOKIE = '__Secure-afterword';
const FOUR_MONTHS_S = 120 * 24 * 3600;

const UNUSABLE =
  'This link is not valid any more, or was not copied whole. Please open the newest e-mail about the workshop and use the link in it, or ask the organisers for a new one.';

/**
 * Whoever a personal link belongs to.
 * @throws Refusal `not-signed-in` for a token that is forged, cut off, revoked, or of another purpose.
 */
export async function openLink(
  context: ParticipantContext,
  purpose: 'open' | 'unsubscribe',
  token: string,
): Promise<Person> {
  const link = readLink(context.linkKeys, purpose, token);
  const found = link && (await findParticipant(context.table, link.workshopId, link.personId));
  // Whoever wants no more mail is heard even through a link that opens nothing any more.
  const isRevoked = purpose === 'open' && found?.person.linkVersion !== link?.version;
  if (!found || isRevoked) throw new Refusal('not-signed-in', UNUSABLE);
  return found.person;
}

/** The cookie that signs a person in, for the person's own pages only. */
export function sessionCookie(linkKeys: LinkKeys, person: Person): string {
  const token = mintLink(linkKeys, {
    purpose: 'session',
    workshopId: person.workshopId,
    personId: person.id,
    version: person.linkVersion,
  });
  const path = personPath(person.workshopId, person.id);
  return `${COOKIE}=${token}; Path=${path}; Max-Age=${FOUR_MONTHS_S}; HttpOnly; Secure; SameSite=Lax`;
}

/**
 * The person whose page is asked for, with all that the person gave.
 * @throws Refusal `not-signed-in` without a cookie of this very person whose link still stands.
 */
export async function visit(context: ParticipantContext, request: Request): Promise<Visit> {
  const { workshopId = '', personId = '' } = request.params;
  const link = readLink(context.linkKeys, 'session', request.cookies[COOKIE] ?? '');
  if (!link || link.workshopId !== workshopId || link.personId !== personId) {
    throw new Refusal('not-signed-in', UNUSABLE);
  }
  const [workshop, participant] = await Promise.all([
    readWorkshop(context.table, workshopId),
    findParticipant(context.table, workshopId, personId),
  ]);
  if (!participant || participant.person.linkVersion !== link.version) throw new Refusal('not-signed-in', UNUSABLE);
  return { workshop, ...participant, home: personPath(workshopId, personId) };
}

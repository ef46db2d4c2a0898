import { type Said, say, type Texts, textsIn } from '../../shared/language/texts.ts';
import { linkRequestPath, personPath } from '../../shared/people/addresses.ts';
import type { ErasedPerson } from '../../shared/people/erasure.ts';
import { type Link, type LinkKeys, mintLink, readLink, workshopIn } from '../../shared/people/link.ts';
import type { Participant } from '../../shared/people/participant.ts';
import { findErased, findParticipant, visitParticipant } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Reports } from '../../shared/report/report.store.ts';
import { WorkshopIdSchema } from '../../shared/store/keys.ts';
import { pacedAt } from '../../shared/store/pace.ts';
import type { Table } from '../../shared/store/table.store.ts';
import { explainRefusal } from '../../shared/web/explain.tsx';
import type { Reply } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import type { Script } from '../../shared/web/script-file.ts';
import { localDate } from '../../shared/workshop/dates.ts';
import { findWorkshop, recallWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';

/** What the routes of this function work with; made once, in main.ts. */
export interface ParticipantContext {
  readonly table: Table;
  /** Where ballots are kept; of it, this function reaches the keys and the boxes and no ballot. */
  readonly ballots: Table;
  /** The script that makes a ballot in the browser. */
  readonly ballotScript: Script;
  readonly linkKeys: LinkKeys;
  readonly reports: Pick<Reports, 'read' | 'download'>;
  readonly baseUrl: string;
}

export interface Visit extends Participant {
  readonly workshop: Workshop;
  /** The table, which has read all that is the person's: what is changed of it is not read once more. */
  readonly table: Table;
  /** The person's own pages begin here. */
  readonly home: string;
  /** The address that was asked for, without a query. */
  readonly path: string;
  /** In the person's language. */
  readonly texts: Texts;
}

const COOKIE = '__Secure-afterword';
const FOUR_MONTHS_S = 120 * 24 * 3600;

/** Where somebody who is not on the list registers, in the room. */
export const walkInPath = (workshopId: string): string => `/w/${workshopId}/join`;

/**
 * What is said to whoever comes without a link that opens anything. `workshopId` is whatever stood where a workshop's id
 * stands, proved by nothing: it only leads to a page that is open to everyone.
 */
async function unusable({ table }: ParticipantContext, workshopId: string | undefined): Promise<Refusal> {
  const id = WorkshopIdSchema.safeParse(workshopId).data;
  const workshop = id === undefined ? undefined : await findWorkshop(table, id);
  if (!workshop) return new Refusal('not-signed-in', say('link.unusable'));
  const wayOn = { href: linkRequestPath(workshop.details.id), label: say('link.askForNew') };
  return new Refusal('not-signed-in', say('link.unusableHere'), {}, wayOn, workshop.details.language);
}

/**
 * Whoever a personal link belongs to. `evenRevoked`: whoever wants no more mail is heard through a link that opens nothing
 * any more.
 * @throws Refusal `not-signed-in` for a token that is forged, cut off, revoked, or of another purpose.
 */
export async function openLink(
  context: ParticipantContext,
  purpose: 'open' | 'unsubscribe',
  token: string,
  { evenRevoked = false } = {},
): Promise<Person> {
  const link = readLink(context.linkKeys, purpose, token);
  const found = link && (await findParticipant(context.table, link.workshopId, link.personId));
  if (!found || (!evenRevoked && found.person.linkVersion !== link.version)) {
    const erased = link && !found ? await whyErased(context, link) : undefined;
    throw erased ?? (await unusable(context, workshopIn(token)));
  }
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

/** Takes the cookie of one person back; those of others stay, since each has a path of its own. */
export const forgottenCookie = (home: string): string =>
  `${COOKIE}=; Path=${home}; Max-Age=0; HttpOnly; Secure; SameSite=Lax`;

/** What is said to whoever comes with the link of somebody who was erased; `undefined` for everybody else. */
async function whyErased({ table }: ParticipantContext, { workshopId, personId }: Link): Promise<Refusal | undefined> {
  const [workshop, left] = await Promise.all([
    findWorkshop(table, workshopId),
    findErased(table, workshopId, personId),
  ]);
  return workshop && left && new Refusal('erased', erasedSaid(workshop, left), {}, undefined, left.language);
}

/** That everything was erased, and when. */
export const erasedSaid = ({ details }: Workshop, { erasedAt }: ErasedPerson): Said => {
  const day = localDate(Date.parse(erasedAt), details.timeZone);
  return say('erased.text', { day: (texts) => texts.day(day), replyTo: details.mail.replyTo });
};

/**
 * The person whose page is asked for, with all that the person gave.
 * @throws Refusal `not-signed-in` without a cookie of this very person whose link still stands.
 */
export async function visit(context: ParticipantContext, request: Request): Promise<Visit> {
  const { workshopId = '', personId = '' } = request.params;
  const link = readLink(context.linkKeys, 'session', request.cookies[COOKIE] ?? '');
  if (!link || link.workshopId !== workshopId || link.personId !== personId) {
    throw await unusable(context, workshopId);
  }
  const [workshop, { participant, table }] = await Promise.all([
    recallWorkshop(context.table, workshopId),
    visitParticipant(context.table, workshopId, personId),
  ]);
  if (!participant || participant.person.linkVersion !== link.version) {
    const erased = participant ? undefined : await whyErased(context, link);
    throw erased ?? (await unusable(context, workshopId));
  }
  return {
    workshop,
    table,
    ...participant,
    home: personPath(workshopId, personId),
    path: request.path,
    texts: textsIn(participant.person.language),
  };
}

/**
 * A route of a person's own pages. What it refuses is said in the person's language, and what it changes is paced.
 * @throws Refusal `not-signed-in` without a cookie of this very person whose link still stands.
 */
export const forVisitor =
  (context: ParticipantContext, handle: (visited: Visit, request: Request) => Promise<Reply>) =>
  async (request: Request): Promise<Reply> => {
    const visited = await visit(context, request);
    return pacedAt(request.now, () => handle(visited, request)).catch((error: unknown) => {
      if (error instanceof Refusal) return explainRefusal(error, request.wantsJson, visited.texts);
      throw error;
    });
  };

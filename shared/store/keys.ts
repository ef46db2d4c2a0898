import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';

/**
 * Every key of the table, every execution name and every SES tag is made here, from tokens that all three accept:
 * SES tag values and execution names allow no `#`, and execution names end at 80 characters.
 */
export const TokenSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, "-" or "_"')
  // Tokens name properties (a step's outcome, a session's rating), and these every object has already.
  .refine((token) => !(token in {}), 'must not be a name that JavaScript keeps for itself, such as "constructor"');

/** A workshop's id stands in addresses that people see: lower case, short. */
export const WorkshopIdSchema = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'must be 1 to 40 lower-case letters, digits or "-"');

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export const KeySchema = z.object({ pk: z.string(), sk: z.string() });

const workshopPartition = (workshopId: string): string => `W#${workshopId}`;

export const keys = {
  workshop: (workshopId: string): Key => ({ pk: workshopPartition(workshopId), sk: 'WORKSHOP' }),
  person: (workshopId: string, personId: string): Key => ({
    pk: workshopPartition(workshopId),
    sk: `PERSON#${personId}`,
  }),
  paper: (workshopId: string, personId: string, paperId: string): Key => ({
    pk: workshopPartition(workshopId),
    sk: `PERSON#${personId}#PAPER#${paperId}`,
  }),
  /** A reviewer of a paper, and what was said of it. */
  review: (workshopId: string, personId: string, paperId: string, reviewId: string): Key => ({
    pk: workshopPartition(workshopId),
    sk: `PERSON#${personId}#REVIEW#${paperId}#${reviewId}`,
  }),
  /** What staff say to each other about a paper. */
  staffNotes: (workshopId: string, personId: string, paperId: string): Key => ({
    pk: workshopPartition(workshopId),
    sk: `PERSON#${personId}#NOTES#${paperId}`,
  }),
  action: (workshopId: string, personId: string, actionId: string): Key => ({
    pk: workshopPartition(workshopId),
    sk: `PERSON#${personId}#ACTION#${actionId}`,
  }),
  address: (workshopId: string, email: string): Key => ({
    pk: workshopPartition(workshopId),
    sk: `ADDRESS#${addressToken(email)}`,
  }),
  mail: (workshopId: string, personId: string, occurrence: string): Key => ({
    pk: workshopPartition(workshopId),
    sk: `MAIL#${personId}#${occurrence}`,
  }),
  /** A published version of a form, never changed. */
  form: (workshopId: string, form: 'feedback', version: number): Key => ({
    pk: workshopPartition(workshopId),
    sk: `FORM#${form}#${String(version).padStart(5, '0')}`,
  }),
  /** The version of a form that staff are working on. */
  formDraft: (workshopId: string, form: 'feedback'): Key => ({
    pk: workshopPartition(workshopId),
    sk: `FORM#${form}#DRAFT`,
  }),
  /** What a person is typing into a form. */
  draft: (workshopId: string, personId: string, form: string): Key => ({
    pk: workshopPartition(workshopId),
    sk: `PERSON#${personId}#DRAFT#${form}`,
  }),
  /** What a workshop's staff made of one kind of mail, in one language. */
  wording: (workshopId: string, kind: string, language: string): Key => ({
    pk: workshopPartition(workshopId),
    sk: `WORDING#${kind}#${language}`,
  }),
  /**
   * In the table of the ballots, whose rights are given by the partition: the private key of a workshop, what its ballot
   * box asks, and a ballot under the digest of its token.
   */
  ballotKey: (workshopId: string): Key => ({ pk: `KEY#${workshopId}`, sk: 'KEY' }),
  ballotBox: (workshopId: string): Key => ({ pk: `BOX#${workshopId}`, sk: 'BOX' }),
  ballot: (workshopId: string, digest: string): Key => ({ pk: `BALLOTS#${workshopId}`, sk: digest }),
  /** Slides and the like of a session. */
  material: (workshopId: string, sessionId: string, materialId: string): Key => ({
    pk: workshopPartition(workshopId),
    sk: `MATERIAL#${sessionId}#${materialId}`,
  }),
  /** What staff made of everyone's SWOT entries. */
  swotThemes: (workshopId: string): Key => ({ pk: workshopPartition(workshopId), sk: 'SWOT#THEMES' }),
  /** The summary report: the staff's texts, where it stands, its editions. */
  report: (workshopId: string): Key => ({ pk: workshopPartition(workshopId), sk: 'REPORT' }),
  /** A text of it as it stood at a revision, before it was changed. */
  reportText: (workshopId: string, slot: string, language: string, revision: number): Key => ({
    pk: workshopPartition(workshopId),
    sk: `REPORT#${slot}#${language}#${String(revision).padStart(6, '0')}`,
  }),
  /**
   * What staff did: to a person and what is the person's, or to anything else of the workshop (`personId` empty). Not below
   * the person, where each look at everybody would read it; the erasure finds it by the person all the same.
   */
  audit: (workshopId: string, personId: string, at: string, command: string): Key => ({
    pk: workshopPartition(workshopId),
    sk: `AUDIT#${personId}#${at}#${command}`,
  }),
  /** What a member of staff did that belongs to no workshop, such as signing in. */
  staffAudit: (email: string, at: string, command: string): Key => ({
    pk: `STAFF#${addressToken(email)}`,
    sk: `AUDIT#${at}#${command}`,
  }),
  /** Which sessions of a member of staff are open. */
  sessions: (email: string): Key => ({ pk: `STAFF#${addressToken(email)}`, sk: 'SESSIONS' }),
  /** When the sweep last ran: of the whole deployment. */
  lastSweep: { pk: 'SWEEP', sk: 'LAST' },
  /** Found by e-mail address, so that an organiser named in a workshop's file has access at the first sign-in. */
  membership: (email: string, workshopId: string): Key => ({
    pk: `STAFF#${addressToken(email)}`,
    sk: workshopPartition(workshopId),
  }),
};

/** The prefix under which one Query finds a person and all that the person gave. */
export const personPrefix = (personId: string): string => `PERSON#${personId}`;

/** Sorts after everything of one person: `~` stands behind every character of a token and behind `#`. */
export const afterPerson = (personId: string): string => `PERSON#${personId}#~`;

export interface ItemAddress {
  readonly workshopId: string;
  readonly personId?: string;
  readonly paperId?: string;
  readonly reviewId?: string;
  readonly actionId?: string;
}

/** Reads back what an item with debts belongs to. @throws Error for a key that can hold no debt. */
export function addressOf(key: Key): ItemAddress {
  const workshopId = /^W#(.+)$/.exec(key.pk)?.[1];
  const paper = /^PERSON#([^#]+)#PAPER#([^#]+)$/.exec(key.sk);
  const review = /^PERSON#([^#]+)#REVIEW#([^#]+)#([^#]+)$/.exec(key.sk);
  const action = /^PERSON#([^#]+)#ACTION#([^#]+)$/.exec(key.sk);
  const personId = /^PERSON#([^#]+)$/.exec(key.sk)?.[1];
  if (workshopId && (key.sk === 'WORKSHOP' || key.sk === 'REPORT')) return { workshopId };
  if (workshopId && personId) return { workshopId, personId };
  if (workshopId && paper?.[1] && paper[2]) return { workshopId, personId: paper[1], paperId: paper[2] };
  if (workshopId && review?.[1] && review[2] && review[3]) {
    return { workshopId, personId: review[1], paperId: review[2], reviewId: review[3] };
  }
  if (workshopId && action?.[1] && action[2]) return { workshopId, personId: action[1], actionId: action[2] };
  throw new Error(`No debt can belong to the key ${key.pk} / ${key.sk}.`);
}

/**
 * A token for an e-mail address. It keeps the key within the allowed characters; it is no secret, since whoever
 * reads the table reads the address in the person's own item.
 */
export function addressToken(email: string): string {
  return createHash('sha256').update(normaliseEmail(email)).digest('base64url').slice(0, 32);
}

/** Stands for a member of staff where a participant's id stands otherwise: in the ledger and in SES tags. */
export const staffToken = (email: string): string => `S${addressToken(email)}`;

export const normaliseEmail = (email: string): string => email.trim().toLowerCase();

/** A random token of 96 bits, in 16 characters of [A-Za-z0-9_-]. */
export const randomToken = (): string => randomBytes(12).toString('base64url');

/** At most 80 characters: kind, a digest of the item's key, and what makes a start of it its own. */
export function executionName(key: Key, kind: string, revision: number, attempt: number): string {
  const item = createHash('sha256').update(`${key.pk}\n${key.sk}`).digest('base64url').slice(0, 16);
  return `${kind}-${item}-r${revision}-a${attempt}`;
}

import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { NO_DEBTS, owe } from '../debts/debts.ts';
import { say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';
import { randomToken } from '../store/keys.ts';
import type { Invited } from '../workshop/calendar.ts';
import { mustBeOpen } from '../workshop/opening.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { owedToAsk, reconciled } from './co-authors.ts';
import { mustNotBeCancelled, type OnBehalf } from './on-behalf.ts';
import { newestVersion, type Paper, type PaperFile, type PaperMetadata } from './paper.ts';
import { type Actor, withEvent } from './paper-event.ts';
import { ROOM_FOR_VERSIONS, sizeOf } from './paper-size.ts';
import { after, type PaperState, type Transition, takesAnother } from './paper-state.ts';

/** What an author does with a paper. All pure; `now` in epoch ms; the same object comes back where nothing changes. */

/** So that one paper with all its versions, decisions and reasons fits into one item of the table (400 KB). */
export const MAX_VERSIONS = 6;
const MAX_PAPERS_PER_PERSON = 20;

/** Exactly a `randomToken()`: the id stands in occurrences of mails, which end at 64 characters. */
export const PaperIdSchema = z.string().regex(/^[A-Za-z0-9_-]{16}$/, 'must be 16 letters, digits, "-" or "_"');

interface NewPaper {
  /** Chosen by the caller, so that the same command once more starts no second paper. */
  readonly id: string;
  readonly personId: string;
  readonly metadata: PaperMetadata;
  /** How many papers the person has begun before. */
  readonly begun: number;
}

/** Whose paper it is, at which workshop: somebody may have been given more time than the others, and is asked nothing. */
export interface Author {
  readonly workshop: Workshop;
  readonly person: Invited & { readonly email?: string };
  /** Who of the staff acts for the author. */
  readonly onBehalf?: OnBehalf;
}

/** @throws Refusal `closed`; `conflict` when the person has begun too many */
export function startPaper(author: Author, { id, personId, metadata, begun }: NewPaper, now: number): Paper {
  const { workshop } = author;
  mustBeTaken(author, now);
  if (begun >= MAX_PAPERS_PER_PERSON) {
    throw new Refusal('conflict', say('papers.tooMany', { begun }));
  }
  const paper: Paper = {
    id,
    workshopId: workshop.details.id,
    personId,
    state: 'draft',
    metadata,
    attachments: [],
    versions: [],
    decisions: [],
    coAuthors: [],
    createdAt: iso(now),
    events: [],
    debts: NO_DEBTS,
  };
  return withEvent(paper, { what: 'begun', by: actorOf(author) }, now);
}

/**
 * Changes what is stated about a paper: it goes with the next version.
 * @throws Refusal `closed`; `conflict` for a paper that is decided
 */
export function changeMetadata(author: Author, paper: Paper, metadata: PaperMetadata, now: number): Paper {
  mustBeTaken(author, now);
  mustBeUndecided(paper);
  return isDeepStrictEqual(paper.metadata, metadata) ? paper : { ...paper, metadata };
}

/** What is handed in, beside the details and attachments that stand in the paper. */
export interface HandIn {
  /** The main text; it may be that of the version before. */
  readonly file: PaperFile;
  /** Whether it was said that it may be published: by a form's tick, or `true` in JSON. */
  readonly consent: unknown;
}

/**
 * Hands in a main text with the details and attachments as they stand: the next version, which owes a run of the paper review.
 * The same once more is no new version.
 * @throws Refusal `closed`; `conflict` for a paper that is decided, or has as many versions as there is room for;
 * `invalid` without consent (field `consent`), without the details that are asked for (field `details`), and for a revision in
 * which nothing was revised (field `file`)
 */
export function submitVersion(
  author: Author,
  paper: Paper,
  handIn: HandIn,
  now: number,
  newId: () => string = randomToken,
): Paper {
  const { workshop, person, onBehalf } = author;
  mustBeTaken(author, now);
  const transition = nextTransition(paper);
  const state = after(paper.state, transition);
  if (state === undefined) throw decided();
  mustConsent(handIn.consent);
  mustSayAll(paper.metadata);
  const { file } = handIn;
  const newest = newestVersion(paper);
  if (newest && newest.file.sha256 === file.sha256 && !hasChanged(paper)) {
    if (isBeingRead(paper.state)) return paper;
    if (paper.state === 'revision-requested') throw nothingRevised();
  }
  if (paper.versions.length >= MAX_VERSIONS) throw noRoom(paper, workshop);
  const { refusedBecause: _, refusedDetail: __, ...rest } = paper;
  const number = (newest?.number ?? 0) + 1;
  const { metadata, attachments } = paper;
  const [submittedAt, consentedAt] = [iso(now), iso(now)];
  const by = onBehalf && { onBehalf: onBehalf.by };
  const version = { number, metadata, file, attachments, submittedAt, consentedAt, ...by };
  const coAuthors = reconciled(paper.coAuthors, metadata.authors, person.email, newId);
  const submitted: Paper = {
    ...rest,
    state,
    versions: [...paper.versions, version],
    coAuthors,
    debts: owedToAsk(owe(paper.debts, 'paper', now), coAuthors, now),
  };
  if (sizeOf(submitted) > ROOM_FOR_VERSIONS) throw noRoom(paper, workshop);
  const why = onBehalf && { why: onBehalf.consent };
  return withEvent(submitted, { what: HAPPENS[transition], by: actorOf(author), version: number, ...why }, now);
}

const noRoom = ({ versions }: Paper, { details }: Workshop): Refusal =>
  new Refusal('conflict', say('papers.noRoom', { most: versions.length, replyTo: details.mail.replyTo }));

/** Nothing is kept before somebody has said this. @throws Refusal `invalid` (field `consent`) */
export function mustConsent(consent: unknown): void {
  if (consent === 'yes' || consent === true) return;
  throw new Refusal('invalid', say('consent.refused'), { consent: say('consent.missing') });
}

/** Of papers that were begun before it was asked, nobody knows under which licence they are. */
function mustSayAll({ language, licence }: PaperMetadata): void {
  if (language && licence) return;
  throw new Refusal('invalid', say('papers.refused'), { details: say('papers.sayLicence') });
}

/** Whether the details or attachments are others than those of the newest version: they wait for being handed in. */
export function hasChanged(paper: Paper): boolean {
  const newest = newestVersion(paper);
  if (!newest) return false;
  const known = ({ attachments }: Pick<Paper, 'attachments'>) =>
    attachments.map(({ role, sha256, name }) => [role, sha256, name]);
  return !isDeepStrictEqual(newest.metadata, paper.metadata) || !isDeepStrictEqual(known(newest), known(paper));
}

/** How the next version comes in: as an answer to a revision that was asked for, ever, or not. */
const nextTransition = ({ state, decisions }: Paper): 'submit' | 'resubmit' =>
  state === 'revision-requested' || decisions.some(({ verdict }) => verdict === 'request-revision')
    ? 'resubmit'
    : 'submit';

const HAPPENS = { submit: 'submitted', resubmit: 'resubmitted' } as const satisfies Partial<Record<Transition, string>>;

/** Whether the author may still hand in a version: it is not decided for good, and there is room for one. */
export const takesVersions = (paper: Paper): boolean =>
  takesAnother(paper.state) && paper.versions.length < MAX_VERSIONS;

/** Handed in and not decided yet. */
export const isBeingRead = (state: PaperState): boolean =>
  state === 'submitted' || state === 'resubmitted' || state === 'under-review';

/** Staff act for an author after the closing too: a letter may have been on its way. @throws Refusal `closed` */
function mustBeTaken({ workshop, person, onBehalf }: Author, now: number): void {
  if (!onBehalf) mustBeOpen(workshop, person, now);
  else mustNotBeCancelled(workshop);
}

const actorOf = ({ onBehalf }: Author): Actor =>
  onBehalf ? { kind: 'staff', email: onBehalf.by } : { kind: 'author' };

/** @throws Refusal `conflict` */
export function mustBeUndecided(paper: Paper): void {
  if (!takesAnother(paper.state)) throw decided();
}

const decided = (): Refusal => new Refusal('conflict', say('papers.decided'));

const nothingRevised = (): Refusal =>
  new Refusal('invalid', say('papers.nothingRevised'), { file: say('papers.sameFile') });

const iso = (ms: number): string => new Date(ms).toISOString();

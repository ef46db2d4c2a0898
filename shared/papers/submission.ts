import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { NO_DEBTS, owe } from '../debts/debts.ts';
import { say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';
import type { Invited } from '../workshop/calendar.ts';
import { mustBeOpen } from '../workshop/opening.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { mayBecome, newestVersion, type Paper, type PaperFile, type PaperMetadata, type PaperState } from './paper.ts';

/** What an author does with a paper. All pure; `now` in epoch ms; the same object comes back where nothing changes. */

/** So that one paper with all its versions, decisions and reasons fits into one item of the table (400 KB). */
export const MAX_VERSIONS = 7;
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

/** Whose paper it is, at which workshop: somebody may have been given more time than the others. */
interface Author {
  readonly workshop: Workshop;
  readonly person: Invited;
}

/** @throws Refusal `closed`; `conflict` when the person has begun too many */
export function startPaper(
  { workshop, person }: Author,
  { id, personId, metadata, begun }: NewPaper,
  now: number,
): Paper {
  mustBeOpen(workshop, person, now);
  if (begun >= MAX_PAPERS_PER_PERSON) {
    throw new Refusal('conflict', say('papers.tooMany', { begun }));
  }
  return {
    id,
    workshopId: workshop.details.id,
    personId,
    state: 'draft',
    metadata,
    versions: [],
    decisions: [],
    createdAt: iso(now),
    debts: NO_DEBTS,
  };
}

/**
 * Changes what is stated about a paper. Where its newest version already lies with the staff, that is a new version with
 * the same file; before a submission, and while a revision is asked for, it waits for the file.
 * @throws Refusal `closed`; `conflict` for a paper that is decided
 */
export function changeMetadata(author: Author, paper: Paper, metadata: PaperMetadata, now: number): Paper {
  mustBeOpen(author.workshop, author.person, now);
  mustBeUndecided(paper);
  if (isDeepStrictEqual(paper.metadata, metadata)) return paper;
  const changed = { ...paper, metadata };
  const newest = newestVersion(paper);
  return newest && isBeingRead(paper.state) ? submitVersion(author, changed, newest.file, now) : changed;
}

/**
 * Hands in a file with the metadata as they stand: the next version, which owes a run of the paper review. The same file
 * with the same metadata once more is no new version.
 * @throws Refusal `closed`; `conflict` for a paper that is decided, or has as many versions as there is room for;
 * `invalid` (field `file`) for a revision in which nothing was revised
 */
export function submitVersion({ workshop, person }: Author, paper: Paper, file: PaperFile, now: number): Paper {
  mustBeOpen(workshop, person, now);
  mustBeUndecided(paper);
  const newest = newestVersion(paper);
  if (newest && newest.file.sha256 === file.sha256 && isDeepStrictEqual(newest.metadata, paper.metadata)) {
    if (isBeingRead(paper.state)) return paper;
    if (paper.state === 'revision-requested') throw nothingRevised();
  }
  if (paper.versions.length >= MAX_VERSIONS) {
    const { replyTo } = workshop.details.mail;
    throw new Refusal('conflict', say('papers.noRoom', { most: MAX_VERSIONS, replyTo }));
  }
  const { refusedBecause: _, ...rest } = paper;
  const version = { number: (newest?.number ?? 0) + 1, metadata: paper.metadata, file, submittedAt: iso(now) };
  return {
    ...rest,
    state: 'submitted',
    versions: [...paper.versions, version],
    debts: owe(paper.debts, 'paper', now),
  };
}

/** Whether the author may still hand in a version: it is not decided for good, and there is room for one. */
export const takesVersions = (paper: Paper): boolean =>
  mayBecome(paper.state, 'submitted') && paper.versions.length < MAX_VERSIONS;

/** Handed in and not decided yet. */
export const isBeingRead = (state: PaperState): boolean => state === 'submitted' || state === 'under-review';

function mustBeUndecided(paper: Paper): void {
  if (mayBecome(paper.state, 'submitted')) return;
  throw new Refusal('conflict', say('papers.decided'));
}

const nothingRevised = (): Refusal =>
  new Refusal('invalid', say('papers.nothingRevised'), { file: say('papers.sameFile') });

const iso = (ms: number): string => new Date(ms).toISOString();

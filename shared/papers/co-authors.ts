import type { Debts, DebtTicket } from '../debts/debts.ts';
import { owe, settle } from '../debts/debts.ts';
import { type Said, say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';
import { normaliseEmail } from '../store/keys.ts';
import { lengthOf, tidyText, tooLongIn } from '../typed-text.ts';
import { deadlineOn, nextWorkingMoment } from '../workshop/calendar.ts';
import { localDate } from '../workshop/dates.ts';
import type { WorkshopFile } from '../workshop/workshop.ts';
import type { CoAuthor } from './co-author.ts';
import { newestVersion, type Paper, type PaperFile, type PaperMetadata } from './paper.ts';
import { withEvent } from './paper-event.ts';
import { ROOM_FOR_ANSWERS, sizeOf } from './paper-size.ts';
import { takesAnother } from './paper-state.ts';

/**
 * Co-authors confirm that they are authors, each by a link of their own. Whoever never answers is taken to have no objection
 * on the day that the mail names. All pure; `now` in epoch ms; the same object comes back where nothing changes.
 */

/** In characters. */
export const OBJECTION_MAX = 300;
/** Each answer is an event, and a paper's item has an end. */
export const MOST_ANSWERS = 3;

/** So that a file can be checked first, and a correction that follows at once is in the first mail. */
const ASKED_AFTER_MS = 5 * 60_000;
const DAY_MS = 86_400_000;

const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * Who is to be asked, by the authors who have an e-mail address, but `own`: the address of whoever it is handed in for. Answers
 * are kept by address. Authors who share a mailbox are asked together, by one mail.
 * @param newId gives each newcomer an id; one who was left out for a while is a newcomer, and asked anew
 */
export function reconciled(
  coAuthors: readonly CoAuthor[],
  authors: PaperMetadata['authors'],
  own: string | undefined,
  newId: () => string,
): CoAuthor[] {
  const named = authors.flatMap(({ name, email = '' }) => {
    const address = normaliseEmail(email);
    return address === '' || address === normaliseEmail(own ?? '') ? [] : [{ name, email: email.trim(), address }];
  });
  return [...Map.groupBy(named, ({ address }) => address)].map(([address, together]) => {
    const name = [...new Set(together.map((each) => each.name))].join(', ');
    const known = coAuthors.find((each) => normaliseEmail(each.email) === address);
    return known ? { ...known, name } : { id: newId(), email: together[0]?.email ?? address, name };
  });
}

/** The debts of a paper that was handed in: somebody may have to be asked. */
export const owedToAsk = (debts: Debts, coAuthors: readonly CoAuthor[], now: number): Debts =>
  coAuthors.some(({ asked }) => !asked) ? owe(debts, 'co-authors', now + ASKED_AFTER_MS) : debts;

type Details = WorkshopFile;

/** What is said in every mail and on the page: until when an answer is waited for. The end of a working day. */
const waitsUntil = (details: Details, askedAt: number): number =>
  nextWorkingMoment(
    details,
    deadlineOn(details, localDate(askedAt + details.papers.coAuthorDays * DAY_MS, details.timeZone)),
  );

/** Half-way, or from `now` on, when mail may leave; `undefined` where that is as late as the end. */
function remindsAt(details: Details, { asked, remindedAt }: CoAuthor, now: number): number | undefined {
  if (!asked || remindedAt) return undefined;
  const [from, to] = [Date.parse(asked.at), Date.parse(asked.until)];
  const moment = nextWorkingMoment(details, Math.max((from + to) / 2, now));
  return moment < to ? moment : undefined;
}

/** Whether co-authors are still heard: until the paper is decided for good. */
export const hearsCoAuthors = ({ state }: Pick<Paper, 'state'>): boolean => takesAnother(state);

/** Whether the newest version's file was checked. */
const isReadable = ({ state }: Pick<Paper, 'state'>): boolean =>
  state === 'under-review' || state === 'revision-requested';

/** What those who are asked may read: the newest main text and what goes with it, once they were checked. */
export function readableFiles(paper: Paper): PaperFile[] {
  const newest = newestVersion(paper);
  return newest && isReadable(paper) ? [newest.file, ...newest.attachments] : [];
}

/** Whether the file is still being checked. */
const isChecked = ({ state }: Pick<Paper, 'state'>): boolean => state === 'submitted' || state === 'resubmitted';

/** Asks, reminds and gives up waiting, each where its time has come, with the event of it. The mails follow from it. */
export const pursued = (paper: Paper, details: Details, now: number): Paper =>
  hearsCoAuthors(paper) ? paper.coAuthors.reduce((each, { id }) => pursuedOne(each, id, details, now), paper) : paper;

function pursuedOne(paper: Paper, id: string, details: Details, now: number): Paper {
  const coAuthor = coAuthorOf(paper, id);
  if (!coAuthor || coAuthor.answer) return paper;
  const by = { kind: 'afterword' } as const;
  const { asked, name } = coAuthor;
  if (!asked) {
    if (!isReadable(paper)) return paper;
    const changed = { ...coAuthor, asked: { at: iso(now), until: iso(waitsUntil(details, now)) } };
    return withEvent(withCoAuthor(paper, changed), { what: 'co-author-asked', by, why: name }, now);
  }
  if (Date.parse(asked.until) <= now) {
    const changed = { ...coAuthor, answer: { what: 'silent' as const, at: iso(now) } };
    return withEvent(withCoAuthor(paper, changed), { what: 'co-author-silent', by, why: name }, now);
  }
  const reminder = remindsAt(details, coAuthor, now);
  return reminder !== undefined && reminder <= now ? withCoAuthor(paper, { ...coAuthor, remindedAt: iso(now) }) : paper;
}

/** The ticket's debt after all that was due has been done: owed again for what comes next, or paid. */
export function owedNext(paper: Paper, ticket: DebtTicket, details: Details, now: number): Paper {
  const paid = settle(paper.debts, ticket);
  if (!paid) return paper;
  const next = hearsCoAuthors(paper) ? paper.coAuthors.flatMap((each) => nextOf(paper, each, details, now)) : [];
  return { ...paper, debts: next.length === 0 ? paid : owe(paid, 'co-authors', Math.min(...next)) };
}

function nextOf(paper: Paper, coAuthor: CoAuthor, details: Details, now: number): number[] {
  const { asked, answer } = coAuthor;
  if (answer) return [];
  // One whose file was refused is handed in again, and that owes it.
  if (!asked) return isChecked(paper) ? [now + ASKED_AFTER_MS] : [];
  return [remindsAt(details, coAuthor, now) ?? Date.parse(asked.until)];
}

export type Answer = { readonly what: 'confirmed' } | { readonly what: 'declined'; readonly reason: string };

/** @throws Refusal `invalid` (field `reason`) */
export function anAnswer(what: 'confirmed' | 'declined', raw: string): Answer {
  if (what === 'confirmed') return { what };
  const reason = tidyText(raw);
  const length = lengthOf(reason);
  if (length === 0) throw wrongReason(say('coAuthor.noReason'));
  if (length > OBJECTION_MAX) throw wrongReason(tooLongIn(length, OBJECTION_MAX));
  return { what, reason };
}

const wrongReason = (message: Said): Refusal => new Refusal('invalid', say('coAuthor.refused'), { reason: message });

/**
 * Takes in what a co-author answers; may be changed until the paper is decided. One who declines has the author be told.
 * @throws Refusal `closed` for a link that has ended; `conflict` for one who has changed the answer too often
 */
export function answered(
  paper: Paper,
  id: string,
  answer: Answer,
  { replyTo }: WorkshopFile['mail'],
  now: number,
): Paper {
  const ended = whyEnded(paper, id, replyTo);
  const coAuthor = coAuthorOf(paper, id);
  if (ended || !coAuthor) throw new Refusal('closed', ended ?? say('coAuthor.notNamed'));
  const before = coAuthor.answer;
  if (before?.what === answer.what && before.reason === ('reason' in answer ? answer.reason : undefined)) return paper;
  if (answersOf(paper, id) >= MOST_ANSWERS || sizeOf(paper) > ROOM_FOR_ANSWERS)
    throw new Refusal('conflict', say('coAuthor.tooOften', { replyTo }));
  const { reason } = { reason: undefined, ...answer };
  const changed = withCoAuthor(paper, { ...coAuthor, answer: { ...answer, at: iso(now) } });
  const by = { kind: 'co-author', id, name: coAuthor.name } as const;
  const heard = withEvent(changed, { what: `co-author-${answer.what}`, by, ...(reason && { why: reason }) }, now);
  return answer.what === 'declined' ? { ...heard, debts: owe(heard.debts, 'co-authors', now) } : heard;
}

/** Why this co-author is asked nothing any more; `undefined` while an answer is taken. */
export function whyEnded(paper: Paper, id: string, replyTo: string): Said | undefined {
  if (paper.state === 'withdrawn') return say('coAuthor.withdrawn');
  if (!coAuthorOf(paper, id)) return say('coAuthor.notNamed');
  return hearsCoAuthors(paper) ? undefined : say('coAuthor.decided', { replyTo });
}

/** How often a co-author has answered, and so declined: each time is told once. */
export const answersOf = ({ events }: Pick<Paper, 'events'>, id: string): number =>
  events.filter(({ by }) => by.kind === 'co-author' && by.id === id).length;

/** Why the paper cannot be approved yet: somebody is named who does not agree, or may still say so. For staff. */
export function whyNotApproved({ coAuthors }: Pick<Paper, 'coAuthors'>, now: number): string | undefined {
  const against = coAuthors.filter(({ answer }) => answer?.what === 'declined').map(({ name }) => name);
  if (against.length > 0) {
    return `${against.join(', ')} answered not to agree with being named as an author. Please ask for a revision in which the authors are right, or wait until the answer is another.`;
  }
  const open = coAuthors.filter(({ answer, asked }) => !answer && !(asked && Date.parse(asked.until) <= now));
  if (open.length === 0) return undefined;
  const names = open.map(({ name }) => name).join(', ');
  return `${names} can still answer whether to be an author of this paper; the paper can be approved when they have, or when the day named in the mail is over.`;
}

export const coAuthorOf = ({ coAuthors }: Pick<Paper, 'coAuthors'>, id: string): CoAuthor | undefined =>
  coAuthors.find((each) => each.id === id);

const withCoAuthor = (paper: Paper, changed: CoAuthor): Paper => ({
  ...paper,
  coAuthors: paper.coAuthors.map((each) => (each.id === changed.id ? changed : each)),
});

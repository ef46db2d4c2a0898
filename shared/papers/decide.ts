import * as z from 'zod';
import { owe } from '../debts/debts.ts';
import { Refusal } from '../refusal.ts';
import { TokenSchema } from '../store/keys.ts';
import { lengthOf, tidyText, tooLong } from '../typed-text.ts';
import { type Invited, phaseFor } from '../workshop/calendar.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { whyNotApproved } from './co-authors.ts';
import { newestVersion, type Paper, type Verdict, VerdictSchema } from './paper.ts';
import { withEvent } from './paper-event.ts';
import { after } from './paper-state.ts';

/** In characters. The author reads the reason. */
export const REASON_MAX = 4000;

/** A decision as a form or JSON states it. */
export const DecisionInputSchema = z.object({
  verdict: z.enum(VerdictSchema.options, 'Please choose: approve, request a revision, or reject.'),
  reason: z.string('Please give a reason; the author reads it.'),
  version: z.coerce.number('Please say which version was read.').int().positive(),
  /** Whose comments the author is to read, by the reviews' ids. */
  passOn: z
    .union([TokenSchema.transform((id) => [id]), z.array(TokenSchema).max(100)], 'Please choose among the comments.')
    .default([]),
});

export interface DecisionInput {
  readonly verdict: Verdict;
  readonly reason: string;
  /** Who decides: an e-mail address. */
  readonly by: string;
  /** The version that was read. */
  readonly version: number;
  /** Whose comments the author reads with it. */
  readonly passedOn?: NonNullable<Paper['decisions'][number]['passedOn']>;
}

const HAPPENS = {
  approve: 'approved',
  'request-revision': 'revision-requested',
  reject: 'rejected',
} as const satisfies Record<Verdict, string>;

/**
 * Decides on a paper's newest version; the decision owes a run that carries out its effects. Pure; `now` in epoch ms.
 * The same decision once more by the same person is a success, and the same object comes back.
 * @throws Refusal `invalid` (fields `reason`, or `verdict` where co-authors are still to be heard); `conflict` when the paper is
 * not under review, or a newer version came
 */
export function decide(paper: Paper, input: DecisionInput, now: number): Paper {
  const reason = checkedReason(input.reason);
  const { verdict, by, version, passedOn = [] } = input;
  const last = paper.decisions.at(-1);
  if (last && last.version === version && last.verdict === verdict && last.reason === reason && last.by === by) {
    return paper;
  }
  const newest = newestVersion(paper);
  if (newest?.number !== version) {
    throw new Refusal(
      'conflict',
      newest
        ? `The paper's newest version is ${newest.number}, and this decision is about version ${version}. Nothing was decided. Please read the newest version first.`
        : 'The author has not handed in this paper yet, so there is nothing to decide on.',
    );
  }
  const state = after(paper.state, verdict);
  if (state === undefined) throw new Refusal('conflict', whyNot(paper));
  const notYet = verdict === 'approve' ? whyNotApproved(paper, now) : undefined;
  if (notYet) throw new Refusal('invalid', 'Nothing was decided yet.', { verdict: notYet });
  const decided: Paper = {
    ...paper,
    state,
    decisions: [
      ...paper.decisions,
      { version, verdict, reason, by, at: new Date(now).toISOString(), ...(passedOn.length > 0 && { passedOn }) },
    ],
    debts: owe(paper.debts, 'paper', now),
  };
  return withEvent(decided, { what: HAPPENS[verdict], by: { kind: 'staff', email: by }, version, why: reason }, now);
}

/**
 * A revision can be asked for only while its author can still hand one in. `now` in epoch ms.
 * @throws Refusal `invalid` (field `verdict`)
 */
export function mustBePossible(workshop: Workshop, author: Invited, verdict: Verdict, now: number): void {
  if (verdict !== 'request-revision' || phaseFor(workshop, author, now) !== 'closed') return;
  throw new Refusal('invalid', 'Nothing was decided yet.', {
    verdict:
      'The follow-up is closed for this author, so the author could hand in no revision. Please approve the paper or reject it.',
  });
}

function whyNot(paper: Paper): string {
  const last = paper.decisions.at(-1);
  switch (paper.state) {
    case 'draft':
    case 'submitted':
    case 'resubmitted':
      return 'The file of this paper is still being checked. Please try again in a minute.';
    case 'refused':
      return 'The file of this paper could not be read, and its author was asked for another. There is nothing to decide on yet.';
    case 'under-review':
      return 'This decision is not possible now. Please reload the page.';
    case 'withdrawn':
      return 'This paper was withdrawn, so nothing is decided about it any more.';
    case 'revision-requested':
    case 'approved':
    case 'published':
    case 'rejected':
      return `This version is decided on already${last ? `, by ${last.by}` : ''}. Please reload the page to see how.`;
  }
}

function checkedReason(raw: string): string {
  const reason = tidyText(raw);
  const length = lengthOf(reason);
  if (length === 0) throw wrongReason('Please give a reason: the author reads it.');
  if (length > REASON_MAX) throw wrongReason(`The reason is too long: ${tooLong(length, REASON_MAX)}`);
  return reason;
}

const wrongReason = (message: string): Refusal =>
  new Refusal('invalid', 'Nothing was decided yet.', { reason: message });

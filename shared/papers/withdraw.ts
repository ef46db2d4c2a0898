import { NO_DEBTS, owe } from '../debts/debts.ts';
import { say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';
import { lengthOf, tidyText, tooLongIn } from '../typed-text.ts';
import { newestVersion, type Paper } from './paper.ts';
import { type Actor, withEvent } from './paper-event.ts';
import { after } from './paper-state.ts';

/** In characters. */
export const WITHDRAWAL_MAX = 1000;

/** Whether it can be withdrawn: from its approval on only by staff. */
export function mayWithdraw({ state }: Pick<Paper, 'state'>, by: 'author' | 'staff'): boolean {
  const isPublic = state === 'approved' || state === 'published';
  return after(state, 'withdraw') !== undefined && (by === 'staff' || !isPublic);
}

/**
 * Takes a paper back, for good. Its author does so until it is approved; from then on it belongs to the public, and an
 * organiser does. What is owed for it is owed no more, but that those who wait for it are told. Once more, the same object
 * comes back. `now` in epoch ms.
 * @throws Refusal `invalid` (field `reason`); `conflict` for one that can no more be withdrawn, or not by its author
 */
export function withdraw(
  paper: Paper,
  by: Extract<Actor, { kind: 'author' | 'staff' }>,
  raw: string,
  now: number,
): Paper {
  if (paper.state === 'withdrawn') return paper;
  const reason = tidyText(raw);
  const length = lengthOf(reason);
  if (length === 0) throw wrongReason(say('withdraw.noReason'));
  if (length > WITHDRAWAL_MAX) throw wrongReason(tooLongIn(length, WITHDRAWAL_MAX));
  const state = after(paper.state, 'withdraw');
  if (state === undefined || !mayWithdraw(paper, by.kind)) throw new Refusal('conflict', say('withdraw.tooLate'));
  const version = newestVersion(paper)?.number;
  const { revisions } = paper.debts;
  const withdrawn: Paper = {
    ...paper,
    state,
    withdrawn: { at: new Date(now).toISOString(), reason },
    debts: owe({ ...NO_DEBTS, revisions }, 'paper', now),
  };
  return withEvent(withdrawn, { what: 'withdrawn', by, why: reason, ...(version && { version }) }, now);
}

const wrongReason = (message: ReturnType<typeof say>): Refusal =>
  new Refusal('invalid', say('withdraw.refused'), { reason: message });

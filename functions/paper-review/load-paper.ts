import { settle } from '../../shared/debts/debts.ts';
import { kindPaidBy } from '../../shared/debts/paid-by.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import type { PaperReviewContext } from './context.ts';
import { changeInHand, type Next, type PaperRun, paperInHand } from './paper-run.ts';
import { wakeReviewers } from './wake-reviewers.ts';

export type LoadedPaper = Next<'screen' | 'publish' | 'tell-authors' | 'ask-co-authors' | 'tell-reviewer' | 'stop'>;

/**
 * What the paper owes: to its co-authors, or else by its state. A run that died half-way has left a later state with the debt unpaid: `under-review`
 * before the reviewers were told, `published` before the author was. The tasks before that point do nothing twice.
 */
export async function loadPaper(context: PaperReviewContext, run: PaperRun, now: number): Promise<LoadedPaper> {
  const kind = kindPaidBy('paper-review', run.debt.kind);
  if (kind === 'review') return { next: 'tell-reviewer' };
  const paper = await paperInHand(context, run);
  if (!paper) return { next: 'stop' };
  if (kind === 'co-authors') return { next: 'ask-co-authors' };
  const next = nextOf(paper);
  if (next === 'stop') {
    await wakeReviewers(context, paper, now);
    await changeInHand(context, run, (found) => ({ ...found, debts: settle(found.debts, run.debt) ?? found.debts }));
  }
  return { next };
}

function nextOf({ state }: Paper): LoadedPaper['next'] {
  switch (state) {
    case 'submitted':
    case 'resubmitted':
    case 'under-review':
      return 'screen';
    case 'approved':
    case 'published':
      return 'publish';
    case 'refused':
    case 'revision-requested':
    case 'rejected':
    case 'withdrawn':
      return 'tell-authors';
    case 'draft':
      return 'stop';
  }
}

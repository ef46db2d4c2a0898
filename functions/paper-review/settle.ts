import { settle } from '../../shared/debts/debts.ts';
import type { PaperReviewContext } from './context.ts';
import { changeInHand, type Next, type PaperRun } from './paper-run.ts';

/** Pays the debt, unless another run holds it by now: then nothing changes. */
export async function settlePaper(context: PaperReviewContext, run: PaperRun): Promise<Next<'done' | 'stop'>> {
  const paper = await changeInHand(context, run, (found) => {
    const debts = settle(found.debts, run.debt);
    return debts ? { ...found, debts } : found;
  });
  return { next: paper ? 'done' : 'stop' };
}

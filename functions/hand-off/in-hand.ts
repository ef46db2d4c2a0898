import { type Debts, holds, renew } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { changePaper } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { HandOffContext } from './context.ts';

/** What owes a packet or a reminder: one paper, or the workshop with all its published papers. */

/** Changes the paper while this run holds its debt. @returns it after that; `undefined` where another run has taken over */
export async function changePaperInHand(
  { table }: HandOffContext,
  { workshopId, personId = '', paperId = '', debt }: Run,
  change: (paper: Paper) => Paper,
): Promise<Paper | undefined> {
  let mine = false;
  const paper = await changePaper(table, { workshopId, personId, id: paperId }, (found) => {
    mine = holds(found.debts, debt);
    return mine ? change(found) : found;
  });
  return mine ? paper : undefined;
}

/** The same for the workshop. */
export async function changeWorkshopInHand(
  { table }: HandOffContext,
  { workshopId, debt }: Run,
  change: (workshop: Workshop) => Workshop,
): Promise<Workshop | undefined> {
  let mine = false;
  const workshop = await changeWorkshop(table, workshopId, (found) => {
    mine = holds(found.debts, debt);
    return mine ? change(found) : found;
  });
  return mine ? workshop : undefined;
}

/** Renews the lease of whichever owes it: packing may take minutes. @returns whether this run still holds the debt */
export async function renewed(context: HandOffContext, run: Run, now: number): Promise<boolean> {
  const again = <Of extends { debts: Debts }>(found: Of): Of => {
    const debts = renew(found.debts, run.debt, now);
    return debts ? { ...found, debts } : found;
  };
  const found = run.paperId
    ? await changePaperInHand(context, run, again)
    : await changeWorkshopInHand(context, run, again);
  return found !== undefined;
}

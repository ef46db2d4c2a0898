import { settle } from '../../shared/debts/debts.ts';
import { kindPaidBy } from '../../shared/debts/paid-by.ts';
import type { Run } from '../../shared/debts/run.ts';
import { bytesOf, inParts } from '../../shared/papers/hand-off/parts.ts';
import { everyPublication } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { type HandOffContext, PAID_BY_ANOTHER, type Stop } from './context.ts';
import { changePaperInHand, renewed } from './in-hand.ts';
import { type Packed, planPlace } from './pack-part.ts';

/** What is owed, and which papers go into the packet. `now` in epoch ms. */
export async function load(
  context: HandOffContext,
  run: Run,
  now: number,
): Promise<(Packed & { readonly next: 'pack-part' }) | { readonly next: 'nudge' } | Stop> {
  switch (kindPaidBy('hand-off', run.debt.kind)) {
    case 'hand-off':
      return { next: 'nudge' };
    case 'packet': {
      if (!(await renewed(context, run, now))) return PAID_BY_ANOTHER;
      const asOf = new Date(now).toISOString();
      const parts = run.paperId ? await ofOnePaper(context, run) : inParts(await published(context, run, now), bytesOf);
      if (parts.length === 0) return { next: 'stop', why: 'the paper is not published' };
      const plan = await context.packets.keepPlan(planPlace(run), {
        asOf,
        parts: parts.map((part) => part.map(({ personId, id }) => ({ personId, id }))),
      });
      return { next: 'pack-part', asOf: plan.asOf, of: plan.parts.length, parts: [] };
    }
  }
}

/** A paper that is not published (any more) owes no packet. */
async function ofOnePaper(context: HandOffContext, run: Run): Promise<Paper[][]> {
  const paper = await changePaperInHand(context, run, (found) => {
    const debts = found.state === 'published' ? undefined : settle(found.debts, run.debt);
    return debts ? { ...found, debts } : found;
  });
  return paper?.state === 'published' ? [[paper]] : [];
}

/** In the order in which they were published. */
async function published({ table }: HandOffContext, { workshopId }: Run, now: number): Promise<Paper[]> {
  const all = await Array.fromAsync(everyPublication(table, workshopId, now + 1));
  return all.filter(({ state }) => state === 'published');
}

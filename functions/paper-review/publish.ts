import { owe } from '../../shared/debts/debts.ts';
import { newestVersion } from '../../shared/papers/paper.ts';
import { withEvent } from '../../shared/papers/paper-event.ts';
import { after } from '../../shared/papers/paper-state.ts';
import type { PaperReviewContext } from './context.ts';
import { changeInHand, type Next, type PaperRun } from './paper-run.ts';

/** Puts an approved paper on its public page, and owes the packet for repositories. `now` in epoch ms. Once more, it finds the paper published. */
export async function publish(
  context: PaperReviewContext,
  run: PaperRun,
  now: number,
): Promise<Next<'tell-authors' | 'stop'>> {
  const paper = await changeInHand(context, run, (found) => {
    const state = after(found.state, 'publish');
    if (state === undefined) return found;
    const debts = owe(found.debts, 'packet', now);
    const published = { ...found, state, publishedAt: new Date(now).toISOString(), debts };
    const version = newestVersion(found)?.number;
    return withEvent(published, { what: 'published', by: { kind: 'afterword' }, ...(version && { version }) }, now);
  });
  return { next: paper ? 'tell-authors' : 'stop' };
}

import { mayBecome } from '../../shared/papers/paper.ts';
import type { PaperReviewContext } from './context.ts';
import { changeInHand, type Next, type PaperRun } from './paper-run.ts';

/** Puts an approved paper on its public page. `now` in epoch ms. Once more, it finds the paper published. */
export async function publish(
  context: PaperReviewContext,
  run: PaperRun,
  now: number,
): Promise<Next<'tell-authors' | 'stop'>> {
  const paper = await changeInHand(context, run, (found) =>
    mayBecome(found.state, 'published')
      ? { ...found, state: 'published', publishedAt: new Date(now).toISOString() }
      : found,
  );
  return { next: paper ? 'tell-authors' : 'stop' };
}

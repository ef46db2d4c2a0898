import { momentOf } from '../../../shared/workshop/opening.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';

/** Why the plan and the dates can change no more; nothing while they can. */
export function PlanState({ workshop }: { readonly workshop: Workshop }) {
  const { cancelled, closedAt, atRest, paused } = workshop;
  if (cancelled) {
    return (
      <section class="note bad">
        <p>
          This workshop was cancelled on {momentOf(workshop, Date.parse(cancelled.at))}, by {cancelled.by}. Everybody
          whom mail reaches is told. No step of the plan goes out any more, and no report is written.
        </p>
        <p>
          Reason: <span class="written">{cancelled.reason}</span>
        </p>
      </section>
    );
  }
  if (closedAt !== undefined) {
    return <p class="note warn">The follow-up of this workshop is closed; its dates and its plan stay as they are.</p>;
  }
  return atRest ? <AtRest pausedBy={paused?.by} /> : null;
}

/** A workshop that moves between deployments stands in both for a while, and goes on in one. */
export function AtRest({ pausedBy }: { readonly pausedBy: string | undefined }) {
  return (
    <section class="note warn">
      <p>
        <strong>This workshop is at rest here</strong>, since it is being moved between two deployments of Afterword.
        Nothing of it goes on by itself: no mail of the plan, no review, no closing, no erasure. Its dates and its plan
        cannot change here. Whoever operates Afterword lets it go on in one of the two places.
      </p>
      {pausedBy !== undefined && <p>Its plan was paused by {pausedBy} before, and stays so until it is resumed.</p>}
    </section>
  );
}

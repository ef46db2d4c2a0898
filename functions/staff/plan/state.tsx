import { momentOf } from '../../../shared/workshop/opening.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';

/** Why the plan and the dates can change no more; nothing while they can. */
export function PlanState({ workshop }: { readonly workshop: Workshop }) {
  const { cancelled, closedAt } = workshop;
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
  if (closedAt === undefined) return null;
  return <p class="note warn">The follow-up of this workshop is closed; its dates and its plan stay as they are.</p>;
}

import type { BatchTally } from '../../../shared/follow-up/acts.ts';
import { leavesAt } from '../../../shared/follow-up/acts.ts';
import { momentOf } from '../../../shared/workshop/opening.ts';
import type { StaffVisit } from '../session.ts';
import { ACTS, count } from './words.ts';

export interface BatchNews {
  readonly batch: string;
  readonly tally: BatchTally;
}

/** After something was done for many: what, for how many, and the way back while there is one. */
export function BatchNotice({
  visit,
  news: { batch, tally },
}: {
  readonly visit: StaffVisit;
  readonly news: BatchNews;
}) {
  const { kind, at, done, canBeTakenBack, takenBack } = tally;
  const leaves = momentOf(visit.workshop, leavesAt(visit.workshop, at));
  const { done: said, back } = ACTS[kind];
  return (
    <section class="note good" role="status">
      {done > 0 && (
        <p>
          {said} {count(done)}.{' '}
          {kind !== 'attended' &&
            (canBeTakenBack > 0
              ? `The mails leave on ${leaves}; until then this can be taken back.`
              : 'The mails have left, and cannot be called back.')}
        </p>
      )}
      {takenBack > 0 && (
        <p>
          Taken back for {count(takenBack)}: {kind === 'attended' ? 'they are ticked off no more' : 'no mail goes out'}.
        </p>
      )}
      {canBeTakenBack > 0 && (
        <form method="post" action={`${visit.home}/participants/act/taken-back`} data-once>
          <input type="hidden" name="batch" value={batch} />
          <div class="actions">
            <button type="submit" class="plain">
              {back}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

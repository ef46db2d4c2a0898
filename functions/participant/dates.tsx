import { dateRange } from '../../shared/workshop/dates.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { isAhead } from './calendar.ts';
import type { Visit } from './session.ts';

/** When the workshop is or was, whether it was moved, and the entry for a calendar while it is not over. */
export function Dates({ visited: { workshop, home }, now }: { readonly visited: Visit; readonly now: number }) {
  const { starts, ends, venue } = workshop.details;
  return (
    <>
      <h2>The workshop</h2>
      <p>
        {dateRange(starts, ends)}, {venue.name}, {venue.city}.
      </p>
      <Moved workshop={workshop} />
      {isAhead(workshop, now) && (
        <div class="actions">
          <a class="button plain" href={`${home}/calendar.ics`}>
            Add to calendar
          </a>
        </div>
      )}
    </>
  );
}

function Moved({ workshop: { reschedules } }: { readonly workshop: Workshop }) {
  const last = reschedules.at(-1);
  if (!last) return null;
  return (
    <p>
      The workshop was moved from {dateRange(last.from.starts, last.from.ends)} to{' '}
      <strong>{dateRange(last.to.starts, last.to.ends)}</strong>: {last.reason}
    </p>
  );
}

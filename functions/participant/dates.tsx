import type { Texts } from '../../shared/language/texts.ts';
import { dateRange, localDate } from '../../shared/workshop/dates.ts';
import type { Dates as Range, Workshop } from '../../shared/workshop/workshop.ts';
import type { Visit } from './session.ts';

/** When the workshop is or was, whether it was moved, and the entry for a calendar while it is not over. */
export function Dates({ visited, now }: { readonly visited: Visit; readonly now: number }) {
  const { workshop, home, texts } = visited;
  const { starts, ends, venue } = workshop.details;
  return (
    <>
      <h2>{texts.t('dates.heading')}</h2>
      <p>
        {texts.t('dates.where', { dates: dateRange(starts, ends, texts.locale), venue: venue.name, city: venue.city })}
      </p>
      <Moved workshop={workshop} texts={texts} />
      {isAhead(workshop, now) && (
        <div class="actions">
          <a class="button plain" href={`${home}/calendar.ics`}>
            {texts.t('dates.calendar')}
          </a>
        </div>
      )}
    </>
  );
}

function Moved({ workshop: { reschedules }, texts }: { readonly workshop: Workshop; readonly texts: Texts }) {
  const last = reschedules.at(-1);
  if (!last) return null;
  const range = ({ starts, ends }: Range): string => dateRange(starts, ends, texts.locale);
  return (
    <p>
      {texts.parts('dates.moved', {
        before: range(last.from),
        after: <strong key="after">{range(last.to)}</strong>,
        reason: last.reason,
      })}
    </p>
  );
}

/** Whether the workshop is still to come, or has its last day at `now` (epoch ms): until then it belongs in a calendar. */
const isAhead = ({ details, cancelled }: Workshop, now: number): boolean =>
  cancelled === undefined && localDate(now, details.timeZone) <= details.ends;

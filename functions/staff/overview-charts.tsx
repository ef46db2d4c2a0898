import { drawnAtMost, type LineChart, type StackedChart } from '../../shared/charts/chart.ts';
import { ChartFigure } from '../../shared/charts/figure.tsx';
import { byOrganisation } from '../../shared/report/by-organisation.ts';
import { people } from '../../shared/report/figures.tsx';
import type { Overview } from '../../shared/report/overview.ts';
import type { Responses } from '../../shared/report/responses.ts';
import { shortDay } from '../../shared/workshop/dates.ts';
import { planLabel } from './plan/table.tsx';
import type { StaffVisit } from './session.ts';

/** Half a day: the middle of a local day is that day in every zone that the page may write it in. */
const NOON_UTC = 'T12:00:00Z';

const dayText = (day: string): string => shortDay(Date.parse(`${day}${NOON_UTC}`), 'UTC');

/** How the answers came in, with the mails of the plan as marks. */
export function ResponseChart({
  visit,
  responses: { days, feedback, swot, papers, mails },
  erased,
}: {
  readonly visit: StaffVisit;
  readonly responses: Responses;
  readonly erased: number;
}) {
  if (days.length === 0) return <p>The forms are not open yet; how answers come in is drawn from then on.</p>;
  const chart: LineChart = {
    kind: 'lines',
    title: 'Answers by day, all until then',
    heads: ['Day', ...(feedback ? ['Feedback'] : []), 'SWOT input', 'Papers'],
    days: days.map(dayText),
    lines: [...(feedback ? [feedback] : []), swot, papers],
    marksHead: 'Mails',
    marks: mails.map(({ day, line }) => ({ day, label: planLabel(line) })),
  };
  return (
    <>
      <ChartFigure chart={chart} />
      <p class="soft">
        SWOT input counts people, each from the day on which their oldest entry was last changed.
        {!feedback &&
          visit.workshop.details.feedback.anonymous &&
          ' The feedback is anonymous: nobody knows when which answer came, so there is no line for it.'}
        {erased > 0 && ` Of ${people(erased)} who ${erased === 1 ? 'was' : 'were'} erased, no day is known any more.`}
      </p>
    </>
  );
}

/** Who has answered, not answered, not been reached: a bar for each organisation. */
export function OrganisationChart({ visit, overview }: { readonly visit: StaffVisit; readonly overview: Overview }) {
  if (overview.people.length === 0) return null;
  const organisations = byOrganisation(overview.people);
  const chart: StackedChart = {
    kind: 'stacked',
    title: 'People by organisation',
    heads: ['Organisation', 'Answered', 'Reached, not answered', 'Not reached', 'Reminders off'],
    rows: organisations.map(({ organisation, groups }) => ({
      label: organisation,
      parts: [groups.answered, groups.reached, groups['not-reached'], groups['reminders-off']],
    })),
    ...drawnAtMost(organisations.length, (rest) => `${rest} more organisations: see the table`),
  };
  return (
    <>
      <ChartFigure chart={chart} />
      <div class="actions">
        <a class="button plain" href={`${visit.home}/participants?state=owing`}>
          Who has not answered
        </a>
        <a class="button plain" href={`${visit.home}/chase`}>
          Telephone list
        </a>
      </div>
    </>
  );
}

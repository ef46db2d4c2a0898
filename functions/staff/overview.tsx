import type { ComponentChildren } from 'preact';
import type { Missing } from '../../shared/follow-up/checklist.ts';
import type { Participant } from '../../shared/people/participant.ts';
import { listWithErased } from '../../shared/people/person.store.ts';
import { dueOf } from '../../shared/report/due.ts';
import { people as peopleText, percent, share } from '../../shared/report/figures.tsx';
import { type Group, type Overview, overviewOf, type Rate } from '../../shared/report/overview.ts';
import { readReport } from '../../shared/report/report-item.store.ts';
import { responsesOf } from '../../shared/report/responses.ts';
import { Bar } from '../../shared/web/bar.tsx';
import type { Route } from '../../shared/web/endpoint.ts';
import { answer } from '../../shared/web/reply.ts';
import type { OverviewJson } from './api/overview.ts';
import type { StaffContext } from './context.ts';
import { StaffPage } from './frame.tsx';
import { OrganisationChart, ResponseChart } from './overview-charts.tsx';
import { DueList } from './overview-due.tsx';
import { overviewJson } from './overview-json.ts';
import { PhaseNote } from './overview-phase.tsx';
import { PaperStateTag } from './paper/state.tsx';
import { PlanTable } from './plan/table.tsx';
import { Problems } from './problems.tsx';
import { memberRoute, type StaffVisit } from './session.ts';
import { Checklist } from './settings/checklist.tsx';
import { readMissing } from './settings/missing.ts';

/** How the follow-up of one workshop stands. */
export function overviewRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', '', 'viewer', async (visit, request) => {
      const { id } = visit.workshop.details;
      const [{ people, erased }, { debts }] = await Promise.all([
        listWithErased(context.table, id),
        readReport(context.table, id),
      ]);
      const overview = overviewOf(visit.workshop, people, request.now, erased, debts);
      const isAsked = visit.role === 'organiser' && !request.wantsJson && erased.length === 0;
      const persons = people.map(({ person }) => person);
      const missing = isAsked ? await readMissing(context, visit.workshop, persons, request.now) : [];
      return answer<typeof OverviewJson>(request, {
        page: () => (
          <OverviewPage visit={visit} overview={overview} people={people} missing={missing} now={request.now} />
        ),
        json: overviewJson(visit.workshop, overview),
      });
    }),
  ];
}

function OverviewPage({
  visit,
  overview,
  people,
  missing,
  now,
}: {
  readonly visit: StaffVisit;
  readonly overview: Overview;
  /** As they were read: whoever reads them once more shows another moment. */
  readonly people: readonly Participant[];
  readonly missing: readonly Missing[];
  readonly now: number;
}) {
  const { feedback, swot, papers } = overview;
  const { workshop } = visit;
  return (
    <StaffPage visit={visit} title="Overview" current="">
      <h1>Overview</h1>
      <PhaseNote workshop={visit.workshop} phase={overview.phase} />
      <Problems visit={visit} problems={overview.problems} />
      {overview.erased > 0 && (
        <p>
          {peopleText(overview.erased)} {overview.erased === 1 ? 'was' : 'were'} erased: counted under feedback, SWOT
          input and papers, and in no list any more.
        </p>
      )}
      <Checklist home={visit.home} missing={missing} />
      <div class="grid figures">
        <Groups visit={visit} overview={overview} />
        <Figure
          title="Feedback"
          rate={feedback}
          note={`of ${feedback.of} participants${visit.workshop.details.feedback.anonymous ? ' were given an anonymous ballot' : ''}`}
        />
        <Figure
          title="SWOT input"
          rate={swot}
          note={`of ${swot.of} participants, ${overview.swotEntries} ${overview.swotEntries === 1 ? 'entry' : 'entries'} in all`}
        />
        <Figure title="Papers given" rate={papers} note={`of ${papers.of} promised`} />
      </div>
      <DueList visit={visit} dues={dueOf(workshop, people, now)} now={now} />
      <h2>How the answers came in</h2>
      <ResponseChart visit={visit} responses={responsesOf(workshop, people, now)} erased={overview.erased} />
      <h2>Who has answered</h2>
      <OrganisationChart visit={visit} overview={overview} />
      <h2>Papers</h2>
      {overview.papersByState.length === 0 ? (
        <p>No paper was begun yet.</p>
      ) : (
        <ul>
          {overview.papersByState.map(({ state, count }) => (
            <li key={state}>
              {count} <PaperStateTag state={state} />
            </li>
          ))}
        </ul>
      )}
      <h2>The plan</h2>
      <PlanTable workshop={workshop} plan={overview.plan} now={now} />
    </StaffPage>
  );
}

/** Everyone is in one of these: who has answered, and why the others have not. */
function Groups({
  visit,
  overview: { groups, participants },
}: {
  readonly visit: StaffVisit;
  readonly overview: Overview;
}) {
  const of = (group: Group): Rate => ({ given: groups[group], of: participants });
  return (
    <>
      <Figure title="Answered" rate={of('answered')} note={`of ${participants} owe nothing`} />
      <Figure title="Reached" rate={of('reached')} note="got mail and have not answered" />
      <Figure title="Not reached" rate={of('not-reached')} note="no mail arrived so far, or it came back">
        {groups['not-reached'] > 0 && (
          <a class="target" href={`${visit.home}/participants?state=not-reached`}>
            Who?
          </a>
        )}
      </Figure>
      <Figure title="Reminders off" rate={of('reminders-off')} note="have not answered and want no reminders" />
    </>
  );
}

function Figure({
  title,
  rate,
  note,
  children,
}: {
  readonly title: string;
  readonly rate: Rate;
  readonly note: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <section class="card">
      <h2>{title}</h2>
      <p class="figure">
        {rate.given} <span class="soft">{percent(rate.given, rate.of)}</span>
      </p>
      <Bar share={share(rate.given, rate.of)} />
      <p class="soft">{note}</p>
      {children}
    </section>
  );
}

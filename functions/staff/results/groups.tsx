import * as z from 'zod';
import { LEAST } from '../../../shared/feedback/breakdown.ts';
import { DIMENSIONS, type Dimension, groupsOf } from '../../../shared/feedback/groups.ts';
import { tally } from '../../../shared/feedback/tally.ts';
import { type ToldBreakdown, toldBreakdown } from '../../../shared/feedback/told-by-group.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { SelectField } from '../../../shared/web/form.tsx';
import { answer } from '../../../shared/web/reply.ts';
import type { GroupsJson, ToldJson } from '../api/results.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { memberRoute, type StaffVisit } from '../session.ts';
import { GroupTables, type GroupTally } from './group-tables.tsx';
import { ResultsNavigation } from './results-page.tsx';
import { readSeen, requireResults } from './seen.ts';
import { ToldTables } from './told-tables.tsx';

/** The results by ministry or role: to organisers as they are, to others as far as they may be told. */
export const groupsRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/feedback/groups', 'viewer', async (visit, request) => {
    const seen = requireResults(await readSeen(context, visit));
    const { questionnaire, respondents } = seen;
    const { sessions } = visit.workshop.details;
    if (seen.sees === 'told') {
      const breakdown = toldBreakdown(questionnaire, sessions, respondents);
      return answer<typeof ToldJson>(request, {
        page: () => <ToldPage visit={visit} breakdown={breakdown} />,
        json: { sees: seen.sees, ...(breakdown ?? { by: null, groups: [], lines: [] }) },
      });
    }
    const by = z.enum(DIMENSIONS).catch('organisation').parse(request.query.get('by'));
    const groups = groupsOf(respondents, by).map(({ name, answers }): GroupTally => {
      const { responses, questions } = tally(questionnaire, sessions, answers);
      return { name: name ?? null, answered: responses, questions };
    });
    return answer<typeof GroupsJson>(request, {
      page: () => <EverythingPage visit={visit} by={by} groups={groups} />,
      json: { sees: seen.sees, by, groups },
    });
  }),
];

export const DIMENSION_NAMES: Readonly<Record<Dimension, string>> = {
  organisation: 'ministry or organisation',
  position: 'position',
  attendance: 'attendance',
};

function EverythingPage({
  visit,
  by,
  groups,
}: {
  readonly visit: StaffVisit;
  readonly by: Dimension;
  readonly groups: readonly GroupTally[];
}) {
  return (
    <StaffPage visit={visit} title={`Results by ${DIMENSION_NAMES[by]}`} current="feedback">
      <h1>Results by {DIMENSION_NAMES[by]}</h1>
      <ResultsNavigation visit={visit} current="/groups" />
      <form method="get" action={`${visit.home}/feedback/groups`} class="actions">
        <SelectField
          name="by"
          label="In groups by"
          value={by}
          errors={{}}
          otherwise="Please choose"
          choices={DIMENSIONS.map((value) => ({ value, label: DIMENSION_NAMES[value] }))}
        />
        <button type="submit" class="plain">
          Show
        </button>
      </form>
      <div class="note warn">
        <p>
          <strong>For organisers only.</strong> You may read every answer, so you see each group of at least {LEAST} as
          it is. A count of few people, or a mean with the results of the whole beside it, can tell who answered what.
          What may be passed on stands in what viewers see, once the follow-up has closed.
        </p>
      </div>
      {groups.length === 0 ? <NoGroups by={by} /> : <GroupTables groups={groups} />}
    </StaffPage>
  );
}

function ToldPage({ visit, breakdown }: { readonly visit: StaffVisit; readonly breakdown: ToldBreakdown | undefined }) {
  const by = breakdown?.by ?? 'organisation';
  return (
    <StaffPage visit={visit} title={`Results by ${DIMENSION_NAMES[by]}`} current="feedback">
      <h1>Results by {DIMENSION_NAMES[by]}</h1>
      <ResultsNavigation visit={visit} current="/groups" />
      {breakdown ? (
        <ToldTables breakdown={breakdown} sessions={visit.workshop.details.sessions} />
      ) : (
        <NoGroups by={by} />
      )}
    </StaffPage>
  );
}

function NoGroups({ by }: { readonly by: Dimension }) {
  return (
    <p class="note">
      There are no two groups of at least {LEAST} people who answered by {DIMENSION_NAMES[by]}, so there is nothing to
      compare.
    </p>
  );
}

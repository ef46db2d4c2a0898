import { tallyOf } from '../../../shared/follow-up/acts.ts';
import { listEveryone } from '../../../shared/people/person.store.ts';
import { type PersonStanding, standingOf } from '../../../shared/report/overview.ts';
import {
  filterIn,
  matching,
  type Page,
  type PeopleFilter,
  pageOf,
  queryOf,
} from '../../../shared/report/people-list.ts';
import { randomToken } from '../../../shared/store/keys.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { answer } from '../../../shared/web/reply.ts';
import type { PeopleJson } from '../api/people.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { standingJson } from '../overview-json.ts';
import { memberRoute, type StaffVisit } from '../session.ts';
import { ActBar } from './act-bar.tsx';
import { batchIn } from './batch.ts';
import { type BatchNews, BatchNotice } from './batch-notice.tsx';
import { FilterForm } from './filter-form.tsx';
import { PeopleTable } from './table.tsx';

/** The participants of a workshop: found, looked at, and ticked for what is done for many at once. */
export const peopleListRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/participants', 'viewer', async (visit, request) => {
    const { workshop } = visit;
    const everyone = await listEveryone(context.table, workshop.details.id);
    const standings = everyone.map((participant) => standingOf(workshop, participant, request.now));
    const filter = filterIn(request.query);
    const found = matching(standings, filter);
    const batch = batchIn(request.query.get('batch'));
    const tally =
      batch &&
      tallyOf(
        everyone.map(({ person }) => person),
        batch,
        request.now,
      );
    return answer<typeof PeopleJson>(request, {
      page: () => (
        <ListPage
          visit={visit}
          everyone={standings}
          found={found}
          page={pageOf(found, Number(request.query.get('page') ?? 1) || 1)}
          filter={filter}
          news={batch && tally ? { batch, tally } : undefined}
        />
      ),
      json: { participants: found.map(rowJson) },
    });
  }),
];

/** As in the list of participants, and how each stands. */
const rowJson = (standing: PersonStanding) => {
  const { telephone, papersPromised, language, walkedIn, attended } = standing.person;
  return {
    ...standingJson(standing),
    telephone: telephone ?? null,
    papersPromised,
    language,
    walkedIn,
    attendedAt: attended?.at ?? null,
    lastActivityAt: standing.lastActivityAt === undefined ? null : new Date(standing.lastActivityAt).toISOString(),
  };
};

function ListPage({
  visit,
  everyone,
  found,
  page,
  filter,
  news,
}: {
  readonly visit: StaffVisit;
  readonly everyone: readonly PersonStanding[];
  readonly found: readonly PersonStanding[];
  readonly page: Page<PersonStanding>;
  readonly filter: PeopleFilter;
  readonly news: BatchNews | undefined;
}) {
  const isOrganiser = visit.role === 'organiser';
  return (
    <StaffPage visit={visit} title="Participants" current="participants">
      <h1>Participants</h1>
      {news && isOrganiser && <BatchNotice visit={visit} news={news} />}
      {isOrganiser && (
        <div class="actions">
          <a class="button plain" href={`${visit.home}/participants/import`}>
            Import participants
          </a>
        </div>
      )}
      <FilterForm visit={visit} people={everyone} filter={filter} />
      {found.length === 0 ? (
        <p>
          {everyone.length === 0 ? 'There are no participants yet.' : 'Nobody matches. Please search for less at once.'}
        </p>
      ) : (
        <form method="get" action={`${visit.home}/participants/act`}>
          {[...queryOf(filter)].map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="batch" value={randomToken()} />
          <PeopleTable visit={visit} page={page} all={found.length} of={everyone.length} ticked={isOrganiser} />
          <Pages visit={visit} page={page} filter={filter} />
          {isOrganiser && <ActBar matching={found.length} />}
        </form>
      )}
    </StaffPage>
  );
}

function Pages({
  visit,
  page: { number, of },
  filter,
}: {
  readonly visit: StaffVisit;
  readonly page: Page<PersonStanding>;
  readonly filter: PeopleFilter;
}) {
  if (of === 1) return null;
  const at = (page: number): string => {
    const query = queryOf(filter);
    query.set('page', String(page));
    return `${visit.home}/participants?${query}`;
  };
  return (
    <p>
      Page {number} of {of}{' '}
      {number > 1 && (
        <a class="target" href={at(number - 1)} rel="prev">
          Previous page
        </a>
      )}{' '}
      {number < of && (
        <a class="target" href={at(number + 1)} rel="next">
          Next page
        </a>
      )}
    </p>
  );
}

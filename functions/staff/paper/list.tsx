import type { Paper } from '../../../shared/papers/paper.ts';
import type { PaperState } from '../../../shared/papers/paper-state.ts';
import { listWithErased } from '../../../shared/people/person.store.ts';
import type { Person } from '../../../shared/people/person.ts';
import { Table } from '../../../shared/report/figures.tsx';
import type { Route } from '../../../shared/web/endpoint.ts';
import { answer } from '../../../shared/web/reply.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { memberRoute, type StaffVisit } from '../session.ts';
import { PaperStateTag, stateLabel } from './state.tsx';

interface Queued {
  readonly paper: Paper;
  readonly person: Pick<Person, 'id' | 'name' | 'organisation'>;
}

/** What waits for staff first, then what waits for its author, then what is done. */
const ORDER: readonly PaperState[] = [
  'under-review',
  'submitted',
  'resubmitted',
  'refused',
  'revision-requested',
  'approved',
  'published',
  'rejected',
  'withdrawn',
  'draft',
];

/** All papers of a workshop, by what they wait for. */
export function paperRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', '/papers', 'viewer', async (visit, request) => {
      const queue = queueOf(await listWithErased(context.table, visit.workshop.details.id));
      return answer(request, {
        page: () => <PapersPage visit={visit} queue={queue} />,
        json: { papers: queue.map((each) => paperLineJson(each)) },
      });
    }),
  ];
}

function queueOf({ people, erased }: Awaited<ReturnType<typeof listWithErased>>): Queued[] {
  const rank = ({ paper }: Queued): number => ORDER.indexOf(paper.state);
  // Whoever was erased is gone, and what was approved for publication before is not.
  const gone = erased.map(({ erased: { id }, papers }) => ({
    person: { id, name: 'erased', organisation: '' },
    papers,
  }));
  return [...people, ...gone]
    .flatMap(({ person, papers }) => papers.map((paper) => ({ paper, person })))
    .toSorted((a, b) => rank(a) - rank(b) || a.paper.createdAt.localeCompare(b.paper.createdAt));
}

const paperLineJson = ({ paper, person }: Queued) => ({
  id: paper.id,
  personId: person.id,
  person: person.name,
  organisation: person.organisation,
  title: paper.metadata.title,
  state: paper.state,
  versions: paper.versions.length,
  submittedAt: paper.versions.at(-1)?.submittedAt ?? null,
});

function PapersPage({ visit, queue }: { readonly visit: StaffVisit; readonly queue: readonly Queued[] }) {
  const waiting = queue.filter(({ paper }) => paper.state === 'under-review').length;

  return (
    <StaffPage visit={visit} title="Papers" current="papers">
      <h1>Papers</h1>
      <p class={waiting > 0 ? 'note warn' : 'note'}>
        {waiting === 0
          ? 'No paper waits for a decision.'
          : `${waiting === 1 ? '1 paper waits' : `${waiting} papers wait`} for a decision.`}
      </p>
      <p>
        <a class="target" href={`${visit.home}/hand-off`}>
          Hand published papers to a repository
        </a>
      </p>
      {queue.length === 0 && <p>No participant has begun a paper yet.</p>}
      {ORDER.map((state) => {
        const papers = queue.filter(({ paper }) => paper.state === state);
        return papers.length === 0 ? null : <PapersTable key={state} visit={visit} state={state} papers={papers} />;
      })}
    </StaffPage>
  );
}

function PapersTable({
  visit: { home, workshop },
  state,
  papers,
}: {
  readonly visit: StaffVisit;
  readonly state: PaperState;
  readonly papers: readonly Queued[];
}) {
  return (
    <section>
      <h2>
        <PaperStateTag state={state} /> <span class="soft">{papers.length}</span>
      </h2>
      <Table caption={`Papers: ${stateLabel(state)}`}>
        <thead>
          <tr>
            <th scope="col">Title</th>
            <th scope="col">From</th>
            <th scope="col" class="number">
              Version
            </th>
            <th scope="col">Came in</th>
          </tr>
        </thead>
        <tbody>
          {papers.map(({ paper, person }) => {
            const newest = paper.versions.at(-1);
            return (
              <tr key={paper.id}>
                <th scope="row">
                  <a class="target" href={`${home}/papers/${person.id}/${paper.id}`}>
                    {paper.metadata.title || 'Without a title'}
                  </a>
                </th>
                <td>{[person.name, person.organisation].filter(Boolean).join(', ')}</td>
                <td class="number">{newest?.number ?? '–'}</td>
                <td>{newest ? shortMoment(Date.parse(newest.submittedAt), workshop.details.timeZone) : '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}

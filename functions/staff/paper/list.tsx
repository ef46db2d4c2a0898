import { type PaperState, PaperStateSchema } from '../../../shared/papers/paper-state.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { furtherLink, readFurther } from '../../../shared/web/further.ts';
import { answer } from '../../../shared/web/reply.ts';
import { numbers, Table } from '../../../shared/web/table.tsx';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import type { PaperListJson } from '../api/papers.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { memberRoute, type StaffVisit } from '../session.ts';
import { HandInForAuthor } from './hand-in-link.tsx';
import { countsOf, ORDER, type Queued, QueuePlaceSchema, queue } from './queue.ts';
import { PaperStateTag, stateLabel } from './state.tsx';

/** The papers of a workshop, a page after the other: all of them by what they wait for, or those in one state. */
export function paperRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', '/papers', 'viewer', async (visit, request) => {
      const only = readState(request.query.get('state'));
      const after = readFurther(QueuePlaceSchema, request.query.get('after'));
      const { id } = visit.workshop.details;
      const [{ papers, next }, counts] = await Promise.all([
        queue(context.table, id, { only, after }),
        countsOf(context.table, id),
      ]);
      const further = next && addressOf(visit, only, furtherLink(next));
      return answer<typeof PaperListJson>(request, {
        page: () => (
          <PapersPage visit={visit} only={only} papers={papers} counts={counts} begins={!after} further={further} />
        ),
        json: { papers: papers.map(paperLineJson), counts, state: only ?? null, next: further ?? null },
      });
    }),
  ];
}

/** @throws Refusal `malformed` for what is no state */
function readState(raw: string | null): PaperState | undefined {
  if (raw === null || raw === '') return undefined;
  const state = PaperStateSchema.safeParse(raw);
  if (!state.success)
    throw new Refusal('malformed', 'No paper is ever in that state. Please choose one from the list.');
  return state.data;
}

function addressOf({ home }: StaffVisit, only: PaperState | undefined, after?: string): string {
  const query = new URLSearchParams({ ...(only && { state: only }), ...(after && { after }) }).toString();
  return `${home}/papers${query && `?${query}`}`;
}

const paperLineJson = ({ id, personId, title, state, version, cameIn, author }: Queued) => ({
  id,
  personId,
  person: author?.name ?? 'erased',
  organisation: author?.organisation ?? '',
  title,
  state,
  versions: version,
  submittedAt: cameIn ?? null,
});

type Counts = Readonly<Record<PaperState, string>>;

function PapersPage({
  visit,
  only,
  papers,
  counts,
  begins,
  further,
}: {
  readonly visit: StaffVisit;
  readonly only: PaperState | undefined;
  readonly papers: readonly Queued[];
  readonly counts: Counts;
  /** Whether this is the first page. */
  readonly begins: boolean;
  readonly further: string | undefined;
}) {
  const waiting = counts['under-review'];
  const states = ORDER.filter((state) => papers.some((paper) => paper.state === state));
  return (
    <StaffPage visit={visit} title="Papers" current="papers">
      <h1>Papers</h1>
      <p class={waiting === '0' ? 'note' : 'note warn'}>
        {waiting === '0'
          ? 'No paper waits for a decision.'
          : `${waiting === '1' ? '1 paper waits' : `${waiting} papers wait`} for a decision.`}
      </p>
      <p>
        <a class="target" href={`${visit.home}/hand-off`}>
          Hand published papers to a repository
        </a>
      </p>
      <HandInForAuthor visit={visit} />
      <Filter visit={visit} only={only} counts={counts} />
      {!begins && (
        <p>
          <a class="target" href={addressOf(visit, only)}>
            Back to the first page
          </a>
        </p>
      )}
      {papers.length === 0 && <p>{nothing(only, begins)}</p>}
      {states.map((state) => (
        <PapersTable
          key={state}
          visit={visit}
          state={state}
          count={counts[state]}
          papers={papers.filter((paper) => paper.state === state)}
        />
      ))}
      {further && (
        <p>
          <a class="button plain" href={further} rel="next">
            Further papers
          </a>
        </p>
      )}
    </StaffPage>
  );
}

function nothing(only: PaperState | undefined, begins: boolean): string {
  if (!begins) return 'There are no further papers.';
  return only ? 'No paper is in this state.' : 'No participant has begun a paper yet.';
}

/** One state, or all; only states in which there is something, and the one that is chosen. */
function Filter({
  visit,
  only,
  counts,
}: {
  readonly visit: StaffVisit;
  readonly only: PaperState | undefined;
  readonly counts: Counts;
}) {
  const states = ORDER.filter((state) => counts[state] !== '0' || state === only);
  if (states.length < 2 && !only) return null;
  return (
    <nav aria-label="Papers by state">
      <ul class="choices">
        <li>
          <a class="target" href={addressOf(visit, undefined)} {...(!only && { 'aria-current': 'true' })}>
            All
          </a>
        </li>
        {states.map((state) => (
          <li key={state}>
            <a class="target" href={addressOf(visit, state)} {...(state === only && { 'aria-current': 'true' })}>
              {stateLabel(state)} ({counts[state]})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function PapersTable({
  visit: { home, workshop },
  state,
  count,
  papers,
}: {
  readonly visit: StaffVisit;
  readonly state: PaperState;
  readonly count: string;
  readonly papers: readonly Queued[];
}) {
  return (
    <section>
      <h2>
        <PaperStateTag state={state} /> <span class="soft">{count}</span>
      </h2>
      <Table caption={`Papers: ${stateLabel(state)}`} columns={['Title', 'From', numbers('Version'), 'Came in']}>
        <tbody>
          {papers.map(({ id, personId, title, version, cameIn, author }) => (
            <tr key={id}>
              <th scope="row">
                <a class="target" href={`${home}/papers/${personId}/${id}`}>
                  {title || 'Without a title'}
                </a>
              </th>
              <td>{author ? [author.name, author.organisation].filter(Boolean).join(', ') : 'erased'}</td>
              <td class="number">{version || '–'}</td>
              <td>{cameIn ? shortMoment(Date.parse(cameIn), workshop.details.timeZone) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

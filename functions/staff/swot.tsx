import { listEveryone } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { people as peopleText } from '../../shared/report/figures.tsx';
import { type Quadrant, QuadrantSchema, quadrantTitle, type SwotEntry } from '../../shared/swot/swot.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { answer } from '../../shared/web/reply.ts';
import type { StaffContext } from './context.ts';
import { StaffPage } from './frame.tsx';
import { memberRoute, type StaffVisit } from './session.ts';

type Written = SwotEntry & { readonly by: Pick<Person, 'id' | 'name' | 'organisation'> };
type Board = Readonly<Record<Quadrant, readonly Written[]>>;

/** Everyone's strengths, weaknesses, opportunities and threats, and who wrote them. */
export function swotRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', '/swot', 'viewer', async (visit, request) => {
      const everyone = await listEveryone(context.table, visit.workshop.details.id);
      const board = boardOf(everyone.map(({ person }) => person));
      return answer(request, { page: () => <SwotPage visit={visit} board={board} />, json: board });
    }),
  ];
}

function boardOf(people: readonly Person[]): Board {
  const entries = people
    .flatMap(({ id, name, organisation, swot }) => swot.map((entry) => ({ ...entry, by: { id, name, organisation } })))
    .toSorted((a, b) => a.at.localeCompare(b.at));
  const of = (quadrant: Quadrant): Written[] => entries.filter((entry) => entry.quadrant === quadrant);
  return {
    strength: of('strength'),
    weakness: of('weakness'),
    opportunity: of('opportunity'),
    threat: of('threat'),
  };
}

function SwotPage({ visit, board }: { readonly visit: StaffVisit; readonly board: Board }) {
  const entries = Object.values(board).flat();
  const writers = new Set(entries.map(({ by }) => by.id)).size;
  return (
    <StaffPage visit={visit} title="SWOT" current="swot">
      <h1>Strengths, weaknesses, opportunities, threats</h1>
      <p>
        {entries.length} {entries.length === 1 ? 'entry' : 'entries'} from {peopleText(writers)}. The report shows them
        without names.
      </p>
      <div class="quadrants">
        {QuadrantSchema.options.map((quadrant) => (
          <section class="card" key={quadrant}>
            <h2>
              {quadrantTitle(quadrant)} ({board[quadrant].length})
            </h2>
            {board[quadrant].length === 0 && <p class="soft">Nothing was entered yet.</p>}
            <ul class="quotes">
              {board[quadrant].map(({ id, text, by }) => (
                <li key={id}>
                  {text}
                  <br />
                  <a class="target soft" href={`${visit.home}/people/${by.id}`}>
                    {by.name}, {by.organisation}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </StaffPage>
  );
}

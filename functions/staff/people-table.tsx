import { Table } from '../../shared/report/figures.tsx';
import type { Overview, PersonStanding } from '../../shared/report/overview.ts';
import type { StaffVisit } from './session.ts';

/** What the table of people shows. */
export interface PeopleFilter {
  readonly show: 'owing' | 'all';
  readonly organisation: string;
}

/** Everyone, or those who owe something, of one organisation or of all. */
export function People({
  visit,
  overview: { people },
  filter,
}: {
  readonly visit: StaffVisit;
  readonly overview: Overview;
  readonly filter: PeopleFilter;
}) {
  const organisations = [...new Set(people.map(({ person }) => person.organisation))];
  const shown = people
    .filter(({ owes }) => filter.show === 'all' || owes.length > 0)
    .filter(({ person }) => filter.organisation === '' || person.organisation === filter.organisation);
  return (
    <>
      <form method="get" action={`${visit.home}#people`} class="actions" id="people">
        <fieldset class="options">
          <legend class="visually-hidden">Who is shown</legend>
          <label>
            <input type="radio" name="show" value="owing" checked={filter.show === 'owing'} />
            Owing only
          </label>
          <label>
            <input type="radio" name="show" value="all" checked={filter.show === 'all'} />
            Everyone
          </label>
        </fieldset>
        <div class="field">
          <label for="f-organisation">Organisation</label>
          <select id="f-organisation" name="organisation">
            <option value="">All organisations</option>
            {organisations.map((organisation) => (
              <option key={organisation} value={organisation} selected={organisation === filter.organisation}>
                {organisation}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" class="plain">
          Show
        </button>
      </form>
      {shown.length === 0 ? (
        <p>{people.length === 0 ? 'There are no participants yet.' : 'Nobody: all that was asked for is given.'}</p>
      ) : (
        <Table caption={`${shown.length} of ${people.length} participants`}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Organisation</th>
              <th scope="col">Owes</th>
              <th scope="col">Has given</th>
              <th scope="col">Mail reaches</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((standing) => (
              <PersonRow key={standing.person.id} home={visit.home} standing={standing} />
            ))}
          </tbody>
        </Table>
      )}
    </>
  );
}

function PersonRow({ home, standing }: { readonly home: string; readonly standing: PersonStanding }) {
  const { person, owes } = standing;
  return (
    <tr>
      <th scope="row">
        <a class="target" href={`${home}/people/${person.id}`}>
          {person.name}
        </a>
      </th>
      <td>{person.organisation}</td>
      <td class="nowrap">
        {owes.length === 0 ? <span class="tag good">Nothing</span> : owes.map(({ kind }) => OWED[kind]).join(', ')}
      </td>
      <td>{givenText(standing)}</td>
      <td>{reachText(standing)}</td>
    </tr>
  );
}

/** What is owed, as staff say it: an obligation's own sentence is addressed to the person. */
export const OWED = {
  feedback: 'feedback',
  swot: 'SWOT',
  paper: 'paper',
  revision: 'revised paper',
  action: 'action',
} as const;

function givenText({ gave }: PersonStanding): string {
  const parts = [
    gave.feedback && 'feedback',
    gave.swotEntries > 0 && `${gave.swotEntries} SWOT ${gave.swotEntries === 1 ? 'entry' : 'entries'}`,
    gave.papers > 0 && `${gave.papers} ${gave.papers === 1 ? 'paper' : 'papers'}`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(', ') : '–';
}

export function reachText({ reach }: PersonStanding) {
  switch (reach) {
    case 'reached':
      return 'yes';
    case 'not-yet':
      return 'no mail arrived yet';
    case 'deferred':
      return <span class="tag warn">came back; tried again</span>;
    case 'unsubscribed':
      return <span class="tag warn">no: unsubscribed</span>;
    case 'undeliverable':
      return <span class="tag bad">no: undeliverable</span>;
  }
}

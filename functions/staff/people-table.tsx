import * as z from 'zod';
import { Table } from '../../shared/report/figures.tsx';
import type { Overview, PersonStanding } from '../../shared/report/overview.ts';
import { OWED } from './people-list/words.ts';
import type { StaffVisit } from './session.ts';

export const ShowSchema = z.enum(['owing', 'not-reached', 'all']);

/** What the table of people shows. */
export interface PeopleFilter {
  readonly show: z.infer<typeof ShowSchema>;
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
    .filter((standing) => isShown(standing, filter.show))
    .filter(({ person }) => filter.organisation === '' || person.organisation === filter.organisation);
  return (
    <>
      <form method="get" action={`${visit.home}#people`} class="actions" id="people">
        <fieldset class="options">
          <legend class="visually-hidden">Who is shown</legend>
          {ShowSchema.options.map((show) => (
            <label key={show}>
              <input type="radio" name="show" value={show} checked={filter.show === show} />
              {SHOW[show].label}
            </label>
          ))}
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
        <p>{people.length === 0 ? 'There are no participants yet.' : SHOW[filter.show].nobody}</p>
      ) : (
        <Table caption={`${shown.length} of ${people.length} participants`}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Organisation</th>
              <th scope="col">Owes</th>
              <th scope="col">Has given</th>
              <th scope="col">Mail arrives</th>
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

const SHOW: Readonly<Record<PeopleFilter['show'], { readonly label: string; readonly nobody: string }>> = {
  owing: { label: 'Owing only', nobody: 'Nobody: all that was asked for is given.' },
  'not-reached': { label: 'Not reached', nobody: 'Nobody: mail has arrived at all who have not answered.' },
  all: { label: 'Everyone', nobody: 'Nobody.' },
};

function isShown({ answered, group }: PersonStanding, show: PeopleFilter['show']): boolean {
  switch (show) {
    case 'owing':
      return !answered;
    case 'not-reached':
      return group === 'not-reached';
    case 'all':
      return true;
  }
}

function PersonRow({ home, standing }: { readonly home: string; readonly standing: PersonStanding }) {
  const { person, owes, answered } = standing;
  return (
    <tr>
      <th scope="row">
        <a class="target" href={`${home}/people/${person.id}`}>
          {person.name}
        </a>
      </th>
      <td>{person.organisation}</td>
      <td class="nowrap">
        {answered ? <span class="tag good">Nothing</span> : owes.map(({ kind }) => OWED[kind]).join(', ')}
      </td>
      <td>{givenText(standing)}</td>
      <td>{reachText(standing)}</td>
    </tr>
  );
}

function givenText({ gave }: PersonStanding): string {
  const parts = [
    gave.feedback && 'feedback',
    gave.swotEntries > 0 && `${gave.swotEntries} SWOT ${gave.swotEntries === 1 ? 'entry' : 'entries'}`,
    gave.papers > 0 && `${gave.papers} ${gave.papers === 1 ? 'paper' : 'papers'}`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(', ') : '–';
}

function reachText({ reach }: PersonStanding) {
  switch (reach) {
    case 'reached':
      return 'yes';
    case 'not-yet':
      return 'not yet';
    case 'deferred':
      return <span class="tag warn">came back; tried again</span>;
    case 'unsubscribed':
      return <span class="tag warn">reminders off</span>;
    case 'undeliverable':
      return <span class="tag bad">no: does not arrive</span>;
  }
}

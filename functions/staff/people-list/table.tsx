import type { PersonStanding } from '../../../shared/report/overview.ts';
import type { Page } from '../../../shared/report/people-list.ts';
import { Table } from '../../../shared/web/table.tsx';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import type { StaffVisit } from '../session.ts';
import { GROUPS, owedText } from './words.ts';

const COLUMNS = ['Name', 'Organisation', 'State', 'Owes', 'Has given', 'Mail arrives', 'Last activity'];

/** One page of the list. `ticked`: each row can be ticked. */
export function PeopleTable({
  visit,
  page,
  all,
  of,
  ticked,
}: {
  readonly visit: StaffVisit;
  readonly page: Page<PersonStanding>;
  readonly all: number;
  readonly of: number;
  readonly ticked: boolean;
}) {
  return (
    <Table
      caption={`${all} of ${of} participants${page.of > 1 ? `, page ${page.number} of ${page.of}` : ''}`}
      columns={ticked ? ['Tick', ...COLUMNS] : COLUMNS}
    >
      <tbody>
        {page.rows.map((standing) => (
          <PersonRow key={standing.person.id} visit={visit} standing={standing} ticked={ticked} />
        ))}
      </tbody>
    </Table>
  );
}

function PersonRow({
  visit,
  standing,
  ticked,
}: {
  readonly visit: StaffVisit;
  readonly standing: PersonStanding;
  readonly ticked: boolean;
}) {
  const { person, group, lastActivityAt } = standing;
  const { timeZone } = visit.workshop.details;
  return (
    <tr>
      {ticked && (
        <td>
          <label class="pick">
            <input type="checkbox" name="person" value={person.id} />
            <span class="visually-hidden">{person.name}</span>
          </label>
        </td>
      )}
      <th scope="row">
        <a class="target" href={`${visit.home}/people/${person.id}`}>
          {person.name}
        </a>
      </th>
      <td>{person.organisation}</td>
      <td>
        <span class={group === 'answered' ? 'tag good' : group === 'not-reached' ? 'tag bad' : 'tag'}>
          {GROUPS[group]}
        </span>
        {person.attended && <div class="soft">was there</div>}
        {person.walkedIn && <div class="soft">registered there</div>}
      </td>
      <td>{owedText(standing)}</td>
      <td>{givenText(standing)}</td>
      <td>{reachText(standing)}</td>
      <td>{lastActivityAt === undefined ? '–' : shortMoment(lastActivityAt, timeZone)}</td>
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

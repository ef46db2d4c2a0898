import { type RoadMap, type RoadMapLine, roadMapOf } from '../../../shared/actions/road-map.ts';
import { ChartFigure } from '../../../shared/charts/figure.tsx';
import type { Participant } from '../../../shared/people/participant.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary } from '../../../shared/web/form.tsx';
import { Table } from '../../../shared/web/table.tsx';
import { TickField } from '../../../shared/web/tick-field.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { dayText, OwnerField, StatusTags, TermsFields } from './parts.tsx';

export const SHOWS = ['all', 'overdue', 'open', 'done', 'dropped'] as const;
export type Shows = (typeof SHOWS)[number];

const SHOWN: Readonly<Record<Shows, { readonly label: string; readonly has: (line: RoadMapLine) => boolean }>> = {
  all: { label: 'All', has: () => true },
  overdue: { label: 'Overdue', has: ({ isOverdue }) => isOverdue },
  open: { label: 'Open', has: ({ status }) => status === 'planned' || status === 'under-way' },
  done: { label: 'Done', has: ({ status }) => status === 'done' },
  dropped: { label: 'Dropped', has: ({ status }) => status === 'dropped' },
};

export interface RoadMapShown {
  readonly visit: StaffVisit;
  readonly people: readonly Participant[];
  readonly shows: Shows;
  readonly now: number;
  readonly said?: string | undefined;
  readonly typed?: Readonly<Record<string, unknown>>;
  readonly errors?: FieldErrors;
}

/** The lines that are chosen, of all of them. */
export const chosenOf = ({ lines }: RoadMap, shows: Shows): readonly RoadMapLine[] => lines.filter(SHOWN[shows].has);

/** Every action of the workshop, what is overdue first. */
export function RoadMapPage(shown: RoadMapShown) {
  const { visit, people, shows, now, said, errors = {} } = shown;
  const roadMap = roadMapOf(visit.workshop, people, now);
  return (
    <StaffPage visit={visit} title="Road map" current="road-map">
      <h1>Road map</h1>
      {said && (
        <div class="note good" role="status">
          <p>{said}</p>
        </div>
      )}
      <ErrorSummary errors={errors} />
      <Progress roadMap={roadMap} />
      <Filter visit={visit} roadMap={roadMap} shows={shows} />
      <Lines visit={visit} lines={chosenOf(roadMap, shows)} />
      {visit.role === 'organiser' && <AddForm {...shown} />}
      <WhoReads visit={visit} errors={errors} />
    </StaffPage>
  );
}

function Progress({ roadMap: { figures } }: { readonly roadMap: RoadMap }) {
  const { total, byStatus, overdue } = figures;
  if (total + byStatus.dropped === 0) {
    return <p>Nothing is on the road map yet. What was agreed at the workshop, and by whom, can be added below.</p>;
  }
  const parts = [byStatus.done, byStatus['under-way'], byStatus.planned];
  return (
    <>
      <p class={overdue > 0 ? 'note warn' : 'note'}>
        {byStatus.done} of {total} done{overdue > 0 && `, ${overdue} overdue`}
        {byStatus.dropped > 0 && `; ${byStatus.dropped} dropped`}.
      </p>
      {total > 0 && (
        <ChartFigure
          chart={{
            kind: 'stacked',
            title: 'Actions by how they stand',
            heads: ['', 'Done', 'Under way', 'Planned'],
            rows: [{ label: 'All actions', parts }],
          }}
        />
      )}
    </>
  );
}

function Filter({
  visit,
  roadMap,
  shows,
}: {
  readonly visit: StaffVisit;
  readonly roadMap: RoadMap;
  readonly shows: Shows;
}) {
  if (roadMap.lines.length === 0) return null;
  return (
    <nav aria-label="Actions by how they stand">
      <ul class="choices">
        {SHOWS.map((each) => (
          <li key={each}>
            <a
              class="target"
              href={each === 'all' ? `${visit.home}/road-map` : `${visit.home}/road-map?show=${each}`}
              {...(each === shows && { 'aria-current': 'true' })}
            >
              {SHOWN[each].label} ({chosenOf(roadMap, each).length})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Lines({ visit, lines }: { readonly visit: StaffVisit; readonly lines: readonly RoadMapLine[] }) {
  if (lines.length === 0) return null;
  return (
    <Table caption="Actions, what is overdue first" columns={['Action', 'Owner', 'By when', 'Stands']}>
      <tbody>
        {lines.map(({ id, owner, title, partners, dueOn, status, isOverdue }) => (
          <tr key={`${owner.id} ${id}`}>
            <th scope="row">
              <a class="target" href={`${visit.home}/road-map/${owner.id}/${id}`}>
                {title}
              </a>
            </th>
            <td>
              {owner.name}, {owner.organisation}
              {partners.length > 0 && <span class="soft">; with {partners.join('; ')}</span>}
            </td>
            <td class="nowrap">{dayText(dueOn)}</td>
            <td class="nowrap">
              <StatusTags status={status} isOverdue={isOverdue} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function AddForm({ visit, people, typed = {}, errors = {} }: RoadMapShown) {
  const fields = {
    title: typedIn(typed, 'title'),
    partners: typedIn(typed, 'partners'),
    dueOn: typedIn(typed, 'dueOn'),
  };
  return (
    <section id="add">
      <h2>Add an action</h2>
      <form method="post" action={`${visit.home}/road-map`} class="card" data-once>
        <OwnerField people={people} value={typedIn(typed, 'owner')} errors={errors} />
        <TermsFields typed={fields} errors={errors} />
        <p class="soft">
          An action with a date is mailed to its owner a quarter of an hour later. Until then a slip can be corrected.
        </p>
        <div class="actions">
          <button type="submit">Add to the road map</button>
        </div>
      </form>
    </section>
  );
}

/** Going public is an organiser's act, said beforehand and taken back at any time. */
function WhoReads({ visit, errors }: { readonly visit: StaffVisit; readonly errors: FieldErrors }) {
  const { workshop, home, role } = visit;
  const address = `/road-maps/${workshop.details.id}`;
  if (workshop.roadMapPublic) {
    return (
      <section id="readers">
        <h2>Who can read it</h2>
        <p>
          Everybody, at{' '}
          <a class="target" href={address}>
            {address}
          </a>
          . Owners who agreed to be named are named there; of the others only the organisation stands. What owners wrote
          is not shown.
        </p>
        {role === 'organiser' && (
          <form method="post" action={`${home}/road-map/private`} data-once>
            <div class="actions">
              <button type="submit" class="plain">
                Show it to the participants alone
              </button>
            </div>
          </form>
        )}
      </section>
    );
  }
  return (
    <section id="readers">
      <h2>Who can read it</h2>
      <p>
        The participants, through their personal links: each action, how it stands, and the link that its owner gave.
      </p>
      {role === 'organiser' && (
        <form method="post" action={`${home}/road-map/public`} class="card" data-once>
          <p>
            You can make it public at {address}. Owners who agreed to be named are named there; of the others only the
            organisation stands. What owners wrote is not shown. You can take it back at any time, but not what somebody
            has copied meanwhile.
          </p>
          <TickField name="understood" label="Everybody may read the road map of this workshop." errors={errors} />
          <div class="actions">
            <button type="submit" class="plain">
              Make the road map public
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

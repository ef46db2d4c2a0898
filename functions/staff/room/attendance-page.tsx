import { type AttendanceFilter, grouped } from '../../../shared/people/attendance.ts';
import type { Person } from '../../../shared/people/person.ts';
import { clockTime, shortMoment } from '../../../shared/workshop/dates.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import type { Done } from './attendance-done.ts';

interface Shown {
  readonly visit: StaffVisit;
  readonly everyone: readonly Person[];
  readonly shown: readonly Person[];
  readonly filter: AttendanceFilter;
  readonly done: Done | undefined;
}

/** For a phone that is held in one hand at the door: a search, and a button as wide as the screen for each person. */
export function AttendancePage(props: Shown) {
  const { visit, everyone, shown, filter, done } = props;
  const here = everyone.filter(({ attended }) => attended).length;
  const action = `${visit.home}/room/attendance`;
  return (
    <StaffPage visit={visit} title="Attendance" current="room">
      <h1>Attendance</h1>
      <p>
        <strong class="figure">{here}</strong> of {everyone.length} are here.
      </p>
      <form method="get" action={action}>
        <div class="field">
          <label for="f-q">Name or organisation</label>
          <input type="text" id="f-q" name="q" value={filter.search} autocomplete="off" />
        </div>
        <fieldset class="options">
          <legend class="visually-hidden">Who is shown</legend>
          {(['all', 'missing', 'here'] as const).map((show) => (
            <label key={show}>
              <input type="radio" name="show" value={show} checked={filter.show === show} />
              {SHOW[show]}
            </label>
          ))}
        </fieldset>
        <div class="actions">
          <button type="submit" class="plain">
            Search
          </button>
          {(filter.search !== '' || filter.show !== 'all') && (
            <a class="target" href={action}>
              Show everyone
            </a>
          )}
        </div>
      </form>
      <form method="post" action={action} id="list" data-once>
        <input type="hidden" name="q" value={filter.search} />
        <input type="hidden" name="show" value={filter.show} />
        <DoneNote visit={visit} done={done} />
        {shown.length === 0 && <p>{everyone.length === 0 ? 'Nobody is on the list yet.' : 'Nobody is found.'}</p>}
        {[...grouped(shown)].map(([organisation, people]) => (
          <section key={organisation}>
            <h2>{organisation}</h2>
            <ul class="ticks">
              {people.map((person) => (
                <li key={person.id}>
                  <PersonTick visit={visit} person={person} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </form>
      <TickAll {...props} action={action} />
      <p>
        <a class="target" href={`${visit.home}/room`}>
          Back to “In the room”
        </a>
      </p>
    </StaffPage>
  );
}

const SHOW = { all: 'Everyone', missing: 'Not here yet', here: 'Here' } as const;

/** What the button says is what it does; who is here is said beside it, not by colour alone. */
function PersonTick({ visit, person }: { readonly visit: StaffVisit; readonly person: Person }) {
  const { timeZone } = visit.workshop.details;
  const { id, name, position, walkedIn, attended } = person;
  const who = (
    <>
      <strong>{name}</strong>
      {walkedIn && ' (walk-in)'}
      {position && <span class="soft">{position}</span>}
    </>
  );
  const hereSince = attended && `Here since ${clockTime(Date.parse(attended.at), timeZone)}`;
  if (visit.role !== 'organiser') {
    return (
      <p class={attended ? 'tick here' : 'tick'}>
        <span>{who}</span>
        <span>{hereSince ?? 'Not here yet'}</span>
      </p>
    );
  }
  return attended ? (
    <div class="tick here">
      <span>{who}</span>
      <span>
        {hereSince}{' '}
        <button type="submit" name="untick" value={`${id} ${attended.at}`} class="plain">
          Undo<span class="visually-hidden">: {name}</span>
        </button>
      </span>
    </div>
  ) : (
    <button type="submit" name="tick" value={id} class="plain tick">
      <span>{who}</span>
      <span>Tick off</span>
    </button>
  );
}

function DoneNote({ visit, done }: { readonly visit: StaffVisit; readonly done: Done | undefined }) {
  if (!done) return null;
  switch (done.kind) {
    case 'tick': {
      const { attended, name } = done.person;
      const at = attended && shortMoment(Date.parse(attended.at), visit.workshop.details.timeZone);
      return (
        <p class="note good" role="status">
          {attended ? `${name} is here, ticked off ${at} by ${attended.by}.` : `${name} is not ticked off any more.`}
        </p>
      );
    }
    case 'untick':
      return (
        <p class="note good" role="status">
          {done.person.attended
            ? `${done.person.name} was ticked off again meanwhile, by ${done.person.attended.by}; that stays.`
            : `${done.person.name} is not ticked off any more.`}
        </p>
      );
    case 'all':
      return (
        <div class="note good" role="status">
          <p>{done.count === 1 ? 'One person was' : `${done.count} people were`} ticked off.</p>
          {done.count > 0 && (
            <p>
              <button type="submit" name="takeBack" value={done.moment} class="plain">
                Undo: take {done.count === 1 ? 'this one' : `these ${done.count}`} back
              </button>
            </p>
          )}
        </div>
      );
    case 'back':
      return (
        <p class="note good" role="status">
          {done.count === 1 ? 'One tick was' : `${done.count} ticks were`} taken back.
        </p>
      );
  }
}

function TickAll({ visit, shown, filter, action }: Shown & { readonly action: string }) {
  const missing = shown.filter(({ attended }) => !attended).map(({ id }) => id);
  if (visit.role !== 'organiser' || missing.length < 2) return null;
  return (
    <form method="post" action={action} class="card" data-once>
      <input type="hidden" name="q" value={filter.search} />
      <input type="hidden" name="show" value={filter.show} />
      <input type="hidden" name="tickAll" value={missing.join(' ')} />
      <p>
        {missing.length} of those shown are not ticked off. It can be undone on the next page, and for each person here.
      </p>
      <button type="submit" class="plain">
        Tick everyone shown
      </button>
    </form>
  );
}

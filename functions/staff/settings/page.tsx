import type { Missing } from '../../../shared/follow-up/checklist.ts';
import { LANGUAGES } from '../../../shared/language/language.ts';
import { ENGLISH } from '../../../shared/language/texts.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { Table } from '../../../shared/web/table.tsx';
import { dateRange } from '../../../shared/workshop/dates.ts';
import { momentOf } from '../../../shared/workshop/opening.ts';
import type { Session, WorkshopFile } from '../../../shared/workshop/workshop.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { stampOf } from './change.ts';
import { Checklist } from './checklist.tsx';
import { kindName } from './session-form.tsx';

const DONE: Readonly<Record<string, string>> = {
  created: 'The workshop was created. What is still missing stands below, each with the page where it is done.',
  copied: 'The copy was created. What is still missing stands below, each with the page where it is done.',
  about: 'The workshop was changed.',
  calendar: 'Time zone, weekend and holidays were changed, and the plan with them.',
  reminders: 'The reminders of the road map were changed.',
  added: 'The session was added.',
  change: 'The session was changed.',
  earlier: 'The session was moved.',
  later: 'The session was moved.',
  remove: 'The session was taken out.',
};

/** What was set up of a workshop, and where it is changed. */
export function SettingsPage({
  visit,
  missing,
  done,
  refusal,
}: {
  readonly visit: StaffVisit;
  readonly missing: readonly Missing[];
  readonly done?: string | undefined;
  readonly refusal?: Refusal;
}) {
  const { home, workshop } = visit;
  const { details } = workshop;
  const settings = `${home}/settings`;
  const said = DONE[done ?? ''];
  return (
    <StaffPage visit={visit} title="Workshop" current="settings">
      <h1>Workshop</h1>
      {said && (
        <p class="note good" role="status">
          {said}
        </p>
      )}
      {refusal && (
        <p class="note bad" role="alert">
          {refusal.message}
        </p>
      )}
      <Checklist home={home} missing={missing} />
      <h2>About the workshop</h2>
      <dl class="facts">
        <dt>Title</dt>
        <dd>{details.title}</dd>
        <dt>Dates</dt>
        <dd>{dateRange(details.starts, details.ends)}</dd>
        <dt>Venue</dt>
        <dd>
          {details.venue.name}, {details.venue.city}, {details.venue.country}
        </dd>
        <dt>Organisers</dt>
        <dd>{details.organisers.join('; ')}</dd>
        <dt>Language</dt>
        <dd>{LANGUAGES[details.language].englishName}</dd>
        <dt>Mails come from</dt>
        <dd>
          {details.mail.fromName}; answers go to {details.mail.replyTo}
        </dd>
        <dt>Time zone</dt>
        <dd>{details.timeZone}</dd>
        <dt>Weekend</dt>
        <dd>{details.weekend.length === 0 ? 'none' : details.weekend.map(capital).join(', ')}</dd>
        <dt>Holidays</dt>
        <dd>{details.holidays.length === 0 ? 'none' : details.holidays.map((day) => ENGLISH.day(day)).join(', ')}</dd>
        <dt>Owners of actions are reminded</dt>
        <dd>{remindersSaid(details.roadMap)}</dd>
      </dl>
      <div class="actions">
        <a class="button plain" href={`${settings}/about`}>
          Change title, venue and senders
        </a>
        <a class="button plain" href={`${settings}/calendar`}>
          Change time zone, weekend and holidays
        </a>
        <a class="button plain" href={`${home}/reschedule`}>
          Change the dates
        </a>
        <a class="button plain" href={`${settings}/reminders`}>
          Change the road map’s reminders
        </a>
      </div>
      <h2 id="agenda">Agenda</h2>
      <Agenda visit={visit} />
      <div class="actions">
        <a class="button" href={`${settings}/sessions`}>
          Add a session
        </a>
      </div>
      <h2>Rehearsal</h2>
      <p>
        {workshop.rehearsed
          ? `Last held on ${momentOf(workshop, Date.parse(workshop.rehearsed.at))}, by ${workshop.rehearsed.by}.`
          : 'Every mail of the plan, sent to you alone. Not held yet.'}
      </p>
      <div class="actions">
        <a class="button plain" href={`${settings}/rehearsal`}>
          Rehearse the plan
        </a>
      </div>
      <h2>Take it along</h2>
      <p>
        The workshop as its file, without participants and answers: what a new workshop, here or elsewhere, can begin
        with.
      </p>
      <div class="actions">
        <a class="button plain" href={`${settings}/workshop.json`}>
          Download the workshop file
        </a>
        <a class="button plain" href={`/staff/workshops/copy?source=${details.id}`}>
          Copy to new dates
        </a>
      </div>
    </StaffPage>
  );
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function remindersSaid({ remindDaysBefore, remindEveryDays, overdueReminders, at }: WorkshopFile['roadMap']): string {
  const before =
    remindDaysBefore === 0
      ? []
      : [days(remindDaysBefore, 'day before an action is due', 'days before an action is due')];
  const overdue =
    overdueReminders === 0
      ? []
      : [`every ${days(remindEveryDays, 'day', 'days')} while it is overdue, at most ${overdueReminders} times`];
  const when = [...before, ...overdue];
  return when.length === 0 ? 'never' : `${when.join('; ')}; at ${at}`;
}

const days = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`;

const timeOf = ({ from, until }: Session): string => [from, until].filter(Boolean).join('–');

function Agenda({ visit }: { readonly visit: StaffVisit }) {
  const { sessions } = visit.workshop.details;
  const seen = stampOf(sessions);
  return (
    <Table
      caption="Sessions, in the order of the programme"
      columns={['Session', 'When', 'Room', 'Speakers', 'Change']}
    >
      <tbody>
        {sessions.map((session, place) => (
          <tr key={session.id}>
            <th scope="row">
              {session.title}
              <br />
              <span class="soft">{kindName(session.kind)}</span>
            </th>
            <td>
              {session.day ? ENGLISH.day(session.day) : '–'}
              {session.from && (
                <>
                  <br />
                  {timeOf(session)}
                </>
              )}
            </td>
            <td>{session.room ?? '–'}</td>
            <td>{session.speakers.map(({ name }) => name).join(', ') || '–'}</td>
            <td>
              <form method="post" action={`${visit.home}/settings/sessions/${session.id}`} class="actions">
                <a class="target" href={`${visit.home}/settings/sessions/${session.id}`}>
                  Change<span class="visually-hidden"> {session.title}</span>
                </a>
                <input type="hidden" name="seen" value={seen} />
                {place > 0 && (
                  <button type="submit" name="action" value="earlier" class="plain">
                    Move up<span class="visually-hidden"> {session.title}</span>
                  </button>
                )}
                {place < sessions.length - 1 && (
                  <button type="submit" name="action" value="later" class="plain">
                    Move down<span class="visually-hidden"> {session.title}</span>
                  </button>
                )}
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

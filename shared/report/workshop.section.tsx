import { Fragment } from 'preact';
import { deadlineOf, schedule } from '../workshop/calendar.ts';
import { dateRange, longMoment, shortMoment } from '../workshop/dates.ts';
import type { Step, Workshop } from '../workshop/workshop.ts';
import { Table } from './figures.tsx';
import type { Summary } from './summary.ts';

const KIND: Readonly<Record<Step['kind'], string>> = {
  invitation: 'Invitation',
  reminder: 'Reminder',
  'last-call': 'Last call',
};

const OUTCOME: Readonly<Record<Workshop['progress'][string]['outcome'], string>> = {
  sent: 'sent',
  merged: 'went out together with a later one',
  skipped: 'taken out by staff',
  'skipped-late': 'not sent, since the deadline had passed',
  'skipped-stale': 'not sent, since it would have come too late',
};

export function WorkshopSection({ summary: { workshop } }: { readonly summary: Summary }) {
  const { details, closedAt, progress, reschedules } = workshop;
  const moment = (at: string): string => shortMoment(Date.parse(at), details.timeZone);
  const { firstPlanned } = details;
  return (
    <>
      <dl class="facts">
        <dt>Held</dt>
        <dd>
          {dateRange(details.starts, details.ends)}, {details.venue.name}, {details.venue.city}, {details.venue.country}
        </dd>
        <dt>Organised by</dt>
        <dd>{details.organisers.join('; ')}</dd>
        {firstPlanned && (
          <>
            <dt>First planned for</dt>
            <dd>
              {dateRange(firstPlanned.starts, firstPlanned.ends)}. {firstPlanned.reason}
            </dd>
          </>
        )}
        {reschedules.map(({ from, to, reason, at }) => (
          <Fragment key={at}>
            <dt>Moved</dt>
            <dd>
              from {dateRange(from.starts, from.ends)} to {dateRange(to.starts, to.ends)} on {moment(at)}: {reason}
            </dd>
          </Fragment>
        ))}
        <dt>Deadline</dt>
        <dd>{longMoment(deadlineOf(details), details.timeZone)}</dd>
        {closedAt && (
          <>
            <dt>Closed</dt>
            <dd>{longMoment(Date.parse(closedAt), details.timeZone)}; this report was written then</dd>
          </>
        )}
        <dt>Times</dt>
        <dd>are those of {details.timeZone}</dd>
      </dl>
      <Table caption="The programme">
        <thead>
          <tr>
            <th scope="col">Session</th>
            <th scope="col">Speakers</th>
          </tr>
        </thead>
        <tbody>
          {details.sessions.map(({ id, title, speakers }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td>
                {speakers.map(({ name, affiliation }) => (affiliation ? `${name}, ${affiliation}` : name)).join('; ') ||
                  '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Table caption="The mails of the follow-up">
        <thead>
          <tr>
            <th scope="col">Mail</th>
            <th scope="col">Planned for</th>
            <th scope="col">What became of it</th>
          </tr>
        </thead>
        <tbody>
          {schedule(details).map(({ step, at }) => {
            const outcome = progress[step.id];
            return (
              <tr key={step.id}>
                <th scope="row">{KIND[step.kind]}</th>
                <td>{shortMoment(at, details.timeZone)}</td>
                <td>{outcome ? `${OUTCOME[outcome.outcome]}, ${moment(outcome.at)}` : 'not sent'}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </>
  );
}

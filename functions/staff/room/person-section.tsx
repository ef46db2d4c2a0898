import type { Person } from '../../../shared/people/person.ts';
import { shortCode } from '../../../shared/people/short-code.ts';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import type { StaffVisit } from '../session.ts';

/** On a person's page: whether the person was there, and the way from paper. */
export function PersonInTheRoom({ visit, person }: { readonly visit: StaffVisit; readonly person: Person }) {
  const { home, role, workshop } = visit;
  const { timeZone, feedback } = workshop.details;
  const { attended, walkedIn, name, id } = person;
  const at = `${home}/people/${id}`;
  return (
    <>
      <h2>In the room</h2>
      <p>
        {attended
          ? `Was there: ticked off on ${shortMoment(Date.parse(attended.at), timeZone)} by ${attended.by}.`
          : 'Not ticked off as having been there.'}
        {walkedIn && ' Came without having been on the list.'} The code on the printed form is{' '}
        <span class="mono">{shortCode(id)}</span>.
      </p>
      {role === 'organiser' && (
        <div class="actions">
          {!feedback.anonymous && (
            <a class="button plain" href={`${at}/feedback`}>
              Enter feedback from paper
            </a>
          )}
          <a class="button plain" href={`${at}/swot`}>
            Enter SWOT from paper
          </a>
          <a class="button plain" href={`${home}/room/form?person=${id}`}>
            Print a form for {name}
          </a>
          <a class="button plain" href={`${at}/profile`}>
            Correct name or organisation
          </a>
        </div>
      )}
    </>
  );
}

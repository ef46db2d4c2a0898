import { byOrganisation, grouped } from '../../../shared/people/attendance.ts';
import type { Person } from '../../../shared/people/person.ts';
import { Printed } from '../../../shared/web/printed.tsx';
import { dateRange } from '../../../shared/workshop/dates.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';

/** For those who come without having been asked. */
const BLANK_LINES = 10;

/** The attendance list on paper, to be signed at the door: by organisation, the head of the table on each page. */
export function SignInSheet({
  workshop: { details },
  people,
}: {
  readonly workshop: Workshop;
  readonly people: readonly Person[];
}) {
  let number = 0;
  return (
    <Printed kind="sheet" title={`Attendance list · ${details.title}`}>
      <div class="head">
        <h1>{details.title}</h1>
        <p>
          Attendance list, {dateRange(details.starts, details.ends)}, {details.venue.name}, {details.venue.city}
        </p>
      </div>
      <section class="scroll" aria-label="Attendance list" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="tick">
                No.
              </th>
              <th scope="col">Name</th>
              <th scope="col">Position</th>
              <th scope="col">Signature</th>
            </tr>
          </thead>
          {[...grouped(byOrganisation(people))].map(([organisation, group]) => (
            <tbody key={organisation}>
              <tr>
                <th scope="rowgroup" colSpan={4} class="group">
                  {organisation}
                </th>
              </tr>
              {group.map(({ id, name, position }) => {
                number += 1;
                return (
                  <tr key={id}>
                    <td class="tick">{number}</td>
                    <td>{name}</td>
                    <td>{position}</td>
                    <td class="sign" />
                  </tr>
                );
              })}
            </tbody>
          ))}
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={4} class="group">
                Not on the list: name, position and organisation, e-mail address
              </th>
            </tr>
            {Array.from({ length: BLANK_LINES }, (_, index) => (
              <tr key={index}>
                <td class="tick">{number + index + 1}</td>
                <td class="sign" />
                <td class="sign" />
                <td class="sign" />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Printed>
  );
}

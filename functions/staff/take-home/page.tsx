import { certificateOf } from '../../../shared/people/certificate.ts';
import { ErrorSummary } from '../../../shared/web/form.tsx';
import { Table } from '../../../shared/web/table.tsx';
import { StaffPage } from '../frame.tsx';
import { Materials } from './materials.tsx';
import { SettingsForm } from './settings.tsx';
import type { TakeHomeShown } from './shown.ts';

/** What participants take home: certificates, materials, contacts. */
export function TakeHomePage(shown: TakeHomeShown) {
  const { visit, said, errors = {} } = shown;
  return (
    <StaffPage visit={visit} title="To take home" current="take-home">
      <h1>To take home</h1>
      {said && (
        <div class="note good" role="status">
          <p>{said}</p>
        </div>
      )}
      <ErrorSummary errors={errors} />
      <Certificates {...shown} />
      <Materials {...shown} />
      <SettingsForm {...shown} />
      <Contacts {...shown} />
    </StaffPage>
  );
}

function Certificates({ visit, taken: { people } }: TakeHomeShown) {
  const count = (standing: ReturnType<typeof certificateOf>): number =>
    people.filter((person) => certificateOf(visit.workshop, person) === standing).length;
  return (
    <section id="certificates">
      <h2>Certificates of participation</h2>
      <p>
        {count('given')} of {people.length} participants find theirs on their page.{' '}
        {count('after-feedback') > 0 && `${count('after-feedback')} get it after their feedback. `}
        {count('not-attended') > 0 && `Of ${count('not-attended')} no attendance is noted.`}
      </p>
    </section>
  );
}

/** Who agreed; the participants in the list see each other. */
function Contacts({ taken: { people } }: TakeHomeShown) {
  const agreed = people.filter((person) => person.agreed.contact !== undefined);
  return (
    <section id="contacts">
      <h2>Contact list</h2>
      <p>
        {agreed.length} of {people.length} participants agreed to stand in it, on their page. They see each other;
        nobody else but the staff sees it.
      </p>
      {agreed.length > 0 && (
        <Table caption="Contact list" columns={['Name', 'Organisation', 'E-mail']}>
          <tbody>
            {agreed.map(({ id, name, organisation, position, email }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{[position, organisation].filter(Boolean).join(', ')}</td>
                <td>{email}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

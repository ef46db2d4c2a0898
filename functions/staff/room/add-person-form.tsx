import type { StaffVisit } from '../session.ts';
import { ProfileFields } from './profile-fields.tsx';
import type { Typed } from './typed.ts';

/** One person more, at the organisers' desk. */
export function AddPerson({ visit, typed }: { readonly visit: StaffVisit; readonly typed: Typed }) {
  const refused = Object.keys(typed.errors).length > 0;
  const ticked = (name: string): boolean => !refused || typed.fields[name] === 'yes';
  const fields = { language: visit.workshop.details.language, ...typed.fields };
  return (
    <section id="added">
      <h2>Add one person</h2>
      <p>For somebody who stands before you and is not on the list. A whole table is imported under “Participants”.</p>
      <form method="post" action={`${visit.home}/room/people`} class="card" data-once>
        <ProfileFields typed={{ ...typed, fields }} withEmail />
        <fieldset>
          <legend class="visually-hidden">What else is done</legend>
          <div class="options stacked">
            <label>
              <input type="checkbox" name="here" value="yes" checked={ticked('here')} />
              <span>The person is here: tick off attendance</span>
            </label>
            <label>
              <input type="checkbox" name="sendLink" value="yes" checked={ticked('sendLink')} />
              <span>Send the personal link now</span>
            </label>
          </div>
        </fieldset>
        <div class="actions">
          <button type="submit">Add this person</button>
        </div>
      </form>
    </section>
  );
}

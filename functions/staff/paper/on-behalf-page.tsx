import { DefaultButton, DetailFields } from '../../../shared/papers/details-fields.tsx';
import type { TypedDetails } from '../../../shared/papers/typed-details.ts';
import type { Person } from '../../../shared/people/person.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { ErrorSummary, SelectField } from '../../../shared/web/form.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';

/** Whose paper it is. */
export function ChooseAuthorPage({
  visit,
  people,
}: {
  readonly visit: StaffVisit;
  readonly people: readonly Person[];
}) {
  const choices = people
    .map(({ id, name, organisation }) => ({ value: id, label: `${name}, ${organisation}` }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'));
  return (
    <StaffPage visit={visit} title="Hand in a paper for an author" current="papers">
      <h1>Hand in a paper for an author</h1>
      <p>
        For an author who sent the paper by letter or e-mail, or brought it. It becomes the author’s own paper: the
        author is told, sees it on the personal page, and can take it back there until it is approved.
      </p>
      {people.length === 0 ? (
        <p class="note warn">Nobody is on the list of participants yet. Please add the author there first.</p>
      ) : (
        <form method="get" action={`${visit.home}/papers/new`} class="card">
          <SelectField
            name="person"
            label="Author"
            choices={choices}
            otherwise="Choose a participant"
            errors={{}}
            required
          />
          <div class="actions">
            <button type="submit">Go on to the details</button>
          </div>
        </form>
      )}
    </StaffPage>
  );
}

/** What is stated about the paper. `id`: the new paper's, so that sending the form twice begins one paper. */
export function DetailsPage({
  visit,
  person,
  id,
  typed,
  errors,
}: {
  readonly visit: StaffVisit;
  readonly person: Person;
  readonly id: string;
  readonly typed: TypedDetails;
  readonly errors: FieldErrors;
}) {
  const title = `A paper of ${person.name}`;
  const action = `${visit.home}/papers/new`;
  return (
    <StaffPage visit={visit} title={Object.keys(errors).length > 0 ? `Please check: ${title}` : title} current="papers">
      <h1>{title}</h1>
      <p>
        <strong>Step 1 of 2: the details.</strong> Then you choose the file, and say how the author agreed to the
        publication. Nothing is handed in before that.
      </p>
      <ErrorSummary errors={errors} />
      <form method="post" action={action}>
        <DefaultButton />
        <input type="hidden" name="person" value={person.id} />
        <input type="hidden" name="id" value={id} />
        <DetailFields typed={typed} errors={errors} action={action} />
        <div class="actions">
          <button type="submit">Save and choose the file</button>
          <a class="button plain" href={`${visit.home}/papers`}>
            Leave it
          </a>
        </div>
      </form>
    </StaffPage>
  );
}

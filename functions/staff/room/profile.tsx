import { ENGLISH } from '../../../shared/language/texts.ts';
import { placeAt } from '../../../shared/people/address.store.ts';
import { changePerson, readParticipant } from '../../../shared/people/person.store.ts';
import type { Person } from '../../../shared/people/person.ts';
import { PROFILE_SAID, ProfileSchema, withProfile } from '../../../shared/people/profile.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { ErrorSummary } from '../../../shared/web/form.tsx';
import { answer, changed, page } from '../../../shared/web/reply.ts';
import type { ProfileJson } from '../api/people.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { memberPost, memberRoute, type StaffVisit, tokenIn } from '../session.ts';
import { ProfileFields } from './profile-fields.tsx';
import type { Typed } from './typed.ts';

const PATH = '/people/{personId}/profile';

/** Somebody's name, organisation and position as they ought to be: whoever registers on a telephone in a room mistypes. */
export const personProfileRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', PATH, 'organiser', async (visit, request) => {
    const { person } = await readParticipant(context.table, visit.workshop.details.id, tokenIn(request, 'personId'));
    return answer<typeof ProfileJson>(request, {
      page: () => <ProfilePage visit={visit} person={person} typed={{ fields: { ...person }, errors: {} }} />,
      json: profileOf(person),
    });
  }),
  memberPost(context, PATH, 'organiser', ProfileSchema.partial({ language: true }), async (visit, request) => {
    const { id: workshopId } = visit.workshop.details;
    const { person } = await readParticipant(context.table, workshopId, tokenIn(request, 'personId'));
    const fields = fieldsOf(request.body);
    try {
      const profile = parseFields(ProfileSchema, { language: person.language, ...fields }, PROFILE_SAID);
      // The address knows people by name, so the new name comes first; what breaks off then is done by sending it again.
      const found = await placeAt(context.table, workshopId, person.email, { id: person.id, name: profile.name });
      if (found.id !== person.id) {
        throw new Refusal('invalid', 'Nothing was changed.', {
          name: `Another participant called ${profile.name} is at ${person.email} already. If both are the same person, erase one of them.`,
        });
      }
      const corrected = await changePerson(context.table, workshopId, person.id, (before) =>
        withProfile(before, profile),
      );
      return changed<typeof ProfileJson>(request, `${visit.home}/people/${person.id}`, profileOf(corrected));
    } catch (error) {
      if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
      const typed = { fields, errors: error.fieldsIn(ENGLISH) };
      return page(<ProfilePage visit={visit} person={person} typed={typed} />, { status: STATUS.invalid.status });
    }
  }),
];

const profileOf = ({ id, name, email, organisation, position, telephone, language, walkedIn }: Person) => ({
  id,
  name,
  email,
  organisation,
  position,
  telephone: telephone ?? null,
  language,
  walkedIn,
});

function ProfilePage({
  visit,
  person,
  typed,
}: {
  readonly visit: StaffVisit;
  readonly person: Person;
  readonly typed: Typed;
}) {
  const address = `${visit.home}/people/${person.id}`;
  return (
    <StaffPage visit={visit} title={`Correct ${person.name}`} current="room">
      <h1>Correct {person.name}</h1>
      <ErrorSummary errors={typed.errors} />
      <p>
        The e-mail address is corrected on the person’s page, since that sends a new link.
        {person.languageChosenAt && ' The language was chosen by the person, and stays.'}
      </p>
      <form method="post" action={`${address}/profile`} class="card" data-once>
        <ProfileFields typed={typed} withEmail={false} />
        <div class="actions">
          <button type="submit">Save</button>
          <a class="button plain" href={address}>
            Leave it as it is
          </a>
        </div>
      </form>
    </StaffPage>
  );
}

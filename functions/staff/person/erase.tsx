import * as z from 'zod';
import { noted } from '../../../shared/audit/audit.store.ts';
import { staysPublished } from '../../../shared/papers/erased-paper.ts';
import type { Participant } from '../../../shared/people/participant.ts';
import { erasePerson, readParticipant } from '../../../shared/people/person.store.ts';
import { type FieldErrors, Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { ErrorSummary } from '../../../shared/web/form.tsx';
import { answer, changed, page } from '../../../shared/web/reply.ts';
import { TickField } from '../../../shared/web/tick-field.tsx';
import type { NotErasedJson, PersonErasedJson } from '../api/people.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { memberPost, memberRoute, type StaffVisit, tokenIn } from '../session.ts';

const PATH = '/people/{personId}/erase';

/** A person who asks for it is erased by an organiser: what it means, and the deed. */
export const personEraseRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', PATH, 'organiser', async (visit, request) => {
    const participant = await readParticipant(context.table, visit.workshop.details.id, tokenIn(request, 'personId'));
    return answer<typeof NotErasedJson>(request, {
      page: () => <ErasePage visit={visit} participant={participant} errors={{}} />,
      json: { erased: false },
    });
  }),
  memberPost(context, PATH, 'organiser', EraseSchema, async (visit, request) => {
    const personId = tokenIn(request, 'personId');
    const workshopId = visit.workshop.details.id;
    try {
      parseFields(EraseSchema, fieldsOf(request.body));
    } catch (error) {
      if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
      const participant = await readParticipant(context.table, workshopId, personId);
      return page(<ErasePage visit={visit} participant={participant} errors={error.fields} />, {
        status: STATUS.invalid.status,
      });
    }
    const left = await erasePerson(context.table, workshopId, personId, 'organiser', request.now);
    if (!left) throw new Refusal('not-found', 'This person is not among the participants.');
    // What the log has of the person goes with the person; that it was done, and by whom, stays.
    await noted(context.table, 'person-erased', { about: personId });
    return changed<typeof PersonErasedJson>(request, visit.home, { id: personId, erasedAt: left.erasedAt });
  }),
];

const ASKED_FOR = 'Please tick the box first: erasing cannot be undone.';
const EraseSchema = z.object({ understood: z.literal('yes', ASKED_FOR) });

function ErasePage({
  visit,
  participant: { person, papers },
  errors,
}: {
  readonly visit: StaffVisit;
  readonly participant: Participant;
  readonly errors: FieldErrors;
}) {
  const address = `${visit.home}/people/${person.id}`;
  const published = papers.filter(staysPublished).length;
  return (
    <StaffPage visit={visit} title={`Erase ${person.name}`} current="">
      <h1>Erase {person.name}</h1>
      <ErrorSummary errors={errors} />
      <p>Please do this only where the person asks for it. The person can do the same on their own page.</p>
      <ul>
        <li>
          Name and address, answers, SWOT entries, drafts, reports on actions and the record of mails are deleted within
          minutes. This cannot be undone.
        </li>
        <li>The personal link opens nothing any more, and no mail goes out.</li>
        <li>Papers that are not approved are deleted, with their files.</li>
        {published > 0 && (
          <li>
            {published === 1 ? 'One approved paper stays' : `${published} approved papers stay`} published, with the
            authors named in it.
          </li>
        )}
        <li>The counts stay, and so does a report that is written already.</li>
      </ul>
      <form method="post" action={`${address}/erase`} class="card" data-once>
        <TickField
          name="understood"
          label={`${person.name} asks for this, and I have read what it means.`}
          errors={errors}
        />
        <div class="actions">
          <button type="submit" class="danger">
            Erase {person.name}
          </button>
          <a class="button plain" href={address}>
            Keep everything
          </a>
        </div>
      </form>
    </StaffPage>
  );
}

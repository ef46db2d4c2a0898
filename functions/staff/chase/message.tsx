import { noted } from '../../../shared/audit/audit.store.ts';
import { obligationsOf } from '../../../shared/follow-up/obligations.ts';
import { personalLink } from '../../../shared/people/addresses.ts';
import { messageWithLink } from '../../../shared/people/message.ts';
import { changePerson, readParticipant } from '../../../shared/people/person.store.ts';
import type { Person } from '../../../shared/people/person.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { NoFieldsSchema } from '../../../shared/web/fields.ts';
import { answer } from '../../../shared/web/reply.ts';
import type { MessageJson } from '../api/people.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { memberPost, type StaffVisit, tokenIn } from '../session.ts';

/**
 * The personal link, shown to an organiser who passes it on. Whoever has it answers in the person's name, so that is an act:
 * it is asked for by POST, and noted at the person and in the audit log. The answer is a page of its own and no
 * redirect, since no address that one can open by itself may show the link.
 */
export const messageRoutes = (context: StaffContext): Route[] => [
  memberPost(context, '/people/{personId}/message', 'organiser', NoFieldsSchema, async (visit, request) => {
    const { workshop, identity } = visit;
    const { id: workshopId } = workshop.details;
    const personId = tokenIn(request, 'personId');
    const participant = await readParticipant(context.table, workshopId, personId);
    const linkShown = { at: new Date(request.now).toISOString(), by: identity.email };
    const person = await changePerson(context.table, workshopId, personId, (found) => ({ ...found, linkShown }));
    await noted(context.table, 'link-shown', { personId });
    const owed = obligationsOf(workshop, { ...participant, person }, request.now);
    const link = personalLink(context.baseUrl, context.linkKeys, person);
    const message = messageWithLink(workshop, person, owed, link);
    return answer<typeof MessageJson>(request, {
      page: () => <MessagePage visit={visit} person={person} message={message} link={link} />,
      json: { id: personId, link, message, linkShown },
    });
  }),
];

function MessagePage({
  visit,
  person,
  message,
  link,
}: {
  readonly visit: StaffVisit;
  readonly person: Person;
  readonly message: string;
  readonly link: string;
}) {
  const telephone = person.telephone ? dialled(person.telephone) : '';
  return (
    <StaffPage visit={visit} title={`Message to ${person.name}`} current="chase">
      <p>
        <a class="target" href={`${visit.home}/chase#p-${person.id}`}>
          Back to the telephone list
        </a>{' '}
        <a class="target" href={`${visit.home}/people/${person.id}`}>
          To the person’s page
        </a>
      </p>
      <h1>Message to {person.name}</h1>
      <p class="note warn">
        Whoever opens the link answers in the name of {person.name}: please send it to this person and to nobody else.
        That it was shown to you is noted.
      </p>
      <div class="field">
        <label for="f-message">Message with the personal link</label>
        <p class="hint" id="f-message-hint">
          In the person’s language. Copy it into an SMS, WhatsApp or a mail.
        </p>
        <textarea id="f-message" rows={7} readonly lang={person.language} aria-describedby="f-message-hint">
          {message}
        </textarea>
      </div>
      <div class="actions">
        <button type="button" hidden data-copies="f-message" data-said="Copied">
          Copy the message
        </button>
        {telephone && (
          <a class="button plain" href={`sms:${telephone}?body=${encodeURIComponent(message)}`}>
            Open as SMS
          </a>
        )}
        <a class="button plain" href={`mailto:${encodeURIComponent(person.email)}?body=${encodeURIComponent(message)}`}>
          Open as e-mail
        </a>
      </div>
      <h2>The link alone</h2>
      <p class="card mono copyable">{link}</p>
      <p class="hint">One click selects all of it.</p>
    </StaffPage>
  );
}

/** A telephone number as a link takes it: digits, with a plus where it begins with one. */
export const dialled = (telephone: string): string =>
  `${telephone.trim().startsWith('+') ? '+' : ''}${telephone.replaceAll(/\D/g, '')}`;

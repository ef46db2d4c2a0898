import { Table } from '../../../shared/web/table.tsx';
import type { OtherMail, StepReport } from './mailed.ts';
import { DeskPage, utc } from './pages.tsx';
import type { LinkedPerson } from './people.ts';

/** Everyone's personal link. */
export function PeoplePage({ people, now }: { people: readonly LinkedPerson[]; now: number }) {
  return (
    <DeskPage title="Personal links" at="/_desk/people" now={now}>
      <h1>Personal links</h1>
      <p>A personal link signs its person in. Here, you may be everyone.</p>
      {people.length === 0 && <p class="note">Nobody has been added yet.</p>}
      {people.length > 0 && (
        <Table caption="Everyone, by name" columns={['Person', 'Organisation', 'Mails']}>
          <tbody>
            {people.map(({ person, link }) => (
              <tr key={`${person.workshopId} ${person.id}`}>
                <td>
                  <a href={link}>{person.name}</a>
                </td>
                <td>{person.organisation}</td>
                <td>
                  <a href={`/_desk/inbox?to=${encodeURIComponent(person.email)}`}>{person.email}</a>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </DeskPage>
  );
}

/** Per step of the plan: who was mailed and why, and who was left alone. */
export function MailedPage(props: { steps: readonly StepReport[]; others: readonly OtherMail[]; now: number }) {
  const { steps, others, now } = props;
  return (
    <DeskPage title="Who was mailed" at="/_desk/mailed" now={now}>
      <h1>Who was mailed, and who was left alone</h1>
      {steps.length === 0 && <p class="note">There is no workshop yet.</p>}
      {steps.map((step) => (
        <Step key={`${step.workshop.details.id} ${step.id}`} step={step} now={now} />
      ))}
      {others.length > 0 && (
        <section class="card">
          <h2>Other mails ({others.length})</h2>
          <ul>
            {others.map(({ mail, why }) => (
              <li key={mail.messageId}>
                <a href={`/_desk/inbox/${mail.messageId}`}>{mail.to.join(', ')}</a>: {mail.subject}
                {why !== undefined && `. ${why}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </DeskPage>
  );
}

const STEP: Readonly<Record<StepReport['kind'], string>> = {
  invitation: 'Invitation',
  reminder: 'Reminder',
  'last-call': 'Last call',
};

function Step({ step, now }: { step: StepReport; now: number }) {
  const { workshop, id, kind, plannedAt, outcome, mailed, leftAlone } = step;
  const isToCome = outcome === undefined && mailed.length === 0;
  return (
    <section class="card">
      <h2>
        {STEP[kind]}
        {kind === 'reminder' && ` (${id})`}
      </h2>
      <p class="soft">
        {workshop.details.title}. {plannedAt > now ? 'Planned for' : 'It fell due at'} {utc(plannedAt)}.
      </p>
      <p>
        <span class={isToCome ? 'tag' : 'tag good'}>{outcome ?? (isToCome ? 'to come' : 'under way')}</span>
        {!isToCome && ` ${mailed.length} mailed, ${leftAlone.length} left alone`}
      </p>
      {mailed.length > 0 && (
        <details>
          <summary>Mailed ({mailed.length})</summary>
          <ul>
            {mailed.map(({ person, mail, why }) => (
              <li key={mail.messageId}>
                <a href={`/_desk/inbox/${mail.messageId}`}>{person.person.name}</a>: {why ?? mail.subject}
              </li>
            ))}
          </ul>
        </details>
      )}
      {!isToCome && leftAlone.length > 0 && (
        <details>
          <summary>Left alone ({leftAlone.length})</summary>
          <ul>
            {leftAlone.map(({ person: { person, link }, why }) => (
              <li key={person.id}>
                <a href={link}>{person.name}</a>: {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

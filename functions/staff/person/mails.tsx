import type { Person } from '../../../shared/people/person.ts';
import { Table } from '../../../shared/web/table.tsx';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import type { HistoryEntry, HistoryState } from '../mail-history.ts';
import type { StaffVisit } from '../session.ts';

const STATE: Readonly<Record<HistoryState, { readonly label: string; readonly tone: '' | 'good' | 'warn' | 'bad' }>> = {
  owed: { label: 'to be sent', tone: '' },
  'given-up': { label: 'given up', tone: 'bad' },
  withheld: { label: 'not sent', tone: 'warn' },
  claimed: { label: 'being sent', tone: '' },
  returned: { label: 'came back; tried again', tone: 'warn' },
  sent: { label: 'sent', tone: '' },
  delivered: { label: 'arrived', tone: 'good' },
  failed: { label: 'refused', tone: 'bad' },
  bounced: { label: 'came back', tone: 'bad' },
  complained: { label: 'marked as unwanted', tone: 'bad' },
};

/** The whole mail history of one person, and why each mail was sent or was not. */
export function PersonMails({
  visit,
  person,
  history,
}: {
  readonly visit: StaffVisit;
  readonly person: Person;
  readonly history: readonly HistoryEntry[];
}) {
  const { timeZone } = visit.workshop.details;
  return (
    <section id="mails">
      <h2>Mails</h2>
      {person.debts.owed.letter?.parked && <GivenUp visit={visit} person={person} />}
      {history.length === 0 ? (
        <p>None yet.</p>
      ) : (
        <Table caption="Newest first" columns={['When', 'Mail, and why']}>
          <tbody>
            {history.map((entry) => (
              <tr key={`${entry.state} ${entry.occurrence}`}>
                <td>
                  {shortMoment(entry.at, timeZone)}
                  <div>
                    <span class={`tag ${STATE[entry.state].tone}`}>{STATE[entry.state].label}</span>
                  </div>
                </td>
                <td>
                  <strong>{entry.what}</strong>
                  {entry.subject && <div>{entry.subject}</div>}
                  <div class="soft">
                    {entry.state === 'withheld' ? 'Not sent: ' : 'Why: '}
                    {entry.why}
                  </div>
                  {entry.problem && <div class="soft">What the mail server said: {entry.problem}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}

function GivenUp({ visit, person }: { readonly visit: StaffVisit; readonly person: Person }) {
  return (
    <div class="note warn">
      <p>
        A mail to this person could not be sent, and Afterword has stopped trying. Please tell whoever runs Afterword;
        when the cause is mended, let it try again.
      </p>
      {visit.role === 'organiser' && (
        <form method="post" action={`${visit.home}/people/${person.id}/retry`} class="actions" data-once>
          <button type="submit" class="plain">
            Try again
          </button>
        </form>
      )}
    </div>
  );
}

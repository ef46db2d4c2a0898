import { type BatchTally, leavesAt } from '../../../shared/follow-up/acts.ts';
import { EXTENSION_MOST_DAYS } from '../../../shared/follow-up/extension.ts';
import type { Obligation } from '../../../shared/follow-up/obligations.ts';
import type { ActKind, Person } from '../../../shared/people/person.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { ErrorSummary, TextField } from '../../../shared/web/form.tsx';
import { Table } from '../../../shared/web/table.tsx';
import { deadlineOf } from '../../../shared/workshop/calendar.ts';
import { clockTime } from '../../../shared/workshop/dates.ts';
import { deadlineText, momentOf } from '../../../shared/workshop/opening.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { BatchNotice } from './batch-notice.tsx';
import { ACTS, count, owedText } from './words.ts';

/** One of those who were chosen. */
export interface Concerned {
  readonly person: Person;
  readonly owes: readonly Obligation[];
  /** Why nothing is done for this person. */
  readonly why: string | undefined;
  /** Why the person gets no mail of it. */
  readonly whyNoMail: string | undefined;
}

export interface ToAsk {
  readonly kind: ActKind;
  readonly batch: string;
  readonly concerned: readonly Concerned[];
  /** This very press was there already. */
  readonly done: BatchTally | undefined;
  readonly now: number;
}

interface TypedUntil {
  readonly until: string;
  readonly at: string;
  readonly errors: FieldErrors;
}

/** Before anything happens: whom it concerns, who gets a mail and who none, and whether it can be undone. */
export function ActPage({
  visit,
  ask,
  typed = { until: '', at: '', errors: {} },
}: {
  readonly visit: StaffVisit;
  readonly ask: ToAsk;
  readonly typed?: TypedUntil;
}) {
  const { kind, batch, concerned, done } = ask;
  const meant = concerned.filter(({ why }) => why === undefined);
  const others = concerned.filter(({ why }) => why !== undefined);
  const { title, choose } = ACTS[kind];
  const back = `${visit.home}/participants`;
  return (
    <StaffPage visit={visit} title={title} current="participants">
      <p>
        <a class="target" href={back}>
          Back to the list
        </a>
      </p>
      <h1>{title}</h1>
      <ErrorSummary errors={typed.errors} />
      {done ? (
        <BatchNotice visit={visit} news={{ batch, tally: done }} />
      ) : concerned.length === 0 ? (
        <p class="note warn">Nobody is ticked. Please go back to the list and tick those whom you mean.</p>
      ) : meant.length === 0 ? (
        <p class="note warn">There is nobody among them for whom this can be done; the table says why.</p>
      ) : (
        <form method="post" action={`${visit.home}/participants/act`} class="card" data-once>
          <input type="hidden" name="do" value={kind} />
          <input type="hidden" name="batch" value={batch} />
          <input type="hidden" name="people" value={meant.map(({ person }) => person.id).join(',')} />
          <ul>
            <li>
              It concerns <strong>{count(meant.length)}</strong>
              {others.length > 0 && `; for ${count(others.length)} of those you chose nothing is done`}.
            </li>
            <li>{mailSentence(visit, ask, meant)}</li>
            <li>{UNDO[kind]}</li>
          </ul>
          {kind === 'extend' && <Until visit={visit} typed={typed} />}
          <div class="actions">
            <button type="submit">
              {choose}: {count(meant.length)}
            </button>
            <a class="button plain" href={back}>
              Do nothing
            </a>
          </div>
        </form>
      )}
      {!done && others.length > 0 && <Reasons caption="For whom nothing is done" visit={visit} people={others} />}
      {!done && meant.length > 0 && <Reasons caption="Whom it concerns" visit={visit} people={meant} />}
    </StaffPage>
  );
}

const UNDO: Readonly<Record<ActKind, string>> = {
  remind:
    'Until the mails leave, you can take them back on the page that follows. A mail that has left cannot be called back.',
  'send-link':
    'Until the mails leave, you can take them back on the page that follows. A mail that has left cannot be called back. Earlier links stay good.',
  extend:
    'Until the mails leave, you can take the time back for all on the page that follows; after that, for each person on their page. The closing, and with it the report, waits for the last extension of anybody.',
  attended: 'It can be taken back at any time, on the page that follows.',
};

function mailSentence({ workshop }: StaffVisit, { kind, now }: ToAsk, meant: readonly Concerned[]): string {
  if (kind === 'attended') return 'No mail goes out.';
  const mails = meant.filter(({ whyNoMail }) => whyNoMail === undefined).length;
  const leaves = momentOf(workshop, leavesAt(workshop, now));
  const without = meant.length - mails;
  const rest = without > 0 ? ` ${count(without)} of them get no mail; the table says why.` : '';
  const what = { remind: 'what is still open', 'send-link': 'the personal link', extend: 'the new deadline' }[kind];
  return `${mails === 1 ? '1 mail goes' : `${mails} mails go`} out, with ${what}, on ${leaves}, each in its person’s language. Whoever has answered by then gets none.${rest}`;
}

function Until({ visit: { workshop }, typed }: { readonly visit: StaffVisit; readonly typed: TypedUntil }) {
  const time = clockTime(deadlineOf(workshop.details), workshop.details.timeZone);
  return (
    <div class="grid">
      <TextField
        name="until"
        label="Until which day"
        hint={`Everyone’s deadline is ${deadlineText(workshop)}; at most ${EXTENSION_MOST_DAYS} days after it. Whoever has as much time already keeps it.`}
        type="date"
        value={typed.until}
        errors={typed.errors}
        required
      />
      <TextField
        name="at"
        label="At which time"
        hint={`Such as 17:00, in ${workshop.details.timeZone}. ${time}, as for everyone, where it stays empty.`}
        value={typed.at}
        errors={typed.errors}
        maxLength={5}
      />
    </div>
  );
}

const Reasons = ({
  caption,
  visit,
  people,
}: {
  readonly caption: string;
  readonly visit: StaffVisit;
  readonly people: readonly Concerned[];
}) => (
  <Table caption={`${caption}: ${count(people.length)}`} columns={['Name', 'Organisation', 'Owes', 'Why not']}>
    <tbody>
      {people.map(({ person, owes, why, whyNoMail }) => (
        <tr key={person.id}>
          <th scope="row">
            <a class="target" href={`${visit.home}/people/${person.id}`}>
              {person.name}
            </a>
          </th>
          <td>{person.organisation}</td>
          <td>{owedText({ owes })}</td>
          <td>{why ?? (whyNoMail ? `no mail: ${whyNoMail}` : '–')}</td>
        </tr>
      ))}
    </tbody>
  </Table>
);

import type { Call, CallOutcome } from '../../../shared/people/calls.ts';
import { CALL_NOTE_MAX, CALLS_MAX } from '../../../shared/people/calls.ts';
import { CallSchema, type Person } from '../../../shared/people/person.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { FieldError, fieldId } from '../../../shared/web/form.tsx';
import { shortMoment } from '../../../shared/workshop/dates.ts';
import type { StaffVisit } from '../session.ts';

/** Calls and the forms for them, on the telephone list and on a person's page. */

export const OUTCOMES: Readonly<Record<CallOutcome, string>> = {
  spoke: 'Spoke to them, or to their office',
  'message-left': 'Left a message',
  'no-answer': 'No answer',
  'wrong-number': 'Wrong number',
};

/** "19 Jul 2011, 11:00, by o@example.org: no answer" */
export const callText = ({ at, by, outcome, note }: Call, timeZone: string): string =>
  `${shortMoment(Date.parse(at), timeZone)}, by ${by}: ${OUTCOMES[outcome].toLowerCase()}${note ? `. ${note}` : ''}`;

/** From where a form was sent: the page that shows what came of it. */
export type CallsFrom = 'chase' | 'person';

interface TypedCall {
  readonly outcome: string;
  readonly note: string;
  readonly errors: FieldErrors;
}
export const NO_CALL: TypedCall = { outcome: '', note: '', errors: {} };

/** Logs one more call; or corrects one. */
export function CallForm({
  visit,
  person,
  from,
  call,
  typed = NO_CALL,
}: {
  readonly visit: StaffVisit;
  readonly person: Person;
  readonly from: CallsFrom;
  /** The one to be corrected. */
  readonly call?: Call;
  readonly typed?: TypedCall;
}) {
  const action = `${visit.home}/people/${person.id}/calls${call ? '/corrected' : ''}`;
  // One page holds many such forms; the first of a person's page is the one that errors link to.
  const name = call ? `note-${Date.parse(call.at)}` : from === 'person' ? 'note' : `note-${person.id}`;
  const outcome = typed.outcome || call?.outcome;
  const left = CALLS_MAX - person.calls.length;
  return (
    <form method="post" action={action} data-once>
      <input type="hidden" name="from" value={from} />
      {call ? (
        <input type="hidden" name="at" value={call.at} />
      ) : (
        <input type="hidden" name="seen" value={person.calls.length} />
      )}
      <FieldError name="outcome" errors={typed.errors} />
      <fieldset class="options" id={name === 'note' ? fieldId('outcome') : undefined}>
        <legend>What came of it</legend>
        {CallSchema.shape.outcome.options.map((option) => (
          <label key={option}>
            <input type="radio" name="outcome" value={option} required checked={option === outcome} />
            {OUTCOMES[option]}
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for={fieldId(name)}>Note</label>
        <p class="hint" id={`${fieldId(name)}-hint`}>
          At most {CALL_NOTE_MAX} characters. {person.name} can read it in “my data”.
          {!call && left <= 5 && ` ${left === 0 ? 'No more calls' : `Only ${left} more`} can be noted of this person.`}
        </p>
        <FieldError name="note" errors={typed.errors} />
        <input
          type="text"
          id={fieldId(name)}
          name="note"
          value={typed.note || call?.note || ''}
          autocomplete="off"
          aria-describedby={`${fieldId(name)}-hint`}
          aria-invalid={typed.errors.note ? 'true' : undefined}
        />
      </div>
      <div class="actions">
        <button type="submit" class={call ? 'plain' : undefined}>
          {call ? 'Save the correction' : 'Note the call'}
        </button>
      </div>
    </form>
  );
}

/** All calls to a person, newest first, each to be corrected or deleted, and a form for one more. */
export function Calls({
  visit,
  person,
  typed = NO_CALL,
}: {
  readonly visit: StaffVisit;
  readonly person: Person;
  readonly typed?: TypedCall;
}) {
  const { timeZone } = visit.workshop.details;
  const isOrganiser = visit.role === 'organiser';
  return (
    <section id="calls">
      <h2>Telephone calls</h2>
      {person.calls.length === 0 ? (
        <p>None is noted.</p>
      ) : (
        <ul>
          {person.calls.toReversed().map((call) => (
            <li key={call.at}>
              {callText(call, timeZone)}
              {isOrganiser && (
                <details>
                  <summary>Correct or delete</summary>
                  <CallForm visit={visit} person={person} from="person" call={call} />
                  <form method="post" action={`${visit.home}/people/${person.id}/calls/deleted`} data-once>
                    <input type="hidden" name="at" value={call.at} />
                    <p>Deleting cannot be undone; what the note said stays in the audit log.</p>
                    <div class="actions">
                      <button type="submit" class="danger">
                        Delete this call
                      </button>
                    </div>
                  </form>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
      {isOrganiser && (
        <div class="card">
          <h3>Note a call</h3>
          <CallForm visit={visit} person={person} from="person" typed={typed} />
        </div>
      )}
    </section>
  );
}

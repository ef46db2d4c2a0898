import { ACTION_TITLE_MAX, type Action, isHeld, lastReport } from '../../../shared/actions/action.ts';
import { EXTENSION_MOST_DAYS } from '../../../shared/follow-up/extension.ts';
import type { Participant } from '../../../shared/people/participant.ts';
import { unreachable } from '../../../shared/people/person.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { typedIn } from '../../../shared/web/fields.ts';
import { TextField } from '../../../shared/web/form.tsx';
import { deadlineOf, phaseAt } from '../../../shared/workshop/calendar.ts';
import { clockTime, shortMoment } from '../../../shared/workshop/dates.ts';
import { STATUS_WORDS } from '../road-map/words.ts';
import type { StaffVisit } from '../session.ts';
import { hasMoreTime } from './standing.tsx';

/** What was typed into a form of this page and refused. */
export interface Typed {
  readonly fields: Record<string, unknown>;
  readonly errors: FieldErrors;
}

interface FormProps {
  readonly visit: StaffVisit;
  readonly participant: Participant;
  readonly typed: Typed;
  readonly now: number;
}

/** What the person took on at the workshop, and a form for more. */
export function Actions({ visit, participant, typed, now }: FormProps) {
  const { person, actions } = participant;
  const { timeZone } = visit.workshop.details;
  const on = (at: string): string => shortMoment(Date.parse(at), timeZone);
  const held = actions.filter(isHeld);
  return (
    <section id="actions">
      <h2>Actions taken on</h2>
      {held.length === 0 ? (
        <p>None.</p>
      ) : (
        <ul>
          {held.map((action) => (
            <li key={action.id}>
              <a class="target" href={`${visit.home}/road-map/${person.id}/${action.id}`}>
                {action.title}
              </a>{' '}
              <span class="soft">(noted {on(action.agreedAt)})</span>
              <ActionStanding action={action} on={on} />
            </li>
          ))}
        </ul>
      )}
      {visit.role === 'organiser' && isGoingOn(visit, typed, 'title', now) && (
        <form method="post" action={`${visit.home}/people/${person.id}/actions`} class="card" data-once>
          <h3>Note an action</h3>
          <p>
            The person is asked what came of it, on their page and in the next mail of the plan. With a date, which the
            road map takes, the person is reminded of it by that instead.
          </p>
          <TextField
            name="title"
            label="What was taken on"
            hint={`One line, at most ${ACTION_TITLE_MAX} characters.`}
            value={typedIn(typed.fields, 'title')}
            errors={typed.errors}
            maxLength={ACTION_TITLE_MAX}
            required
          />
          <div class="actions">
            <button type="submit">Note the action</button>
          </div>
        </form>
      )}
    </section>
  );
}

function ActionStanding({ action, on }: { readonly action: Action; readonly on: (at: string) => string }) {
  const report = lastReport(action);
  return (
    <div>
      <span class={action.status === 'done' ? 'tag good' : 'tag'}>{STATUS_WORDS[action.status]}</span>{' '}
      {report ? `reported ${on(report.at)}` : 'no report yet'}
      {report?.note && (
        <>
          : <span class="written">{report.note}</span>
        </>
      )}
    </div>
  );
}

/** More time for this person alone. */
export function MoreTime({ visit, participant: { person }, typed, now }: FormProps) {
  const { workshop, home } = visit;
  if (!isGoingOn(visit, typed, 'until', now)) return null;
  const time = clockTime(deadlineOf(workshop.details), workshop.details.timeZone);
  return (
    <section id="more-time">
      <h2>More time</h2>
      <form method="post" action={`${home}/people/${person.id}/extension`} class="card" data-once>
        <p>
          A mail tells {person.name} of it, and cannot be called back. The closing, and with it the report, waits for
          the last extension of anybody.
        </p>
        <TextField
          name="until"
          label="Until the end of"
          hint={`At ${time}, as for everyone; at most ${EXTENSION_MOST_DAYS} days after everyone’s deadline.`}
          type="date"
          value={typedIn(typed.fields, 'until')}
          errors={typed.errors}
          required
        />
        <div class="actions">
          <button type="submit">Give more time</button>
        </div>
      </form>
      {hasMoreTime(workshop, person) && (
        <form method="post" action={`${home}/people/${person.id}/extension/taken-back`} class="card" data-once>
          <p>
            Everyone’s deadline then counts for {person.name}, too. No mail says so: please tell them yourself. If that
            deadline has passed and nobody else has more time, the follow-up closes, for good.
          </p>
          <div class="actions">
            <button type="submit" class="danger">
              Take the extension back
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

/** A corrected address, and the link once more. */
export function Address({ visit, participant: { person }, typed }: FormProps) {
  const { home } = visit;
  const isDead = unreachable(person) === 'undeliverable';
  return (
    <section id="address">
      <h2>E-mail address</h2>
      <form method="post" action={`${home}/people/${person.id}/address`} class="card" data-once>
        <p>
          A new address is sent the personal link. The links in all earlier mails then open nothing any more, which
          cannot be undone: somebody else may have got them. The same address once more means that it works now, and
          leaves the links as they are.
        </p>
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          value={typedIn(typed.fields, 'email') || person.email}
          errors={typed.errors}
          required
        />
        <div class="actions">
          <button type="submit">{isDead ? 'Save the address, or say that it works' : 'Save the address'}</button>
        </div>
      </form>
      {!isDead && (
        <form method="post" action={`${home}/people/${person.id}/send-link`} data-once>
          <p>The mail leaves at once and cannot be called back. Earlier links stay good.</p>
          <div class="actions">
            <button type="submit" class="plain">
              Send the personal link to {person.email}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

/** The link, for those whom mail does not reach: shown at a press of a button, which is noted. */
export function PersonalLink({ visit, participant: { person } }: Pick<FormProps, 'visit' | 'participant'>) {
  const { linkShown } = person;
  const { timeZone } = visit.workshop.details;
  return (
    <section id="link">
      <h2>Personal link</h2>
      <p>
        If a mail does not arrive, you may pass the link on to this person and to nobody else: whoever opens it answers
        in the person’s name. That it is shown to you is noted; this cannot be undone, but a new link makes it
        worthless.
      </p>
      {linkShown && (
        <p class="soft">
          Last shown to {linkShown.by} on {shortMoment(Date.parse(linkShown.at), timeZone)}.
        </p>
      )}
      <form method="post" action={`${visit.home}/people/${person.id}/message`} data-once>
        <div class="actions">
          <button type="submit" class="plain">
            Show the link, and a message with it
          </button>
        </div>
      </form>
      <form method="post" action={`${visit.home}/people/${person.id}/new-link`} data-once>
        <p>
          This cannot be undone. A new link makes every earlier one of this person worthless, also the one in mails that
          were sent already.
        </p>
        <div class="actions">
          <button type="submit" class="danger">
            Make a new link
          </button>
        </div>
      </form>
    </section>
  );
}

/** Once the follow-up is closed a form is shown only to say what was wrong with what it sent. */
const isGoingOn = ({ workshop }: StaffVisit, { errors }: Typed, field: string, now: number): boolean =>
  phaseAt(workshop, now) !== 'closed' || errors[field] !== undefined;

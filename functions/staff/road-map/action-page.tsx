import { ACTION_LINK_MAX, ACTION_NOTE_MAX, type Action, lastReport } from '../../../shared/actions/action.ts';
import { isOverdue } from '../../../shared/actions/action-changes.ts';
import { reportable } from '../../../shared/actions/action-state.ts';
import type { Participant } from '../../../shared/people/participant.ts';
import type { Person } from '../../../shared/people/person.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import { ChoiceField } from '../../../shared/web/choice-field.tsx';
import { typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary, LongTextField, TextField } from '../../../shared/web/form.tsx';
import { localDate, shortMoment } from '../../../shared/workshop/dates.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { dayText, OwnerField, StatusTags, TermsFields } from './parts.tsx';
import { HAPPENED, STATUS_WORDS } from './words.ts';

export type ActionForm = 'terms' | 'report' | 'owner' | 'drop';

export interface ActionShown {
  readonly visit: StaffVisit;
  readonly action: Action;
  readonly owner: Person;
  readonly people: readonly Participant[];
  readonly now: number;
  readonly said?: string | undefined;
  /** What was typed into one of the forms and refused. */
  readonly typed?: { readonly form: ActionForm; readonly fields: Readonly<Record<string, unknown>> };
  readonly errors?: FieldErrors;
}

const NONE: FieldErrors = {};

/** One action: what was agreed, what happened, and what organisers can do. */
export function ActionPage(shown: ActionShown) {
  const { visit, action, owner, now, said, errors = NONE } = shown;
  const { details } = visit.workshop;
  const late = isOverdue(action, localDate(now, details.timeZone));
  return (
    <StaffPage visit={visit} title={action.title} current="road-map">
      <p>
        <a class="target" href={`${visit.home}/road-map`}>
          Road map
        </a>
      </p>
      <h1>{action.title}</h1>
      {said && (
        <div class="note good" role="status">
          <p>{said}</p>
        </div>
      )}
      <ErrorSummary errors={errors} />
      <dl class="facts">
        <dt>Stands</dt>
        <dd>
          <StatusTags status={action.status} isOverdue={late} />
        </dd>
        <dt>Owner</dt>
        <dd>
          <a class="target" href={`${visit.home}/people/${owner.id}`}>
            {owner.name}, {owner.organisation}
          </a>
        </dd>
        <dt>By when</dt>
        <dd>{dayText(action.dueOn)}</dd>
        <dt>Together with</dt>
        <dd>{action.partners.join('; ') || 'nobody else'}</dd>
        <dt>Agreed</dt>
        <dd>
          {shortMoment(Date.parse(action.agreedAt), details.timeZone)}, noted by {action.agreedBy}
        </dd>
      </dl>
      <History visit={visit} action={action} />
      {visit.role === 'organiser' && <Forms {...shown} />}
    </StaffPage>
  );
}

function History({ visit, action }: { readonly visit: StaffVisit; readonly action: Action }) {
  const { timeZone } = visit.workshop.details;
  if (action.events.length === 0) return null;
  return (
    <section>
      <h2>What happened</h2>
      {action.events.toReversed().map(({ at, by, what, status, note, link }) => (
        <section class="card" key={`${at} ${what}`}>
          <p>
            <strong>{HAPPENED[what]}</strong>
            {what === 'reported' && `: ${STATUS_WORDS[status]}`}{' '}
            <span class="soft">
              {shortMoment(Date.parse(at), timeZone)}, by {by.kind === 'owner' ? 'the owner' : by.email}
            </span>
          </p>
          {note && <p class="written">{note}</p>}
          {link && (
            <p>
              <a class="target mono" href={link} rel="noopener noreferrer nofollow">
                {link}
              </a>
            </p>
          )}
        </section>
      ))}
    </section>
  );
}

function Forms(shown: ActionShown) {
  const { visit, action, people, typed, errors = NONE } = shown;
  const address = `${visit.home}/road-map/${action.personId}/${action.id}`;
  const fieldsOf = (form: ActionForm) => (typed?.form === form ? typed.fields : undefined);
  const errorsOf = (form: ActionForm): FieldErrors => (typed?.form === form ? errors : NONE);
  const terms = fieldsOf('terms');
  if (action.status === 'dropped') {
    return (
      <form method="post" action={`${address}/restore`} data-once>
        <div class="actions">
          <button type="submit">Take the dropping back</button>
        </div>
      </form>
    );
  }
  return (
    <>
      <ReportForm action={action} address={address} typed={fieldsOf('report')} errors={errorsOf('report')} />
      <section id="terms">
        <h2>Change it</h2>
        <form method="post" action={address} class="card" data-once>
          <TermsFields
            typed={{
              title: terms ? typedIn(terms, 'title') : action.title,
              partners: terms ? typedIn(terms, 'partners') : action.partners.join('\n'),
              dueOn: terms ? typedIn(terms, 'dueOn') : (action.dueOn ?? ''),
            }}
            errors={errorsOf('terms')}
          />
          <p class="soft">Another date moves all reminders that are still to come. No mail says that it was changed.</p>
          <div class="actions">
            <button type="submit">Save the action</button>
          </div>
        </form>
      </section>
      <section id="owner">
        <h2>Give it to somebody else</h2>
        <form method="post" action={`${address}/owner`} class="card" data-once>
          <OwnerField
            people={people.filter(({ person }) => person.id !== action.personId)}
            value={typedIn(fieldsOf('owner') ?? {}, 'owner')}
            errors={errorsOf('owner')}
          />
          <p class="soft">What the present owner reported stays with that person, and is not shown to the new one.</p>
          <div class="actions">
            <button type="submit" class="plain">
              Give it to this person
            </button>
          </div>
        </form>
      </section>
      {action.status !== 'done' && (
        <section id="drop">
          <h2>Drop it</h2>
          <form method="post" action={`${address}/drop`} class="card" data-once>
            <LongTextField
              name="reason"
              label="Why it is not pursued"
              hint="For the staff. You can leave this empty."
              value={typedIn(fieldsOf('drop') ?? {}, 'reason')}
              errors={errorsOf('drop')}
              maxLength={ACTION_NOTE_MAX}
              rows={2}
            />
            <div class="actions">
              <button type="submit" class="danger">
                Drop the action
              </button>
            </div>
          </form>
        </section>
      )}
    </>
  );
}

function ReportForm({
  action,
  address,
  typed,
  errors,
}: {
  readonly action: Action;
  readonly address: string;
  readonly typed: Readonly<Record<string, unknown>> | undefined;
  readonly errors: FieldErrors;
}) {
  const last = lastReport(action);
  const chosen = typed ? typedIn(typed, 'status') : last ? action.status : '';
  return (
    <section id="report">
      <h2>Report for the owner</h2>
      <form method="post" action={`${address}/report`} class="card" data-once>
        <ChoiceField
          name="status"
          legend="How does it stand?"
          choices={reportable(action.status).map((status) => [status, STATUS_WORDS[status]])}
          chosen={chosen}
          errors={errors}
        />
        <LongTextField
          name="note"
          label="What came of it so far"
          hint="Such as what was said on the telephone. The owner sees it, labelled as noted by the organisers."
          value={typed ? typedIn(typed, 'note') : ''}
          errors={errors}
          maxLength={ACTION_NOTE_MAX}
          rows={3}
        />
        <TextField
          name="link"
          label="Where it can be seen"
          hint="An address that begins with https://. It is shown on the road map. You can leave this empty."
          value={typed ? typedIn(typed, 'link') : (last?.link ?? '')}
          errors={errors}
          maxLength={ACTION_LINK_MAX}
        />
        <div class="actions">
          <button type="submit" class="plain">
            Note the report
          </button>
        </div>
      </form>
    </section>
  );
}

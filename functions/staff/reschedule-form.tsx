import { mayChange } from '../../shared/follow-up/plan.ts';
import type { FieldErrors } from '../../shared/refusal.ts';
import { planOf } from '../../shared/report/overview.ts';
import { typedIn } from '../../shared/web/fields.ts';
import { ErrorSummary, TextField } from '../../shared/web/form.tsx';
import { dateRange } from '../../shared/workshop/dates.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { StaffPage } from './frame.tsx';
import { PlanState } from './plan/state.tsx';
import { PlanTable } from './plan/table.tsx';
import { REASON_MAX } from './reason.ts';
import type { StaffVisit } from './session.ts';

/** The form that asks for other dates, and what changed before. */
export function ReschedulePage({
  visit,
  typed,
  errors,
}: {
  readonly visit: StaffVisit;
  readonly typed: Record<string, unknown>;
  readonly errors: FieldErrors;
}) {
  const { workshop, home } = visit;
  return (
    <StaffPage visit={visit} title="Reschedule" current="reschedule">
      <h1>Reschedule the workshop</h1>
      <ErrorSummary errors={errors} />
      <PlanState workshop={workshop} />
      {mayChange(workshop) && (
        <>
          <p>
            The plan of the follow-up counts from the workshop’s last day, so every mail that was not sent yet, the
            deadline and the closing move with it; only steps on a fixed date stay. Everybody gets a notice with an
            updated entry for their calendar. You will see all of it before anything changes.
          </p>
          <RescheduleForm visit={visit} typed={typed} errors={errors} />
          <p>
            If the workshop does not take place at all, you can{' '}
            <a class="target" href={`${home}/cancel`}>
              cancel it
            </a>
            .
          </p>
        </>
      )}
      <Earlier workshop={workshop} />
    </StaffPage>
  );
}

function RescheduleForm({
  visit,
  typed,
  errors,
}: {
  readonly visit: StaffVisit;
  readonly typed: Record<string, unknown>;
  readonly errors: FieldErrors;
}) {
  const { starts, ends } = visit.workshop.details;
  return (
    <form method="get" action={`${visit.home}/reschedule`} class="card">
      <TextField
        name="starts"
        label="First day"
        type="date"
        value={typedIn(typed, 'starts') || starts}
        errors={errors}
        required
      />
      <TextField
        name="ends"
        label="Last day"
        type="date"
        value={typedIn(typed, 'ends') || ends}
        errors={errors}
        required
      />
      <TextField
        name="reason"
        label="Reason"
        hint={`Everybody reads it word for word in the notice. At most ${REASON_MAX} characters.`}
        value={typedIn(typed, 'reason')}
        errors={errors}
        maxLength={REASON_MAX}
        required
      />
      <div class="actions">
        <button type="submit">Show what would change</button>
      </div>
    </form>
  );
}

/** After the dates moved: what was done, and what comes now. */
export function MovedPage({ visit, now }: { readonly visit: StaffVisit; readonly now: number }) {
  const { workshop, home } = visit;
  const last = workshop.reschedules.at(-1);
  if (!last || !mayChange(workshop)) return <ReschedulePage visit={visit} typed={{}} errors={{}} />;
  return (
    <StaffPage visit={visit} title="The workshop was moved" current="reschedule">
      <h1>The workshop was moved</h1>
      <section class="note good" role="status">
        <p>
          From {dateRange(last.from.starts, last.from.ends)} to{' '}
          <strong>{dateRange(last.to.starts, last.to.ends)}</strong>, by {last.by}. The notice with the updated calendar
          entry is on its way to everybody whom mail reaches.
        </p>
        <p>
          Reason: <span class="written">{last.reason}</span>
        </p>
      </section>
      <h2>The plan as it is now</h2>
      <PlanTable workshop={workshop} plan={planOf(workshop, now)} now={now} />
      <div class="actions">
        <a class="button" href={`${home}/plan`}>
          Open the plan
        </a>
        <a class="button plain" href={home}>
          To the overview
        </a>
      </div>
      <Earlier workshop={workshop} />
    </StaffPage>
  );
}

function Earlier({ workshop: { reschedules } }: { readonly workshop: Workshop }) {
  if (reschedules.length === 0) return null;
  return (
    <section>
      <h2>Changes so far</h2>
      <ul>
        {reschedules.toReversed().map(({ from, to, reason, by, at }) => (
          <li key={at}>
            {dateRange(from.starts, from.ends)} became {dateRange(to.starts, to.ends)}, by {by}: {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

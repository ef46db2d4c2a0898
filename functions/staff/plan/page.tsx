import { mayChange, openSteps, timeliness } from '../../../shared/follow-up/plan.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import { planOf } from '../../../shared/report/overview.ts';
import { momentOf } from '../../../shared/workshop/opening.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { PlanState } from './state.tsx';
import { PlanStep } from './step.tsx';
import { planLabel } from './table.tsx';
import { afterEndText } from './words.ts';

/** The whole plan, with all that can be done about it now. */
export function PlanPage({
  visit,
  now,
  done,
  refusal,
}: {
  readonly visit: StaffVisit;
  readonly now: number;
  /** What was done just now; that the plan is paused says itself. */
  readonly done?: string | undefined;
  readonly refusal?: Refusal;
}) {
  const { workshop, home, role } = visit;
  const canChange = role === 'organiser' && mayChange(workshop);
  return (
    <StaffPage visit={visit} title="Plan" current="plan">
      <h1>The plan</h1>
      {refusal && (
        <p class="note bad" role="alert">
          {refusal.message}
        </p>
      )}
      {done !== undefined && DONE.has(done) && (
        <p class="note good" role="status">
          {DONE.get(done)}
        </p>
      )}
      <PlanState workshop={workshop} />
      {workshop.paused && mayChange(workshop) && <Paused visit={visit} now={now} canChange={canChange} />}
      <p>
        Who owes nothing gets no mail, whatever the plan says. All times are in {workshop.details.timeZone}.
        {canChange && ' What went out already stays as it is.'}
      </p>
      <ol class="steps">
        {planOf(workshop, now).map((line) => (
          <PlanStep key={line.id} visit={visit} line={line} now={now} canChange={canChange} />
        ))}
      </ol>
      {canChange && (
        <div class="actions">
          <a class="button" href={`${home}/plan/steps`}>
            Add a step
          </a>
          {!workshop.paused && (
            <PauseButton visit={visit} action="pause">
              Pause the whole plan
            </PauseButton>
          )}
        </div>
      )}
      <Settings visit={visit} canChange={canChange} />
    </StaffPage>
  );
}

const DONE: ReadonlyMap<string, string> = new Map([
  ['add', 'The step was added. You see it below at its time.'],
  ['change', 'The step was changed. You see it below at its new time.'],
  ['skip', 'The step was taken out: nobody gets its mail. You can put it back.'],
  ['restore', 'The step is back in the plan.'],
  ['hold', 'The step is held back: it waits until somebody lets it go.'],
  ['release', 'The step was let go.'],
  ['resume', 'The plan goes on.'],
  ['settings', 'The settings were changed. You see below what that moved.'],
]);

function Paused({
  visit,
  now,
  canChange,
}: {
  readonly visit: StaffVisit;
  readonly now: number;
  readonly canChange: boolean;
}) {
  const { workshop } = visit;
  const { paused } = workshop;
  if (!paused) return null;
  const names = new Map(planOf(workshop, now).map((line) => [line.id, planLabel(line)]));
  const waiting = openSteps(workshop).map(({ step, at }) => ({ step, when: timeliness(workshop, step, at, now) }));
  const due = waiting.filter(({ when }) => when === 'due').map(({ step }) => names.get(step.id));
  const over = waiting.filter(({ when }) => when === 'stale' || when === 'late').map(({ step }) => names.get(step.id));
  return (
    <section class="note warn">
      <h2>The plan is paused</h2>
      <p>
        Since {momentOf(workshop, Date.parse(paused.at))}, by {paused.by}. No step goes out. The forms, the papers and
        the closing go on.
      </p>
      {due.length > 0 && (
        <p>Fell due meanwhile, and goes out in one mail when the plan is resumed: {due.join(', ')}.</p>
      )}
      {over.length > 0 && <p>Came too late meanwhile, and will not be sent: {over.join(', ')}.</p>}
      {canChange && (
        <PauseButton visit={visit} action="resume">
          Resume the plan
        </PauseButton>
      )}
    </section>
  );
}

function PauseButton({
  visit,
  action,
  children,
}: {
  readonly visit: StaffVisit;
  readonly action: 'pause' | 'resume';
  readonly children: string;
}) {
  return (
    <form method="post" action={`${visit.home}/plan/pause`} data-once>
      <input type="hidden" name="revision" value={visit.workshop.revision} />
      <input type="hidden" name="action" value={action} />
      <button type="submit" class={action === 'pause' ? 'plain' : undefined}>
        {children}
      </button>
    </form>
  );
}

function Settings({ visit, canChange }: { readonly visit: StaffVisit; readonly canChange: boolean }) {
  const { deadline, graceHours, quietHours, staleAfterHours } = visit.workshop.details.followUp;
  return (
    <section class="card">
      <h2>Settings</h2>
      <dl class="facts">
        <dt>Deadline</dt>
        <dd>
          {afterEndText(deadline.afterEnd)}, at {deadline.at}
        </dd>
        <dt>Grace</dt>
        <dd>
          {graceHours === 0
            ? 'none: everything closes at the deadline'
            : `answers are still taken for ${graceHours} hours after it; this is not announced`}
        </dd>
        <dt>Quiet hours</dt>
        <dd>
          {quietHours.from === quietHours.until
            ? 'none'
            : `no mail leaves from ${quietHours.from} until ${quietHours.until}`}
        </dd>
        <dt>Too late</dt>
        <dd>a step more than {staleAfterHours} hours past its time is not sent any more</dd>
      </dl>
      {canChange && (
        <div class="actions">
          <a class="button plain" href={`${visit.home}/plan/settings`}>
            Change the settings
          </a>
        </div>
      )}
    </section>
  );
}

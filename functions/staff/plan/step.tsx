import { editsOf, type StepEdit } from '../../../shared/follow-up/plan-edits.ts';
import type { PlanLine } from '../../../shared/report/overview.ts';
import { longMoment } from '../../../shared/workshop/dates.ts';
import type { Step, Workshop } from '../../../shared/workshop/workshop.ts';
import type { StaffVisit } from '../session.ts';
import { outcomeText, PlanName, planLabel, until } from './table.tsx';
import { movedText, openText, statedText } from './words.ts';

/** One moment of the plan: when and why then, what became of it, and what can be done about it now. */
export function PlanStep({
  visit,
  line,
  now,
  canChange,
}: {
  readonly visit: StaffVisit;
  readonly line: PlanLine;
  readonly now: number;
  readonly canChange: boolean;
}) {
  const { workshop } = visit;
  const { timeZone, followUp } = workshop.details;
  const step = followUp.steps.find(({ id }) => id === line.id);
  const moved = step && movedText(workshop, step, line.at);
  return (
    <li class="card">
      <h2>
        <PlanName line={line} />
      </h2>
      <dl class="facts">
        <dt>Planned for</dt>
        <dd>
          <strong>{longMoment(line.at, timeZone)}</strong>
        </dd>
        {step && (
          <>
            <dt>As stated</dt>
            <dd>
              {statedText(step)}
              {moved && `; moved from ${moved}`}
            </dd>
          </>
        )}
        <dt>State</dt>
        <dd>{stateOf(workshop, line, step, now)}</dd>
      </dl>
      {step && canChange && <Edits visit={visit} line={line} edits={editsOf(workshop, step.id)} />}
    </li>
  );
}

function stateOf(workshop: Workshop, line: PlanLine, step: Step | undefined, now: number) {
  const { timeZone } = workshop.details;
  const { outcome } = line;
  if (outcome) {
    const by = workshop.progress[line.id]?.by;
    return (
      <span
        class={`tag ${TONE[outcome.what] ?? ''}`}
      >{`${outcomeText(outcome, timeZone)}${by ? `, by ${by}` : ''}`}</span>
    );
  }
  if (workshop.cancelled) return <span class="tag">cancelled</span>;
  if (!step) return until(line.at, now);
  const held = workshop.held[step.id];
  const text = openText(workshop, step, line.at, now);
  if (held) {
    return (
      <>
        <span class="tag warn">{`held back by ${held.by}`}</span> {text}
      </>
    );
  }
  return workshop.paused || workshop.atRest ? (
    <>
      <span class="tag warn">{workshop.atRest ? 'waits: the workshop is at rest' : 'waits: the plan is paused'}</span>{' '}
      {text}
    </>
  ) : (
    text
  );
}

const TONE: Partial<Record<NonNullable<PlanLine['outcome']>['what'], string>> = {
  sent: 'good',
  merged: 'good',
  skipped: 'warn',
  'skipped-stale': 'warn',
  'skipped-late': 'warn',
};

const LABEL: Readonly<Record<StepEdit, string>> = {
  change: 'Edit',
  skip: 'Skip',
  restore: 'Put back',
  hold: 'Hold back',
  release: 'Let go',
};

function Edits({
  visit,
  line,
  edits,
}: {
  readonly visit: StaffVisit;
  readonly line: PlanLine;
  readonly edits: readonly StepEdit[];
}) {
  if (edits.length === 0) return null;
  const path = `${visit.home}/plan/steps/${line.id}`;
  const label = (edit: StepEdit) => (
    <>
      {LABEL[edit]} <span class="visually-hidden">{planLabel(line)}</span>
    </>
  );
  return (
    <form method="post" action={path} class="actions" data-once>
      <input type="hidden" name="revision" value={visit.workshop.revision} />
      {edits.map((edit) =>
        edit === 'change' ? (
          <a key={edit} class="button plain" href={path}>
            {label(edit)}
          </a>
        ) : (
          <button key={edit} type="submit" class="plain" name="action" value={edit}>
            {label(edit)}
          </button>
        ),
      )}
    </form>
  );
}

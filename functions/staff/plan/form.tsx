import type { FieldErrors, Refusal } from '../../../shared/refusal.ts';
import { planOf } from '../../../shared/report/overview.ts';
import { ChoiceField } from '../../../shared/web/choice-field.tsx';
import { typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary, TextField } from '../../../shared/web/form.tsx';
import { type Step, StepSchema } from '../../../shared/workshop/workshop.ts';
import { StaffPage } from '../frame.tsx';
import type { StaffVisit } from '../session.ts';
import { periodTyped } from './input.ts';
import { planLabel } from './table.tsx';

type Typed = Readonly<Record<string, unknown>>;

/** A step as its form has it. */
export const stepTyped = ({ kind, afterEnd, beforeDeadline, on, at, staleAfterHours }: Step): Typed => ({
  kind,
  when: on !== undefined ? 'on' : beforeDeadline !== undefined ? 'beforeDeadline' : 'afterEnd',
  period: periodTyped(afterEnd ?? beforeDeadline),
  on: on ?? '',
  at,
  staleAfterHours: staleAfterHours === undefined ? '' : String(staleAfterHours),
});

const KIND = {
  invitation: 'Invitation: the first mail, which says what is asked and why',
  reminder: 'Reminder: what is still open',
  'last-call': 'Last call: what is still open, and that the deadline is near',
} as const;

const WHEN = [
  ['afterEnd', 'So many days after the workshop’s last day'],
  ['beforeDeadline', 'So many days before the deadline'],
  ['on', 'On a date, which stays when the workshop is moved'],
] as const;

/** Adds a step, or changes one; in `typed` is what stands in the fields. */
export function StepForm({
  visit,
  step,
  typed,
  refusal,
}: {
  readonly visit: StaffVisit;
  readonly step?: Step;
  readonly typed: Typed;
  readonly refusal?: Refusal;
}) {
  const { home, workshop } = visit;
  const { timeZone, followUp } = workshop.details;
  const fields = { ...typed };
  const errors = besideFields(refusal);
  const line = step && planOf(workshop, 0).find(({ id }) => id === step.id);
  const title = line ? `Change: ${planLabel(line)}` : 'Add a step';
  return (
    <StaffPage visit={visit} title={title} current="plan">
      <h1>{title}</h1>
      {refusal?.reason === 'conflict' && (
        <p class="note bad" role="alert">
          {refusal.message}
        </p>
      )}
      <ErrorSummary errors={errors} />
      <form method="post" action={`${home}/plan/steps${step ? `/${step.id}` : ''}`} class="card" data-once>
        <input type="hidden" name="revision" value={workshop.revision} />
        {step ? (
          <input type="hidden" name="action" value="change" />
        ) : (
          <input type="hidden" name="id" value={typedIn(fields, 'id')} />
        )}
        <ChoiceField
          name="kind"
          legend="Which mail"
          choices={StepSchema.shape.kind.options.map((kind) => [kind, KIND[kind]])}
          chosen={typedIn(fields, 'kind')}
          errors={errors}
        />
        <ChoiceField name="when" legend="When" choices={WHEN} chosen={typedIn(fields, 'when')} errors={errors} />
        <TextField
          name="period"
          label="How many days"
          hint="For the first two: whole days such as 13, or a period such as P2W. 0 is the day itself."
          value={typedIn(fields, 'period')}
          errors={errors}
        />
        <TextField
          name="on"
          label="Date"
          hint="For the third only."
          type="date"
          value={typedIn(fields, 'on')}
          errors={errors}
        />
        <TextField
          name="at"
          label="Time"
          hint={`On 24 hours, such as 09:00, in ${timeZone}. A step on a weekend, a holiday or in the quiet hours (${followUp.quietHours.from} to ${followUp.quietHours.until}) goes out at the next moment that is none of them.`}
          value={typedIn(fields, 'at')}
          errors={errors}
          required
        />
        <TextField
          name="staleAfterHours"
          label="Too late after (hours)"
          hint={`Only where it is not ${followUp.staleAfterHours} hours, as for the other steps. Otherwise leave it empty.`}
          value={typedIn(fields, 'staleAfterHours')}
          errors={errors}
        />
        <div class="actions">
          <button type="submit">{step ? 'Change the step' : 'Add the step'}</button>
          <a class="button plain" href={`${home}/plan`}>
            Leave the plan as it is
          </a>
        </div>
      </form>
    </StaffPage>
  );
}

/** Both periods are typed into one field. */
function besideFields(refusal: Refusal | undefined): FieldErrors {
  const { afterEnd, beforeDeadline, ...errors } = refusal?.fields ?? {};
  const period = afterEnd ?? beforeDeadline;
  return period === undefined ? errors : { ...errors, period };
}

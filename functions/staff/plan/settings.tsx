import { changeSettings, type PlanSettings } from '../../../shared/follow-up/plan-edits.ts';
import type { FieldErrors, Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary, TextField } from '../../../shared/web/form.tsx';
import { answer, changed } from '../../../shared/web/reply.ts';
import type { PlanJson, PlanSettingsJson } from '../api/plan.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { memberPost, memberRoute, type StaffVisit } from '../session.ts';
import { changePlan, orAgain, SeenSchema } from './change.ts';
import { periodTyped, SettingsInputSchema, settingsFrom } from './input.ts';
import { planJson } from './json.ts';

const PATH = '/plan/settings';

/** The deadline, the grace behind it, and when mails may leave. */
export function settingsRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', PATH, 'organiser', async (visit, request) =>
      answer<typeof PlanSettingsJson>(request, {
        page: () => <SettingsForm visit={visit} typed={settingsTyped(visit.workshop.details.followUp)} />,
        json: planJson(visit.workshop, request.now).settings,
      }),
    ),
    memberPost(context, PATH, 'organiser', SettingsInputSchema.extend(SeenSchema.shape), async (visit, request) => {
      const fields = fieldsOf(request.body);
      const act = async () => {
        const workshop = await changePlan(context, visit, fields, (found) =>
          changeSettings(found, settingsFrom(fields, found.details.followUp), request.now),
        );
        return changed<typeof PlanJson>(request, `${visit.home}/plan?done=settings`, planJson(workshop, request.now));
      };
      return orAgain(context, visit, request, act, (now, refusal) => (
        <SettingsForm visit={now} typed={fields} refusal={refusal} />
      ));
    }),
  ];
}

const settingsTyped = ({ deadline, graceHours, quietHours, staleAfterHours }: PlanSettings) => ({
  'deadline.afterEnd': periodTyped(deadline.afterEnd),
  'deadline.at': deadline.at,
  graceHours: String(graceHours),
  'quietHours.from': quietHours.from,
  'quietHours.until': quietHours.until,
  staleAfterHours: String(staleAfterHours),
});

const FIELDS = [
  [
    'deadline.afterEnd',
    'Deadline: days after the last day',
    'Whole days such as 42, or a period such as P6W. Everybody reads the new deadline at once, on their page and in the next mail; a mail of its own is not sent.',
  ],
  ['deadline.at', 'Deadline: time', 'On 24 hours, such as 17:00.'],
  [
    'graceHours',
    'Grace (hours)',
    'Answers are still taken so long after the deadline, from 0 to 336. Nobody is told of it.',
  ],
  ['quietHours.from', 'Quiet hours from', 'No mail leaves from here on.'],
  ['quietHours.until', 'Quiet hours until', 'The same time in both fields means that there are none.'],
  ['staleAfterHours', 'Too late after (hours)', 'A step that is later than this is not sent any more, from 1 to 720.'],
] as const;

function SettingsForm({
  visit,
  typed,
  refusal,
}: {
  readonly visit: StaffVisit;
  readonly typed: Record<string, unknown>;
  readonly refusal?: Refusal;
}) {
  const { home, workshop } = visit;
  const errors = besideFields(refusal);
  return (
    <StaffPage visit={visit} title="Settings of the plan" current="plan">
      <h1>Settings of the plan</h1>
      {refusal?.reason === 'conflict' && (
        <p class="note bad" role="alert">
          {refusal.message}
        </p>
      )}
      <ErrorSummary errors={errors} />
      <p>Steps that count from the deadline move with it. Times are in {workshop.details.timeZone}.</p>
      <form method="post" action={`${home}${PATH}`} class="card" data-once>
        <input type="hidden" name="revision" value={workshop.revision} />
        {FIELDS.map(([name, label, hint]) => (
          <TextField
            key={name}
            name={name}
            label={label}
            hint={hint}
            value={typedIn(typed, name)}
            errors={errors}
            required
          />
        ))}
        <div class="actions">
          <button type="submit">Change the settings</button>
          <a class="button plain" href={`${home}/plan`}>
            Leave them as they are
          </a>
        </div>
      </form>
    </StaffPage>
  );
}

/** What is wrong with the deadline as a whole stands beside its period. */
function besideFields(refusal: Refusal | undefined): FieldErrors {
  const { deadline, ...errors } = refusal?.fields ?? {};
  return deadline === undefined ? errors : { ...errors, 'deadline.afterEnd': deadline };
}

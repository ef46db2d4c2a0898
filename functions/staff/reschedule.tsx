import * as z from 'zod';
import { reschedule } from '../../shared/follow-up/plan.ts';
import { type FieldErrors, Refusal } from '../../shared/refusal.ts';
import { type PlanLine, planOf } from '../../shared/report/overview.ts';
import { lengthOf, tidyText } from '../../shared/typed-text.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../shared/web/fields.ts';
import { ErrorSummary, TextField } from '../../shared/web/form.tsx';
import { changed, json, page, type Reply } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { StaffContext } from './context.ts';
import { StaffPage } from './frame.tsx';
import { planLineJson } from './overview-json.ts';
import { ReschedulePreview } from './reschedule-preview.tsx';
import { memberRoute, type StaffVisit } from './session.ts';

const REASON_MAX = 500;
const day = (which: string) => z.iso.date(`Please enter the ${which} day as a date, such as 2011-07-09.`);

const InputSchema = z.object({
  starts: day('first'),
  ends: day('last'),
  reason: z
    .string('Please say why the dates change.')
    .transform(tidyText)
    .refine((reason) => reason !== '', 'Please say why the dates change.')
    .refine((reason) => lengthOf(reason) <= REASON_MAX, `Please keep the reason to ${REASON_MAX} characters.`),
});
type Input = z.infer<typeof InputSchema>;

/** Moves a workshop's dates. People first see what would change; programs do it at once. */
export function rescheduleRoutes(context: StaffContext): Route[] {
  const path = '/reschedule';
  return [
    memberRoute(context, 'GET', path, 'organiser', async (visit, request) => {
      const asked = Object.fromEntries(request.query);
      if (asked.starts === undefined && asked.ends === undefined) {
        if (request.wantsJson) return json({ ...stateJson(visit.workshop, request.now) });
        return page(<FormPage visit={visit} typed={{}} errors={{}} />);
      }
      return orFormAgain(visit, request, asked, async () => {
        const input = parseFields(InputSchema, asked);
        const moved = reschedule(visit.workshop, input, input.reason, visit.identity.email, request.now);
        if (request.wantsJson) return json(previewJson(visit.workshop, moved, request.now));
        return page(<PreviewPage visit={visit} moved={moved} input={input} now={request.now} />);
      });
    }),
    memberRoute(context, 'POST', path, 'organiser', async (visit, request) => {
      const fields = fieldsOf(request.body);
      return orFormAgain(visit, request, fields, async () => {
        const { starts, ends, reason } = parseFields(InputSchema, fields);
        const moved = await changeWorkshop(context.table, visit.workshop.details.id, (workshop) =>
          reschedule(workshop, { starts, ends }, reason, visit.identity.email, request.now),
        );
        return changed(request, visit.home, stateJson(moved, request.now));
      });
    }),
  ];
}

const stateJson = (workshop: Workshop, now: number) => ({
  starts: workshop.details.starts,
  ends: workshop.details.ends,
  revision: workshop.revision,
  reschedules: workshop.reschedules,
  plan: planOf(workshop, now).map(planLineJson),
});

const previewJson = (before: Workshop, after: Workshop, now: number) => {
  const plan = (workshop: Workshop): ReturnType<typeof planLineJson>[] =>
    planOf(workshop, now).map((line: PlanLine) => planLineJson(line));
  return { preview: true, before: plan(before), after: plan(after) };
};

/** A page keeps what was typed; a program gets the refusal itself. */
async function orFormAgain(
  visit: StaffVisit,
  request: Request,
  typed: Record<string, unknown>,
  act: () => Promise<Reply>,
): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
    return page(<FormPage visit={visit} typed={typed} errors={error.fields} />, { status: STATUS.invalid.status });
  }
}

function FormPage({
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
    <StaffPage visit={visit} title="Reschedule" current="reschedule">
      <h1>Reschedule the workshop</h1>
      <ErrorSummary errors={errors} />
      <p>
        The plan of the follow-up counts from the workshop’s last day, so every mail that was not sent yet, the deadline
        and the closing move with it. You will see all of it before anything changes.
      </p>
      {visit.workshop.closedAt ? (
        <p class="note warn">The follow-up of this workshop is closed; its dates stay as they are.</p>
      ) : (
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
            hint={`Kept with the change, for whoever asks later. At most ${REASON_MAX} characters.`}
            value={typedIn(typed, 'reason')}
            errors={errors}
            maxLength={REASON_MAX}
            required
          />
          <div class="actions">
            <button type="submit">Show what would change</button>
          </div>
        </form>
      )}
      <Earlier workshop={visit.workshop} />
    </StaffPage>
  );
}

function Earlier({ workshop: { reschedules } }: { readonly workshop: Workshop }) {
  if (reschedules.length === 0) return null;
  return (
    <section>
      <h2>Earlier changes</h2>
      <ul>
        {reschedules.toReversed().map(({ from, to, reason, by, at }) => (
          <li key={at}>
            {from.starts} to {from.ends} became {to.starts} to {to.ends}, by {by}: {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PreviewPage({
  visit,
  moved,
  input,
  now,
}: {
  readonly visit: StaffVisit;
  readonly moved: Workshop;
  readonly input: Input;
  readonly now: number;
}) {
  return (
    <StaffPage visit={visit} title="Reschedule: what would change" current="reschedule">
      <h1>What would change</h1>
      <p class="note">Nothing has changed yet.</p>
      <ReschedulePreview before={visit.workshop} after={moved} now={now} />
      <p>
        Reason: <span class="written">{input.reason}</span>
      </p>
      <form method="post" action={`${visit.home}/reschedule`} data-once>
        <input type="hidden" name="starts" value={input.starts} />
        <input type="hidden" name="ends" value={input.ends} />
        <input type="hidden" name="reason" value={input.reason} />
        <div class="actions">
          <button type="submit">Move the workshop</button>
          <a class="button plain" href={visit.home}>
            Leave it as it is
          </a>
        </div>
      </form>
    </StaffPage>
  );
}

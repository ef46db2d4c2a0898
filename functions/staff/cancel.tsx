import * as z from 'zod';
import { NOBODY, type Recipients, withNotified } from '../../shared/follow-up/forecast.ts';
import { cancel, mayChange } from '../../shared/follow-up/plan.ts';
import { everyone } from '../../shared/people/person.store.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { fieldsOf, parseFields, typedIn } from '../../shared/web/fields.ts';
import { ErrorSummary, LongTextField } from '../../shared/web/form.tsx';
import { answer, changed } from '../../shared/web/reply.ts';
import { TickField } from '../../shared/web/tick-field.tsx';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { CancelledJson, CancelPreviewJson } from './api/plan.ts';
import type { StaffContext } from './context.ts';
import { StaffPage } from './frame.tsx';
import { changePlan, orAgain, SeenSchema } from './plan/change.ts';
import { PlanState } from './plan/state.tsx';
import { REASON_MAX, reasonFor } from './reason.ts';
import { recipientsJson, WhoGets } from './recipients.tsx';
import { memberPost, memberRoute, type StaffVisit } from './session.ts';

const PATH = '/cancel';

const InputSchema = z.object({
  reason: reasonFor('Please say why the workshop is cancelled.'),
  understood: z
    .union([z.literal('yes'), z.literal(true)], 'Please tick that you understand: this cannot be undone.')
    .transform(() => true),
});

/** Calls the workshop off, for good. */
export function cancelRoutes(context: StaffContext): Route[] {
  const told = async (workshop: Workshop, by: string, now: number): Promise<Recipients> => {
    if (!mayChange(workshop)) return NOBODY;
    const cancelled = cancel(workshop, '', by, now);
    let notice = NOBODY;
    for await (const each of everyone(context.table, workshop.details.id)) {
      notice = withNotified(notice, cancelled, each, now);
    }
    return notice;
  };
  return [
    memberRoute(context, 'GET', PATH, 'organiser', async (visit, request) => {
      const notice = await told(visit.workshop, visit.identity.email, request.now);
      return answer<typeof CancelPreviewJson>(request, {
        page: () => <CancelPage visit={visit} notice={notice} typed={{}} />,
        json: { ...cancelJson(visit.workshop), notice: recipientsJson(notice) },
      });
    }),
    memberPost(context, PATH, 'organiser', InputSchema.extend(SeenSchema.shape), async (visit, request) => {
      const fields = fieldsOf(request.body);
      const { email } = visit.identity;
      const act = async () => {
        const { reason } = parseFields(InputSchema, fields);
        const workshop = await changePlan(context, visit, fields, (found) =>
          // Sent twice, it is done once.
          found.cancelled?.by === email && found.cancelled.reason === reason
            ? found
            : cancel(found, reason, email, request.now),
        );
        return changed<typeof CancelledJson>(request, `${visit.home}${PATH}`, cancelJson(workshop));
      };
      return orAgain(context, visit, request, act, async (now, refusal) => (
        <CancelPage
          visit={now}
          notice={await told(now.workshop, email, request.now)}
          typed={fields}
          refusal={refusal}
        />
      ));
    }),
  ];
}

const cancelJson = ({ revision, cancelled }: Workshop) => ({ revision, cancelled: cancelled ?? null });

function CancelPage({
  visit,
  notice,
  typed,
  refusal,
}: {
  readonly visit: StaffVisit;
  readonly notice: Recipients;
  readonly typed: Record<string, unknown>;
  readonly refusal?: Refusal;
}) {
  const { home, workshop } = visit;
  const errors = refusal?.fields ?? {};
  if (!mayChange(workshop)) {
    return (
      <StaffPage visit={visit} title="Cancel the workshop" current="reschedule">
        <h1>{workshop.cancelled ? 'The workshop is cancelled' : 'Cancel the workshop'}</h1>
        <PlanState workshop={workshop} />
      </StaffPage>
    );
  }
  return (
    <StaffPage visit={visit} title="Cancel the workshop" current="reschedule">
      <h1>Cancel the workshop</h1>
      {refusal?.reason === 'conflict' && (
        <p class="note bad" role="alert">
          {refusal.message}
        </p>
      )}
      <ErrorSummary errors={errors} />
      <section class="note bad">
        <h2>This cannot be undone</h2>
        <ul>
          <li>Everybody whom mail reaches is told, with your reason, and the entry in their calendar is cancelled.</li>
          <li>No invitation, reminder or last call goes out any more.</li>
          <li>The forms close at once: no feedback, SWOT input or paper is taken. What was given stays.</li>
          <li>No summary report is written.</li>
        </ul>
        <p>If the workshop takes place on other days, please reschedule it instead.</p>
      </section>
      <h2>Who would be told at once</h2>
      <WhoGets recipients={notice} />
      <form method="post" action={`${home}${PATH}`} class="card" data-once>
        <input type="hidden" name="revision" value={workshop.revision} />
        <LongTextField
          name="reason"
          label="Reason"
          hint="Everybody reads it word for word in the notice."
          value={typedIn(typed, 'reason')}
          errors={errors}
          maxLength={REASON_MAX}
          required
        />
        <TickField
          name="understood"
          label="I understand that this cannot be undone"
          errors={errors}
          checked={typedIn(typed, 'understood') === 'yes'}
        />
        <div class="actions">
          <button type="submit" class="danger">
            Cancel the workshop for good
          </button>
          <a class="button plain" href={`${home}/reschedule`}>
            Leave it as it is
          </a>
        </div>
      </form>
    </StaffPage>
  );
}

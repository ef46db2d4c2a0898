import * as z from 'zod';
import { type Forecast, forecastOf, withParticipant } from '../../shared/follow-up/forecast.ts';
import { reschedule } from '../../shared/follow-up/plan.ts';
import { everyone } from '../../shared/people/person.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { planOf } from '../../shared/report/overview.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../shared/web/fields.ts';
import { changed, json, page } from '../../shared/web/reply.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { RescheduledJson, ReschedulePreviewJson } from './api/plan.ts';
import type { StaffContext } from './context.ts';
import { planLineJson } from './overview-json.ts';
import { changePlan, orAgain, SeenSchema } from './plan/change.ts';
import { reasonFor } from './reason.ts';
import { MovedPage, ReschedulePage } from './reschedule-form.tsx';
import { forecastJson, PreviewPage } from './reschedule-preview.tsx';
import { memberPost, memberRoute } from './session.ts';

const PATH = '/reschedule';
const day = (which: string) => z.iso.date(`Please enter the ${which} day as a date, such as 2011-07-09.`);

const InputSchema = z.object({
  starts: day('first'),
  ends: day('last'),
  reason: reasonFor('Please say why the dates change.'),
});
type Input = z.infer<typeof InputSchema>;

/** Moves a workshop's dates. People first see what would change; programs may do it at once. */
export function rescheduleRoutes(context: StaffContext): Route[] {
  const foresee = async (before: Workshop, after: Workshop, now: number): Promise<Forecast> => {
    let forecast = forecastOf(before, after, now);
    for await (const each of everyone(context.table, before.details.id)) forecast = withParticipant(forecast, each);
    return forecast;
  };
  return [
    memberRoute(context, 'GET', PATH, 'organiser', async (visit, request) => {
      const asked = Object.fromEntries(request.query);
      const { workshop, identity } = visit;
      const isForm = asked.starts === undefined && asked.ends === undefined;
      if (isForm && request.wantsJson) return json<typeof RescheduledJson>(stateJson(workshop, request.now));
      if (isForm && asked.moved !== undefined) return page(<MovedPage visit={visit} now={request.now} />);
      if (isForm) return page(<ReschedulePage visit={visit} typed={{}} errors={{}} />);
      const act = async () => {
        const input = parseFields(InputSchema, asked);
        const moved = reschedule(workshop, input, input.reason, identity.email, request.now);
        const forecast = await foresee(workshop, moved, request.now);
        if (request.wantsJson) return json<typeof ReschedulePreviewJson>(forecastJson(workshop, forecast));
        return page(<PreviewPage visit={visit} forecast={forecast} input={input} />);
      };
      return orAgain(context, visit, request, act, (found, { fields }) => (
        <ReschedulePage visit={found} typed={asked} errors={fields} />
      ));
    }),
    memberPost(context, PATH, 'organiser', InputSchema.extend(SeenSchema.shape), async (visit, request) => {
      const fields = fieldsOf(request.body);
      const { email } = visit.identity;
      const act = async () => {
        const input = parseFields(InputSchema, fields);
        const moved = await changePlan(context, visit, fields, (workshop) =>
          wasMoved(workshop, input, email) ? workshop : reschedule(workshop, input, input.reason, email, request.now),
        );
        return changed<typeof RescheduledJson>(request, `${visit.home}${PATH}?moved`, stateJson(moved, request.now));
      };
      return orAgain(context, visit, request, act, async (found, refusal) => {
        const form = ({ fields: errors }: Refusal) => <ReschedulePage visit={found} typed={fields} errors={errors} />;
        if (refusal.reason === 'invalid') return form(refusal);
        try {
          const input = parseFields(InputSchema, fields);
          const again = reschedule(found.workshop, input, input.reason, email, request.now);
          const forecast = await foresee(found.workshop, again, request.now);
          return <PreviewPage visit={found} forecast={forecast} input={input} refusal={refusal} />;
        } catch (error) {
          // What was meant may be what somebody else has done meanwhile.
          if (error instanceof Refusal && error.reason === 'invalid') return form(error);
          throw error;
        }
      });
    }),
  ];
}

/** The same form sent twice moves the workshop once. */
function wasMoved({ details, reschedules }: Workshop, { starts, ends, reason }: Input, by: string): boolean {
  const last = reschedules.at(-1);
  const isThere = details.starts === starts && details.ends === ends;
  return isThere && last?.reason === reason && last.by === by;
}

const stateJson = (workshop: Workshop, now: number) => ({
  starts: workshop.details.starts,
  ends: workshop.details.ends,
  revision: workshop.revision,
  reschedules: workshop.reschedules,
  plan: planOf(workshop, now).map(planLineJson),
});

import * as z from 'zod';
import { type Calendar, CalendarSchema, calendarOf, changeCalendar } from '../../../shared/follow-up/calendar-edits.ts';
import { mayChange } from '../../../shared/follow-up/plan.ts';
import type { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, typedIn } from '../../../shared/web/fields.ts';
import { FieldError, fieldId, LongTextField, SelectField } from '../../../shared/web/form.tsx';
import { answer, changed } from '../../../shared/web/reply.ts';
import { TIME_ZONES } from '../../../shared/workshop/country.ts';
import { WeekdaySchema } from '../../../shared/workshop/workshop.ts';
import type { StaffContext } from '../context.ts';
import { linesIn, parsedBeside } from '../new-workshop/input.ts';
import { orAgain } from '../plan/change.ts';
import { PlanState } from '../plan/state.tsx';
import { memberPost, memberRoute, type StaffVisit } from '../session.ts';
import { changeShown, SeenSchema } from './change.ts';
import { SettingsForm } from './parts.tsx';

const PATH = '/settings/calendar';

/** Time zone, weekend and holidays: the moments of the plan hang on them. */
export function calendarRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', PATH, 'organiser', async (visit, request) =>
      answer<typeof CalendarSchema>(request, {
        page: () => <CalendarForm visit={visit} typed={typedBefore(calendarOf(visit.workshop))} />,
        json: calendarOf(visit.workshop),
      }),
    ),
    memberPost(context, PATH, 'organiser', CalendarInputSchema, async (visit, request) => {
      const fields = fieldsOf(request.body);
      const act = async () => {
        const said = parsedBeside(CalendarSchema, {
          timeZone: typedIn(fields, 'timeZone'),
          weekend: [fields.weekend ?? []].flat(),
          holidays: linesIn(fields, 'holidays'),
        });
        const workshop = await changeShown(context, visit, fields, calendarOf, (found) =>
          changeCalendar(found, said, request.now),
        );
        return changed<typeof CalendarSchema>(request, `${visit.home}/settings?done=calendar`, calendarOf(workshop));
      };
      return orAgain(context, visit, request, act, (now, refusal) => (
        <CalendarForm visit={now} typed={fields} refusal={refusal} />
      ));
    }),
  ];
}

/** A form names one day of the week once for each, and has a holiday in each line. */
const CalendarInputSchema = SeenSchema.extend({
  timeZone: CalendarSchema.shape.timeZone,
  weekend: z.union([CalendarSchema.shape.weekend, CalendarSchema.shape.weekend.element]).optional(),
  holidays: z.union([CalendarSchema.shape.holidays, z.string()]).optional(),
});

const typedBefore = ({ timeZone, weekend, holidays }: Calendar): Record<string, unknown> => ({
  timeZone,
  weekend,
  holidays: holidays.join('\n'),
});

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function CalendarForm({
  visit,
  typed,
  refusal,
}: {
  readonly visit: StaffVisit;
  readonly typed: Record<string, unknown>;
  readonly refusal?: Refusal;
}) {
  const errors = refusal?.fields ?? {};
  const zone = typedIn(typed, 'timeZone');
  const weekend = [typed.weekend ?? []].flat();
  // What a file says may be a name that the list does not have, such as an older one of the same zone.
  const zones = TIME_ZONES.includes(visit.workshop.details.timeZone)
    ? TIME_ZONES
    : [visit.workshop.details.timeZone, ...TIME_ZONES];
  return (
    <SettingsForm
      visit={visit}
      title="Time zone, weekend and holidays"
      action="/calendar"
      shown={calendarOf(visit.workshop)}
      refusal={refusal}
      button="Change them"
    >
      {mayChange(visit.workshop) ? (
        <p>
          Every step of the plan that is still to come moves with them: no mail leaves on a weekend or a holiday, and
          times and the deadline are local to the time zone. The <a href={`${visit.home}/plan`}>plan</a> shows the new
          moments at once. What was sent stays sent.
        </p>
      ) : (
        <PlanState workshop={visit.workshop} />
      )}
      <SelectField
        name="timeZone"
        label="Time zone"
        value={zone}
        choices={zones.map((each) => ({ value: each, label: each.replaceAll('_', ' ') }))}
        otherwise="Please choose"
        errors={errors}
        required
      />
      <fieldset id={fieldId('weekend')}>
        <legend>Weekend</legend>
        <FieldError name="weekend" errors={errors} />
        <div class="options">
          {WeekdaySchema.options.map((day) => (
            <label key={day}>
              <input type="checkbox" name="weekend" value={day} checked={weekend.includes(day)} />
              {capital(day)}
            </label>
          ))}
        </div>
      </fieldset>
      <LongTextField
        name="holidays"
        label="Holidays"
        hint="Dates such as 2011-08-15, each on a line of its own. Only those in the weeks of the follow-up matter."
        value={typedIn(typed, 'holidays')}
        errors={errors}
      />
    </SettingsForm>
  );
}

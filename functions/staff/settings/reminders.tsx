import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { FieldErrors, Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { TextField } from '../../../shared/web/form.tsx';
import { answer, changed } from '../../../shared/web/reply.ts';
import { RoadMapSettingsSchema, type Workshop } from '../../../shared/workshop/workshop.ts';
import type { StaffContext } from '../context.ts';
import { orAgain } from '../plan/change.ts';
import { memberPost, memberRoute, type StaffVisit } from '../session.ts';
import { changeShown, SeenSchema } from './change.ts';
import { SettingsForm } from './parts.tsx';

const PATH = '/settings/reminders';

const SENTENCES: FieldErrors = {
  remindDaysBefore: 'Please enter a whole number from 0 to 120; 0 means not before.',
  remindEveryDays: 'Please enter a whole number from 1 to 120.',
  overdueReminders: 'Please enter a whole number from 0 to 12; 0 means never.',
  at: 'Please enter a time of the day, such as 09:00.',
};

/** When the owners of the road map's actions are reminded. The next reminder that is owed is derived from it. */
export function reminderRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', PATH, 'organiser', async (visit, request) =>
      answer<typeof RoadMapSettingsSchema>(request, {
        page: () => <RemindersForm visit={visit} typed={roadMapOf(visit.workshop)} />,
        json: roadMapOf(visit.workshop),
      }),
    ),
    memberPost(context, PATH, 'organiser', RemindersInputSchema, async (visit, request) => {
      const fields = fieldsOf(request.body);
      const act = async () => {
        const { seen: _, ...roadMap } = parseFields(RemindersInputSchema, fields);
        const workshop = await changeShown(context, visit, fields, roadMapOf, (found) =>
          isDeepStrictEqual(roadMapOf(found), roadMap) ? found : { ...found, details: { ...found.details, roadMap } },
        );
        return changed<typeof RoadMapSettingsSchema>(
          request,
          `${visit.home}/settings?done=reminders`,
          roadMapOf(workshop),
        );
      };
      return orAgain(context, visit, request, act, (now, refusal) => (
        <RemindersForm visit={now} typed={fields} refusal={refusal} />
      ));
    }),
  ];
}

const roadMapOf = ({ details }: Workshop) => details.roadMap;

/** A form sends numbers as text, and all of them; so does a program. */
const { remindDaysBefore, remindEveryDays, overdueReminders, at } = RoadMapSettingsSchema.shape;
const Typed = z.union([
  z.int(),
  z
    .string()
    .trim()
    .regex(/^\d{1,4}$/)
    .transform(Number),
]);
const RemindersInputSchema = SeenSchema.extend({
  remindDaysBefore: Typed.pipe(remindDaysBefore.unwrap()),
  remindEveryDays: Typed.pipe(remindEveryDays.unwrap()),
  overdueReminders: Typed.pipe(overdueReminders.unwrap()),
  at: at.unwrap(),
});

function RemindersForm({
  visit,
  typed,
  refusal,
}: {
  readonly visit: StaffVisit;
  readonly typed: Readonly<Record<string, unknown>>;
  readonly refusal?: Refusal;
}) {
  const errors = Object.fromEntries(
    Object.entries(refusal?.fields ?? {}).map(([name, message]) => [name, SENTENCES[name] ?? message]),
  );
  const field = (name: string) => ({ name, value: String(typed[name] ?? ''), errors, required: true });
  return (
    <SettingsForm
      visit={visit}
      title="Reminders of the road map"
      action="/reminders"
      shown={roadMapOf(visit.workshop)}
      refusal={refusal}
      button="Change them"
    >
      <p>
        Whoever took on an action of the <a href={`${visit.home}/road-map`}>road map</a> is reminded of it by mail, and
        says by a personal link how it stands. What is changed here counts from the next reminder on.
      </p>
      <TextField
        {...field('remindDaysBefore')}
        label="Days before an action is due"
        hint="0: not before."
        inputmode="numeric"
      />
      <TextField {...field('remindEveryDays')} label="While it is overdue: every so many days" inputmode="numeric" />
      <TextField
        {...field('overdueReminders')}
        label="While it is overdue: at most so often"
        hint="0: never."
        inputmode="numeric"
      />
      <TextField {...field('at')} label="At what time" hint="Local to the workshop, such as 09:00." />
    </SettingsForm>
  );
}

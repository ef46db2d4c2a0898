import { listEveryone } from '../../../shared/people/person.store.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { answer, textFile } from '../../../shared/web/reply.ts';
import { downloadOf } from '../../../shared/workshop/copy-workshop.ts';
import type { SettingsJson } from '../api/settings.ts';
import type { StaffContext } from '../context.ts';
import { memberRoute } from '../session.ts';
import { aboutRoutes } from './about.tsx';
import { calendarRoutes } from './calendar.tsx';
import { readMissing } from './missing.ts';
import { SettingsPage } from './page.tsx';
import { rehearsalRoutes } from './rehearsal.tsx';
import { reminderRoutes } from './reminders.tsx';
import { sessionRoutes } from './sessions.tsx';

const SETTINGS = '/settings';

/** What was set up of a workshop: seen, changed, and taken along. */
export function workshopSettingsRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', SETTINGS, 'organiser', async (visit, request) => {
      const { workshop } = visit;
      const everyone = await listEveryone(context.table, workshop.details.id);
      const people = everyone.map(({ person }) => person);
      const missing = await readMissing(context, workshop, people, request.now);
      return answer<typeof SettingsJson>(request, {
        page: () => <SettingsPage visit={visit} missing={missing} done={request.query.get('done') ?? undefined} />,
        json: { workshop: workshop.details, missing, rehearsed: workshop.rehearsed ?? null },
      });
    }),
    memberRoute(context, 'GET', `${SETTINGS}/workshop.json`, 'organiser', async ({ workshop }) =>
      textFile(downloadOf(workshop.details), {
        type: 'application/json',
        name: `${workshop.details.id}.workshop.json`,
      }),
    ),
    ...aboutRoutes(context),
    ...calendarRoutes(context),
    ...reminderRoutes(context),
    ...sessionRoutes(context),
    ...rehearsalRoutes(context),
  ];
}

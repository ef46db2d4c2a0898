import { listEveryone } from '../../../shared/people/person.store.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { answer, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import { walkInsUntil } from '../../../shared/workshop/walk-ins.ts';
import type { StaffContext } from '../context.ts';
import { memberRoute, type StaffVisit } from '../session.ts';
import { addPersonRoutes } from './add-person.ts';
import { attendanceRoutes } from './attendance.tsx';
import { paperFormRoutes } from './paper-form.tsx';
import { RoomPage } from './room-page.tsx';
import { slideRoutes } from './slide.tsx';
import { walkInSwitchRoutes } from './walk-in-switch.ts';

/** The day itself: what is on the wall, at the door and on paper. */
export const roomRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/room', 'viewer', (visit, request) => showRoom(context, visit, request)),
  ...slideRoutes(context),
  ...attendanceRoutes(context),
  ...paperFormRoutes(context),
  ...walkInSwitchRoutes(context, showRoom),
  ...addPersonRoutes(context, showRoom),
];

/** `refused`: what was typed into a form of the page that comes back. */
export type ShowRoom = typeof showRoom;

async function showRoom(
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  refused?: { readonly fields: Record<string, unknown>; readonly errors: FieldErrors },
): Promise<Reply> {
  const { workshop } = visit;
  const everyone = (await listEveryone(context.table, workshop.details.id)).map(({ person }) => person);
  const until = walkInsUntil(workshop, request.now);
  return answer(
    request,
    {
      page: () => (
        <RoomPage
          visit={visit}
          everyone={everyone}
          typed={refused ?? { fields: {}, errors: {} }}
          done={request.query.get('done')}
          baseUrl={context.baseUrl}
          now={request.now}
        />
      ),
      json: {
        walkIns: {
          until: until === undefined ? null : new Date(until).toISOString(),
          taken: workshop.walkIns?.taken ?? 0,
        },
        participants: everyone.length,
        here: everyone.filter(({ attended }) => attended).length,
        walkedIn: everyone
          .filter(({ walkedIn }) => walkedIn)
          .map(({ id, name, organisation }) => ({ id, name, organisation })),
      },
    },
    { status: refused ? STATUS.invalid.status : 200 },
  );
}

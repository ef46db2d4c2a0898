import { listEveryone } from '../../../shared/people/person.store.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { answer, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import { walkInsUntil } from '../../../shared/workshop/walk-ins.ts';
import type { RoomJson } from '../api/room.ts';
import type { StaffContext } from '../context.ts';
import type { StaffVisit } from '../session.ts';
import { RoomPage } from './room-page.tsx';
import type { Typed } from './typed.ts';

/** `refused`: what was typed into a form of the page that comes back. */
export async function showRoom(
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  refused?: Typed,
): Promise<Reply> {
  const { workshop } = visit;
  const everyone = (await listEveryone(context.table, workshop.details.id)).map(({ person }) => person);
  const until = walkInsUntil(workshop, request.now);
  return answer<typeof RoomJson>(
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

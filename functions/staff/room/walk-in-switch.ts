import * as z from 'zod';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { changed } from '../../../shared/web/reply.ts';
import { walkInsUntil, withWalkInsClosed, withWalkInsOpen } from '../../../shared/workshop/walk-ins.ts';
import { changeWorkshop } from '../../../shared/workshop/workshop.store.ts';
import type { WalkInsJson } from '../api/room.ts';
import type { StaffContext } from '../context.ts';
import { memberPost } from '../session.ts';
import { showRoom } from './show-room.tsx';

const SwitchSchema = z.discriminatedUnion(
  'action',
  [
    z.object({ action: z.literal('open'), until: z.iso.date('Please enter a day, such as 2011-07-09.') }),
    z.object({ action: z.literal('close') }),
  ],
  'Please say open or close.',
);

/** Opens the registration in the room until the end of a day, or closes it now. */
export const walkInSwitchRoutes = (context: StaffContext): Route[] => [
  memberPost(context, '/room/walk-ins', 'organiser', SwitchSchema, async (visit, request) => {
    const fields = fieldsOf(request.body);
    try {
      const command = parseFields(SwitchSchema, fields);
      const workshop = await changeWorkshop(context.table, visit.workshop.details.id, (before) =>
        command.action === 'open'
          ? withWalkInsOpen(before, command.until, visit.identity.email, request.now)
          : withWalkInsClosed(before),
      );
      const until = walkInsUntil(workshop, request.now);
      return changed<typeof WalkInsJson>(request, `${visit.home}/room?done=${command.action}`, {
        until: until === undefined ? null : new Date(until).toISOString(),
      });
    } catch (error) {
      if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
      return showRoom(context, visit, request, { fields, errors: error.fields });
    }
  }),
];

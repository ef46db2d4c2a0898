import * as z from 'zod';
import { withDeclined, withoutDeclined } from '../../shared/follow-up/decline.ts';
import { say } from '../../shared/language/texts.ts';
import { changePerson } from '../../shared/people/person.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { TokenSchema } from '../../shared/store/keys.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../shared/web/fields.ts';
import { changed } from '../../shared/web/reply.ts';
import type { DeclinedJson } from './api/own.ts';
import { whileClosed } from './closed.tsx';
import { forVisitor, type ParticipantContext } from './session.ts';

/** "I have nothing to add": settles one thing that is owed, or takes that back. */
export const declineRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'POST',
    path: '/w/{workshopId}/p/{personId}/decline',
    takes: DeclineSchema,
    handle: forVisitor(context, async (visited, request) => {
      const { workshop, person, home } = visited;
      const closed = whileClosed(visited, request, '', { given: null });
      if (closed) return closed;
      const { obligation, undo } = parseFields(DeclineSchema, fieldsOf(request.body));
      const settle = undo === undefined ? withDeclined : withoutDeclined;
      const { declined } = await changePerson(context.table, person.workshopId, person.id, (before) =>
        settle(workshop, { ...visited, person: before }, obligation, request.now),
      ).catch((error: unknown) => {
        if (!(error instanceof Refusal) || error.reason !== 'not-found') throw error;
        throw new Refusal(error.reason, (texts) => error.messageIn(texts), {}, { href: home, label: say('page.toMy') });
      });
      return changed<typeof DeclinedJson>(request, home, { declined: Object.keys(declined) });
    }),
  },
];

const DeclineSchema = z.object({
  obligation: z.string('must be the key of what is asked of you, such as "feedback"').pipe(TokenSchema),
  undo: z.literal('yes', 'must be "yes", or left out').optional(),
});

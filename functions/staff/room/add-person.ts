import * as z from 'zod';
import { ENGLISH } from '../../../shared/language/texts.ts';
import { withAttended } from '../../../shared/people/attendance.ts';
import { join } from '../../../shared/people/join.store.ts';
import { withLinkOwed } from '../../../shared/people/letters.ts';
import type { Person } from '../../../shared/people/person.ts';
import { NewProfileSchema, PROFILE_SAID } from '../../../shared/people/profile.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { changed } from '../../../shared/web/reply.ts';
import { phaseAt } from '../../../shared/workshop/calendar.ts';
import type { PersonAddedJson } from '../api/room.ts';
import type { StaffContext } from '../context.ts';
import { memberPost } from '../session.ts';
import { showRoom } from './show-room.tsx';

/** Ticked boxes: whether the person stands before the desk, and whether the link goes out at once. */
const AddedSchema = NewProfileSchema.extend({
  here: z.literal('yes', 'must be "yes", or left out').optional(),
  sendLink: z.literal('yes', 'must be "yes", or left out').optional(),
});

/** An organiser puts one person on the list, as somebody who came without having been on it. */
export const addPersonRoutes = (context: StaffContext): Route[] => [
  memberPost(context, '/room/people', 'organiser', AddedSchema.partial({ language: true }), async (visit, request) => {
    const { workshop, identity, home } = visit;
    const { now } = request;
    if (workshop.erasedAt || phaseAt(workshop, now) === 'closed') {
      throw new Refusal('closed', 'The follow-up is closed, so nobody can be added any more.');
    }
    const fields = fieldsOf(request.body);
    try {
      const typed = { language: workshop.details.language, ...fields };
      const { here, sendLink, ...profile } = parseFields(AddedSchema, typed, PROFILE_SAID);
      const by = identity.email;
      const wanted = (person: Person): Person => {
        const ticked = here ? withAttended(person, by, now) : person;
        return sendLink ? withLinkOwed(ticked, `${by} added the person to the list`, now) : ticked;
      };
      const { person, outcome } = await join(
        context.table,
        workshop.details,
        profile,
        {
          asNew: (added) => wanted({ ...added, walkedIn: true }),
          ifThere: (there) => (here ? withAttended(there, by, now) : there),
        },
        now,
      );
      const id = person?.id ?? '';
      return changed<typeof PersonAddedJson>(request, `${home}/room?done=${outcome}.${id}#added`, { id, outcome });
    } catch (error) {
      if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
      return showRoom(context, visit, request, { fields, errors: error.fieldsIn(ENGLISH) });
    }
  }),
];

import { listEveryone } from '../../../shared/people/person.store.ts';
import { shortCode, typedCode } from '../../../shared/people/short-code.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { json, seeOther } from '../../../shared/web/reply.ts';
import type { FoundByCodeJson } from '../api/room.ts';
import type { StaffContext } from '../context.ts';
import { memberRoute } from '../session.ts';
import { showRoom } from './show-room.tsx';

/** A form came back with its code: whose is it? */
export const findByCodeRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/room/find', 'organiser', async (visit, request) => {
    const code = (request.query.get('code') ?? '').slice(0, 50);
    const everyone = await listEveryone(context.table, visit.workshop.details.id);
    const found = everyone.filter(({ person }) => shortCode(person.id) === typedCode(code)).map(({ person }) => person);
    if (request.wantsJson)
      return json<typeof FoundByCodeJson>({
        people: found.map(({ id, name, organisation }) => ({ id, name, organisation })),
      });
    const [person, ...others] = found;
    if (person && others.length === 0) return seeOther(`${visit.home}/people/${person.id}`);
    const problem =
      found.length === 0
        ? 'Nobody has this code. Please compare it with the form, or look for the name.'
        : `By a rare chance several people have this code: ${found.map(({ name }) => name).join(', ')}. Please look for the name on the form.`;
    return showRoom(context, visit, request, { fields: { code }, errors: { code: problem } });
  }),
];

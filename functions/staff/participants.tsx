import { listEveryone } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { json, seeOther } from '../../shared/web/reply.ts';
import type { StaffContext } from './context.ts';
import { memberRoute } from './session.ts';

/** The participants of a workshop. */
export function participantsRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', '/participants', 'organiser', async (visit, request) => {
      if (!request.wantsJson) return seeOther(`${visit.home}/participants/import`);
      const everyone = await listEveryone(context.table, visit.workshop.details.id);
      return json({ participants: everyone.map(({ person }) => profileJson(person)) });
    }),
  ];
}

const profileJson = ({ id, name, email, organisation, position, telephone, papersPromised, language }: Person) => ({
  id,
  name,
  email,
  organisation,
  position,
  telephone: telephone ?? null,
  papersPromised,
  language,
});

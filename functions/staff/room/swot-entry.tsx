import * as z from 'zod';
import { whyNotEntered } from '../../../shared/feedback/on-behalf.ts';
import { changePerson, readParticipant } from '../../../shared/people/person.store.ts';
import type { Person } from '../../../shared/people/person.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { randomToken, TokenSchema } from '../../../shared/store/keys.ts';
import { type Sheet, withEnteredRemoved, withSheetEntered } from '../../../shared/swot/on-behalf.ts';
import { byQuadrant } from '../../../shared/swot/swot.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, NoFieldsSchema, typedIn } from '../../../shared/web/fields.ts';
import { answer, changed, page } from '../../../shared/web/reply.ts';
import type { SwotOfJson } from '../api/people.ts';
import type { StaffContext } from '../context.ts';
import { memberPost, memberRoute, tokenIn } from '../session.ts';
import { SwotEntryPage } from './swot-entry-page.tsx';

const PATH = '/people/{personId}/swot';

/** An organiser types in what somebody wrote on the SWOT sheet, and can take back what was mistyped. */
export const swotEntryRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', PATH, 'organiser', async (visit, request) => {
    const { person } = await readParticipant(context.table, visit.workshop.details.id, tokenIn(request, 'personId'));
    const why = whyNotEntered(visit.workshop, person, request.now);
    const typed = { sheet: EMPTY, command: randomToken(), errors: {} };
    return answer<typeof SwotOfJson>(request, {
      page: () => <SwotEntryPage visit={visit} person={person} why={why} typed={typed} />,
      json: stateOf(person),
    });
  }),
  memberPost(context, PATH, 'organiser', SheetSchema, async (visit, request) => {
    const { workshop, identity, home } = visit;
    const { person } = await readParticipant(context.table, workshop.details.id, tokenIn(request, 'personId'));
    const fields = fieldsOf(request.body);
    const sheet = byQuadrant((quadrant) => typedIn(fields, quadrant));
    const command = TokenSchema.safeParse(fields.command).data ?? randomToken();
    try {
      const after = await changePerson(context.table, person.workshopId, person.id, (before) =>
        withSheetEntered(workshop, before, sheet, identity.email, command, request.now),
      );
      return changed<typeof SwotOfJson>(request, `${home}/people/${person.id}?done=swot-entered`, stateOf(after));
    } catch (error) {
      const isForm = error instanceof Refusal && (error.reason === 'invalid' || error.reason === 'closed');
      if (!isForm || request.wantsJson) throw error;
      const typed = { sheet, command, errors: error.fields };
      const why = error.reason === 'closed' ? error.message : undefined;
      return page(<SwotEntryPage visit={visit} person={person} why={why} typed={typed} />, {
        status: STATUS[error.reason].status,
      });
    }
  }),
  memberPost(context, `${PATH}/{entryId}/remove`, 'organiser', NoFieldsSchema, async (visit, request) => {
    const personId = tokenIn(request, 'personId');
    const id = tokenIn(request, 'entryId');
    const after = await changePerson(context.table, visit.workshop.details.id, personId, (before) =>
      withEnteredRemoved(visit.workshop, before, id, request.now),
    );
    return changed<typeof SwotOfJson>(request, `${visit.home}/people/${personId}/swot`, stateOf(after));
  }),
];

/** An entry in each line. `command` names one press of the button, so that a repeated one adds nothing. */
const SheetSchema = z.object({
  ...byQuadrant(() => z.string().default('')),
  command: TokenSchema.optional(),
});

const EMPTY: Sheet = byQuadrant(() => '');

const stateOf = ({ swot }: Person) => ({ entries: swot });

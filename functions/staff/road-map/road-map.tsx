import type * as z from 'zod';
import { addAction, changeAction, findAction, handOnAction } from '../../../shared/actions/action.store.ts';
import { type Action, actionIdOf } from '../../../shared/actions/action.ts';
import { dropped, newAction, reported, restored, withTerms } from '../../../shared/actions/action-changes.ts';
import { type RoadMapLine, roadMapOf } from '../../../shared/actions/road-map.ts';
import { withDigestOwed } from '../../../shared/follow-up/plan.ts';
import { listEveryone, readParticipant } from '../../../shared/people/person.store.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, NoFieldsSchema, parseFields } from '../../../shared/web/fields.ts';
import { answer, changed, type Reply, seeOther } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import { changeWorkshop } from '../../../shared/workshop/workshop.store.ts';
import type { ActionJson, RoadMapJson, RoadMapPublicJson } from '../api/road-map.ts';
import type { StaffContext } from '../context.ts';
import { orAgain } from '../plan/change.ts';
import { memberPost, memberRoute, type StaffVisit, tokenIn } from '../session.ts';
import { type ActionForm, ActionPage } from './action-page.tsx';
import { DropSchema, NewActionSchema, OwnerSchema, PublicSchema, StaffReportSchema, TermsSchema } from './input.ts';
import { chosenOf, RoadMapPage, SHOWS, type Shows } from './page.tsx';
import { type DONE, saidOf } from './words.ts';

type Done = keyof typeof DONE;

/** The road map: what was agreed, whose it is, by when, and how it stands. */
export const roadMapRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/road-map', 'viewer', async (visit, request) => {
    const people = await listEveryone(context.table, visit.workshop.details.id);
    const shows = readShows(request.query.get('show'));
    const roadMap = roadMapOf(visit.workshop, people, request.now);
    return answer<typeof RoadMapJson>(request, {
      page: () => (
        <RoadMapPage
          visit={visit}
          people={people}
          shows={shows}
          now={request.now}
          said={saidOf(request.query.get('done'))}
        />
      ),
      json: {
        public: visit.workshop.roadMapPublic !== undefined,
        figures: roadMap.figures,
        actions: chosenOf(roadMap, shows).map(lineJson),
      },
    });
  }),
  memberPost(context, '/road-map', 'organiser', NewActionSchema, (visit, request) => {
    const typed = fieldsOf(request.body);
    const act = async (): Promise<Reply> => {
      const { owner, title, partners, dueOn } = parseFields(NewActionSchema, typed);
      const { person } = await ownerOf(context, visit, owner);
      const place = { personId: person.id, id: actionIdOf(title) };
      const terms = { title, partners, dueOn };
      const action = newAction(visit.workshop, place, terms, visit.identity.email, request.now);
      const added = await addAction(context.table, action);
      await watchAgain(context, visit, request.now);
      return done(visit, request, action, added === 'inserted' ? 'added' : 'exists');
    };
    return orMapAgain(context, visit, request, act, typed);
  }),
  memberPost(context, '/road-map/public', 'organiser', PublicSchema, (visit, request) => {
    const act = async (): Promise<Reply> => {
      parseFields(PublicSchema, fieldsOf(request.body));
      const by = { at: new Date(request.now).toISOString(), by: visit.identity.email };
      await changeWorkshop(context.table, visit.workshop.details.id, (found) =>
        found.roadMapPublic ? found : { ...found, roadMapPublic: by },
      );
      return changed<typeof RoadMapPublicJson>(request, `${visit.home}/road-map?done=public#readers`, { public: true });
    };
    return orMapAgain(context, visit, request, act, {});
  }),
  memberPost(context, '/road-map/private', 'organiser', NoFieldsSchema, async (visit, request) => {
    await changeWorkshop(context.table, visit.workshop.details.id, (found) => {
      const { roadMapPublic, ...rest } = found;
      return roadMapPublic ? rest : found;
    });
    return changed<typeof RoadMapPublicJson>(request, `${visit.home}/road-map?done=private#readers`, { public: false });
  }),
  memberRoute(context, 'GET', PATH, 'viewer', async (visit, request) => {
    const action = await actionIn(context, visit, request);
    // Whoever follows an older address is led to whom the action was given to.
    if (action.handedTo) return seeOther(pageOf(visit, { ...action, personId: action.handedTo.personId }));
    return answer<typeof ActionJson>(request, {
      page: await pageWith(context, visit, request, action, { said: saidOf(request.query.get('done')) }),
      json: actionJson(action),
    });
  }),
  command(context, '', TermsSchema, 'terms', 'changed', (visit, request, fields) => {
    const { title, partners, dueOn } = parseFields(TermsSchema, fields);
    return (action) => withTerms(visit.workshop, action, { title, partners, dueOn }, visit.identity.email, request.now);
  }),
  command(context, '/report', StaffReportSchema, 'report', 'reported', (visit, request, fields) => {
    const report = parseFields(StaffReportSchema, fields);
    const by = { kind: 'staff', email: visit.identity.email } as const;
    return (action) => reported(visit.workshop, action, report, by, request.now);
  }),
  command(context, '/drop', DropSchema, 'drop', 'dropped', (visit, request, fields) => {
    const { reason } = parseFields(DropSchema, fields);
    return (action) => dropped(visit.workshop, action, reason, visit.identity.email, request.now);
  }),
  command(
    context,
    '/restore',
    NoFieldsSchema,
    'drop',
    'restored',
    (visit, request) => (action) => restored(visit.workshop, action, visit.identity.email, request.now),
  ),
  memberPost(context, `${PATH}/owner`, 'organiser', OwnerSchema, (visit, request) => {
    const fields = fieldsOf(request.body);
    return orActionAgain(context, visit, request, 'owner', fields, async () => {
      const { owner } = parseFields(OwnerSchema, fields);
      const { person, actions } = await ownerOf(context, visit, owner);
      const place = placeIn(visit, request);
      const has = actions.some(({ id, handedTo }) => id === place.id && !handedTo);
      if (has && owner !== place.personId) {
        const why = `${person.name} has an action of that name already. Please give one of the two another name first.`;
        throw new Refusal('invalid', 'The action was given to nobody.', { owner: why });
      }
      const { email } = visit.identity;
      return done(
        visit,
        request,
        await handOnAction(context.table, visit.workshop, place, owner, email, request.now),
        'owner',
      );
    });
  }),
];

const PATH = '/road-map/{personId}/{actionId}';

/** What organisers do with one action. Sent twice, it is done once. */
function command(
  context: StaffContext,
  path: string,
  takes: z.ZodType,
  form: ActionForm,
  says: Done,
  read: (visit: StaffVisit, request: Request, fields: Record<string, unknown>) => (action: Action) => Action,
): Route {
  return memberPost(context, `${PATH}${path}`, 'organiser', takes, (visit, request) => {
    const fields = fieldsOf(request.body);
    return orActionAgain(context, visit, request, form, fields, async () => {
      const change = read(visit, request, fields);
      return done(visit, request, await changeAction(context.table, placeIn(visit, request), change), says);
    });
  });
}

/** After the closing the morning's list may have ended: what is on the road map now may be overdue one day. */
const watchAgain = ({ table }: StaffContext, { workshop }: StaffVisit, now: number) =>
  changeWorkshop(table, workshop.details.id, (found) =>
    found.debts.owed.digest || found.cancelled ? found : withDigestOwed(found, now),
  );

const done = (visit: StaffVisit, request: Request, action: Action, says: Done): Reply =>
  changed<typeof ActionJson>(request, `${pageOf(visit, action)}?done=${says}`, actionJson(action));

const pageOf = ({ home }: StaffVisit, { personId, id }: Action): string => `${home}/road-map/${personId}/${id}`;

const placeIn = (visit: StaffVisit, request: Request) => ({
  workshopId: visit.workshop.details.id,
  personId: tokenIn(request, 'personId'),
  id: tokenIn(request, 'actionId'),
});

/** @throws Refusal `not-found` */
async function actionIn(context: StaffContext, visit: StaffVisit, request: Request): Promise<Action> {
  const action = await findAction(context.table, placeIn(visit, request));
  if (action) return action;
  throw new Refusal('not-found', 'There is no such action. Please look at the road map.');
}

/** @throws Refusal `invalid` on field `owner` */
async function ownerOf({ table }: StaffContext, visit: StaffVisit, owner: string) {
  return readParticipant(table, visit.workshop.details.id, owner).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.reason !== 'not-found') throw error;
    throw new Refusal('invalid', 'Nothing was changed.', {
      owner: 'This person is not among the participants any more. Please choose somebody else.',
    });
  });
}

async function pageWith(
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  action: Action,
  more: Partial<Parameters<typeof ActionPage>[0]>,
) {
  const people = await listEveryone(context.table, visit.workshop.details.id);
  const owner = people.find(({ person }) => person.id === action.personId)?.person;
  if (!owner) throw new Refusal('not-found', 'The owner of this action is not among the participants any more.');
  return () => <ActionPage visit={visit} action={action} owner={owner} people={people} now={request.now} {...more} />;
}

const orActionAgain = (
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  form: ActionForm,
  fields: Record<string, unknown>,
  act: () => Promise<Reply>,
): Promise<Reply> =>
  orAgain(context, visit, request, act, async (now, refusal) => {
    const action = await actionIn(context, now, request);
    const errors = refusal.reason === 'conflict' ? { conflict: refusal.message } : refusal.fields;
    return (await pageWith(context, now, request, action, { typed: { form, fields }, errors }))();
  });

const orMapAgain = (
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  act: () => Promise<Reply>,
  typed: Record<string, unknown>,
): Promise<Reply> =>
  orAgain(context, visit, request, act, async (now, refusal) => (
    <RoadMapPage
      visit={now}
      people={await listEveryone(context.table, now.workshop.details.id)}
      shows="all"
      now={request.now}
      typed={typed}
      errors={refusal.fields}
    />
  ));

/** @throws Refusal `malformed` for what is no choice */
function readShows(raw: string | null): Shows {
  if (raw === null || raw === '') return 'all';
  const shows = SHOWS.find((each) => each === raw);
  if (shows) return shows;
  throw new Refusal('malformed', 'There is no such list of actions. Please choose one from the page.');
}

const lineJson = ({ id, owner, title, partners, dueOn, status, isOverdue, agreedAt, reported: last }: RoadMapLine) => ({
  id,
  personId: owner.id,
  owner: owner.name,
  organisation: owner.organisation,
  title,
  partners,
  dueOn: dueOn ?? null,
  status,
  overdue: isOverdue,
  agreedAt,
  reported: last ? { at: last.at, note: last.note, link: last.link ?? null } : null,
});

const actionJson = ({
  id,
  personId,
  title,
  partners,
  dueOn,
  status,
  agreedAt,
  agreedBy,
  events,
  handedTo,
}: Action) => ({
  id,
  personId: handedTo?.personId ?? personId,
  title,
  partners,
  dueOn: dueOn ?? null,
  status,
  agreedAt,
  agreedBy,
  events,
});

import { addMaterial, changeMaterial, findMaterial } from '../../../shared/materials/material.store.ts';
import { type Material, materialIdOf } from '../../../shared/materials/material.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, NoFieldsSchema, parseFields } from '../../../shared/web/fields.ts';
import { answer, changed, elsewhere, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import { changeWorkshop } from '../../../shared/workshop/workshop.store.ts';
import type { Session } from '../../../shared/workshop/workshop.ts';
import type { MaterialJson, TakeHomeJson, TakeHomeSettingsJson } from '../api/take-home.ts';
import type { StaffContext } from '../context.ts';
import { orAgain } from '../plan/change.ts';
import { memberPost, memberRoute, type StaffVisit, tokenIn } from '../session.ts';
import { LinkSchema, SettingsSchema } from './input.ts';
import { TakeHomePage } from './page.tsx';
import { DONE, readTakeHome } from './shown.ts';

/** What participants take home: who gets a certificate, the materials of each session, the contact list. */
export const takeHomeRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', '/take-home', 'viewer', async (visit, request) => {
    const taken = await readTakeHome(context, visit);
    const said = Object.entries(DONE).find(([done]) => done === request.query.get('done'))?.[1];
    return answer<typeof TakeHomeJson>(request, {
      page: () => <TakeHomePage visit={visit} taken={taken} said={said} />,
      json: {
        settings: visit.workshop.details.takeHome,
        materials: taken.materials.map(materialJson),
        contacts: taken.people
          .filter(({ agreed }) => agreed.contact !== undefined)
          .map(({ id, name, organisation, position, email }) => ({ id, name, organisation, position, email })),
      },
    });
  }),
  memberPost(context, '/take-home/settings', 'organiser', SettingsSchema, (visit, request) =>
    orPageAgain(context, visit, request, async (fields) => {
      const takeHome = parseFields(SettingsSchema, fields);
      await changeWorkshop(context.table, visit.workshop.details.id, (found) => {
        const before = found.details.takeHome;
        const isSame = before.certificate === takeHome.certificate && before.materials === takeHome.materials;
        return isSame ? found : { ...found, details: { ...found.details, takeHome } };
      });
      return changed<typeof TakeHomeSettingsJson>(request, `${visit.home}/take-home?done=settings`, {
        settings: takeHome,
      });
    }),
  ),
  memberPost(context, '/take-home/link', 'organiser', LinkSchema, (visit, request) =>
    orPageAgain(context, visit, request, async (fields) => {
      const { session, title, link } = parseFields(LinkSchema, fields);
      const content = { kind: 'link', link } as const;
      return added(context, visit, request, sessionOf(visit, session), title, content);
    }),
  ),
  memberRoute(context, 'GET', MATERIAL, 'viewer', async (visit, request) => {
    const material = await findMaterial(context.table, placeIn(visit, request));
    if (!material) throw new Refusal('not-found', 'There is no such material. Please look at the page again.');
    const { content } = material;
    return elsewhere(content.kind === 'link' ? content.link : await context.documents.download(content.file));
  }),
  memberPost(context, `${MATERIAL}/remove`, 'organiser', NoFieldsSchema, async (visit, request) => {
    const by = { at: new Date(request.now).toISOString(), by: visit.identity.email };
    const material = await changeMaterial(context.table, placeIn(visit, request), (found) =>
      found.removed ? found : { ...found, removed: by },
    );
    return changed<typeof MaterialJson>(
      request,
      `${visit.home}/take-home?done=removed#materials`,
      materialJson(material),
    );
  }),
  memberPost(context, `${MATERIAL}/restore`, 'organiser', NoFieldsSchema, async (visit, request) => {
    const material = await changeMaterial(context.table, placeIn(visit, request), (found) => {
      const { removed, ...shown } = found;
      return removed ? shown : found;
    });
    return changed<typeof MaterialJson>(
      request,
      `${visit.home}/take-home?done=restored#materials`,
      materialJson(material),
    );
  }),
];

const MATERIAL = '/take-home/materials/{sessionId}/{materialId}';

const placeIn = (visit: StaffVisit, request: Request) => ({
  workshopId: visit.workshop.details.id,
  sessionId: tokenIn(request, 'sessionId'),
  id: tokenIn(request, 'materialId'),
});

/** @throws Refusal `invalid` on field `session` */
export function sessionOf({ workshop }: StaffVisit, id: string): Session {
  const session = workshop.details.sessions.find((each) => each.id === id);
  if (session) return session;
  throw new Refusal('invalid', 'Nothing was added.', { session: 'Please choose a session of the programme.' });
}

export async function added(
  { table }: StaffContext,
  visit: StaffVisit,
  request: Request,
  session: Session,
  title: string,
  content: Material['content'],
): Promise<Reply> {
  const material: Material = {
    id: materialIdOf(session.id, content),
    workshopId: visit.workshop.details.id,
    sessionId: session.id,
    title,
    content,
    added: { at: new Date(request.now).toISOString(), by: visit.identity.email },
  };
  await addMaterial(table, material);
  return changed<typeof MaterialJson>(request, `${visit.home}/take-home?done=added#materials`, materialJson(material));
}

export const materialJson = ({ id, sessionId, title, content, added: since, removed }: Material) => ({
  id,
  sessionId,
  title,
  ...(content.kind === 'link'
    ? { link: content.link }
    : { file: { name: content.file.name, bytes: content.file.bytes, sha256: content.file.sha256 } }),
  addedAt: since.at,
  removedAt: removed?.at ?? null,
});

/** The page again with what was typed, where something was typed wrong. */
function orPageAgain(
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  act: (fields: Record<string, unknown>) => Promise<Reply>,
): Promise<Reply> {
  const typed = fieldsOf(request.body);
  return orAgain(
    context,
    visit,
    request,
    () => act(typed),
    async (now, refusal) => (
      <TakeHomePage visit={now} taken={await readTakeHome(context, now)} typed={typed} errors={refusal.fields} />
    ),
  );
}

import { readRoadMap } from '../../shared/actions/road-map.store.ts';
import { sharedLines } from '../../shared/actions/road-map.ts';
import { RoadMapList } from '../../shared/actions/road-map-list.tsx';
import { say, textsIn } from '../../shared/language/texts.ts';
import { findPerson } from '../../shared/people/person.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { WorkshopIdSchema } from '../../shared/store/keys.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { Layout } from '../../shared/web/layout.tsx';
import { answer } from '../../shared/web/reply.ts';
import { dateRange } from '../../shared/workshop/dates.ts';
import { findWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { PublicRoadMapJson } from './api/answers.ts';
import { FOR_A_MINUTE, type PublicContext } from './context.ts';

/** The road map of a workshop whose organisers made it public. Any other one is not there, as far as anybody can tell. */
export const publicRoadMapRoutes = (context: PublicContext): Route[] => [
  {
    method: 'GET',
    path: '/road-maps/{workshopId}',
    handle: async (request) => {
      const id = WorkshopIdSchema.safeParse(request.params.workshopId).data;
      const workshop = id === undefined ? undefined : await findWorkshop(context.table, id);
      if (!workshop?.roadMapPublic || workshop.erasedAt) throw new Refusal('not-found', say('roadMap.notPublic'));
      const { details } = workshop;
      const texts = textsIn(details.language);
      const ownerOf = (personId: string) => findPerson(context.table, details.id, personId);
      const roadMap = await readRoadMap(context.table, workshop, ownerOf, request.now);
      const title = texts.t('roadMap.title');
      return answer<typeof PublicRoadMapJson>(
        request,
        {
          page: () => (
            <Layout
              title={title}
              texts={texts}
              workshop={details.title}
              subtitle={`${dateRange(details.starts, details.ends, texts.locale)}, ${details.venue.city}`}
            >
              <h1>{title}</h1>
              <p>{texts.t('roadMap.what')}</p>
              <RoadMapList roadMap={roadMap} />
            </Layout>
          ),
          json: {
            workshop: { id: details.id, title: details.title },
            figures: roadMap.figures,
            actions: sharedLines(roadMap),
          },
        },
        { cacheControl: FOR_A_MINUTE },
      );
    },
  },
];

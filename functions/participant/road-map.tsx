import { readRoadMap } from '../../shared/actions/road-map.store.ts';
import { sharedLines } from '../../shared/actions/road-map.ts';
import { RoadMapList } from '../../shared/actions/road-map-list.tsx';
import { findPerson } from '../../shared/people/person.store.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { answer } from '../../shared/web/reply.ts';
import type { MyRoadMapJson } from './api/action.ts';
import { ParticipantPage } from './frame.tsx';
import { forVisitor, type ParticipantContext } from './session.ts';

/** What was agreed at the workshop, for those who were there: whose it is and how it stands. */
export const roadMapRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: '/w/{workshopId}/p/{personId}/road-map',
    handle: forVisitor(context, async (visited, request) => {
      const { workshop } = visited;
      const ownerOf = (personId: string) => findPerson(context.table, workshop.details.id, personId);
      const roadMap = await readRoadMap(context.table, workshop, ownerOf, request.now);
      const title = visited.texts.t('roadMap.title');
      return answer<typeof MyRoadMapJson>(request, {
        page: () => (
          <ParticipantPage visit={visited} title={title} current="">
            <h1>{title}</h1>
            <p>{visited.texts.t('roadMap.what')}</p>
            <RoadMapList roadMap={roadMap} />
          </ParticipantPage>
        ),
        json: { figures: roadMap.figures, actions: sharedLines(roadMap) },
      });
    }),
  },
];

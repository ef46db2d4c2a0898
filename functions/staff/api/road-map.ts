import * as z from 'zod';
import { ActionEventSchema, ListedActionSchema } from '../../../shared/actions/action.ts';
import { RoadMapFigures, RoadMapLine } from '../../../shared/web/answers.ts';
import type { Api } from '../../../shared/web/route-api.ts';

const { id, personId, agreedAt } = ListedActionSchema.shape;
const said = { link: z.string().nullable() };

export const RoadMapJson = z.object({
  public: z.boolean(),
  figures: RoadMapFigures,
  actions: z.array(
    RoadMapLine.omit({ link: true }).extend({
      id,
      personId,
      owner: z.string(),
      agreedAt,
      reported: ActionEventSchema.pick({ at: true })
        .extend({ note: z.string(), ...said })
        .nullable(),
    }),
  ),
});
export const RoadMapPublicJson = RoadMapJson.pick({ public: true });

export const ActionJson = RoadMapLine.pick({ title: true, partners: true, dueOn: true, status: true }).extend({
  id,
  personId,
  agreedAt,
  agreedBy: z.string(),
  events: z.array(ActionEventSchema),
});

const ROAD_MAP = '/staff/w/{workshopId}/road-map';
const ACTION = `${ROAD_MAP}/{personId}/{actionId}`;

export const roadMapApi = {
  [`GET ${ROAD_MAP}`]: { response: RoadMapJson, query: z.object({ show: z.string().optional() }) },
  [`POST ${ROAD_MAP}`]: { response: ActionJson },
  [`POST ${ROAD_MAP}/public`]: { response: RoadMapPublicJson },
  [`POST ${ROAD_MAP}/private`]: { response: RoadMapPublicJson },
  [`GET ${ACTION}`]: { response: ActionJson },
  [`POST ${ACTION}`]: { response: ActionJson },
  [`POST ${ACTION}/report`]: { response: ActionJson },
  [`POST ${ACTION}/drop`]: { response: ActionJson },
  [`POST ${ACTION}/restore`]: { response: ActionJson },
  [`POST ${ACTION}/owner`]: { response: ActionJson },
} satisfies Api;

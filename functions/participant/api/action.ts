import * as z from 'zod';
import { ActionEventSchema, ListedActionSchema } from '../../../shared/actions/action.ts';
import { Phase, RoadMapFigures, RoadMapLine } from '../../../shared/web/answers.ts';
import type { Api } from '../../../shared/web/route-api.ts';

const { id, title, partners, status, agreedAt } = ListedActionSchema.shape;

export const MyActionJson = z.object({
  action: z.object({
    id,
    title,
    partners: partners.unwrap(),
    dueOn: z.iso.date().nullable(),
    status: status.unwrap(),
    agreedAt,
    /** It is somebody else's by now. */
    handedOn: z.boolean(),
    reports: z.array(
      ActionEventSchema.pick({ at: true, status: true }).extend({
        by: z.enum(['owner', 'staff']),
        note: z.string(),
        link: z.string().nullable(),
      }),
    ),
  }),
});

export const MyActionPageJson = MyActionJson.extend({ phase: Phase, deadline: z.string() });

export const MyRoadMapJson = z.object({ figures: RoadMapFigures, actions: z.array(RoadMapLine) });

const MINE = '/w/{workshopId}/p/{personId}';

export const actionApi = {
  [`GET ${MINE}/actions/{actionId}`]: { response: MyActionPageJson },
  [`POST ${MINE}/actions/{actionId}`]: { response: MyActionJson },
  [`GET ${MINE}/road-map`]: { response: MyRoadMapJson },
} satisfies Api;

import * as z from 'zod';
import type { Api } from '../../../shared/web/route-api.ts';

export const feedbackApi: Api = {
  'POST /staff/w/{workshopId}/feedback': { response: z.looseObject({ anonymous: z.boolean() }) },
};

import type { Api } from '../../../shared/web/route-api.ts';
import { feedbackApi } from './feedback.ts';
import { participantLaterApi } from './later.ts';
import { ownApi } from './own.ts';
import { papersApi } from './papers.ts';
import { swotApi } from './swot.ts';

/** What a participant’s routes answer as JSON. */
export const participantApi: Api = {
  ...participantLaterApi,
  ...feedbackApi,
  ...ownApi,
  ...papersApi,
  ...swotApi,
};

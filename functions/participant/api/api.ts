import type { Api } from '../../../shared/web/route-api.ts';
import { actionApi } from './action.ts';
import { feedbackApi } from './feedback.ts';
import { linkApi } from './link.ts';
import { ownApi } from './own.ts';
import { papersApi } from './papers.ts';
import { swotApi } from './swot.ts';
import { takeHomeApi } from './take-home.ts';
import { yourDataApi } from './your-data.ts';

/** What a participant’s routes answer as JSON. */
export const participantApi: Api = {
  ...actionApi,
  ...feedbackApi,
  ...linkApi,
  ...ownApi,
  ...papersApi,
  ...swotApi,
  ...takeHomeApi,
  ...yourDataApi,
};

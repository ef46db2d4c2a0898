import type { Api } from '../../../shared/web/route-api.ts';
import { auditApi } from './audit.ts';
import { cancelApi } from './cancel.ts';
import { chaseApi } from './chase.ts';
import { consoleApi } from './console.ts';
import { feedbackApi } from './feedback.ts';
import { handOffApi } from './hand-off.ts';
import { staffLaterApi } from './later.ts';
import { mailsApi } from './mails.ts';
import { papersApi } from './papers.ts';
import { participantsApi } from './participants.ts';
import { peopleApi } from './people.ts';
import { planApi } from './plan.ts';
import { questionnaireApi } from './questionnaire.ts';
import { reportApi } from './report.ts';
import { rescheduleApi } from './reschedule.ts';
import { resultsApi } from './results.ts';
import { retryApi } from './retry.ts';
import { roomApi } from './room.ts';
import { settingsApi } from './settings.ts';
import { swotApi } from './swot.ts';

/** What the console’s routes answer as JSON. */
export const staffApi: Api = {
  ...staffLaterApi,
  ...auditApi,
  ...cancelApi,
  ...chaseApi,
  ...consoleApi,
  ...feedbackApi,
  ...handOffApi,
  ...mailsApi,
  ...papersApi,
  ...participantsApi,
  ...peopleApi,
  ...planApi,
  ...questionnaireApi,
  ...reportApi,
  ...rescheduleApi,
  ...resultsApi,
  ...retryApi,
  ...roomApi,
  ...settingsApi,
  ...swotApi,
};

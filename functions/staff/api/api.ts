import type { Api } from '../../../shared/web/route-api.ts';
import { accountApi } from './account.ts';
import { auditApi } from './audit.ts';
import { handOffApi } from './hand-off.ts';
import { mailsApi } from './mails.ts';
import { overviewApi } from './overview.ts';
import { papersApi } from './papers.ts';
import { peopleApi } from './people.ts';
import { planApi } from './plan.ts';
import { questionnaireApi } from './questionnaire.ts';
import { reportApi } from './report.ts';
import { resultsApi } from './results.ts';
import { roadMapApi } from './road-map.ts';
import { roomApi } from './room.ts';
import { settingsApi } from './settings.ts';
import { swotApi } from './swot.ts';
import { takeHomeApi } from './take-home.ts';
import { workshopsApi } from './workshops.ts';

/** What the console’s routes answer as JSON. */
export const staffApi: Api = {
  ...accountApi,
  ...auditApi,
  ...handOffApi,
  ...mailsApi,
  ...overviewApi,
  ...papersApi,
  ...peopleApi,
  ...planApi,
  ...questionnaireApi,
  ...reportApi,
  ...resultsApi,
  ...roadMapApi,
  ...roomApi,
  ...settingsApi,
  ...swotApi,
  ...takeHomeApi,
  ...workshopsApi,
};

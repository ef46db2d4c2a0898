import type { Route } from '../../shared/web/endpoint.ts';
import { accountRoutes } from './account/account.tsx';
import { anonymityRoutes } from './anonymity.tsx';
import { auditRoutes } from './audit/audit.tsx';
import { callRoutes } from './chase/call-commands.ts';
import { chaseRoutes } from './chase/chase.tsx';
import { messageRoutes } from './chase/message.tsx';
import type { StaffContext } from './context.ts';
import { forgottenRoutes } from './forgotten.tsx';
import { handOffRoutes } from './hand-off.tsx';
import { importRoutes } from './import/import.tsx';
import { memberRoutes } from './members/members.tsx';
import { overviewRoutes } from './overview.tsx';
import { attachmentRoutes } from './paper/attachments.tsx';
import { decisionRoutes } from './paper/decision.tsx';
import { handInRoutes } from './paper/hand-in.tsx';
import { paperHandOffRoutes } from './paper/hand-off.tsx';
import { paperRoutes } from './paper/list.tsx';
import { onBehalfRoutes } from './paper/on-behalf.tsx';
import { recommendationRoutes } from './paper/recommendation.ts';
import { reviewerRoutes } from './paper/reviewers.ts';
import { withdrawalRoutes } from './paper/withdrawal.tsx';
import { actRoutes } from './people-list/act.tsx';
import { peopleListRoutes } from './people-list/list.tsx';
import { personCommandRoutes } from './person/commands.ts';
import { personEraseRoutes } from './person/erase.tsx';
import { personRoutes } from './person/person.tsx';
import { planRoutes } from './plan/plan.tsx';
import { questionnaireRoutes } from './questionnaire/questionnaire.tsx';
import { reportRoutes } from './report/report.tsx';
import { rescheduleRoutes } from './reschedule.tsx';
import { feedbackExportRoutes } from './results/export.ts';
import { feedbackRoutes } from './results/results.tsx';
import { retryRoutes } from './retry.ts';
import { roadMapRoutes } from './road-map/road-map.tsx';
import { roomRoutes } from './room/room.tsx';
import { workshopSettingsRoutes } from './settings/settings.tsx';
import { signInRoutes } from './sign-in.tsx';
import { swotRoutes } from './swot/swot.tsx';
import { materialFileRoutes } from './take-home/file.tsx';
import { takeHomeRoutes } from './take-home/take-home.tsx';
import { wordingTrialRoutes } from './wording/trial.tsx';
import { wordingRoutes } from './wording/wording.tsx';
import { workshopRoutes } from './workshops.tsx';

/** Every address of the console. Apart from handler.ts, so that a test serves them without the environment. */
export const staffRoutes = (context: StaffContext): Route[] => [
  ...signInRoutes(context),
  ...forgottenRoutes(context),
  ...accountRoutes(context),
  ...workshopRoutes(context),
  ...overviewRoutes(context),
  ...personRoutes(context),
  ...personCommandRoutes(context),
  ...personEraseRoutes(context),
  ...questionnaireRoutes(context),
  ...feedbackRoutes(context),
  ...anonymityRoutes(context),
  ...feedbackExportRoutes(context),
  ...swotRoutes(context),
  ...paperRoutes(context),
  ...onBehalfRoutes(context),
  ...decisionRoutes(context),
  ...withdrawalRoutes(context),
  ...paperHandOffRoutes(context),
  ...handOffRoutes(context),
  ...handInRoutes(context),
  ...attachmentRoutes(context),
  ...reviewerRoutes(context),
  ...recommendationRoutes(context),
  ...peopleListRoutes(context),
  ...actRoutes(context),
  ...chaseRoutes(context),
  ...callRoutes(context),
  ...messageRoutes(context),
  ...importRoutes(context),
  ...workshopSettingsRoutes(context),
  ...wordingRoutes(context),
  ...wordingTrialRoutes(context),
  ...planRoutes(context),
  ...rescheduleRoutes(context),
  ...roadMapRoutes(context),
  ...takeHomeRoutes(context),
  ...materialFileRoutes(context),
  ...reportRoutes(context),
  ...retryRoutes(context),
  ...roomRoutes(context),
  ...auditRoutes(context),
  ...memberRoutes(context),
];

import type { Routes } from '../../shared/web/endpoint.ts';
import type { StaffContext } from './context.ts';

const W = '/staff/w/{workshopId}';
const PERSON = `${W}/people/{personId}`;
const PAPER = `${W}/papers/{personId}/{paperId}`;

/** Every address of the console. Apart from main.ts, so that a test serves them without the environment. */
export const staffRoutes = (context: StaffContext): Routes => [
  {
    under: ['/staff/sign-in', '/staff/first-password', '/staff/second-factor', '/staff/sign-out'],
    open: async () => (await import('./sign-in.tsx')).signInRoutes(context),
  },
  {
    under: ['/staff/forgotten-password'],
    open: async () => (await import('./forgotten.tsx')).forgottenRoutes(context),
  },
  { under: ['/staff/account'], open: async () => (await import('./account/account.tsx')).accountRoutes(context) },
  { under: ['/staff'], open: async () => (await import('./workshops.tsx')).workshopRoutes(context) },
  { under: [W], open: async () => (await import('./overview.tsx')).overviewRoutes(context) },
  {
    under: [PERSON],
    open: async () => [
      ...(await import('./person/person.tsx')).personRoutes(context),
      ...(await import('./person/commands.ts')).personCommandRoutes(context),
      ...(await import('./person/erase.tsx')).personEraseRoutes(context),
    ],
  },
  {
    under: [`${W}/questionnaire`],
    open: async () => (await import('./questionnaire/questionnaire.tsx')).questionnaireRoutes(context),
  },
  {
    under: [`${W}/feedback`],
    open: async () => [
      ...(await import('./results/results.tsx')).feedbackRoutes(context),
      ...(await import('./anonymity.tsx')).anonymityRoutes(context),
    ],
  },
  {
    under: [`${W}/feedback/answers.csv`, `${W}/feedback/answers.json`],
    open: async () => (await import('./results/export.ts')).feedbackExportRoutes(context),
  },
  { under: [`${W}/swot`], open: async () => (await import('./swot/swot.tsx')).swotRoutes(context) },
  { under: [`${W}/papers`], open: async () => (await import('./paper/list.tsx')).paperRoutes(context) },
  { under: [`${W}/papers/new`], open: async () => (await import('./paper/on-behalf.tsx')).onBehalfRoutes(context) },
  { under: [PAPER], open: async () => (await import('./paper/decision.tsx')).decisionRoutes(context) },
  {
    under: [`${PAPER}/withdrawal`],
    open: async () => (await import('./paper/withdrawal.tsx')).withdrawalRoutes(context),
  },
  {
    under: [`${PAPER}/hand-off`],
    open: async () => (await import('./paper/hand-off.tsx')).paperHandOffRoutes(context),
  },
  { under: [`${W}/hand-off`], open: async () => (await import('./hand-off.tsx')).handOffRoutes(context) },
  {
    under: [`${PAPER}/hand-in`, `${PAPER}/upload`, `${PAPER}/uploaded`, `${PAPER}/submit`],
    open: async () => (await import('./paper/hand-in.tsx')).handInRoutes(context),
  },
  {
    under: [`${PAPER}/versions/{version}/attachments`],
    open: async () => (await import('./paper/attachments.tsx')).attachmentRoutes(context),
  },
  { under: [`${PAPER}/reviewers`], open: async () => (await import('./paper/reviewers.ts')).reviewerRoutes(context) },
  {
    under: [`${PAPER}/recommendation`, `${PAPER}/conflict`, `${PAPER}/notes`],
    open: async () => (await import('./paper/recommendation.ts')).recommendationRoutes(context),
  },
  {
    under: [`${W}/participants`],
    open: async () => [
      ...(await import('./people-list/list.tsx')).peopleListRoutes(context),
      ...(await import('./import/import.tsx')).importRoutes(context),
    ],
  },
  { under: [`${W}/participants/act`], open: async () => (await import('./people-list/act.tsx')).actRoutes(context) },
  { under: [`${W}/chase`], open: async () => (await import('./chase/chase.tsx')).chaseRoutes(context) },
  { under: [`${PERSON}/calls`], open: async () => (await import('./chase/call-commands.ts')).callRoutes(context) },
  { under: [`${PERSON}/message`], open: async () => (await import('./chase/message.tsx')).messageRoutes(context) },
  {
    under: [`${W}/settings`],
    open: async () => (await import('./settings/settings.tsx')).workshopSettingsRoutes(context),
  },
  {
    under: [`${W}/mails`],
    open: async () => [
      ...(await import('./wording/wording.tsx')).wordingRoutes(context),
      ...(await import('./wording/trial.tsx')).wordingTrialRoutes(context),
    ],
  },
  { under: [`${W}/plan`, `${W}/cancel`], open: async () => (await import('./plan/plan.tsx')).planRoutes(context) },
  { under: [`${W}/reschedule`], open: async () => (await import('./reschedule.tsx')).rescheduleRoutes(context) },
  { under: [`${W}/road-map`], open: async () => (await import('./road-map/road-map.tsx')).roadMapRoutes(context) },
  { under: [`${W}/take-home`], open: async () => (await import('./take-home/take-home.tsx')).takeHomeRoutes(context) },
  {
    under: [`${W}/take-home/file`],
    open: async () => (await import('./take-home/file.tsx')).materialFileRoutes(context),
  },
  { under: [`${W}/report`], open: async () => (await import('./report/report.tsx')).reportRoutes(context) },
  {
    under: [`${W}/retry`, `${PERSON}/retry`, `${PAPER}/retry`],
    open: async () => (await import('./retry.ts')).retryRoutes(context),
  },
  {
    under: [`${W}/room`, `${PERSON}/profile`, `${PERSON}/feedback`, `${PERSON}/swot`],
    open: async () => (await import('./room/room.tsx')).roomRoutes(context),
  },
  { under: [`${W}/audit`], open: async () => (await import('./audit/audit.tsx')).auditRoutes(context) },
  { under: [`${W}/staff`], open: async () => (await import('./members/members.tsx')).memberRoutes(context) },
];

import * as z from 'zod';
import type { Api } from '../../../shared/web/route-api.ts';
import {
  DatesSchema,
  FollowUpSchema,
  RescheduleSchema,
  StepOutcomeSchema,
  StepSchema,
  WorkshopSchema,
} from '../../../shared/workshop/workshop.ts';
import { PlanLine } from './overview.ts';

const { paused, atRest, cancelled, closedAt, revision } = WorkshopSchema.shape;

/** How staff state a step, when that is, and what became of it. */
export const PlanStepJson = StepSchema.safeExtend({
  stated: z.iso.datetime(),
  plannedFor: z.iso.datetime(),
  movedOff: z.array(z.enum(['weekend', 'holiday', 'quiet hours'])),
  outcome: StepOutcomeSchema.nullable(),
  held: paused.unwrap().nullable(),
  timeliness: z.enum(['to-come', 'due', 'stale', 'late']).nullable(),
  possible: z.array(z.enum(['change', 'skip', 'restore', 'hold', 'release'])),
});
const LabelledStep = PlanStepJson.safeExtend({ label: z.string() });
export const PlanStepsJson = z.object({ steps: z.array(LabelledStep) });

export const PlanSettingsJson = FollowUpSchema.omit({ steps: true });

export const PlanJson = z.object({
  revision,
  timeZone: z.string(),
  paused: paused.unwrap().nullable(),
  atRest: atRest.unwrap().nullable(),
  cancelled: cancelled.unwrap().nullable(),
  closedAt: closedAt.unwrap().nullable(),
  deadline: z.iso.datetime(),
  lastDeadlineGiven: z.iso.datetime().nullable(),
  closesAt: z.iso.datetime(),
  settings: PlanSettingsJson,
  steps: z.array(LabelledStep),
});

/** Who would get a mail, and how many not, by the reason. */
const Recipients = z.object({
  get: z.int(),
  firstNames: z.array(z.string()),
  leftOut: z.record(z.string(), z.int()),
});

export const RescheduledJson = DatesSchema.extend({
  revision,
  reschedules: z.array(RescheduleSchema),
  plan: z.array(PlanLine),
});
/** What the dates in the query would do. */
export const ReschedulePreviewJson = z.object({
  preview: z.boolean(),
  revision,
  before: z.array(PlanLine),
  after: z.array(PlanLine),
  steps: z.array(
    z.object({
      id: z.string(),
      before: z.iso.datetime().nullable(),
      after: z.iso.datetime(),
      fate: z.enum(['stays', 'to-come', 'at-once', 'merged', 'stale', 'late', 'waits']),
      revives: z.boolean(),
      mail: Recipients.nullable(),
    }),
  ),
  notice: Recipients,
});

export const CancelledJson = z.object({ revision, cancelled: cancelled.unwrap().nullable() });
export const CancelPreviewJson = CancelledJson.extend({ notice: Recipients });

const W = '/staff/w/{workshopId}';

export const planApi = {
  [`GET ${W}/plan`]: { response: PlanJson },
  [`POST ${W}/plan/pause`]: { response: PlanJson },
  [`GET ${W}/plan/steps`]: { response: PlanStepsJson },
  [`POST ${W}/plan/steps`]: { response: PlanStepJson },
  [`GET ${W}/plan/steps/{stepId}`]: { response: PlanStepJson },
  [`POST ${W}/plan/steps/{stepId}`]: { response: PlanStepJson },
  [`GET ${W}/plan/settings`]: { response: PlanSettingsJson },
  [`POST ${W}/plan/settings`]: { response: PlanJson },
  [`GET ${W}/reschedule`]: {
    response: z.union([RescheduledJson, ReschedulePreviewJson]),
    refuses: [422],
    query: DatesSchema.partial().extend({ reason: z.string().optional() }),
  },
  [`POST ${W}/reschedule`]: { response: RescheduledJson },
  [`GET ${W}/cancel`]: { response: CancelPreviewJson },
  [`POST ${W}/cancel`]: { response: CancelledJson },
} satisfies Api;

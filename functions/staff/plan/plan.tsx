import * as z from 'zod';
import {
  addStep,
  changeStep,
  holdStep,
  pausePlan,
  releaseStep,
  restoreStep,
  resumePlan,
  skipStep,
} from '../../../shared/follow-up/plan-edits.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { randomToken } from '../../../shared/store/keys.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { answer, changed } from '../../../shared/web/reply.ts';
import type { Step, Workshop } from '../../../shared/workshop/workshop.ts';
import type { PlanJson, PlanStepJson, PlanStepsJson } from '../api/plan.ts';
import { cancelRoutes } from '../cancel.tsx';
import type { StaffContext } from '../context.ts';
import { memberPost, memberRoute, tokenIn } from '../session.ts';
import { changePlan, orAgain, SeenSchema } from './change.ts';
import { StepForm, stepTyped } from './form.tsx';
import { StepInputSchema, stepFrom } from './input.ts';
import { planJson, stepJson } from './json.ts';
import { PlanPage } from './page.tsx';
import { settingsRoutes } from './settings.tsx';

const PLAN = '/plan';
const STEP = `${PLAN}/steps/{stepId}`;

const ActionSchema = z.object({
  action: z
    .enum(['change', 'skip', 'restore', 'hold', 'release'], 'Please say change, skip, restore, hold or release.')
    .default('change'),
});
const PauseSchema = z.object({ action: z.enum(['pause', 'resume'], 'Please say pause or resume.') });

/** Of a change, the whole step. */
const StepCommandSchema = StepInputSchema.partial().extend({ ...ActionSchema.shape, ...SeenSchema.shape });

const newStepId = (): string => `step-${randomToken()}`;

/** The plan of the follow-up: whoever takes part reads it, organisers change it while it runs. */
export function planRoutes(context: StaffContext): Route[] {
  return [
    memberRoute(context, 'GET', PLAN, 'viewer', async (visit, request) =>
      answer<typeof PlanJson>(request, {
        page: () => <PlanPage visit={visit} now={request.now} done={request.query.get('done') ?? undefined} />,
        json: planJson(visit.workshop, request.now),
      }),
    ),
    memberPost(context, `${PLAN}/pause`, 'organiser', PauseSchema.extend(SeenSchema.shape), async (visit, request) => {
      const fields = fieldsOf(request.body);
      const act = async () => {
        const { action } = parseFields(PauseSchema, fields);
        const workshop = await changePlan(context, visit, fields, (found) =>
          action === 'pause' ? pausePlan(found, visit.identity.email, request.now) : resumePlan(found),
        );
        return changed<typeof PlanJson>(
          request,
          `${visit.home}${PLAN}?done=${action}`,
          planJson(workshop, request.now),
        );
      };
      return orAgain(context, visit, request, act, (now, refusal) => (
        <PlanPage visit={now} now={request.now} refusal={refusal} />
      ));
    }),
    memberRoute(context, 'GET', `${PLAN}/steps`, 'organiser', async (visit, request) =>
      answer<typeof PlanStepsJson>(request, {
        page: () => <StepForm visit={visit} typed={{ id: newStepId() }} />,
        json: { steps: planJson(visit.workshop, request.now).steps },
      }),
    ),
    memberPost(
      context,
      `${PLAN}/steps`,
      'organiser',
      StepInputSchema.extend(SeenSchema.shape),
      async (visit, request) => {
        const fields = fieldsOf(request.body);
        const act = async () => {
          const step = stepFrom(fields, fields.id ?? newStepId());
          const workshop = await changePlan(context, visit, fields, (found) => addStep(found, step));
          return changed<typeof PlanStepJson>(
            request,
            `${visit.home}${PLAN}?done=add`,
            stepJson(workshop, step, request.now),
          );
        };
        return orAgain(context, visit, request, act, (now, refusal) => (
          <StepForm visit={now} typed={fields} refusal={refusal} />
        ));
      },
    ),
    memberRoute(context, 'GET', STEP, 'organiser', async (visit, request) => {
      const step = stepOf(visit.workshop, tokenIn(request, 'stepId'));
      return answer<typeof PlanStepJson>(request, {
        page: () => <StepForm visit={visit} step={step} typed={stepTyped(step)} />,
        json: stepJson(visit.workshop, step, request.now),
      });
    }),
    memberPost(context, STEP, 'organiser', StepCommandSchema, async (visit, request) => {
      const id = tokenIn(request, 'stepId');
      const fields = fieldsOf(request.body);
      const { email } = visit.identity;
      const { action } = parseFields(ActionSchema, fields);
      const act = async () => {
        const edit = editBy(action, id, fields, email, request.now);
        const workshop = await changePlan(context, visit, fields, edit);
        const location = `${visit.home}${PLAN}?done=${action}`;
        return changed<typeof PlanStepJson>(request, location, stepJson(workshop, stepOf(workshop, id), request.now));
      };
      return orAgain(context, visit, request, act, (now, refusal) =>
        action === 'change' ? (
          <StepForm visit={now} step={stepOf(now.workshop, id)} typed={fields} refusal={refusal} />
        ) : (
          <PlanPage visit={now} now={request.now} refusal={refusal} />
        ),
      );
    }),
    ...settingsRoutes(context),
    ...cancelRoutes(context),
  ];
}

type Action = z.infer<typeof ActionSchema>['action'];

function editBy(
  action: Action,
  id: string,
  fields: Record<string, unknown>,
  by: string,
  now: number,
): (workshop: Workshop) => Workshop {
  switch (action) {
    case 'change': {
      const step = stepFrom(fields, id);
      return (workshop) => changeStep(workshop, step);
    }
    case 'skip':
      return (workshop) => skipStep(workshop, id, by, now);
    case 'restore':
      return (workshop) => restoreStep(workshop, id);
    case 'hold':
      return (workshop) => holdStep(workshop, id, by, now);
    case 'release':
      return (workshop) => releaseStep(workshop, id);
  }
}

function stepOf({ details }: Workshop, id: string): Step {
  const step = details.followUp.steps.find((each) => each.id === id);
  if (!step) throw new Refusal('not-found', 'The plan has no such step. Please go back to the plan.');
  return step;
}

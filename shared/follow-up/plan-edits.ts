import { isDeepStrictEqual } from 'node:util';
import { type FieldErrors, Refusal } from '../refusal.ts';
import { deadlineOf } from '../workshop/calendar.ts';
import { hasDeadline, planProblems } from '../workshop/read-workshop-file.ts';
import type { Step, Workshop, WorkshopFile } from '../workshop/workshop.ts';
import { mayChange, mustRun, withPlanOwed } from './plan.ts';

/**
 * What staff change in a plan under way. All pure; every change raises the plan's revision and owes the plan anew, so that
 * a run of the plan as it was stops at its next check. The same object comes back where nothing changes. `now` in epoch
 * ms; `by` is the member of staff.
 */

const MOST_STEPS = 30;

/** When the mails leave and until when answers are taken. */
export type PlanSettings = Pick<WorkshopFile['followUp'], 'deadline' | 'graceHours' | 'quietHours' | 'staleAfterHours'>;

/** What staff can do with one step of a plan. */
export type StepEdit = 'change' | 'skip' | 'restore' | 'hold' | 'release';

/** Which of it makes sense now: nothing once the step went out or the follow-up is over. */
export function editsOf(workshop: Workshop, id: string): readonly StepEdit[] {
  if (!mayChange(workshop)) return [];
  const { progress, held } = workshop;
  switch (progress[id]?.outcome) {
    case 'sent':
    case 'merged':
      return [];
    case 'skipped':
      return ['restore'];
    case 'skipped-stale':
    case 'skipped-late':
      return ['change'];
    case undefined:
      return held[id] ? ['release', 'change', 'skip'] : ['change', 'hold', 'skip'];
  }
}

/**
 * A step that is in the plan as it is here was sent twice, and is added once.
 * @throws Refusal `closed`; `conflict` for an id that is there or too many steps; `invalid` (field of the step) for a
 * moment out of the plan
 */
export function addStep(workshop: Workshop, step: Step): Workshop {
  mustRun(workshop);
  const { steps } = workshop.details.followUp;
  if (steps.some((other) => isDeepStrictEqual(other, step))) return workshop;
  if (steps.some(({ id }) => id === step.id)) {
    throw new Refusal('conflict', `The plan has a step “${step.id}” already. Please reload the page to see it.`);
  }
  if (steps.length >= MOST_STEPS) {
    throw new Refusal('conflict', `A plan has at most ${MOST_STEPS} steps. Please change one of those there are.`);
  }
  return withSteps(workshop, [...steps, step], step.id);
}

/** @throws Refusal `closed`; `not-found`; `conflict` for a step that went out; `invalid` as for a new step */
export function changeStep(workshop: Workshop, step: Step): Workshop {
  mustRun(workshop);
  mustBeToCome(workshop, step.id);
  const before = workshop.details.followUp.steps;
  if (workshop.progress[step.id] === undefined && before.some((other) => isDeepStrictEqual(other, step))) {
    return workshop;
  }
  const steps = before.map((other) => (other.id === step.id ? step : other));
  const { [step.id]: _, ...progress } = workshop.progress;
  return withSteps({ ...workshop, progress }, steps, step.id);
}

/** Takes a step out. @throws Refusal `closed`; `not-found`; `conflict` for a step that went out */
export function skipStep(workshop: Workshop, id: string, by: string, now: number): Workshop {
  mustRun(workshop);
  mustBeToCome(workshop, id);
  if (workshop.progress[id]?.outcome === 'skipped') return workshop;
  const { [id]: _, ...held } = workshop.held;
  const progress = { ...workshop.progress, [id]: { outcome: 'skipped' as const, at: iso(now), by } };
  return revised({ ...workshop, held, progress });
}

/** Puts a step that was taken out back into the plan. @throws Refusal `closed`; `not-found` */
export function restoreStep(workshop: Workshop, id: string): Workshop {
  mustRun(workshop);
  mustBeToCome(workshop, id);
  if (workshop.progress[id]?.outcome !== 'skipped') return workshop;
  const { [id]: _, ...progress } = workshop.progress;
  return revised({ ...workshop, progress });
}

/**
 * Holds one step back until staff let it go.
 * @throws Refusal `closed`; `not-found`; `conflict` for a step that went out or was taken out
 */
export function holdStep(workshop: Workshop, id: string, by: string, now: number): Workshop {
  mustRun(workshop);
  mustBeToCome(workshop, id);
  if (workshop.progress[id] !== undefined) {
    throw new Refusal('conflict', 'This step is not going to be sent, so there is nothing to hold back.');
  }
  if (workshop.held[id]) return workshop;
  return revised({ ...workshop, held: { ...workshop.held, [id]: { at: iso(now), by } } });
}

/** Lets a step go: at its time, or at once where that has passed and is not too long ago. @throws Refusal `closed`; `not-found` */
export function releaseStep(workshop: Workshop, id: string): Workshop {
  mustRun(workshop);
  mustBeThere(workshop, id);
  if (!workshop.held[id]) return workshop;
  const { [id]: _, ...held } = workshop.held;
  return revised({ ...workshop, held });
}

/** No step of the plan goes out until it is resumed; answers, papers and the closing go on. @throws Refusal `closed` */
export function pausePlan(workshop: Workshop, by: string, now: number): Workshop {
  mustRun(workshop);
  return workshop.paused ? workshop : revised({ ...workshop, paused: { at: iso(now), by } });
}

/** What fell due meanwhile goes out at once, in one mail, unless it comes too late. @throws Refusal `closed` */
export function resumePlan(workshop: Workshop): Workshop {
  mustRun(workshop);
  if (!workshop.paused) return workshop;
  const { paused: _, ...resumed } = workshop;
  return revised(resumed);
}

/**
 * @throws Refusal `closed`; `invalid` (field `deadline`) for another deadline that has passed already, that no calendar
 * has, or that a step still to come would lie after
 */
export function changeSettings(workshop: Workshop, settings: PlanSettings, now: number): Workshop {
  mustRun(workshop);
  const followUp = { ...workshop.details.followUp, ...settings };
  if (isDeepStrictEqual(followUp, workshop.details.followUp)) return workshop;
  const changed = withFollowUp(workshop, followUp);
  if (!hasDeadline(changed.details)) throw invalid({ deadline: 'This deadline is too far ahead.' });
  const deadline = deadlineOf(changed.details);
  if (deadline <= now && deadline !== deadlineOf(workshop.details)) {
    throw invalid({ deadline: 'This deadline would have passed already, and everyone’s forms would close.' });
  }
  const toCome = changed.details.followUp.steps.filter(({ id }) => changed.progress[id] === undefined);
  const [problem] = planProblems(changed.details).filter(({ index }) =>
    toCome.some(({ id }) => id === changed.details.followUp.steps[index]?.id),
  );
  if (problem) {
    const step = changed.details.followUp.steps[problem.index]?.id;
    throw invalid({
      deadline: `This deadline ${problem.message.replace(/^puts the step/, `puts the step “${step}”`)}.`,
    });
  }
  return revised(changed);
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** The plan is another from here on: a run of the one before stops at its next check. */
export const revised = (workshop: Workshop): Workshop => withPlanOwed({ ...workshop, revision: workshop.revision + 1 });

const withFollowUp = (workshop: Workshop, followUp: WorkshopFile['followUp']): Workshop => ({
  ...workshop,
  details: { ...workshop.details, followUp },
});

/** Only the step that was changed is judged: what lies behind the others is history. */
function withSteps(workshop: Workshop, steps: Step[], id: string): Workshop {
  const changed = withFollowUp(workshop, { ...workshop.details.followUp, steps });
  const [problem] = planProblems(changed.details).filter(({ index }) => steps[index]?.id === id);
  if (problem) throw invalid({ [problem.field]: `This ${problem.message}.` });
  return revised(changed);
}

function mustBeThere({ details }: Workshop, id: string): void {
  if (!details.followUp.steps.some((step) => step.id === id)) {
    throw new Refusal('not-found', 'The plan has no such step. Please reload the page.');
  }
}

function mustBeToCome(workshop: Workshop, id: string): void {
  mustBeThere(workshop, id);
  const outcome = workshop.progress[id]?.outcome;
  if (outcome === 'sent' || outcome === 'merged') {
    throw new Refusal('conflict', 'This step went out already, so it cannot be changed any more. You can add another.');
  }
}

const invalid = (fields: FieldErrors): Refusal =>
  new Refusal('invalid', 'Nothing of the plan was changed yet.', fields);

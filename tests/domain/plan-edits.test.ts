import { describe, expect, test } from 'vitest';
import { closed, openSteps, timeliness, withLateSkipped, withStepSent } from '../../shared/follow-up/plan.ts';
import {
  addStep,
  changeSettings,
  changeStep,
  editsOf,
  holdStep,
  pausePlan,
  releaseStep,
  restoreStep,
  resumePlan,
  skipStep,
} from '../../shared/follow-up/plan-edits.ts';
import { deadlineOf, stepAt } from '../../shared/workshop/calendar.ts';
import type { Step, Workshop } from '../../shared/workshop/workshop.ts';
import { aWorkshop, DAY, HOUR, T0 } from '../support/fixtures.ts';

const BY = 'organiser@example.org';
const plan = () => aWorkshop();
const stepOf = (workshop: Workshop, id: string): Step => {
  const step = workshop.details.followUp.steps.find((each) => each.id === id);
  if (!step) throw new Error(`no step ${id}`);
  return step;
};
const dueAt = (workshop: Workshop, id: string): string =>
  new Date(stepAt(workshop.details, stepOf(workshop, id))).toISOString();
const next = ({ debts }: Workshop): string | undefined => debts.owed['follow-up']?.dueAt;
const open = (workshop: Workshop): string[] => openSteps(workshop).map(({ step }) => step.id);
const extra: Step = { id: 'step-x', kind: 'reminder', afterEnd: 'P3D', at: '09:00' };
const settings = ({ details }: Workshop) => {
  const { steps: _, ...rest } = details.followUp;
  return rest;
};
const refusedFor = (reason: string, field?: string) =>
  expect.objectContaining({ reason, ...(field && { fields: { [field]: expect.any(String) } }) });

/** Every command once, each on a plan on which it changes something. */
const COMMANDS: readonly (readonly [name: string, given: () => Workshop, act: (workshop: Workshop) => Workshop])[] = [
  ['adding a step', plan, (w) => addStep(w, extra)],
  [
    'changing a step',
    plan,
    (w) => changeStep(w, { id: 'reminder-1', kind: 'reminder', afterEnd: 'P12D', at: '09:00' }),
  ],
  ['skipping a step', plan, (w) => skipStep(w, 'reminder-1', BY, T0)],
  ['putting a step back', () => skipStep(plan(), 'reminder-1', BY, T0), (w) => restoreStep(w, 'reminder-1')],
  ['holding a step back', plan, (w) => holdStep(w, 'reminder-1', BY, T0)],
  ['letting a step go', () => holdStep(plan(), 'reminder-1', BY, T0), (w) => releaseStep(w, 'reminder-1')],
  ['pausing the plan', plan, (w) => pausePlan(w, BY, T0)],
  ['resuming the plan', () => pausePlan(plan(), BY, T0), resumePlan],
  ['changing the settings', plan, (w) => changeSettings(w, { ...settings(plan()), graceHours: 48 }, T0)],
];

describe('every change of the plan', () => {
  test.each(COMMANDS)('%s raises the plan’s revision and stops a run of the plan as it was', (_, given, act) => {
    const was = given();
    const is = act(was);
    expect(is.revision).toBe(was.revision + 1);
    expect(is.debts.owed['follow-up']?.revision).not.toBe(was.debts.owed['follow-up']?.revision);
    expect(is.mailings).toEqual({});
  });

  test.each(COMMANDS)('%s twice changes nothing the second time', (_, given, act) => {
    const once = act(given());
    expect(act(once)).toBe(once);
  });

  test.each(COMMANDS)('%s is refused once the follow-up is closed or cancelled', (_, given, act) => {
    const was = given();
    expect(() => act(closed(was, T0))).toThrow(refusedFor('closed'));
    const cancelled = { at: new Date(T0).toISOString(), by: BY, reason: 'r' };
    expect(() => act({ ...was, cancelled })).toThrow(refusedFor('closed'));
  });
});

describe('adding a step', () => {
  test('given it comes before all others, then it is owed next', () => {
    const first: Step = { id: 'step-x', kind: 'reminder', on: '2011-07-10', at: '08:00' };
    expect(next(addStep(plan(), first))).toBe('2011-07-10T02:00:00.000Z');
  });

  test('given another step of that id, or thirty steps, then it is refused', () => {
    expect(() => addStep(plan(), { ...extra, id: 'reminder-1' })).toThrow(refusedFor('conflict'));
    let full = plan();
    for (let n = 0; n < 27; n += 1) full = addStep(full, { ...extra, id: `step-${n}` });
    expect(() => addStep(full, extra)).toThrow(refusedFor('conflict'));
  });

  test.each([
    ['after the deadline', { afterEnd: 'P60D' }, 'afterEnd'],
    ['on a date after the deadline', { on: '2011-09-30' }, 'on'],
    ['before the workshop begins', { beforeDeadline: 'P90D' }, 'beforeDeadline'],
    ['beyond every calendar', { afterEnd: 'P300000Y' }, 'afterEnd'],
    ['beyond every date that can be stored', { afterEnd: 'P9000Y' }, 'afterEnd'],
  ] as const)('given its moment lies %s, then that field is refused', (_, moment, field) => {
    const step: Step = { id: 'step-x', kind: 'reminder', at: '09:00', ...moment };
    expect(() => addStep(plan(), step)).toThrow(refusedFor('invalid', field));
  });
});

describe('a step that went out', () => {
  const sent = withStepSent(plan(), 'reminder-1', ['invitation'], T0 + 15 * DAY);

  test('is neither changed, skipped, put back nor held back, and nothing of it is offered', () => {
    for (const id of ['reminder-1', 'invitation']) {
      expect(() => changeStep(sent, stepOf(sent, id))).toThrow(refusedFor('conflict'));
      expect(() => skipStep(sent, id, BY, T0)).toThrow(refusedFor('conflict'));
      expect(() => restoreStep(sent, id)).toThrow(refusedFor('conflict'));
      expect(() => holdStep(sent, id, BY, T0)).toThrow(refusedFor('conflict'));
      expect(editsOf(sent, id)).toEqual([]);
    }
  });

  test('given no such step, then nothing can be done with it', () => {
    expect(() => changeStep(sent, extra)).toThrow(refusedFor('not-found'));
    expect(() => skipStep(sent, 'nothing', BY, T0)).toThrow(refusedFor('not-found'));
    expect(() => restoreStep(sent, 'nothing')).toThrow(refusedFor('not-found'));
    expect(() => holdStep(sent, 'nothing', BY, T0)).toThrow(refusedFor('not-found'));
    expect(() => releaseStep(sent, 'nothing')).toThrow(refusedFor('not-found'));
  });
});

describe('skipping and holding back', () => {
  test('a skipped step is not owed, and says who took it out and when', () => {
    const skipped = skipStep(plan(), 'invitation', BY, T0);
    expect(open(skipped)).toEqual(['reminder-1', 'last-call']);
    expect(next(skipped)).toBe(dueAt(skipped, 'reminder-1'));
    expect(skipped.progress.invitation).toEqual({ outcome: 'skipped', at: new Date(T0).toISOString(), by: BY });
    expect(editsOf(skipped, 'invitation')).toEqual(['restore']);
    expect(next(restoreStep(skipped, 'invitation'))).toBe(dueAt(plan(), 'invitation'));
  });

  test('a step that is held back is not owed until it is let go', () => {
    const held = holdStep(plan(), 'invitation', BY, T0);
    expect(next(held)).toBe(dueAt(held, 'reminder-1'));
    expect(editsOf(held, 'invitation')).toEqual(['release', 'change', 'skip']);
    expect(next(releaseStep(held, 'invitation'))).toBe(dueAt(held, 'invitation'));
  });

  test('a step that is skipped is held back no more, and cannot be', () => {
    const skipped = skipStep(holdStep(plan(), 'invitation', BY, T0), 'invitation', BY, T0);
    expect(skipped.held).toEqual({});
    expect(() => holdStep(skipped, 'invitation', BY, T0)).toThrow(refusedFor('conflict'));
  });

  test('given a held step’s time passed too long ago, then letting it go records it as skipped, and sends nothing', () => {
    const late = Date.parse(dueAt(plan(), 'invitation')) + 73 * HOUR;
    const gone = releaseStep(holdStep(plan(), 'invitation', BY, T0), 'invitation');
    expect(withLateSkipped(gone, late).progress.invitation?.outcome).toBe('skipped-stale');
  });
});

describe('changing a step', () => {
  test('given it came too late, then it is to come again at its new time', () => {
    const was = plan();
    const late = withLateSkipped(was, Date.parse(dueAt(was, 'invitation')) + 73 * HOUR);
    expect(editsOf(late, 'invitation')).toEqual(['change']);
    const again = changeStep(late, { ...stepOf(was, 'invitation'), afterEnd: 'P8D' });
    expect(open(again)[0]).toBe('invitation');
    expect(next(again)).toBe(dueAt(again, 'invitation'));
  });

  test('given it is held back, then it stays so', () => {
    const held = changeStep(holdStep(plan(), 'invitation', BY, T0), { ...stepOf(plan(), 'invitation'), at: '10:00' });
    expect(open(held)).not.toContain('invitation');
  });
});

describe('pausing', () => {
  const paused = pausePlan(plan(), BY, T0);

  test('no step is owed while the plan is paused, and the closing still is', () => {
    expect(next(paused)).toBeUndefined();
    expect(paused.debts.owed.closing).toEqual(plan().debts.owed.closing);
    expect(next(addStep(paused, extra))).toBeUndefined();
  });

  test('given a step fell due meanwhile, then resuming owes it; and what came too late is recorded as skipped', () => {
    const resumed = resumePlan(paused);
    const day = Date.parse(dueAt(resumed, 'reminder-1')) + HOUR;
    expect(next(resumed)).toBe(dueAt(resumed, 'invitation'));
    const caughtUp = withLateSkipped(resumed, day);
    expect(caughtUp.progress).toMatchObject({ invitation: { outcome: 'skipped-stale' } });
    expect(next(caughtUp)).toBe(dueAt(resumed, 'reminder-1'));
    const at = stepAt(resumed.details, stepOf(resumed, 'reminder-1'));
    expect(timeliness(caughtUp, stepOf(resumed, 'reminder-1'), at, day)).toBe('due');
  });
});

describe('changing the settings', () => {
  const changing = (changes: object) => () => changeSettings(plan(), { ...settings(plan()), ...changes }, T0);

  test('moves the deadline, the steps that count from it, and the closing', () => {
    const later = changing({ deadline: { afterEnd: 'P49D', at: '17:00' } })();
    expect(deadlineOf(later.details) - deadlineOf(plan().details)).toBe(7 * DAY);
    expect(Date.parse(dueAt(later, 'last-call')) - Date.parse(dueAt(plan(), 'last-call'))).toBe(7 * DAY);
    expect(Date.parse(later.debts.owed.closing?.dueAt ?? '')).toBe(
      Date.parse(plan().debts.owed.closing?.dueAt ?? '') + 7 * DAY,
    );
  });

  test('moves a step out of the new quiet hours', () => {
    expect(next(changing({ quietHours: { from: '20:00', until: '09:30' } })())).toBe('2011-07-10T03:30:00.000Z');
  });

  test('given a step to come would lie after the deadline, then it is refused, with the step’s name', () => {
    const refused = changing({ deadline: { afterEnd: 'P9D', at: '17:00' } });
    expect(refused).toThrow(refusedFor('invalid', 'deadline'));
    expect(refused).toThrow(expect.objectContaining({ fields: { deadline: expect.stringContaining('“reminder-1”') } }));
  });

  test('given a deadline that has passed, or that no calendar has, then it is refused', () => {
    const sent = withStepSent(withStepSent(plan(), 'reminder-1', ['invitation'], T0), 'last-call', [], T0);
    const short = { ...settings(sent), deadline: { afterEnd: 'P9D', at: '17:00' } };
    const now = T0 + 20 * DAY;
    expect(() => changeSettings(sent, short, now)).toThrow(refusedFor('invalid', 'deadline'));
    for (const afterEnd of ['P300000Y', 'P9000Y']) {
      expect(changing({ deadline: { afterEnd, at: '17:00' } })).toThrow(refusedFor('invalid', 'deadline'));
    }
  });
});

import { describe, expect, test } from 'vitest';
import {
  closed,
  createWorkshop,
  nextStep,
  openSteps,
  reschedule,
  withDeadlineGiven,
  withDeadlinesTaken,
  withLateSkipped,
  withStepSent,
} from '../../shared/follow-up/plan.ts';
import { closesAt, closingRunsAt, stepAt } from '../../shared/workshop/calendar.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { aWorkshopFile, DAY, HOUR, T0 } from '../support/fixtures.ts';

const plannedFor7And8July = () =>
  createWorkshop(aWorkshopFile({ starts: '2011-07-07', ends: '2011-07-08' }), 'organiser@example.org', T0);

const at = (workshop: Workshop, id: string): number => {
  const found = workshop.details.followUp.steps.find((step) => step.id === id);
  if (!found) throw new Error(`no step ${id}`);
  return stepAt(workshop.details, found);
};

describe('a new workshop', () => {
  test('owes its first step and its closing', () => {
    const workshop = plannedFor7And8July();
    expect(workshop.debts.owed['follow-up']?.dueAt).toBe(new Date(at(workshop, 'invitation')).toISOString());
    expect(workshop.debts.owed.closing?.dueAt).toBe(new Date(closingRunsAt(workshop)).toISOString());
  });
});

describe('rescheduling from 7-8 to 8-9 July', () => {
  const dates = { starts: '2011-07-08', ends: '2011-07-09' };

  test('given nothing was sent, then every step, the deadline and the closing move, and the old debts are void', () => {
    const before = plannedFor7And8July();
    const after = reschedule(before, dates, 'The hall was taken', 'organiser@example.org', T0);
    expect(after.revision).toBe(2);
    expect(closesAt(after) - closesAt(before)).toBe(DAY);
    expect(after.debts.owed['follow-up']?.revision).toBe(2);
    expect(after.reschedules).toHaveLength(1);
  });

  test('given the invitation was sent, then it stays sent and the next step is the reminder', () => {
    const sent = withStepSent(plannedFor7And8July(), 'invitation', [], T0);
    const after = reschedule(sent, dates, 'The hall was taken', 'organiser@example.org', T0);
    expect(openSteps(after).map(({ step }) => step.id)).toEqual(['reminder-1', 'last-call']);
  });

  test('to the same dates, out of order, or after the closing: refused with the field that is wrong', () => {
    const workshop = plannedFor7And8July();
    const to =
      (starts: string, ends: string, of = workshop) =>
      () =>
        reschedule(of, { starts, ends }, 'r', 'o', T0);
    expect(to('2011-07-07', '2011-07-08')).toThrow(expect.objectContaining({ fields: { starts: expect.any(String) } }));
    expect(to('2011-07-09', '2011-07-08')).toThrow(expect.objectContaining({ fields: { ends: expect.any(String) } }));
    expect(to('2011-07-08', '2011-07-09', closed(workshop, T0))).toThrow(expect.objectContaining({ reason: 'closed' }));
  });
});

describe('the next step', () => {
  test('given nothing is due yet, then nothing is sent', () => {
    const workshop = plannedFor7And8July();
    expect(nextStep(workshop, at(workshop, 'invitation') - 1)).toEqual({ next: 'nothing-due' });
  });

  test('given two steps fell due together, then the later one is sent and speaks for the earlier', () => {
    const file = aWorkshopFile();
    const steps = file.followUp.steps.map((step) => (step.id === 'reminder-1' ? { ...step, afterEnd: 'P2D' } : step));
    const workshop = createWorkshop({ ...file, followUp: { ...file.followUp, steps } }, 'o', T0);
    const found = nextStep(workshop, at(workshop, 'reminder-1'));
    expect(found).toMatchObject({ next: 'send', step: { id: 'reminder-1' }, merged: [{ id: 'invitation' }] });
  });

  test('given an outage longer than the staleness limit, then the step is recorded as skipped and never sent', () => {
    const workshop = plannedFor7And8July();
    const late = at(workshop, 'invitation') + 72 * HOUR + 1;
    expect(withLateSkipped(workshop, late - 1)).toBe(workshop);
    const skipped = withLateSkipped(workshop, late);
    expect(skipped.progress.invitation?.outcome).toBe('skipped-stale');
    expect(nextStep(skipped, late)).toEqual({ next: 'nothing-due' });
    expect(skipped.debts.owed['follow-up']?.dueAt).toBe(new Date(at(workshop, 'reminder-1')).toISOString());
  });

  test('after the last step nothing more is owed but the closing', () => {
    let workshop = plannedFor7And8July();
    for (const id of ['invitation', 'reminder-1', 'last-call']) workshop = withStepSent(workshop, id, [], T0);
    expect(workshop.debts.owed['follow-up']).toBeUndefined();
    expect(workshop.debts.owed.closing?.dueAt).toBe(new Date(closingRunsAt(workshop)).toISOString());
  });
});

describe('the last deadline that somebody was given', () => {
  const workshop = plannedFor7And8July();
  const later = closesAt(workshop) + 10 * DAY;
  const given = withDeadlineGiven(workshop, later);
  const grants = given.extended?.grants ?? 0;
  const closingOf = (of: Workshop) => of.debts.owed.closing?.dueAt;

  test('given it is taken back and nobody has another, then the closing is owed at its old moment', () => {
    const taken = withDeadlinesTaken(given, grants, 0);
    expect(closingOf(given)).not.toBe(closingOf(workshop));
    expect(closingOf(taken)).toBe(closingOf(workshop));
    expect(closesAt(taken)).toBe(closesAt(workshop));
  });

  test('given somebody still has an earlier one, then the closing waits for that', () => {
    const earlier = later - 3 * DAY;
    expect(closesAt(withDeadlinesTaken(given, grants, earlier))).toBe(earlier + 24 * HOUR);
  });

  test('given somebody was given one since everyone was read, then nothing changes', () => {
    const more = withDeadlineGiven(given, later);
    expect(withDeadlinesTaken(more, grants, 0)).toBe(more);
  });

  test('given the number of grants was seen before all were taken back, then it never comes again', () => {
    const again = withDeadlineGiven(withDeadlinesTaken(given, grants, 0), later);
    expect(withDeadlinesTaken(again, grants, 0)).toBe(again);
  });

  test('is never moved later by taking one back, and not at all once the follow-up is closed', () => {
    expect(withDeadlinesTaken(given, grants, later + DAY)).toBe(given);
    const over = closed(given, later + 2 * DAY);
    expect(withDeadlinesTaken(over, grants, 0)).toBe(over);
    expect(withDeadlinesTaken(workshop, 0, 0)).toBe(workshop);
  });
});

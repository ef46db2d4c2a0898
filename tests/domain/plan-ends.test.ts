import { describe, expect, it } from 'vitest';
import {
  cancel,
  closed,
  mayChange,
  nextStep,
  reschedule,
  timeliness,
  withDeadlineGiven,
  withDeadlinesTaken,
  withLateSkipped,
  withReportOwed,
  withStepSent,
} from '../../shared/follow-up/plan.ts';
import { closesAt, deadlineOf, stepAt } from '../../shared/workshop/calendar.ts';
import type { Step, Workshop } from '../../shared/workshop/workshop.ts';
import { aWorkshop, DAY, HOUR, T0 } from '../support/fixtures.ts';

/** Where a plan ends: its deadline, what comes too late, the calling off, the closing and the report; and while it rests. */

const BY = 'organiser@example.org';
const iso = (ms: number): string => new Date(ms).toISOString();
const workshop = aWorkshop();
const deadline = deadlineOf(workshop.details);
const invitation = workshop.details.followUp.steps[0] as Step;
const atRest: Workshop = { ...workshop, atRest: { since: iso(T0) } };
const calledOff = cancel(workshop, 'Floods', BY, T0 + DAY);
const over = closed(workshop, closesAt(workshop));
const refusedFor = (reason: string, fields = {}) => expect.objectContaining({ reason, fields });

describe('a step', () => {
  const at = stepAt(workshop.details, invitation);
  const stale = at + 72 * HOUR;

  it.each<[string, number, number, string]>([
    ['before its moment is to come', at, at - 1, 'to-come'],
    ['at its moment is due', at, at, 'due'],
    ['is due until its staleness limit', at, stale, 'due'],
    ['is stale after that', at, stale + 1, 'stale'],
    ['at the deadline is due', deadline, deadline, 'due'],
    ['after the deadline is late', at, deadline + 1, 'late'],
    ['planned for after the deadline is late', deadline + 1, at, 'late'],
  ])('%s', (_, planned, now, expected) => {
    expect(timeliness(workshop, invitation, planned, now)).toBe(expected);
  });

  it('that comes too late is recorded as that: as late after the deadline, as stale before it', () => {
    const { progress } = withLateSkipped(workshop, deadline + 1);
    expect(Object.values(progress)).toEqual(Array(3).fill({ outcome: 'skipped-late', at: iso(deadline + 1) }));
    expect(withLateSkipped(workshop, stale + 1).progress).toEqual({
      invitation: { outcome: 'skipped-stale', at: iso(stale + 1) },
    });
  });

  it('speaks for all that fell due with it, and they are recorded as merged', () => {
    const steps = workshop.details.followUp.steps.map((step, index) => ({ ...step, afterEnd: `P${index + 1}D` }));
    const soon = aWorkshop({
      followUp: { ...workshop.details.followUp, steps: steps.map(({ beforeDeadline: _, ...step }) => step) },
    });
    const next = nextStep(soon, T0 + 8 * DAY);
    expect(next).toMatchObject({
      next: 'send',
      step: { id: 'last-call' },
      merged: [{ id: 'invitation' }, { id: 'reminder-1' }],
    });
    const sent = withStepSent(soon, 'last-call', ['invitation', 'reminder-1'], T0 + 8 * DAY);
    expect(Object.entries(sent.progress).map(([id, { outcome }]) => [id, outcome])).toEqual([
      ['invitation', 'merged'],
      ['reminder-1', 'merged'],
      ['last-call', 'sent'],
    ]);
  });
});

describe('what ended, or rests, stays as it is', () => {
  it.each<[string, Workshop, string]>([
    ['closed', over, 'closed'],
    ['called off', calledOff, 'closed'],
    ['at rest', atRest, 'conflict'],
  ])('%s', (_, of, reason) => {
    expect(mayChange(of)).toBe(false);
    expect(() => reschedule(of, { starts: '2011-07-15', ends: '2011-07-16' }, 'x', BY, T0)).toThrow(refusedFor(reason));
    expect(() => cancel(of, 'x', BY, T0)).toThrow(refusedFor(reason));
    expect(() => withDeadlineGiven(of, deadline + DAY)).toThrow(refusedFor(reason));
  });

  it('while it runs, it may change', () => {
    expect(mayChange(workshop)).toBe(true);
    const dates = (starts: string, ends: string) => reschedule(workshop, { starts, ends }, 'x', BY, T0).details;
    expect(dates('2011-07-08', '2011-07-10')).toMatchObject({ starts: '2011-07-08', ends: '2011-07-10' });
    expect(dates('2011-07-09', '2011-07-09')).toMatchObject({ starts: '2011-07-09', ends: '2011-07-09' });
  });
});

it('calling off stops the runs of the plan, tells everybody, and closes nothing any more', () => {
  expect(calledOff).toMatchObject({ revision: workshop.revision + 1, cancelled: { reason: 'Floods', by: BY } });
  const { owed } = calledOff.debts;
  expect([owed['follow-up'], owed.closing, owed.notice?.dueAt]).toEqual([undefined, undefined, iso(T0 + DAY)]);
});

describe('more time that somebody is given', () => {
  const [later, latest] = [deadline + 2 * DAY, deadline + 5 * DAY];
  const given = withDeadlineGiven(withDeadlineGiven(workshop, latest), later);

  it('lets the closing wait for the last of them, and counts them', () => {
    expect(given.extended).toEqual({ until: iso(latest), grants: 2 });
    expect(withDeadlineGiven(workshop, later).extended).toEqual({ until: iso(later), grants: 1 });
    expect(Date.parse(given.debts.owed.closing?.dueAt ?? '')).toBeGreaterThan(latest);
  });

  it('taken back lets it wait no longer, unless somebody was given more meanwhile', () => {
    const taken = withDeadlinesTaken(given, 2, later);
    expect(taken.extended).toEqual({ until: iso(later), grants: 2 });
    expect(withDeadlinesTaken(given, 1, later)).toBe(given);
    expect(withDeadlinesTaken(given, 2, latest)).toBe(given);
    const ended = closed(given, latest + 30 * DAY);
    expect(withDeadlinesTaken(ended, 2, later)).toBe(ended);
  });
});

describe('the report', () => {
  const asked = (of: Workshop, edition = 1) => withReportOwed(of, edition, { by: BY, now: T0 });

  it('goes to everybody once it is closed, each edition once', () => {
    const owing = asked(over);
    expect(owing.reportMailed).toEqual({ edition: 1, by: BY, at: iso(T0) });
    expect(owing.debts.owed.report?.dueAt).toBe(iso(T0));
    expect(asked(owing)).toBe(owing);
    expect(asked(owing, 2).reportMailed?.edition).toBe(2);
  });

  it('does not while the follow-up is open, once it was called off, or while it rests', () => {
    expect(() => asked(workshop)).toThrow(refusedFor('conflict'));
    expect(() => asked({ ...over, cancelled: { at: iso(T0), by: BY, reason: 'x' } })).toThrow(refusedFor('conflict'));
    expect(() => asked({ ...over, atRest: { since: iso(T0) } })).toThrow(refusedFor('conflict'));
  });
});

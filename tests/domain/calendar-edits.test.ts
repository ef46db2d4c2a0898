import { describe, expect, it } from 'vitest';
import { type Calendar, CalendarSchema, calendarOf, changeCalendar } from '../../shared/follow-up/calendar-edits.ts';
import { closed, withStepSent } from '../../shared/follow-up/plan.ts';
import { Refusal } from '../../shared/refusal.ts';
import { deadlineOf } from '../../shared/workshop/calendar.ts';
import type { Workshop, WorkshopFile } from '../../shared/workshop/workshop.ts';
import { aWorkshop, DAY, T0 } from '../support/fixtures.ts';

/** A workshop in Dhaka whose invitation goes out on Sunday 10 July at nine there. */
const workshop = aWorkshop();
const calendar = calendarOf(workshop);
const changed = (to: Partial<Calendar>, of: Workshop = workshop, now = T0): Workshop =>
  changeCalendar(of, { ...calendarOf(of), ...to }, now);
const nextAt = ({ debts }: Workshop): string | undefined => debts.owed['follow-up']?.dueAt;

/** What each field is told; `closed` and the like where nothing can be changed at all. */
function refusal(act: () => unknown): unknown {
  try {
    return act();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return { reason: cause.reason, ...cause.fields };
  }
}

describe('changing the calendar', () => {
  it.each([
    ['another time zone', { timeZone: 'Asia/Bangkok' }, '2011-07-10T02:00:00.000Z'],
    ['another weekend', { weekend: ['saturday', 'sunday'] as Calendar['weekend'] }, '2011-07-11T03:00:00.000Z'],
    ['another holiday', { holidays: ['2011-07-10'] }, '2011-07-11T03:00:00.000Z'],
  ])('to %s moves what is still to come, and runs of the plan as it was stop', (_, to, at) => {
    expect(nextAt(workshop)).toBe('2011-07-10T03:00:00.000Z');
    const after = changed(to);
    expect(nextAt(after)).toBe(at);
    expect(after.revision).toBe(workshop.revision + 1);
    expect(calendarOf(after)).toEqual({ ...calendar, ...to });
  });

  it('to what it is changes nothing, in whatever order it is said and however often', () => {
    const holidays = ['2011-12-16', '2011-08-15'];
    const of = aWorkshop({ holidays: holidays.toSorted() });
    const same = { weekend: ['saturday', 'friday'] as Calendar['weekend'], holidays: [...holidays, ...holidays] };
    expect(changed(same, of)).toBe(of);
  });

  it('keeps the days in the week’s order and the dates in the year’s, each once', () => {
    const after = changed({
      weekend: ['saturday', 'monday'],
      holidays: ['2011-12-16', '2011-08-15', '2011-12-16'],
    });
    expect(calendarOf(after)).toMatchObject({
      weekend: ['monday', 'saturday'],
      holidays: ['2011-08-15', '2011-12-16'],
    });
  });

  it('takes what a workshop file takes, and nothing else', () => {
    expect(CalendarSchema.safeParse(calendar).success).toBe(true);
    expect(CalendarSchema.safeParse({ ...calendar, title: 'x' }).success).toBe(false);
    expect(CalendarSchema.safeParse({ ...calendar, timeZone: 'Dhaka' }).success).toBe(false);
  });
});

/** One whose forms close in the week after it, and every day from its first until the deadline. */
const steps = [{ id: 'invitation', kind: 'invitation', afterEnd: 'P1D', at: '09:00' } as const];
const brief: Partial<WorkshopFile> = {
  followUp: { ...workshop.details.followUp, deadline: { afterEnd: 'P3D', at: '17:00' }, steps },
};
const ALL = ['08', '09', '10', '11', '12'].map((day) => `2011-07-${day}`);

describe('it is refused', () => {
  it('once the follow-up is closed or the workshop was called off', () => {
    const cancelled = { at: new Date(T0).toISOString(), by: 'o@example.org', reason: 'Floods' };
    for (const over of [closed(workshop, T0), aWorkshop({}, { cancelled })]) {
      expect(refusal(() => changed({ holidays: [] }, over))).toEqual({ reason: 'closed' });
    }
  });

  it('where the deadline would have passed with it, to the millisecond; not where it passed before', () => {
    const after = deadlineOf({ ...workshop.details, timeZone: 'Pacific/Auckland' });
    expect(deadlineOf(workshop.details)).toBeGreaterThan(after);
    const east = (now: number) =>
      refusal(() => deadlineOf(changed({ timeZone: 'Pacific/Auckland' }, workshop, now).details));
    expect(east(after - 1)).toBe(after);
    expect(east(after)).toEqual({ reason: 'invalid', timeZone: expect.stringContaining('would have passed already') });
    // Long after it: a holiday that leaves the deadline where it is may be noted all the same.
    expect(() => changed({ holidays: [] }, workshop, deadlineOf(workshop.details) + DAY)).not.toThrow();
  });

  it('where no working day is left before the deadline: which one, what is wrong and what to do', () => {
    const said = refusal(() => changed({ holidays: ALL }, aWorkshop(brief)));
    expect(said).toEqual({
      reason: 'invalid',
      holidays: expect.stringMatching(
        /^This puts the step “invitation” on .+, (after|exactly at) the deadline of .+\. Please change the plan first, or leave out a day\.$/,
      ),
    });
  });

  it('not for a step that has gone out, nor for one that was wrong before', () => {
    const gone = withStepSent(aWorkshop(brief), 'invitation', [], T0);
    expect(() => changed({ holidays: ALL }, gone)).not.toThrow();
    const wrong = aWorkshop({ ...brief, holidays: ALL });
    expect(() => changed({ holidays: [...ALL, '2011-12-16'] }, wrong)).not.toThrow();
  });
});

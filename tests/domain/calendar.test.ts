import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { closesAt, deadlineOf, opensAt, phaseAt, schedule, stepAt } from '../../shared/workshop/calendar.ts';
import type { Step } from '../../shared/workshop/workshop.ts';
import { aWorkshop, aWorkshopFile, HOUR } from '../support/fixtures.ts';

const local = (ms: number, timeZone = 'Asia/Dhaka'): string =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDateTime().toString().slice(0, 16);

const step = (afterEnd: string, at = '09:00'): Step => ({ id: 's', kind: 'reminder', afterEnd, at });

describe('the Dhaka calendar (Friday and Saturday are the weekend)', () => {
  const details = aWorkshopFile();

  test('given a workshop on a weekend, its own dates and its deadline stay where they are', () => {
    expect(local(opensAt(details))).toBe('2011-07-08T00:00');
    expect(local(deadlineOf(details))).toBe('2011-08-20T17:00');
    expect(closesAt(details) - deadlineOf(details)).toBe(24 * HOUR);
  });

  test('given a step that falls on a Friday, then it goes out on Sunday at the same local time', () => {
    expect(local(stepAt(details, step('P6D')))).toBe('2011-07-17T09:00');
  });

  test('given a step on a holiday, then it goes out on the next working day', () => {
    expect(local(stepAt(details, step('P37D')))).toBe('2011-08-16T09:00');
  });

  test('given a step in the quiet hours, then it goes out when they end: the same day before, the next day after', () => {
    expect(local(stepAt(details, step('P1D', '06:30')))).toBe('2011-07-10T08:00');
    expect(local(stepAt(details, step('P1D', '22:00')))).toBe('2011-07-11T08:00');
  });

  test('steps are listed earliest first', () => {
    expect(schedule(details).map(({ step: { id } }) => id)).toEqual(['invitation', 'reminder-1', 'last-call']);
  });

  test('answers are taken from the first day to the end of the grace, and never once it is closed', () => {
    const workshop = aWorkshop();
    expect(phaseAt(workshop, opensAt(details) - 1)).toBe('not-open');
    expect(phaseAt(workshop, opensAt(details))).toBe('open');
    expect(phaseAt(workshop, deadlineOf(details))).toBe('grace');
    expect(phaseAt(workshop, closesAt(details))).toBe('closed');
    expect(phaseAt({ ...workshop, closedAt: '2011-08-01T00:00:00.000Z' }, deadlineOf(details) - 1)).toBe('closed');
  });
});

test('in any time zone, a step goes out on a working day, outside the quiet hours, never before its day', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
      (timeZone, days, hour, minute) => {
        const at = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const details = aWorkshopFile({ timeZone });
        const sent = Temporal.Instant.fromEpochMilliseconds(stepAt(details, step(`P${days}D`, at))).toZonedDateTimeISO(
          timeZone,
        );
        expect([5, 6]).not.toContain(sent.dayOfWeek);
        expect(sent.toPlainDate().toString()).not.toBe('2011-08-15');
        expect(sent.hour).toBeGreaterThanOrEqual(8);
        expect(sent.hour * 60 + sent.minute).toBeLessThan(20 * 60 + 1);
        const earliest = Temporal.PlainDate.from('2011-07-09').add({ days });
        expect(Temporal.PlainDate.compare(sent.toPlainDate(), earliest)).toBeGreaterThanOrEqual(0);
      },
    ),
    { numRuns: 300 },
  );
});

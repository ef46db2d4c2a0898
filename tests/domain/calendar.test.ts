import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  closesAt,
  deadlineFor,
  deadlineOf,
  nextMorning,
  nextWorkingMoment,
  opensAt,
  phaseAt,
  phaseFor,
  schedule,
  stepAt,
} from '../../shared/workshop/calendar.ts';
import { type Step, WeekdaySchema } from '../../shared/workshop/workshop.ts';
import { aWorkshop, aWorkshopFile, HOUR } from '../support/fixtures.ts';

const local = (ms: number, timeZone = 'Asia/Dhaka'): string =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDateTime().toString().slice(0, 16);

const step = (afterEnd: string, at = '09:00'): Step => ({ id: 's', kind: 'reminder', afterEnd, at });

describe('the Dhaka calendar (Friday and Saturday are the weekend)', () => {
  const details = aWorkshopFile();

  test('given a workshop on a weekend, its own dates and its deadline stay where they are', () => {
    expect(local(opensAt(details))).toBe('2011-07-08T00:00');
    expect(local(deadlineOf(details))).toBe('2011-08-20T17:00');
    expect(closesAt({ details }) - deadlineOf(details)).toBe(24 * HOUR);
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
    expect(phaseAt(workshop, closesAt(workshop))).toBe('closed');
    expect(phaseAt({ ...workshop, closedAt: '2011-08-01T00:00:00.000Z' }, deadlineOf(details) - 1)).toBe('closed');
  });
});

describe('near the deadline', () => {
  const details = aWorkshopFile();

  test('given the weekend would carry a step past the deadline, then it goes out on the working day before', () => {
    // 9 July and 41 days is Friday 19 August; the deadline is Saturday 20 August.
    expect(local(stepAt(details, step('P41D')))).toBe('2011-08-18T09:00');
  });

  test('given quiet hours in the morning, then on the working day before it waits for their end all the same', () => {
    expect(local(stepAt(details, step('P41D', '07:15')))).toBe('2011-08-18T08:00');
  });

  test('given a step on a date, then it stays on it whatever the workshop’s days are', () => {
    const onDate: Step = { id: 's', kind: 'reminder', on: '2011-08-01', at: '10:00' };
    expect(local(stepAt(details, onDate))).toBe('2011-08-01T10:00');
    expect(local(stepAt({ ...details, starts: '2011-07-15', ends: '2011-07-16' }, onDate))).toBe('2011-08-01T10:00');
  });
});

describe('somebody who was given more time', () => {
  const workshop = aWorkshop({}, { extended: { until: '2011-09-01T11:00:00.000Z', grants: 1 } });
  const person = { extension: { until: '2011-09-01T11:00:00.000Z' } };

  test('may answer until then and its grace, while for others it is closed', () => {
    const end = Date.parse(person.extension.until);
    expect(phaseFor(workshop, person, deadlineOf(workshop.details) + 48 * HOUR)).toBe('open');
    expect(phaseFor(workshop, {}, deadlineOf(workshop.details) + 48 * HOUR)).toBe('closed');
    expect(phaseFor(workshop, person, end)).toBe('grace');
    expect(phaseFor(workshop, person, end + 24 * HOUR)).toBe('closed');
  });

  test('and the workshop closes after it, though its deadline stays', () => {
    expect(closesAt(workshop)).toBe(Date.parse(person.extension.until) + 24 * HOUR);
    expect(local(deadlineOf(workshop.details))).toBe('2011-08-20T17:00');
  });

  test('an extension that ends before the deadline takes nothing away', () => {
    const early = { extension: { until: '2011-07-20T00:00:00.000Z' } };
    expect(deadlineFor(workshop.details, early)).toBe(deadlineOf(workshop.details));
  });
});

describe('daylight saving', () => {
  const inZone = (timeZone: string, on: string, at: string, quietHours = { from: '00:00', until: '00:00' }) => {
    const dates = { starts: '2011-01-01', ends: '2011-01-02', weekend: [], holidays: [] };
    const followUp = { ...aWorkshopFile().followUp, quietHours, deadline: { afterEnd: 'P2Y', at: '17:00' } };
    return local(
      stepAt(aWorkshopFile({ timeZone, ...dates, followUp }), { id: 's', kind: 'reminder', on, at }),
      timeZone,
    );
  };

  test('given a local time that the clocks leave out, then the moment after the gap', () => {
    expect(inZone('Europe/London', '2011-03-27', '01:30')).toBe('2011-03-27T02:30');
    expect(inZone('America/New_York', '2011-03-13', '02:00')).toBe('2011-03-13T03:00');
  });

  test('given a local time that comes twice, then the first of them', () => {
    expect(inZone('Europe/London', '2011-10-30', '01:30')).toBe('2011-10-30T01:30');
    const dates = { timeZone: 'Europe/London', starts: '2011-10-01', ends: '2011-10-02', weekend: [], holidays: [] };
    const file = aWorkshopFile({
      ...dates,
      followUp: { ...aWorkshopFile().followUp, quietHours: { from: '03:00', until: '03:00' } },
    });
    const sent = stepAt(file, { id: 's', kind: 'reminder', on: '2011-10-30', at: '01:30' });
    expect(new Date(sent).toISOString()).toBe('2011-10-30T00:30:00.000Z');
  });

  test('given quiet hours that end in the gap, then when the gap ends', () => {
    expect(inZone('Europe/London', '2011-03-27', '00:30', { from: '20:00', until: '01:30' })).toBe('2011-03-27T02:30');
  });

  test('given a day whose midnight does not exist, or that does not exist at all, then the next moment that does', () => {
    expect(inZone('America/Sao_Paulo', '2011-10-16', '00:00')).toBe('2011-10-16T01:00');
    expect(inZone('Pacific/Apia', '2011-12-30', '09:00')).toBe('2011-12-31T09:00');
  });
});

describe('in every time zone that the runtime knows', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
  const clockTime = time.map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
  const plan = fc.record({
    ends: fc
      .integer({ min: 0, max: 14_600 })
      .map((days) => Temporal.PlainDate.from('1995-01-01').add({ days }).toString()),
    days: fc.integer({ min: 0, max: 60 }),
    at: clockTime,
    from: clockTime,
    until: clockTime,
    weekend: fc.subarray([...WeekdaySchema.options], { maxLength: 3 }),
    holidays: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }),
  });

  type DrawnPlan = typeof plan extends fc.Arbitrary<infer Drawn> ? Drawn : never;

  const detailsOf = (timeZone: string, { ends, from, until, weekend, holidays }: DrawnPlan) =>
    aWorkshopFile({
      timeZone,
      starts: ends,
      ends,
      weekend,
      holidays: [...new Set(holidays)].map((days) => Temporal.PlainDate.from(ends).add({ days }).toString()),
      followUp: { ...aWorkshopFile().followUp, quietHours: { from, until } },
    });

  test(`(${zones.length}) a mail leaves on a working day and out of the quiet hours, and as near to its time as that allows`, () => {
    for (const timeZone of zones) {
      fc.assert(
        fc.property(plan, (drawn) => {
          const details = detailsOf(timeZone, drawn);
          const at = stepAt(details, step(`P${drawn.days}D`, drawn.at));
          const sent = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
          const isFree = (day: Temporal.PlainDate): boolean =>
            details.weekend.includes(WeekdaySchema.options[day.dayOfWeek - 1] ?? 'monday') ||
            details.holidays.includes(day.toString());
          expect(isFree(sent.toPlainDate())).toBe(false);
          const minute = sent.toPlainTime().toString({ smallestUnit: 'minute' });
          const { from, until } = drawn;
          const isQuiet =
            from < until ? minute >= from && minute < until : from > until && (minute >= from || minute < until);
          expect(isQuiet).toBe(false);
          expect(nextWorkingMoment(details, at)).toBe(at);
          const stated = Temporal.PlainDate.from(drawn.ends)
            .add({ days: drawn.days })
            .toZonedDateTime({ timeZone, plainTime: drawn.at }).epochMilliseconds;
          // Later; earlier only where later would be after the deadline.
          if (at < stated) expect(nextWorkingMoment(details, stated)).toBeGreaterThan(deadlineOf(details));
          else expect(at).toBe(nextWorkingMoment(details, stated));
          // No working day is passed over between the two.
          const [early, late] = [stated, at]
            .toSorted((a, b) => a - b)
            .map((ms) =>
              Temporal.Instant.fromEpochMilliseconds(ms ?? 0)
                .toZonedDateTimeISO(timeZone)
                .toPlainDate(),
            );
          for (
            let day = early?.add({ days: 1 });
            day && late && Temporal.PlainDate.compare(day, late) < 0;
            day = day.add({ days: 1 })
          ) {
            expect(isFree(day)).toBe(true);
          }
        }),
        { numRuns: 4 },
      );
    }
  });

  test('the next morning’s list comes within a week of working days, in the morning, and never twice a day', () => {
    for (const timeZone of zones) {
      fc.assert(
        fc.property(plan, fc.integer({ min: 0, max: 86_400_000 }), (drawn, into) => {
          const details = detailsOf(timeZone, { ...drawn, from: '20:00', until: '08:00' });
          const now = opensAt(details) + into;
          const first = nextMorning(details, now, '08:30');
          const second = nextMorning(details, first, '08:30');
          expect(first).toBeGreaterThan(now);
          expect(local(first, timeZone).slice(11)).toBe('08:30');
          expect(local(second, timeZone).slice(0, 10) > local(first, timeZone).slice(0, 10)).toBe(true);
        }),
        { numRuns: 2 },
      );
    }
  });
});

import { describe, expect, test } from 'vitest';
import { EXTENSION_MOST_DAYS, whyNoMoreTime, withMoreTime, withoutMoreTime } from '../../shared/follow-up/extension.ts';
import { closed } from '../../shared/follow-up/plan.ts';
import { deadlineOf } from '../../shared/workshop/calendar.ts';
import { aPerson, aWorkshop, DAY, HOUR } from '../support/fixtures.ts';

const workshop = aWorkshop();
const NOW = Date.parse('2011-07-19T05:00:00Z');
const UNTIL = deadlineOf(workshop.details) + 5 * DAY;
const BY = 'organiser@example.org';

describe('more time for one person', () => {
  const deadline = deadlineOf(workshop.details);
  const why = (until: number, person = aPerson(), now = NOW, of = workshop) => whyNoMoreTime(of, person, until, now);

  test('is given until a day that is to come, later than the person has, and not too late', () => {
    const most = deadline + EXTENSION_MOST_DAYS * DAY;
    expect(why(deadline + 1)).toBeUndefined();
    expect(why(most + 12 * HOUR)).toBeUndefined();
    expect(why(most + 12 * HOUR + 1)).toMatch(/^This is more than 180 days after everyone’s deadline/);
    expect(why(deadline)).toMatch(/^The deadline of Deputy Secretary p1 is .+20 August 2011, 17:00.+ already/);
    const extension = { until: new Date(UNTIL).toISOString(), at: new Date(NOW).toISOString(), by: BY };
    expect(why(UNTIL, aPerson({ extension }))).toMatch(/already\. Please choose a later date/);
    expect(why(UNTIL + 1, aPerson({ extension }))).toBeUndefined();
    expect(why(deadline + HOUR, aPerson(), deadline + HOUR)).toMatch(/^This date has passed/);
    expect(why(deadline + HOUR, aPerson(), deadline + HOUR - 1)).toBeUndefined();
  });

  test('is given by nobody once the workshop is closed or called off', () => {
    expect(why(UNTIL, aPerson(), NOW, closed(workshop, NOW))).toMatch(/^The follow-up is closed/);
    const cancelled = { at: new Date(NOW).toISOString(), by: BY, reason: 'Floods' };
    expect(why(UNTIL, aPerson(), NOW, { ...workshop, cancelled })).toMatch(/^The workshop was cancelled/);
  });

  test('owes one mail, of the last time that was given; the same once more owes none', () => {
    const once = withMoreTime(workshop, aPerson(), UNTIL, BY, NOW);
    expect(once.letters).toMatchObject([{ kind: 'extension', dueAt: new Date(NOW).toISOString() }]);
    expect(withMoreTime(workshop, once, UNTIL, BY, NOW + 1)).toBe(once);
    const later = withMoreTime(workshop, once, UNTIL + DAY, BY, NOW + 1);
    expect(later.letters).toHaveLength(1);
    expect(later.extension?.until).toBe(new Date(UNTIL + DAY).toISOString());
    expect(() => withMoreTime(workshop, aPerson(), deadline, BY, NOW)).toThrow(
      expect.objectContaining({ reason: 'invalid', fields: { until: expect.any(String) } }),
    );
  });

  test('taken back leaves everyone’s deadline, and the mail about it is not sent', () => {
    const back = withoutMoreTime(withMoreTime(workshop, aPerson(), UNTIL, BY, NOW));
    expect([back.extension, back.letters]).toEqual([undefined, []]);
    expect(withoutMoreTime(back)).toBe(back);
  });
});

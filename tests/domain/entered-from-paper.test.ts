import { describe, expect, it } from 'vitest';
import type { Answers } from '../../shared/feedback/answers.ts';
import { NOT_ANONYMOUS, type Seen, whyNotEntered, withFeedbackEntered } from '../../shared/feedback/on-behalf.ts';
import { withFeedback } from '../../shared/feedback/submit.ts';
import { closed } from '../../shared/follow-up/plan.ts';
import type { Person } from '../../shared/people/person.ts';
import { Refusal } from '../../shared/refusal.ts';
import { closesAt, closesFor, opensAt } from '../../shared/workshop/calendar.ts';
import { aPerson, aWorkshop, DAY, HOUR } from '../support/fixtures.ts';

/** What organisers enter for somebody from paper, beside what that person sends. */

const BY = 'organiser@example.org';
const workshop = aWorkshop();
const opens = opensAt(workshop.details);
const closes = closesAt(workshop);
const iso = (ms: number): string => new Date(ms).toISOString();
const NOTHING_SEEN: Seen = { sent: '', replaces: false };

const online = (person: Person, answers: Answers, now: number): Person =>
  withFeedback(workshop, person, { questionnaire: 1, answers }, now);
const entered = (person: Person, answers: Answers, now: number, seen = NOTHING_SEEN, of = workshop): Person =>
  withFeedbackEntered(of, person, { questionnaire: 1, answers }, BY, seen, now);
const reasonOf = (act: () => unknown): string => {
  try {
    act();
    return 'done';
  } catch (cause) {
    if (cause instanceof Refusal) return cause.reason;
    throw cause;
  }
};

describe('what stands on paper', () => {
  it('is the person’s answer, labelled with who entered it', () => {
    expect(entered(aPerson(), { topic: 4 }, opens).feedback).toEqual({
      questionnaire: 1,
      answers: { topic: 4 },
      firstAt: iso(opens),
      at: iso(opens),
      enteredBy: BY,
    });
  });

  it('entered once more is no second answer', () => {
    const once = entered(aPerson(), { topic: 4 }, opens);
    expect(entered(once, { topic: 4 }, opens + HOUR)).toBe(once);
  });

  it('is corrected by whoever has seen it, and keeps the moment of the first', () => {
    const once = entered(aPerson(), { topic: 4 }, opens);
    const seen = { sent: iso(opens), replaces: false };
    expect(entered(once, { topic: 5 }, opens + HOUR, seen).feedback).toMatchObject({
      answers: { topic: 5 },
      firstAt: iso(opens),
      at: iso(opens + HOUR),
    });
    expect(reasonOf(() => entered(once, { topic: 5 }, opens + HOUR))).toBe('conflict');
  });

  it('replaces what the person sent only where that very thing was seen, and it was said', () => {
    const sent = online(aPerson(), { topic: 2 }, opens);
    const trying = (seen: Seen) => reasonOf(() => entered(sent, { topic: 5 }, opens + HOUR, seen));
    expect(trying({ sent: iso(opens), replaces: true })).toBe('done');
    expect(trying({ sent: iso(opens), replaces: false })).toBe('conflict');
    expect(trying({ sent: iso(opens - HOUR), replaces: true })).toBe('conflict');
    expect(trying(NOTHING_SEEN)).toBe('conflict');
    expect(entered(sent, { topic: 2 }, opens + HOUR)).toBe(sent);
  });

  it('is the person’s own again once the person sends the same, or something else', () => {
    const once = entered(aPerson(), { topic: 4 }, opens);
    for (const topic of [4, 1]) {
      const own = online(once, { topic }, opens + HOUR).feedback;
      expect(own).toEqual({ questionnaire: 1, answers: { topic }, firstAt: iso(opens), at: iso(opens + HOUR) });
    }
  });

  it('is answered anew where the questionnaire was published anew', () => {
    const sent = online(aPerson(), { topic: 2 }, opens);
    const again = withFeedback(workshop, sent, { questionnaire: 2, answers: { topic: 2 } }, opens + HOUR);
    expect(again.feedback).toMatchObject({ questionnaire: 2, at: iso(opens + HOUR) });
  });

  it('is never entered at a workshop whose feedback is anonymous', () => {
    const anonymous = { ...workshop.details.feedback, anonymous: true };
    const of = { ...workshop, details: { ...workshop.details, feedback: anonymous } };
    expect(() => entered(aPerson(), { topic: 4 }, opens, NOTHING_SEEN, of)).toThrow(NOT_ANONYMOUS);
  });
});

describe('it can be entered', () => {
  it('from the first day until the grace is over, to the millisecond, and else it is said why not', () => {
    const why = (now: number, person = aPerson(), of = workshop) => whyNotEntered(of, person, now);
    expect(why(opens - 1)).toMatch(/^The forms open with the first day .+8 July 2011, 00:00.+Before that nothing/);
    expect(why(opens)).toBeUndefined();
    expect(why(closes - 1)).toBeUndefined();
    expect(why(closes)).toMatch(/^The follow-up is closed/);
    expect(why(opens, aPerson(), closed(workshop, opens))).toMatch(/^The follow-up is closed/);
    expect(reasonOf(() => entered(aPerson(), { topic: 4 }, closes))).toBe('closed');
  });

  it('for whom there is more time as long as that goes; others are told of how to give it', () => {
    const until = iso(closes + DAY);
    const extended = { ...workshop, extended: { until, grants: 1 } };
    const later = aPerson({ extension: { until, by: BY, at: iso(opens) } });
    const last = closesFor(workshop.details, later) - 1;
    expect(whyNotEntered(extended, later, last)).toBeUndefined();
    expect(whyNotEntered(extended, aPerson(), last)).toMatch(
      /^The deadline of Deputy Secretary p1 was .+20 August 2011, 17:00.+You can give more time on the page of Deputy Secretary p1/,
    );
  });
});

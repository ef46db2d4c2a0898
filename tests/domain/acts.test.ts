import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ACTS_KEPT,
  type Asked,
  leavesAt,
  stateOf,
  TAKEN_BACK_WITHIN_MS,
  tallyOf,
  whyNoMail,
  whyNotDone,
  withActDone,
  withActTakenBack,
} from '../../shared/follow-up/acts.ts';
import type { Participant } from '../../shared/people/participant.ts';
import { type ActKind, ActKindSchema, type Person, PersonSchema } from '../../shared/people/person.ts';
import { deadlineOf } from '../../shared/workshop/calendar.ts';
import { aPerson, aWorkshop, DAY, HOUR } from '../support/fixtures.ts';

/** What organisers do for many at once. */

const workshop = aWorkshop();
/** A Tuesday, in office hours. */
const NOW = Date.parse('2011-07-19T05:00:00Z');
const UNTIL = deadlineOf(workshop.details) + 5 * DAY;
const BY = 'organiser@example.org';

const alone = (person: Person): Participant => ({ person, papers: [], actions: [] });
const ask = (kind: ActKind, batch = 'b1', now = NOW): Asked => ({ kind, batch, by: BY, now, until: UNTIL });
const acted = (person: Person, ...asked: readonly Asked[]): Person =>
  asked.reduce((current, each) => withActDone(workshop, alone(current), each), person);

/** What the act is about, without the note of it and without the count that names letters. */
const effects = ({ acts: _, lettersOwed: __, debts, ...rest }: Person) => ({ ...rest, owed: Object.keys(debts.owed) });

const people = fc
  .record({
    unsubscribed: fc.boolean(),
    dead: fc.boolean(),
    answered: fc.boolean(),
    attended: fc.boolean(),
    hasMore: fc.constantFrom(undefined, 2 * DAY, 5 * DAY, 9 * DAY),
  })
  .map(({ unsubscribed, dead, answered, attended, hasMore }) => {
    const at = new Date(NOW - DAY).toISOString();
    return aPerson({
      standing: {
        ...(unsubscribed && { unsubscribedAt: at }),
        ...(dead && { undeliverable: { email: 'p1@example.org', at, why: 'no mailbox' } }),
      },
      ...(answered && { declined: { feedback: at, swot: at } }),
      ...(attended && { attended: { at, by: 'room@example.org' } }),
      ...(hasMore && {
        extension: { until: new Date(deadlineOf(workshop.details) + hasMore).toISOString(), at, by: 'o' },
      }),
    });
  });
const kinds = fc.constantFrom(...ActKindSchema.options);

describe('an act on one of many', () => {
  test('pressed twice does nothing twice, whenever the second press comes', () => {
    fc.assert(
      fc.property(people, kinds, fc.nat({ max: 30 * DAY }), (person, kind, later) => {
        const once = acted(person, ask(kind));
        expect(acted(once, ask(kind, 'b1', NOW + later))).toBe(once);
      }),
    );
  });

  test('does nothing where there is a reason against it, and something where there is none', () => {
    fc.assert(
      fc.property(people, kinds, (person, kind) => {
        const why = whyNotDone(workshop, alone(person), ask(kind));
        expect(acted(person, ask(kind)) === person).toBe(why !== undefined);
      }),
    );
  });

  test('taken back in time leaves the person as before, and pressed once more does nothing', () => {
    fc.assert(
      fc.property(people, kinds, fc.nat({ max: TAKEN_BACK_WITHIN_MS - 1 }), (person, kind, later) => {
        const back = withActTakenBack(acted(person, ask(kind)), 'b1', BY, NOW + later);
        expect(effects(back)).toEqual(effects(person));
        expect(acted(back, ask(kind))).toBe(back);
      }),
    );
  });

  test('is counted once: what was done, and what was taken back, are all that were noted', () => {
    fc.assert(
      fc.property(fc.array(people, { maxLength: 12 }), kinds, fc.func(fc.boolean()), (list, kind, isBack) => {
        const all = list.map((person, index) => {
          const done = acted(person, ask(kind));
          return isBack(index) ? withActTakenBack(done, 'b1', BY, NOW) : done;
        });
        const noted = all.filter(({ acts }) => acts.length > 0).length;
        const tally = tallyOf(all, 'b1', NOW);
        expect(tally ? tally.done + tally.takenBack : 0).toBe(noted);
        expect(tally ? tally.canBeTakenBack <= tally.done : true).toBe(true);
      }),
    );
  });

  test('reads back from the table as it was written', () => {
    fc.assert(
      fc.property(people, kinds, (person, kind) => {
        const done = acted(person, ask(kind));
        expect(PersonSchema.parse(JSON.parse(JSON.stringify(done)))).toEqual(done);
      }),
    );
  });
});

describe('a reminder now', () => {
  test('leaves after a while in which it can be taken back, and not in the night or at a weekend', () => {
    expect(leavesAt(workshop, NOW)).toBe(NOW + TAKEN_BACK_WITHIN_MS);
    // Thursday, 19:55 in Dhaka; Friday and Saturday are the weekend.
    const evening = Date.parse('2011-07-21T13:55:00Z');
    expect(new Date(leavesAt(workshop, evening)).toISOString()).toBe('2011-07-24T02:00:00.000Z');
  });

  test('goes to nobody who owes nothing, gets no mail, wants none, or whose time is over', () => {
    const at = new Date(NOW).toISOString();
    const whyOf = (person: Person, now = NOW) => whyNotDone(workshop, alone(person), ask('remind', 'b1', now));
    expect(whyOf(aPerson())).toBeUndefined();
    expect(whyOf(aPerson({ declined: { feedback: at, swot: at } }))).toBe('owes nothing');
    expect(whyOf(aPerson({ standing: { unsubscribedAt: at } }))).toBe('turned reminders off');
    expect(whyOf(aPerson({ standing: { undeliverable: { email: 'p1@example.org', at, why: 'full' } } }))).toMatch(
      /does not arrive: full/,
    );
    expect(whyOf(aPerson(), deadlineOf(workshop.details) + HOUR)).toBe('comes after the deadline');
    expect(whyOf(acted(aPerson(), ask('remind')))).toBe('a reminder is on its way already');
  });

  test('once due it may be leaving, so it stays', () => {
    const reminded = acted(aPerson(), ask('remind'));
    const [act] = reminded.acts;
    if (!act) throw new Error('Nothing was noted.');
    expect(stateOf(reminded, act, NOW + TAKEN_BACK_WITHIN_MS)).toBe('stays');
    expect(withActTakenBack(reminded, 'b1', BY, NOW + TAKEN_BACK_WITHIN_MS)).toBe(reminded);
  });
});

describe('more time for many', () => {
  test('taken back, the earlier extension counts again; what somebody changed since stays', () => {
    const before = { until: new Date(UNTIL - DAY).toISOString(), at: new Date(NOW).toISOString(), by: 'o' };
    const extended = acted(aPerson({ extension: before }), ask('extend'));
    expect(extended.extension?.until).toBe(new Date(UNTIL).toISOString());
    expect(withActTakenBack(extended, 'b1', BY, NOW).extension).toEqual(before);
    const changedSince = { ...extended, extension: { ...before, until: new Date(UNTIL + DAY).toISOString() } };
    expect(withActTakenBack(changedSince, 'b1', BY, NOW)).toBe(changedSince);
  });
});

describe('of more than one act', () => {
  const at = new Date(NOW).toISOString();
  const twice = () => acted(aPerson(), ask('attended', 'b1'), ask('remind', 'b2'));

  test('each is noted under its press, and one alone is taken back, by whom and when', () => {
    const back = withActTakenBack(twice(), 'b2', 'other@example.org', NOW + 1000);
    expect(back.acts).toEqual([
      { batch: 'b1', by: BY, at, kind: 'attended' },
      {
        batch: 'b2',
        by: BY,
        at,
        kind: 'remind',
        occurrence: 'remind-now-1',
        undone: { by: 'other@example.org', at: new Date(NOW + 1000).toISOString() },
      },
    ]);
    expect(back.attended).toEqual({ at, by: BY });
    expect(withActTakenBack(back, 'b2', BY, NOW + 2000)).toBe(back);
    expect(withActTakenBack(back, 'b3', BY, NOW)).toBe(back);
  });

  test('a count is of one press, and says what can be taken back still, and what was', () => {
    const back = withActTakenBack(twice(), 'b2', BY, NOW);
    expect(tallyOf([twice(), twice(), back, aPerson()], 'b2', NOW)).toEqual({
      kind: 'remind',
      at: NOW,
      done: 2,
      canBeTakenBack: 2,
      takenBack: 1,
    });
    expect(tallyOf([twice(), back], 'b2', NOW + TAKEN_BACK_WITHIN_MS)).toMatchObject({ done: 1, canBeTakenBack: 0 });
    expect(tallyOf([twice()], 'b3', NOW)).toBeUndefined();
  });

  test('only the newest are remembered', () => {
    const presses = Array.from({ length: ACTS_KEPT + 2 }, (_, index) => ask('attended', `b${index}`));
    const many = presses.reduce((person, each) => {
      const { attended: _, ...rest } = acted(person, each);
      return PersonSchema.parse(rest);
    }, aPerson());
    expect(many.acts.map(({ batch }) => batch)).toEqual(presses.slice(2).map(({ batch }) => batch));
  });

  test('a second mail of the same kind waits until the first has left', () => {
    const whyOf = (first: ActKind, second: ActKind) =>
      whyNotDone(workshop, alone(acted(aPerson(), ask(first))), ask(second, 'b2'));
    expect(whyOf('send-link', 'send-link')).toBe('the link is on its way already');
    expect(whyOf('extend', 'extend')).toBe('a mail about more time is on its way');
    expect(whyOf('attended', 'attended')).toBe('is ticked off already');
    expect(whyOf('remind', 'send-link')).toBeUndefined();
    expect(whyOf('send-link', 'extend')).toBeUndefined();
    expect(whyOf('extend', 'remind')).toBeUndefined();
  });

  test('the link goes to whoever owes nothing, and to nobody whom no mail reaches', () => {
    const settled = aPerson({ declined: { feedback: at, swot: at } });
    expect(whyNotDone(workshop, alone(settled), ask('send-link'))).toBeUndefined();
    const lost = aPerson({ standing: { undeliverable: { email: 'p1@example.org', at, why: 'full' } } });
    expect(whyNotDone(workshop, alone(lost), ask('send-link'))).toMatch(/does not arrive/);
  });

  test('somebody ticked off by another, or at another time, stays so', () => {
    const ticked = acted(aPerson(), ask('attended'));
    for (const attended of [
      { at: new Date(NOW + 1).toISOString(), by: BY },
      { at, by: 'other@example.org' },
    ]) {
      const since = { ...ticked, attended };
      expect(withActTakenBack(since, 'b1', BY, NOW)).toBe(since);
    }
    expect(withActTakenBack(ticked, 'b1', BY, NOW).attended).toBeUndefined();
  });
});

describe('a mail about more time', () => {
  const why = (person: Person, kind: ActKind = 'extend', now = NOW) =>
    whyNoMail(workshop, alone(person), { kind, now });

  test('goes to whoever owes something once there is more time, also after the deadline', () => {
    expect(why(aPerson())).toBeUndefined();
    expect(why(aPerson(), 'extend', deadlineOf(workshop.details) + HOUR)).toBeUndefined();
  });

  test('goes to nobody who owes nothing or wants none, who are given the time all the same', () => {
    const at = new Date(NOW).toISOString();
    expect(why(aPerson({ declined: { feedback: at, swot: at } }))).toBe('owes nothing');
    expect(why(aPerson({ standing: { unsubscribedAt: at } }))).toBe('turned reminders off');
    expect(why(aPerson({ standing: { unsubscribedAt: at } }), 'remind')).toBeUndefined();
  });
});

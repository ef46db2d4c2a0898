import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Asked,
  leavesAt,
  stateOf,
  TAKEN_BACK_WITHIN_MS,
  tallyOf,
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

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  claim,
  type Debts,
  firstDue,
  held,
  holds,
  LEASE_MS,
  MAX_ATTEMPTS,
  NO_DEBTS,
  owe,
  released,
  renew,
  settle,
  unpark,
  waive,
} from '../../shared/debts/debts.ts';
import { HOUR, T0 } from '../support/fixtures.ts';

describe('a debt', () => {
  test('is claimed once it is due, and then not again until its lease has ended', () => {
    const owed = owe(NO_DEBTS, 'paper', T0);
    expect(claim(owed, T0 - 1).claimed).toEqual([]);
    const first = claim(owed, T0);
    expect(first.claimed).toEqual([{ kind: 'paper', revision: 1, attempt: 1 }]);
    expect(claim(first.debts, T0 + LEASE_MS - 1).claimed).toEqual([]);
    expect(claim(first.debts, T0 + LEASE_MS).claimed).toEqual([{ kind: 'paper', revision: 1, attempt: 2 }]);
  });

  test('is settled by the run that holds it and by no other', () => {
    const { debts, claimed } = claim(owe(NO_DEBTS, 'paper', T0), T0);
    const [ticket] = claimed;
    expect(ticket && settle(debts, ticket)?.owed).toEqual({});
    const later = claim(debts, T0 + LEASE_MS);
    expect(ticket && settle(later.debts, ticket)).toBeUndefined();
    expect(ticket && renew(later.debts, ticket, T0)).toBeUndefined();
  });

  test('owed anew cannot be settled by the run that paid the old one, even after it was waived between', () => {
    const { debts, claimed } = claim(owe(NO_DEBTS, 'follow-up', T0), T0);
    const anew = claim(owe(waive(debts, 'follow-up'), 'follow-up', T0), T0).debts;
    expect(claimed[0] && holds(anew, claimed[0])).toBe(false);
  });

  test('is parked after too many attempts, no longer stands in the index, and can be owed once more', () => {
    let debts: Debts = owe(NO_DEBTS, 'closing', T0);
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) debts = claim(debts, T0 + attempt * 24 * HOUR).debts;
    const last = claim(debts, T0 + 1000 * HOUR);
    expect(last.parked).toEqual(['closing']);
    expect(firstDue(last.debts)).toBeUndefined();

    const again = unpark(last.debts, T0);
    expect(claim(again, T0).claimed).toEqual([{ kind: 'closing', revision: 2, attempt: 1 }]);
    expect(unpark(again, T0)).toBe(again);
  });

  test('given an outage of a day, then it is still tried afterwards, though a run renews its lease each time', () => {
    let debts: Debts = owe(NO_DEBTS, 'follow-up', T0);
    let lastTried = 0;
    for (let now = T0; now < T0 + 30 * HOUR; now += 60_000) {
      const { debts: after, claimed } = claim(debts, now);
      debts = claimed[0] ? (renew(after, claimed[0], now + 1000) ?? after) : after;
      if (claimed.length > 0) lastTried = now;
    }
    expect(debts.owed['follow-up']?.parked).toBeUndefined();
    expect(lastTried).toBeGreaterThan(T0 + 24 * HOUR);
  });

  test('given a death between claim and run, then the first tries come soon after one another', () => {
    const tried: number[] = [];
    let debts: Debts = owe(NO_DEBTS, 'paper', T0);
    for (let now = T0; now < T0 + HOUR; now += 60_000) {
      const outcome = claim(debts, now);
      debts = outcome.debts;
      if (outcome.claimed.length > 0) tried.push((now - T0) / 60_000);
    }
    expect(tried).toEqual([0, 5, 15, 35]);
  });

  test('whatever is done, the earliest due date of the unparked debts is what the index shows', () => {
    const action = fc.tuple(
      fc.constantFrom('follow-up', 'closing', 'paper'),
      fc.integer({ min: 0, max: 100 }),
      fc.constantFrom('owe', 'claim', 'waive'),
    );
    fc.assert(
      fc.property(fc.array(action), (actions) => {
        let debts: Debts = NO_DEBTS;
        for (const [kind, hours, what] of actions) {
          const at = T0 + hours * HOUR;
          if (what === 'owe') debts = owe(debts, kind, at);
          if (what === 'claim') debts = claim(debts, at).debts;
          if (what === 'waive') debts = waive(debts, kind);
        }
        const open = Object.values(debts.owed).filter((debt) => !debt.parked);
        const first = firstDue(debts);
        expect(first === undefined).toBe(open.length === 0);
        for (const debt of open) expect(first !== undefined && first <= debt.dueAt).toBe(true);
      }),
    );
  });

  test('that are held are not claimed, however overdue, until they are released; what is owed anew is', () => {
    const owed = owe(owe(NO_DEBTS, 'closing', T0), 'paper', T0 + HOUR);
    const resting = held(owed);
    expect(firstDue(resting)).toBeUndefined();
    expect(claim(resting, T0 + 1000 * HOUR).claimed).toEqual([]);
    expect(held(resting)).toBe(resting);
    // The time, the attempts and the revision are as they were.
    expect(released(resting)).toEqual(owed);
    expect(released(owed)).toBe(owed);
    const anew = owe(resting, 'paper', T0 + 2 * HOUR);
    expect(claim(anew, T0 + 3 * HOUR).claimed.map(({ kind }) => kind)).toEqual(['paper']);
    // Whoever settles what is held settles it: a run that was under way when it was held.
    expect(settle(resting, { kind: 'closing', revision: 1, attempt: 1 })?.owed.closing).toBeUndefined();
  });
});

import { describe, expect, test } from 'vitest';
import { runCrew } from './sim/crew.ts';

/**
 * A small workshop's follow-up, played in many random histories and in each with many single failures of a call to AWS.
 * `npm run faults` plays more of them with every single failure, and says how to play one again.
 */
const HISTORIES = 200;
/** One call in so many is made to fail in each history, others in the next: all of them would take some minutes. */
const EVERY = 4;

describe(`given ${HISTORIES} random histories, each with single faults all over it`, () => {
  test('then nothing is lost, doubled, sent for nothing, missed or left unpaid', { timeout: 600_000 }, async () => {
    const orders = Array.from({ length: HISTORIES }, (_, index) => ({ is: 'seed' as const, seed: 1 + index }));
    const { failures, histories, faults } = await runCrew({ orders, every: EVERY });
    expect(failures).toEqual([]);
    expect(histories).toBe(HISTORIES);
    expect(faults).toBeGreaterThan(HISTORIES * 75);
  });
});

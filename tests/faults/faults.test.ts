import { describe, expect, test } from 'vitest';
import { runCrew } from './sim/crew.ts';

/**
 * A small workshop's follow-up, played in many random histories and in each with every single failure of a call to AWS.
 * `npm run faults` plays more of them, and says how to play one again.
 */
const HISTORIES = 200;

describe(`given ${HISTORIES} random histories, each with every single fault that can strike it`, () => {
  test('then nothing is lost, doubled, sent for nothing, missed or left unpaid', { timeout: 600_000 }, async () => {
    const orders = Array.from({ length: HISTORIES }, (_, index) => ({ is: 'seed' as const, seed: 1 + index }));
    const { failures, histories, faults } = await runCrew({ orders });
    expect(failures).toEqual([]);
    expect(histories).toBe(HISTORIES);
    expect(faults).toBeGreaterThan(HISTORIES * 300);
  });
});

import { describe, expect, test } from 'vitest';
import { MUTANTS } from './mutants.ts';
import { runCrew } from './sim/crew.ts';

/** The simulation is worth something only if it notices when the product is broken. */

/** So many histories at most, until one shows it. */
const HISTORIES = 400;

describe('given a product that is broken on purpose, then the simulation says so', () => {
  test.each(MUTANTS)('$name', { timeout: 240_000 }, async (mutant) => {
    const orders = Array.from({ length: HISTORIES }, (_, index) => ({ is: 'seed' as const, seed: 1 + index }));
    const { failures } = await runCrew({ orders, edits: [mutant], shrinks: false });
    expect(mutant.breaks).toContain(failures[0]?.breach);
  });
});

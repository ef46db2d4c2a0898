import { beforeAll, describe, expect, test } from 'vitest';
import { MUTANTS, type Mutant } from './mutants.ts';
import { runCrew } from './sim/crew.ts';

/** The simulation is worth something only if it notices when the product is broken. */

/** So many histories at most, until one shows it; and of their faults one in so many. */
const HISTORIES = 400;
const EVERY = 7;
/** Mutants that are tried at once, each on one core. */
const LANES = 2;

const ordersFrom = (first: number) =>
  Array.from({ length: HISTORIES }, (_, index) => ({ is: 'seed' as const, seed: first + index }));

const noticed = new Map<Mutant, Promise<string | undefined>>();

beforeAll(() => {
  const lanes = Array.from({ length: LANES }, () => Promise.resolve<unknown>(undefined));
  MUTANTS.forEach((mutant, index) => {
    const lane = index % LANES;
    const result = lanes[lane]
      ?.then(() =>
        runCrew({ orders: ordersFrom(mutant.from ?? 1), edits: [mutant], shrinks: false, every: EVERY, threads: 1 }),
      )
      .then(({ failures }) => failures[0]?.breach);
    if (!result) return;
    noticed.set(mutant, result);
    lanes[lane] = result.catch(() => undefined);
  });
});

describe('given a product that is broken on purpose, then the simulation says so', () => {
  test.each(MUTANTS)('$name', { timeout: 240_000 }, async (mutant) => {
    expect(mutant.breaks).toContain(await noticed.get(mutant));
  });
});

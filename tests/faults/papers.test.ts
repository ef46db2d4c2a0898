import { expect, test } from 'vitest';
import { explorePapers } from './papers/crew.ts';
import { PAPER_MUTANTS } from './papers/mutants.ts';

const RUNS = 300;

test(`given ${RUNS} random histories of papers, with faults, then none leaves its way, is lost, public too early or unattended`, async () => {
  const { failure, states } = await explorePapers(RUNS, 2011);
  expect(failure).toBeUndefined();
  // What never gets anywhere proves nothing.
  const reached = ['draft', 'published', 'refused', 'rejected', 'revision-requested', 'under-review'];
  expect(states).toEqual(expect.arrayContaining(reached));
});

test.each(PAPER_MUTANTS)('given $name, then it is noticed', async (mutant) => {
  const { failure } = await explorePapers(RUNS, 2011, [mutant]);
  expect(failure?.what).toMatch(mutant.says);
});

import { defineConfig } from 'vitest/config';

/** The tests that mutants are to be found by: the domain's, which need no engine. Those that read the sources see them mutated. */
export default defineConfig({
  test: {
    include: ['tests/domain/**/*.test.{ts,tsx}'],
    exclude: ['tests/domain/*-document{,s}.test.ts', 'tests/domain/messages-used.test.ts'],
    testTimeout: 60_000,
    // The domain keeps no state: a mutant is tried without loading everything anew.
    isolate: false,
  },
});

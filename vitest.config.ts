import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/assembly.setup.ts'],
    passWithNoTests: false,
    allowOnly: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // What passed need not speak; what failed shows all it said.
    silent: 'passed-only',
    pool: 'threads',
    maxWorkers: 2,
  },
});

import { defineConfig } from 'vitest/config';

/** In a copy of the project that was changed as the guide says: the uses of what came of it, and the laws that hold for all. */
export default defineConfig({
  test: {
    include: ['tests/contributing/walks/*.walk.tsx', 'tests/domain/questionnaire-agreement.test.tsx'],
    testTimeout: 120_000,
  },
});

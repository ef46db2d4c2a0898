import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A mutant that an example finds need not wait for a law over hundreds of questionnaires; Vitest has the longest first. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const took = (file: TestSpecification): number => this.ctx.cache.getTestSpecificationResult(file)?.duration ?? 0;
    return files.toSorted((a, b) => took(a) - took(b));
  }
}

/** The tests that mutants are to be found by: the domain's, which need no engine. Those that read the sources see them mutated. */
export default defineConfig({
  test: {
    include: ['tests/domain/**/*.test.{ts,tsx}'],
    // Not those that take seconds and ask about something else: the report as a file, a workbook, which function loads what.
    exclude: [
      'tests/domain/*-document{,s}.test.ts',
      'tests/domain/messages-used.test.ts',
      'tests/domain/report-{docx,recount}.test.ts',
      'tests/domain/results-workbook.test.ts',
      'tests/domain/areas.test.ts',
    ],
    testTimeout: 60_000,
    // The domain keeps no state: a mutant is tried without loading everything anew.
    isolate: false,
    sequence: { sequencer: QuickFirst },
  },
});

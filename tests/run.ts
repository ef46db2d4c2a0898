import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';

const HELP = `npm test [-- options] [-- file ...]

Lints, checks the types and runs the tests; the last line says how many passed and failed.

  file ...    only tests whose path contains one of these (then nothing is linted)
  --all       the tests that take longer, too (npm run test:all)
  --help      this text
`;

/** The part of vitest's JSON report that says how it went. */
const ReportSchema = z.object({ numPassedTests: z.int(), numFailedTests: z.int() });

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { all: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  // Whoever names files wants these tests now, not the whole tree judged.
  const lintFailures = positionals.length === 0 && (await run(['npm', 'run', '--silent', 'lint'], {})) !== 0 ? 1 : 0;
  if (lintFailures > 0) console.error('The lint found something: see above.');
  const folder = mkdtempSync(join(tmpdir(), 'afterword-tests-'));
  const file = join(folder, 'report.json');
  const exit = await run(
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...positionals],
    values.all ? { AFTERWORD_TESTS: 'all' } : {},
  );
  const report = readReport(file);
  rmSync(folder, { recursive: true });
  // A lint that failed counts like a test that failed, and so does a run whose report is missing, or which failed
  // without a failed test: a file that could not begin.
  const passed = report?.numPassedTests ?? 0;
  const failedTests = report?.numFailedTests ?? 0;
  const failed = lintFailures + (exit === 0 ? failedTests : Math.max(failedTests, 1));
  console.log(`${passed} passed, ${failed} failed`);
  return exit === 0 && failed === 0 && passed > 0 ? 0 : 1;
}

function readReport(file: string): z.infer<typeof ReportSchema> | undefined {
  try {
    return ReportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Runs a command of the project's own packages, with its output shown. */
function run([command = '', ...args]: readonly string[], extra: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...extra } });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

process.exitCode = await main();

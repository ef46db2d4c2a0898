import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/**
 * `npm run audit`: whether anything is known against the packages that are deployed. It asks the registry, so it is no test.
 * Exit 0: nothing is known. 1: something is, and it is printed. 3: the registry did not answer, so nothing was learned.
 */

const UNANSWERED = 3;

const Report = z.object({
  auditReportVersion: z.number(),
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.string(), range: z.string(), fixAvailable: z.unknown().optional() }),
  ),
});

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  cwd: fileURLToPath(new URL('../..', import.meta.url)),
  encoding: 'utf8',
  timeout: 120_000,
});
const report = Report.safeParse(parsed(stdout ?? ''));
if (report.success) {
  const found = Object.entries(report.data.vulnerabilities);
  for (const [name, { severity, range }] of found) console.log(`${name} ${range}: ${severity}`);
  console.log(found.length === 0 ? 'Nothing is known against what is deployed.' : 'Please update these.');
  process.exitCode = found.length === 0 ? 0 : 1;
} else {
  console.log('The registry did not say what is known of the packages. Nothing was learned; please try again later.');
  process.exitCode = UNANSWERED;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

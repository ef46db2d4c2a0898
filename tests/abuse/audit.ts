import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { asCommand, optionsOf } from '../../infra/operate/command.ts';
import { STATUS } from '../../infra/operate/ended.ts';

const HELP = `npm run audit [-- --help]

Asks the registry what is known against the packages that are deployed; so it is no test. Ends with 0 where nothing is known,
1 where something is, which is printed, and 3 where the registry did not answer and nothing was learned.
`;

const Report = z.object({
  auditReportVersion: z.number(),
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.string(), range: z.string(), fixAvailable: z.unknown().optional() }),
  ),
});

await asCommand(HELP, async (args) => {
  optionsOf(args, {});
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    encoding: 'utf8',
    timeout: 120_000,
  });
  const report = Report.safeParse(parsed(stdout ?? ''));
  if (!report.success) {
    console.log('The registry did not say what is known of the packages. Nothing was learned; please try again later.');
    return STATUS.unreachable;
  }
  const found = Object.entries(report.data.vulnerabilities);
  for (const [name, { severity, range }] of found) console.log(`${name} ${range}: ${severity}`);
  console.log(found.length === 0 ? 'Nothing is known against what is deployed.' : 'Please update these.');
  return found.length === 0 ? STATUS.done : STATUS.notDone;
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

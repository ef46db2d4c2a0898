import '../../infra/local/node-version.ts';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rightsOfTemplate } from '../support/rights.ts';
import { type Heard, HeardSchema, type Use, usesOf } from './held-grants.ts';
import { reasonFor } from './purposes.ts';

const HELP = `npm run grants [-- options]

Plays the journey of the Dhaka workshop, with a walk along what it leaves out, and the tests of the functions, each function
under its own role, and holds what they called against what the template allows. Names every right that nobody used,
and every right without which no call would fail; ends with an error where there is one without a reason in
tests/rights/purposes.ts.

  --calls DIR      nothing is played: the calls are those that an earlier run left in DIR
  --keep DIR       leaves the calls in DIR
  --only LIST      of journey,tests: what is played
  --calls-of-one   names the calls that one right alone allowed, too
  --json           the last line is one JSON object
  --help           this text
`;

/** What is wrong with the command line, as a sentence. */
class WrongUse extends Error {}

const RUNS = {
  journey: ['tsx', 'tests/rights/walk.ts'],
  tests: ['vitest', 'run', 'tests/functions'],
} as const;
const isRun = (name: string): name is keyof typeof RUNS => Object.hasOwn(RUNS, name);

function options(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        calls: { type: 'string' },
        keep: { type: 'string' },
        only: { type: 'string', default: Object.keys(RUNS).join(',') },
        'calls-of-one': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

function play([command, ...args]: readonly [string, ...string[]], env: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

async function record(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (!isRun(name)) throw new WrongUse(`--only knows ${Object.keys(RUNS).join(', ')}, and not "${name}".`);
    const failed = await play(RUNS[name], { AFTERWORD_CALLS: folder, AFTERWORD_CALLS_OF: name });
    // Rights that are refused would be missing in what was heard: it is no basis for a judgement.
    if (failed !== 0) throw new WrongUse(`The run “${name}” failed, so nothing can be said. See above.`);
  }
}

function heardIn(folder: string): Heard[] {
  if (!existsSync(folder)) throw new WrongUse(`There is no folder ${folder}.`);
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'));
  if (lines.length === 0) throw new WrongUse(`No calls lie in ${folder}.`);
  return lines.map((line) => HeardSchema.parse(JSON.parse(line)));
}

/** Each way to call that only one right allows. */
const onlyBy = ({ held, alone }: Use): string =>
  `  ${held.id}\n${[...new Set(alone.map(({ run, action }) => `    ${action} (${run})`))].join('\n')}`;

async function main(args: readonly string[]): Promise<number> {
  const given = options(args);
  if (given.help) {
    console.log(HELP);
    return 0;
  }
  const folder = given.calls ?? given.keep ?? mkdtempSync(join(tmpdir(), 'afterword-grants-'));
  if (given.calls === undefined) await record(folder, given.only.split(','));
  const heard = heardIn(folder);
  if (given.calls === undefined && given.keep === undefined) rmSync(folder, { recursive: true });
  const rights = await rightsOfTemplate();
  const uses = usesOf(rights, heard);
  const unseen = uses.filter(({ calls }) => calls.length === 0);
  const unused = unseen.filter(({ held }) => reasonFor(held) === undefined);
  const doubled = uses.filter(({ calls, alone }) => calls.length > 0 && alone.length === 0);
  const refused = heard.filter(({ grants, run }) => grants.length === 0 && run !== 'tests');
  if (given['calls-of-one'])
    console.log(
      uses
        .filter(({ alone }) => alone.length > 0)
        .map(onlyBy)
        .join('\n'),
    );
  for (const { held } of unused) console.error(`Nobody used: ${held.id}`);
  for (const { held } of doubled) console.error(`Nothing would fail without: ${held.id}`);
  for (const { by, action, resource } of refused) console.error(`Refused: ${by}: ${action} on ${resource}`);
  const counts = {
    grants: uses.length,
    used: uses.length - unseen.length,
    unseenWithReason: unseen.length - unused.length,
    unused: unused.length,
    doubled: doubled.length,
    refused: refused.length,
  };
  console.log(
    `${counts.grants} rights: ${counts.used} used, ${counts.unseenWithReason} not to be seen on one machine, ${counts.unused} unused; ${counts.doubled} of which nothing depends on.`,
  );
  if (given.json) console.log(JSON.stringify(counts));
  return counts.unused + counts.doubled + counts.refused > 0 ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof WrongUse)) throw error;
  console.error(`${error.message}\nnpm run grants -- --help says what there is.`);
  process.exitCode = 2;
}

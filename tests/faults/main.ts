import '../../infra/local/node-version.ts';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { runCrew, type Tally } from './sim/crew.ts';
import { type History, HistorySchema } from './sim/history.ts';
import type { Order } from './sim/worker.ts';

const HELP = `npm run faults [-- options]

Plays random histories of a small workshop on the product's own code and a simulated clock: answers, what is declined,
extensions, bounces, corrected addresses, changed dates, stopped and added steps, outages, doubled, late and slow runs.
Each is played once more for every call to AWS and every way in which that call can fail. npm test
does so for the first 200 histories. Ends with an error when anything that was accepted is lost, anybody is mailed twice,
missed or mailed for nothing, or a debt is never paid; and prints the smallest history that shows it.

  --histories N    how many (5000)
  --seed S         the first one's number (1); the others follow
  --every N        make only one of so many calls fail (1)
  --history FILE   play the history in this file, as a failure prints it
  --mixed SECONDS  instead of histories: people, staff and the sweep at once on the local run, for so many real seconds, while one
                   call to AWS of a hundred fails. Ends with an error when an answer of 500 or more does not say when to
                   try again, when anything that was accepted is lost, or when anything owed is not paid at the end
  --kills N        instead of histories: a whole follow-up on the real command, which is killed (kill -9) N times in mid-run
                   and started again; npm test does so with 6, npm run test:all with 20
  --json           the last line is one JSON object
  --help           this text
`;

/** What is wrong with the command line, as a sentence. */
class WrongUse extends Error {}

const whole = (name: string, text: string, least: number): number => {
  const parsed = z.coerce.number().int().min(least).safeParse(text);
  if (!parsed.success) throw new WrongUse(`--${name} takes a whole number from ${least} on, and not "${text}".`);
  return parsed.data;
};

function optionsOf(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        histories: { type: 'string', default: '5000' },
        seed: { type: 'string', default: '1' },
        every: { type: 'string', default: '1' },
        history: { type: 'string' },
        mixed: { type: 'string' },
        kills: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

function historyIn(path: string): History {
  try {
    return HistorySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : error;
    throw new WrongUse(`The history in ${path} cannot be played: ${why}`);
  }
}

function ordersOf(options: ReturnType<typeof optionsOf>): Order[] {
  if (options.history !== undefined) return [{ is: 'history', history: historyIn(options.history) }];
  const first = whole('seed', options.seed, 0);
  return Array.from({ length: whole('histories', options.histories, 1) }, (_, index) => ({
    is: 'seed',
    seed: first + index,
  }));
}

const count = (tally: Tally, breach: string): number => tally.failures.filter((each) => each.breach === breach).length;

async function mixed(seconds: number, seed: number, json: boolean): Promise<number> {
  const { playMixed } = await import('./mixed/play.ts');
  const report = await playMixed(seed, (_answers, ms) => ms < seconds * 1000);
  for (const breach of report.breaches) console.error(breach);
  const { answers, calls, faults, accepted, mails, breaches } = report;
  const statuses = Object.entries(report.statuses).map(([status, times]) => `${times} × ${status}`);
  console.log(
    `${seconds} s: ${answers} answers (${statuses.join(', ')}), ${calls} calls to AWS, ${faults} of them failed.`,
  );
  console.log(`${accepted} things accepted, ${mails} mails; ${breaches.length} of what should not be.`);
  if (json) console.log(JSON.stringify({ ...report, seconds }));
  return breaches.length > 0 ? 1 : 0;
}

/** The test of tests/faults/kill.test.ts, with as many kills as are asked for. */
function kills(count: number, seed: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, AFTERWORD_KILLS: String(count), AFTERWORD_SEED: String(seed) };
    const child = spawn('vitest', ['run', 'tests/faults/kill.test.ts'], { stdio: 'inherit', env });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

async function main(args: readonly string[]): Promise<number> {
  const options = optionsOf(args);
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const seed = whole('seed', options.seed, 0);
  if (options.mixed !== undefined) return mixed(whole('mixed', options.mixed, 1), seed, options.json);
  if (options.kills !== undefined) return kills(whole('kills', options.kills, 1), seed);
  const orders = ordersOf(options);
  const every = whole('every', options.every, 1);
  const started = performance.now();
  const seconds = (): number => Math.round((performance.now() - started) / 100) / 10;
  let shown = started;
  const tally = await runCrew({
    orders,
    every,
    onProgress: ({ histories, faults }) => {
      if (performance.now() - shown < 5000) return;
      shown = performance.now();
      console.log(`${histories} of ${orders.length} histories, ${faults} faults, ${seconds()} s`);
    },
  });
  for (const { seed, fault, what, history } of tally.failures) {
    const struck = fault ? `call ${fault.call} (${fault.label}) failed: ${fault.mode}` : 'no call failed';
    console.error(`\nHistory ${seed} breaks a promise. ${what}\nIn it ${struck}.\nShrunk: ${JSON.stringify(history)}`);
    console.error(`To play it again: npm run faults -- --histories 1 --seed ${seed}`);
    console.error('Or save the shrunk history to a file, and play that: npm run faults -- --history FILE\n');
  }
  console.log(`${tally.histories} histories, ${tally.faults} faults injected, in ${seconds()} s.`);
  if (options.json) {
    const breaches = Object.fromEntries(
      ['lost', 'duplicates', 'unwanted', 'missed', 'unpaid'].map((each) => [each, count(tally, each)]),
    );
    const { lost, duplicates, ...others } = breaches;
    const { histories, faults: faultsInjected, ambiguous } = tally;
    console.log(
      JSON.stringify({ histories, faultsInjected, lost, duplicates, ambiguous, ...others, seconds: seconds() }),
    );
  }
  return tally.failures.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof WrongUse)) throw error;
  console.error(`${error.message}\nnpm run faults -- --help says what there is.`);
  process.exitCode = 2;
}

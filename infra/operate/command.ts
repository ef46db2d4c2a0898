import { type ParseArgsConfig, parseArgs } from 'node:util';

/** How a command ends, for scripts: each of them says so in its help. */
export const STATUS = { done: 0, notDone: 1, wrongUse: 2, unreachable: 3 } as const;
type Status = (typeof STATUS)[keyof typeof STATUS];

/** Ends a command early, with a sentence or two for whoever called it: what is wrong, and what to do now. */
export class Ended extends Error {
  override readonly name = 'Ended';
  readonly status: Status;

  constructor(status: Status, message: string, cause?: unknown) {
    super(message, { cause });
    this.status = status;
  }
}

/** The options of a command line. @throws Ended for one that the command does not know */
export function optionsOf<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new Ended(STATUS.wrongUse, `${sentence(error)} (--help lists the options.)`);
  }
}

/** Runs a command and ends the process with its status; what nobody foresaw ends with 1 and is shown whole. */
export async function asCommand(help: string, run: (args: readonly string[]) => Promise<Status>): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help);
    return;
  }
  try {
    process.exitCode = await run(args);
  } catch (error) {
    console.error(error instanceof Ended ? error.message : error);
    process.exitCode = error instanceof Ended ? error.status : STATUS.notDone;
  }
}

export const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Ended, STATUS, type Status } from './ended.ts';
import { inWords, wrongUse } from './in-words.ts';

/** The options of a command line. @throws Ended for one that the command does not know */
export function optionsOf<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw wrongUse(error);
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
    const said = error instanceof Ended ? error : inWords(error);
    console.error(said?.message ?? error);
    process.exitCode = said?.status ?? STATUS.notDone;
  }
}

import { parseArgs } from 'node:util';

export const HELP = `npm start -- [options]      runs Afterword on this machine, with local engines in place of AWS

  --fresh            begins anew: deletes the data of earlier runs
  --port N           the port of the pages (default 4600)
  --workshop FILE    the workshop to begin with (default: Dhaka, 2011); see docs/workshop-file.md
  --data DIR         where the data live (default .afterword)
  --at TIME          where the simulated clock begins, in a fresh folder only, such as 2011-07-04T09:00:00Z
  --help             this text

Ctrl-C stops it; the data stay, and the next start goes on from there.
Ends with 0 when it was stopped, 1 when it could not start, 2 when it was called wrongly.`;

export interface CommandLine {
  readonly fresh: boolean;
  readonly port: number;
  readonly workshop: string | undefined;
  readonly data: string;
  /** Epoch ms. */
  readonly at: number | undefined;
  readonly help: boolean;
}

/** What was typed makes no sense; the message says what and how to see what would. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/** Reads the options of `npm start`. @throws WrongUse */
export function readCommandLine(args: readonly string[]): CommandLine {
  const values = parsed(args);
  const port = Number(values.port ?? 4600);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new WrongUse(`--port must be a number from 0 to 65535, not "${values.port}".`);
  }
  const at = values.at === undefined ? undefined : Date.parse(values.at);
  if (at !== undefined && Number.isNaN(at)) {
    throw new WrongUse(`--at must be a time such as 2011-07-04T09:00:00Z, not "${values.at}".`);
  }
  return {
    fresh: values.fresh ?? false,
    port,
    workshop: values.workshop,
    data: values.data ?? '.afterword',
    at,
    help: values.help ?? false,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        fresh: { type: 'boolean' },
        port: { type: 'string' },
        workshop: { type: 'string' },
        data: { type: 'string' },
        at: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new WrongUse(`${error instanceof Error ? error.message : String(error)} (--help lists the options.)`);
  }
}

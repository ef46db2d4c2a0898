import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';

/** A program of the bench in a process of its own. */
export interface Child<Said> {
  /** The first thing that it says. @throws Error where it ends before */
  readonly said: Promise<Said>;
  stop(): void;
}

/** Starts a file of this folder. `told` is handed to it as its one argument, as JSON. */
export function child<Said>(
  file: string,
  schema: z.ZodType<Said>,
  told: unknown = {},
  flags: string[] = [],
): Child<Said> {
  const started = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(told)], {
    execArgv: [...process.execArgv, ...flags],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    said: firstWord(file, started).then((word) => schema.parse(word)),
    stop: () => void (started.connected && started.disconnect()),
  };
}

const firstWord = (file: string, started: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    started.once('message', resolve);
    started.once('error', reject);
    started.once('exit', (code) => reject(new Error(`${file} ended with ${code} and said nothing.`)));
  });

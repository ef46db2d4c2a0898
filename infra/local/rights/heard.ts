import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import * as z from 'zod';
import type { Call } from './gate.ts';
import { type Grant, StatementSchema } from './policy.ts';

/** A folder, where a run is to leave what its roles called; and what kind of run it is. Set by `npm run grants`. */
export const CALLS_FOLDER = 'AFTERWORD_CALLS';
export const CALLS_OF = 'AFTERWORD_CALLS_OF';

const GrantSchema = z.object({
  effect: StatementSchema.shape.Effect,
  action: z.string(),
  resource: z.string(),
  condition: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
});

/** A kind of call: the first of a run that a role made with this action and by these grants. */
export const HeardSchema = z.object({
  /** The kind of run, as CALLS_OF says it. */
  run: z.string(),
  by: z.string(),
  action: z.string(),
  /** An example. */
  resource: z.string(),
  grants: z.array(GrantSchema),
});
export type Heard = z.infer<typeof HeardSchema>;

/** Writes down each kind of call once, where the environment asks for it; else it hears and says nothing. */
export function callRecorder(): (call: Call) => void {
  const { [CALLS_FOLDER]: folder, [CALLS_OF]: run = 'tests' } = process.env;
  if (folder === undefined) return () => undefined;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${process.pid}-${threadId}.jsonl`);
  const seen = new Set<string>();
  return ({ by, action, resource, grants }) => {
    const kind = JSON.stringify([by, action, grants.map(idOf)]);
    if (seen.has(kind)) return;
    seen.add(kind);
    appendFileSync(file, `${JSON.stringify({ run, by, action, resource, grants })}\n`);
  };
}

/** All that was written down in a folder. */
export function heardIn(folder: string): Heard[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => HeardSchema.parse(JSON.parse(line)));
}

/** The same text for the same grant. */
export const idOf = ({ action, resource, condition }: Grant): string =>
  `${action} on ${resource}${Object.keys(condition).length === 0 ? '' : ` where ${JSON.stringify(condition)}`}`;

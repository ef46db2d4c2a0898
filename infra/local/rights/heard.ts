import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type { Call } from './gate.ts';
import type { Grant } from './policy.ts';

/** A folder, where a run is to leave what its roles called; and what kind of run it is. */
const CALLS_FOLDER = 'AFTERWORD_CALLS';
const CALLS_OF = 'AFTERWORD_CALLS_OF';

/** A kind of call: the first of a run that a role made with this action and by these grants. */
interface Heard extends Call {
  /** The kind of run, as AFTERWORD_CALLS_OF says it. */
  readonly run: string;
}

/** Writes down each kind of call once, as a line of JSON, where the environment asks for it; else it hears and says nothing. */
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
    const heard: Heard = { run, by, action, resource, grants };
    appendFileSync(file, `${JSON.stringify(heard)}\n`);
  };
}

/** The same text for the same grant. */
const idOf = ({ action, resource, condition }: Grant): string =>
  `${action} on ${resource}${Object.keys(condition).length === 0 ? '' : ` where ${JSON.stringify(condition)}`}`;

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';
import { DamagedData } from './engine.ts';

/** Writes a file so that a kill leaves either the old content or the new, never half of it. Readable by its owner only. */
export function keepFile(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.new`;
  const handle = openSync(fresh, 'w', 0o600);
  writeSync(handle, content);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(fresh, file);
}

/**
 * Reads a kept JSON file.
 * @returns undefined when there is none yet
 * @throws DamagedData
 */
export function readKeptJson<T>(file: string, schema: z.ZodType<T>): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new DamagedData(file, 'it is not the JSON that Afterword wrote there', error);
  }
}

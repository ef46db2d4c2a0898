import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import type * as z from 'zod';
import { DamagedData } from './engine.ts';

/** A file that only grows: one JSON value a line. What was appended is still there after `kill -9`. */
export class Journal<T> {
  readonly #handle: number;
  readonly #entries: T[];

  /** @throws DamagedData when a line other than an unfinished last one cannot be read */
  constructor(file: string, schema: z.ZodType<T>) {
    const whole = existsSync(file) ? wholeLines(readFileSync(file)) : Buffer.alloc(0);
    this.#entries = parseLines(file, whole, schema);
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    this.#handle = openSync(file, 'a', 0o600);
    // The unfinished line was never acknowledged to anyone, so it is as if it had not been.
    ftruncateSync(this.#handle, whole.length);
  }

  get entries(): readonly T[] {
    return this.#entries;
  }

  /** Appends in one write. With `flush` it is on the disk, not only in the system's memory, when this returns. */
  append(entries: readonly T[], { flush }: { flush: boolean }): void {
    if (entries.length === 0) return;
    const lines = Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    for (let written = 0; written < lines.length; ) written += writeSync(this.#handle, lines, written);
    if (flush) fsyncSync(this.#handle);
    this.#entries.push(...entries);
  }

  close(): void {
    closeSync(this.#handle);
  }
}

/** Reads a journal without opening it for writing. */
export function readJournal<T>(file: string, schema: z.ZodType<T>): T[] {
  return existsSync(file) ? parseLines(file, wholeLines(readFileSync(file)), schema) : [];
}

function wholeLines(content: Buffer): Buffer {
  return content.subarray(0, content.lastIndexOf(0x0a) + 1);
}

function parseLines<T>(file: string, content: Buffer, schema: z.ZodType<T>): T[] {
  const lines = content.toString('utf8').split('\n').slice(0, -1);
  return lines.map((line, index) => {
    try {
      return schema.parse(JSON.parse(line));
    } catch (error) {
      throw new DamagedData(file, `line ${index + 1} is not what Afterword wrote there`, error);
    }
  });
}

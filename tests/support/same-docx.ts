import { readFileSync, writeFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import * as z from 'zod';

/** Whether vitest was called with `-u`: what is made anew then takes the place of what is kept. */
const isRenewing = (): boolean =>
  z.object({ _updateSnapshot: z.literal('all') }).safeParse({ ...expect.getState().snapshotState }).success;

/** A Word document that is kept has the bytes of one that was made anew; where it has not, it is said which parts differ. */
export function expectSameDocx(made: Uint8Array, file: URL): void {
  if (isRenewing()) writeFileSync(file, made);
  const kept = new Uint8Array(readFileSync(file));
  if (Buffer.compare(made, kept) === 0) return;
  const [now, before] = [unzipSync(made), unzipSync(kept)];
  const parts = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  const differing = parts.filter((name) => Buffer.compare(now[name] ?? NONE, before[name] ?? NONE) !== 0);
  expect.fail(
    `${file.pathname.split('/').at(-1)} is not what is made now; different: ${differing.join(', ') || 'the order of parts'}`,
  );
}

const NONE = new Uint8Array();

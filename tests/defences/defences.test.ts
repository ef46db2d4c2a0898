import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { timesIn } from './copy.ts';
import { DEFENCES } from './defences.ts';

/** `npm run defences` takes each away and sees its test fail; here only that what it takes away is still there. */
it.each(DEFENCES)('$name: stands once in its file, and has its test', ({ file, find, replace, test, only }) => {
  expect(timesIn(readFileSync(file, 'utf8'), find)).toBe(1);
  expect(replace).not.toBe(find);
  expect(existsSync(test)).toBe(true);
  if (only !== undefined) expect(readFileSync(test, 'utf8')).toContain(only);
});
